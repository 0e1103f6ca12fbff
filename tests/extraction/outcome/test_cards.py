"""Where other stories stand: told from the outline, at a cost that grows as the page does."""

from __future__ import annotations

from typing import Any

import pytest

from copydesk.extraction.article.page import outlined
from copydesk.extraction.outcome.cards import cards
from copydesk.extraction.outcome.own import own
from copydesk.models import Page

TEXT = "The old lock below the mill was opened again on Friday, eleven weeks after the flood."


class Counting(list[Any]):
    """A list that counts what is taken of it."""

    taken = 0

    def __getitem__(self, index: Any) -> Any:
        type(self).taken += 1
        return super().__getitem__(index)


def read(body: str) -> Page:
    return Page(text=f"<title>The lock opens</title><h1>The lock opens</h1>{body}", url="https://kurier.example/n/1")


@pytest.mark.parametrize(("body", "linked", "texts"), [
    (f"<p>{TEXT}</p>", 0, 1),
    (f"<p>{TEXT}</p><div><h3><a href=/n/2>Another story of the day</a></h3><p>{TEXT} 2</p></div>", 1, 1),
    (f"<p>{TEXT}</p><div><a href=/n/2><h3>Another story of the day</h3><p>{TEXT} 2</p></a></div>", 1, 1),
    (f"<p>{TEXT}</p><div><h3>No other story</h3><p>{TEXT} 2</p></div>", 0, 2),
    (f"<p>{TEXT}</p><h3><a href=/n/2>Another</a></h3><div>{f'<p>{TEXT} 2</p>' * 4}</div>", 1, 5),
    (f"<p>{TEXT}</p><footer><p>{TEXT} 2</p></footer>", 0, 1),
])  # fmt: skip
def test_linked_headings_and_what_stands_beside_them(body: str, linked: int, texts: int) -> None:
    """A teaser's text is none of the page's own; a run of paragraphs is, whatever heading stands near."""
    page = read(body)
    assert (cards(page).linked, len(own(page).texts)) == (linked, texts)


@pytest.mark.parametrize("unit", [
    "<div><h3><a href=/n/2>Another story of the day</a></h3>",
    "<div class=onetrust>We use cookies on your device, and so do our partners",
    f"<div><div>{TEXT}</div>",
])  # fmt: skip
def test_boxes_in_boxes_are_climbed_once(unit: str) -> None:
    """Four times the boxes around one another, four times the steps."""
    steps: list[int] = []
    for count in (100, 400):
        page = read(unit * count)
        outline = outlined(page)
        assert outline is not None
        Counting.taken = 0
        outline.parents = Counting(outline.parents)
        cards(page)
        own(page)
        steps.append(Counting.taken)
    assert steps[1] <= 5 * steps[0]
