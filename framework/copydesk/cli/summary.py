"""Counts what the inputs of a run ended as, and says it at the end."""

from __future__ import annotations

import re
from collections import Counter

import attrs

from copydesk.cli import exits
from copydesk.models import OUTCOMES, Result

# What `copydesk.errors` has for a request that became no page.
_OWN = re.compile(r"(?:Fetch|Refused|Unreadable)Error: ")
_NO_SOURCE = "(no source)"


@attrs.define(eq=False)
class Tally:
    """Outcomes per source, inputs that could not be read, failures per plugin and hook, how many records were written.

    An input that is missing, refused or no document is nobody's failure but its own.
    """

    outcomes: Counter[tuple[str, str]] = attrs.field(factory=Counter)
    failures: Counter[tuple[str, str]] = attrs.field(factory=Counter)
    unread: int = 0
    written: int = 0
    good: int = 0
    """Records written whose input did not fail."""

    def count(self, result: Result) -> None:
        """Count one input."""
        self.outcomes[result.source or _NO_SOURCE, result.outcome] += 1
        own = [failure for failure in result.failures if result.outcome == "failed" and _OWN.match(failure.error)]
        self.unread += bool(own)
        self.failures.update((failure.plugin, failure.hook) for failure in result.failures if failure not in own)

    def wrote(self, result: Result) -> None:
        """Count one record."""
        self.written += 1
        self.good += result.outcome != "failed"

    @property
    def failed(self) -> int:
        """How many inputs failed."""
        return sum(count for (_, outcome), count in self.outcomes.items() if outcome == "failed")

    @property
    def exit_code(self) -> int:
        """What the run as a whole ends as."""
        if not self.good:
            return exits.NOTHING
        return exits.SOME_FAILED if self.failed else exits.GOOD

    def text(self) -> str:
        """Give the summary, some lines."""
        total = self.outcomes.total()
        lines = [
            f"{total} {'input' if total == 1 else 'inputs'}: {self._listed(None)}" if total else "no input was read"
        ]
        sources = sorted({source for source, _ in self.outcomes}, key=lambda name: (name == _NO_SOURCE, name))
        width = max(map(len, sources), default=0)
        lines += [f"  {source:{width}}  {self._listed(source)}" for source in sources]
        if self.unread:
            lines.append(f"  {self.unread} {'input' if self.unread == 1 else 'inputs'} could not be read")
        lines += [f"  {plugin} failed in {hook}: {count}" for (plugin, hook), count in sorted(self.failures.items())]
        return "\n".join(lines)

    def _listed(self, source: str | None) -> str:
        counts = {
            outcome: sum(n for (s, o), n in self.outcomes.items() if o == outcome and source in (None, s))
            for outcome in OUTCOMES
        }
        return ", ".join(f"{count} {outcome}" for outcome, count in counts.items() if count)
