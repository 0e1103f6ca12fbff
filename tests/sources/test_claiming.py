"""A page without a URL is compared with the few claims that can hold, and none that holds is left out."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk import Page, Source
from copydesk.sources import Sources
from copydesk.sources import claiming as module
from copydesk.sources.claiming import Claiming, mark_of


@pytest.mark.parametrize(
    ("pattern", "word", "text"),
    [
        (r"^Last update: \d+$", "update:", "Last update: "),
        (r"^Filed$", "Filed", "Filed"),
        (r"Filed", "", "Filed"),
        (r"of (?:Mon|Tue) day in town ", "town", " day in town "),
        (r"^(?:Town Courier)+ now", "Town", "Town Courier"),
        (r"^Town(?: Courier)? now", "", "Town"),
        (r"(?i)^Town Courier$", "", ""),
        (r"^(?i:Town) Courier desk$", "Courier", " Courier desk"),
        (r"^T\xa0x\n Courier desk\Z", "Courier", "T\xa0x\n Courier desk"),
        (r".*|x", "", ""),
        ("([", "", ""),
    ],
)
def test_mark(pattern: str, word: str, text: str) -> None:
    """The mark is what stands in every text the pattern matches: no part that is optional or of other case."""
    assert mark_of((pattern,)) == (word, text)


PARTS = st.sampled_from(
    [
        "^",
        "$",
        "a",
        "b ",
        " c",
        "\n",
        "ab",
        "(?:a|b)",
        "(?:ab)+",
        "(?:b )*",
        "[ab]",
        ".",
        r"\Z",
        r"\b",
        "(?i:A)",
        "c{2}",
    ]
)
TEXTS = st.text("abcABC \n", max_size=12).map(lambda text: "\n".join(" ".join(s.split()) for s in text.splitlines()))


@given(st.lists(PARTS, min_size=1, max_size=6).map("".join), TEXTS)
def test_no_claim_that_holds_is_left_out(pattern: str, text: str) -> None:
    """Wherever a pattern is found, the table of marks names its source."""
    claiming = Claiming()
    claiming.add("paper", mark_of((pattern,)))
    page = Page(text, kind="text")
    if re.search(pattern, page.lines, re.MULTILINE):
        assert claiming.candidates(page) == ["paper"]


def test_one_claim_of_many_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Among a thousand sources that claim pages, a page has the patterns tried whose words it holds."""
    sources = Sources()
    for n in range(1000):
        sources.register(Source(f"town{n}", claims=(f"^Desk{n} of the town", rf"^{n} pages\d")))
    tried: list[str] = []
    compiled = module._compiled
    monkeypatch.setattr(module, "_compiled", lambda pattern: tried.append(pattern) or compiled(pattern))
    assert sources.route(Page("Desk17 of the town\n17 pages1", kind="text")) is sources["town17"]
    assert set(tried) == {"^Desk17 of the town", r"^17 pages\d"}
    tried.clear()
    assert sources.route(Page("Desk of the town", kind="text")) is None
    assert tried == []


def test_of_two_claims_the_last_registered_counts() -> None:
    """Where two sources claim a page, the one registered last has it, whichever word leads to it."""
    sources = Sources()
    sources.register(Source("three", claims=("^A",)))
    sources.register(Source("two", claims=("^A word$",)))
    sources.register(Source("one", claims=("Z",)))
    assert sources.route(Page("A word\nZ", kind="text")) is sources["one"]
    assert sources.route(Page("A word", kind="text")) is sources["two"]
