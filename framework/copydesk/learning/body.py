"""The rules for the body: where its paragraphs stand, what is labelled, what is removed; checked page against page."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.learning.captions import find_captions
from copydesk.learning.container import Container, find_container
from copydesk.learning.junk import find_junk, hidden, linked_pages, phrases
from copydesk.learning.places import headings_before, kept, tally
from copydesk.learning.samples import Sample
from copydesk.learning.signoffs import find_signoff
from copydesk.learning.standfirst import Standfirst, find_standfirst
from copydesk.learning.support import Supported
from copydesk.models.base import record

GOOD = 0.9
"""Share of the text on which rules learned from the other pages must agree with what all pages say, on the mean."""


@record
class BodyRules:
    """What was learned of the body."""

    container: Container | None
    """None where nothing but the standfirst is known; the general extraction reads the text."""
    places: tuple[Supported, ...]
    """Selectors of the paragraphs, and of headings in front of boxes of paragraphs."""
    standfirst: Standfirst | None
    junk: tuple[Supported, ...]
    """Selectors of boxes that are none of the text."""
    unseen: tuple[Supported, ...]
    """Selectors of words in the paragraphs that are for nobody's eyes."""
    linked: tuple[str, ...]
    """Selectors of paragraphs that are other articles' links where they are a link and nothing else."""
    linked_pages: int
    phrases: tuple[Supported, ...]
    captions: tuple[Supported, ...]
    """Selectors of paragraphs that say what a picture shows."""
    signoff: Supported | None = None
    agreement: float | None = None
    """Mean agreement on pages not learned from; None where there is one page only."""


def learn_body(samples: Sequence[Sample]) -> BodyRules | None:
    """Learn the rules; None where there is nothing to say, or where rules of some pages fail on another."""
    rules = _learn(samples)
    if rules is None or len(samples) < 2:
        return rules
    scores = []
    for number, sample in enumerate(samples):
        others = [*samples[:number], *samples[number + 1 :]]
        apart = _learn(others)
        scores.append(_agreement(apart, sample) if apart else 1.0)
    agreement = sum(scores) / len(scores)
    if agreement < GOOD:
        return None
    return BodyRules(
        rules.container, rules.places, rules.standfirst, rules.junk, rules.unseen, rules.linked, rules.linked_pages,
        rules.phrases, rules.captions, rules.signoff, agreement,
    )  # fmt: skip


def _learn(samples: Sequence[Sample]) -> BodyRules | None:
    container = find_container(samples)
    chosen = kept(tally(samples, container.selector)) if container else {}
    if container is None or not chosen:
        alone = find_standfirst(samples, "")
        return BodyRules(None, (), alone, (), (), (), 0, (), ()) if alone else None
    places = tuple(Supported(_selector(parent, tags), pages) for parent, (tags, pages) in chosen.items())
    so_far = ", ".join(place.what for place in places)
    places += tuple(headings_before(samples, container.selector, chosen, so_far))
    parents = tuple(parent for parent, (tags, _) in chosen.items() if "p" in tags)
    linked = linked_pages(samples, parents)
    named = ", ".join(place.what for place in places)
    unseen = hidden(samples, named, container.selector)
    first = find_standfirst(samples, container.selector)
    junk = [rule for rule in find_junk(samples, container.selector) if not _holds(rule.what, first, samples)]
    said = phrases(samples, named, [rule.what for rule in (*junk, *unseen)])
    return BodyRules(
        container, places, first, tuple(junk), tuple(unseen),
        parents if linked >= min(2, len(samples)) else (), linked, tuple(said),
        tuple(rule for rule in find_captions(samples, container.selector) if not _holds(rule.what, first, samples)),
        find_signoff(samples),
    )  # fmt: skip


def _holds(selector: str, first: Standfirst | None, samples: Sequence[Sample]) -> bool:
    """Tell whether a selector also finds the standfirst on some page: no text is taken and removed by one source."""
    if first is None:
        return False
    return any(
        any(map(bool.__and__, sample.inside(sample.matched(selector)), sample.inside(sample.matched(first.selector))))
        for sample in samples
    )


def _selector(parent: str, tags: tuple[str, ...]) -> str:
    if len(tags) > 1:
        return f"{parent} > :is({', '.join(tags)})"
    return f"{parent} > {tags[0]}" if tags else parent


def _agreement(rules: BodyRules, sample: Sample) -> float:
    """Give the F1, in characters, of what the rules take on a page against what the page holds as far as is known."""
    takes = predicted(rules, sample)
    good = sum(p.size for p, a, b in zip(sample.pieces, takes, sample.taken, strict=True) if a and b)
    both = sum(p.size * (a + b) for p, a, b in zip(sample.pieces, takes, sample.taken, strict=True))
    return 2 * good / both if both else 0.0


def predicted(rules: BodyRules, sample: Sample) -> list[bool]:
    """Tell for each piece whether the rules take it."""
    named = {element for place in rules.places for element in sample.matched(place.what)}
    hits = sample.inside(named)
    gone = sample.inside(
        {e for rule in (*rules.junk, *rules.unseen, *rules.captions) for e in sample.matched(rule.what)}
    )
    first = sample.inside(sample.matched(rules.standfirst.selector)) if rules.standfirst else [False] * len(hits)
    said = {rule.what for rule in rules.phrases}
    takes = []
    for index, piece in enumerate(sample.pieces):
        linked = rules.linked and piece.tag == "p" and piece.link >= 0.95 * piece.size
        yes = hits[index] or sample.taken[index]
        takes.append(first[index] or (yes and not gone[index] and not linked and sample.texts[index] not in said))
    return takes
