"""The other fields: what structured data says needs no rule; what is printed gets one where it holds on every page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from copydesk.extraction.article.text import fold
from copydesk.learning.samples import Sample
from copydesk.learning.selectors import candidates
from copydesk.models.base import record

FIELDS = ("title", "authors", "published", "modified", "section", "tags")
STRUCTURED = frozenset({"json-ld", "opengraph", "microdata", "meta", "twitter", "breadcrumb:json-ld"})
"""Methods that read what the page says of itself to machines: it outlives a redesign."""
MAX_TEXT = 300
"""Characters of an element that is a byline or a date line."""
MAX_UP = 3
"""Boxes around the words that are tried as their element."""
MAX_NAMED = 6
"""Worst rank of a name by which an element is selected."""


@record
class FieldRule:
    """What was learned of one field."""

    field: str
    selector: str | None
    """None where no rule is needed or none is supported."""
    pages: int
    """Pages where the rule finds the field's value; without a rule, pages that have the field."""
    methods: tuple[str, ...] = ()
    """How the general extraction found it."""

    @property
    def structured(self) -> bool:
        """Tell whether structured data gives the field on each page that has it."""
        return bool(self.methods) and all(method.split(":")[0] in STRUCTURED for method in self.methods)


def learn_fields(samples: Sequence[Sample]) -> list[FieldRule]:
    """Learn a rule for each field where all pages agree on one."""
    rules = []
    for field in FIELDS:
        origins = [(sample, sample.article.provenance.get(field)) for sample in samples]
        known = [(sample, origin) for sample, origin in origins if origin is not None]
        methods = tuple(dict.fromkeys(origin.method for _, origin in known))
        rule = FieldRule(field, None, len(known), methods)
        if len(known) == len(samples) and (field == "title" or not rule.structured):
            wanted = [_wanted(sample, field, origin.raw) for sample, origin in known]
            selector = _selector(samples, field, wanted)
            rule = FieldRule(field, selector, len(known), methods)
        rules.append(rule)
    return rules


def _wanted(sample: Sample, field: str, raw: Any) -> frozenset[str]:
    """Give the texts an element may have to be the field's: as found, and for the title as it ended."""
    texts = {fold(text) for text in _strings(raw)}
    if field == "title" and sample.article.title:
        texts.add(sample.article.title)
    return frozenset(text for text in texts if text)


def _strings(raw: Any) -> Iterator[str]:
    if isinstance(raw, str):
        yield raw
    elif isinstance(raw, Iterable):
        for part in raw:
            if isinstance(part, str):
                yield part


def _selector(samples: Sequence[Sample], field: str, wanted: Sequence[frozenset[str]]) -> str | None:
    """Give the best named selector whose first element says the field's text on every page."""
    tried: dict[str, int] = {}
    for sample, texts in zip(samples, wanted, strict=True):
        for index, text in enumerate(sample.texts):
            if _says(text, texts):
                piece = sample.pieces[index]
                elements = [piece.node, *(sample.outline.boxes[box] for box in sample.around(piece.box)[:MAX_UP])]
                for up, element in enumerate(elements):
                    if element.tag == "h1" and field != "title":
                        break  # what stands in the headline is said of the article, not of its section
                    if element.tag == "h1" and field == "title":
                        tried.setdefault("h1", 3)
                    for rank, css in candidates(element):
                        if rank <= MAX_NAMED:
                            tried[css] = min(rank + up, tried.get(css, rank + up))
    for css, _ in sorted(tried.items(), key=lambda item: (item[1], item[0])):
        if all(_finds(sample, css, texts) for sample, texts in zip(samples, wanted, strict=True)):
            return css
    return None


def _says(text: str, texts: frozenset[str]) -> bool:
    return len(text) <= MAX_TEXT and any(part in text for part in texts)


def _finds(sample: Sample, css: str, texts: frozenset[str]) -> bool:
    first = sample.root.select_one(css)
    return first is not None and fold(first.text) in texts
