"""The sign-off: where it stands, for pages on which the extraction overlooks it; the normaliser knows its words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from copydesk.extraction.article.tags import BOX, INLINE, ROLE
from copydesk.learning.samples import Sample
from copydesk.learning.selectors import fragments
from copydesk.learning.support import Supported

MAX_RANK = 6
"""Worst rank of a name by which a sign-off is known."""
_NAMED = re.compile(r"sign-?off|credit|author|contribut|report|byline|tagline", re.IGNORECASE)
MAX_FOUND = 2
"""Sign-offs of a page, at most: a name that finds more is not theirs."""


def find_signoff(samples: Sequence[Sample]) -> Supported | None:
    """Find the selector that finds on two pages a sign-off, behind the text, and on no page anything else."""
    tried: dict[str, int] = {}
    for sample in samples:
        for index, yes in enumerate(sample.signed):
            if yes and ROLE.get(sample.pieces[index].tag, BOX) != INLINE:
                for rank, name in fragments(sample.pieces[index].node):
                    if rank <= MAX_RANK:
                        tried[f"{sample.pieces[index].tag}{name}"] = 0 if _NAMED.search(name) else 1 + rank
    best: tuple[tuple[int, int], Supported] | None = None
    for css, rank in tried.items():
        found = [[n for n, yes in enumerate(sample.inside(sample.matched(css))) if yes] for sample in samples]
        pages = sum(map(bool, found))
        fits = all(
            len(hits) <= MAX_FOUND and all(sample.signed[n] for n in hits)
            for sample, hits in zip(samples, found, strict=True)
        )
        if fits and pages >= min(2, len(samples)) and (best is None or (pages, -rank) > best[0]):
            best = (pages, -rank), Supported(css, pages)
    return best[1] if best else None
