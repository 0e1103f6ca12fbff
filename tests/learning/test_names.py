"""Which names outlive a build and a page."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from turbohtml import parse

from copydesk.learning.names import made, steady
from copydesk.learning.selectors import candidates, fragments


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("article-body", ("article-body", True)),
        ("articleBody", ("articleBody", True)),
        ("story__title", ("story__title", True)),
        ("c-block--large", ("c-block--large", True)),
        ("col2", ("col2", True)),
        ("story-body__row__17Yit", ("story-body__row__", False)),
        ("story-body__paragraph__2-BtD", ("story-body__paragraph__", False)),
        ("BodyWrapper-kufPGa", ("BodyWrapper-", False)),
        ("ValleyTeaser-module-scss-module__dpzdQW__link", ("ValleyTeaser-module-scss-module__", False)),
        ("css-1x2y3z", None),
        ("sc-1rj1yjv-8", None),
        ("hPEtml", None),
        ("post-48213", None),
        ("svelte-1dx7b1g", None),
        ("md:mr-[25%]", None),
        ("Barceló", None),
    ],
)
def test_steady(name: str, kept: tuple[str, bool] | None) -> None:
    """What a person wrote is kept, what a build or a page made is not."""
    assert steady(name) == kept


WORDS = st.sampled_from(["article", "body", "story", "text", "header", "promo", "teaser", "content", "lead", "side"])
HASH = st.text(string.ascii_letters + string.digits, min_size=5, max_size=8).filter(made)


@given(st.lists(WORDS, min_size=1, max_size=4), st.sampled_from(["-", "__", "_", "--"]))
def test_words_are_steady(words: list[str], separator: str) -> None:
    """A name made of words is kept whole."""
    name = separator.join(words)
    assert steady(name) == (name, True)


@given(st.lists(WORDS, min_size=2, max_size=3), HASH, HASH)
def test_a_name_is_the_same_after_the_next_build(words: list[str], one: str, two: str) -> None:
    """Two builds differ in the hash alone, and give the same selector, which finds both elements."""
    stem = "-".join(words) + "__"
    names = [f"{stem}{tail}" for tail in (one, two)]
    assert steady(names[0]) == steady(names[1]) == (stem, False)
    trees = [parse(f'<body><div class="{name}"><p>x</p></div></body>') for name in names]
    selectors = [{css for _, css in candidates(tree.select("div")[0])} for tree in trees]
    assert selectors[0] == selectors[1]
    assert all(tree.select(css) for tree in trees for css in selectors[0])


@given(st.text(max_size=40))
def test_any_name_makes_selectors_that_can_be_run(name: str) -> None:
    """Whatever a class says, the selectors made of it are selectors, and find the element."""
    tree = parse("<body><div><p>x</p></div></body>")
    element = tree.select("div")[0]
    for attribute in ("class", "id", "itemprop", "data-testid"):
        element.attrs[attribute] = name
    for _, css in [*candidates(element), *((rank, f"div{part}") for rank, part in fragments(element))]:
        assert element in tree.select(css), css


def test_ids_and_itemprop_stand_before_classes_and_looks_last() -> None:
    """The order is that of how long a name lives."""
    tree = parse('<body><div id="story" itemprop="articleBody" class="mt-4 valley-text">x</div></body>')
    assert [part for _, part in fragments(tree.select("div")[0])] == [
        '[itemprop="articleBody"]', "#story", ".valley-text", ".mt-4",
    ]  # fmt: skip


def test_numbered_attributes_name_nothing() -> None:
    """`data-testid="paragraph-7"` is the seventh paragraph of one page."""
    tree = parse('<body><p data-testid="paragraph-7">x</p></body>')
    assert fragments(tree.select("p")[0]) == []
