"""What a selector must show to become a rule: found on two pages, and hardly any of the article's text in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from copydesk.extraction.article.hints import QUOTE, hints_of
from copydesk.learning.samples import Sample
from copydesk.models import BlockKind
from copydesk.models.base import record

HARM = 0.1
"""Share of article text in all that a selector of other things finds, up to which it is good."""
MAX_TRIED = 200
QUOTES = 2
"""Quotes pulled out of the text that make a rule where one page alone has some; of boxes named so one is enough."""


@record
class Supported:
    """A selector or text, and on how many pages it was found."""

    what: str
    pages: int
    kind: BlockKind = "promo"
    """What blocks it finds are labelled as, where it labels any."""


def supported(samples: Sequence[Sample], tried: Iterable[tuple[str, int]], most: int) -> list[Supported]:
    """Choose among selectors with a rank those that find on two pages what is none of the text, the fewest that do.

    Those of most pages come first, then those of the best rank, then those that find most; one that finds nothing the
    others have not found is left out, and so is one that finds a sign-off or a correction.
    """
    measured = []
    for css, rank in list(tried)[:MAX_TRIED]:
        hits = [sample.inside(sample.matched(css)) for sample in samples]
        good = harm = pages = quotes = 0
        signed = False
        for sample, hit in zip(samples, hits, strict=True):
            found = [index for index, yes in enumerate(hit) if yes]
            left = sum(sample.pieces[index].size for index in found if not sample.taken[index])
            harm += sum(sample.pieces[index].size for index in found if sample.taken[index])
            signed = signed or any(sample.read[index] for index in found)
            good += left
            pages += left > 0
            quotes += all(index in sample.pulled for index in found) * len(found)
        enough = quotes >= (1 if hints_of(css.rpartition(" ")[2]) & QUOTE else QUOTES)
        if not signed and (pages >= min(2, len(samples)) or enough) and harm <= HARM * (good + harm):
            measured.append((-pages, rank, -good, css, hits))
    measured.sort(key=lambda item: item[:4])
    done = [[False] * len(sample.pieces) for sample in samples]
    chosen: list[Supported] = []
    for pages, _, _, css, hits in measured:
        now = [[a or b for a, b in zip(hit, row, strict=True)] for hit, row in zip(hits, done, strict=True)]
        if now != done:
            chosen.append(Supported(css, -pages))
            done = now
    return chosen[:most]
