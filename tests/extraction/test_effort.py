"""XPath of others is run on any page, and none for long."""

import pytest
from turbohtml import parse

from copydesk.extraction.effort import EACH_S, Effort, TooMuchError


def effort(html: str) -> Effort:
    return Effort(parse(html), len(html))


FLAT = "<p class=a>some words</p>"
DEEP = "<div class=a>"
DAILY = "<main>" + "".join(
    f"<section><h2>Part {n}</h2>" + "<p>Words <a href=/x>and</a> a link.</p>" * 20 + "</section>" for n in range(40)
)

COMMON = [
    "//div[@id='content']",
    "//*[contains(concat(' ',normalize-space(@class),' '),' promo ')]",
    "//p[not(.//a)]",
    "//p[contains(., 'Read more')]",
    "//h2[.='Part 3']/following-sibling::*",
    "//footer/self::footer | //footer/following-sibling::*",
    "//h2[.='Part 3']/preceding-sibling::p",
    "//a[@rel='x']/ancestor::div[1]",
    "//p[preceding-sibling::h2]",
    "//img[@src]/following-sibling::*[1][self::div]",
    "(//p)[3]/following::p",
    "//section[.//h2[contains(., 'Part 3')]]",
]


@pytest.mark.parametrize("xpath", COMMON)
def test_what_site_files_hold_is_run(xpath: str) -> None:
    """On a page of the usual size none of the usual expressions is refused."""
    page = effort(DAILY)
    assert page.cost(xpath) < EACH_S
    page.find(xpath)


def test_results() -> None:
    """The answer is the engine's."""
    page = effort(DAILY)
    assert len(page.find("//h2")) == 40
    assert page.find("string(//h2)") == "Part 0"
    assert len(page.find("//h2[.='Part 3']/following-sibling::p")) == 20


@pytest.mark.parametrize(
    "xpath",
    [
        "//p/preceding-sibling::p",
        "//p/following-sibling::p",
        "//p/preceding::p",
        "//p[preceding-sibling::p]",
        "//p[count(following::p) > 3]",
        "//h1 | //p/preceding-sibling::*",
        "(//p/preceding-sibling::*)[1]",
        "//p//preceding-sibling::*",
    ],
)
def test_what_would_take_minutes_is_not_run(xpath: str) -> None:
    """A page of a hundred thousand paragraphs ends such an expression before it begins."""
    page = effort(FLAT * 100_000)
    with pytest.raises(TooMuchError, match="would take"):
        page.find(xpath)
    assert len(page.find("//p")) == 100_000


@pytest.mark.parametrize(
    "xpath",
    [
        "//p[//p[.='z']]",
        "//p[1 = //p[.='z']]",
        "//p[.='a' and //p[.='z']]",
        "//p[../p[.='z']]",
        "//p[../../main/p[.='z']]",
        "//p[/html//p[.='z']]",
        "//p[count(//p) > 3]",
        "//p[preceding-sibling::p[following-sibling::p]]",
    ],
)
def test_predicates_that_go_through_the_page_for_each_node_are_not_run(xpath: str) -> None:
    """A path in a predicate is walked anew for each node; of one node it may be."""
    page = effort(FLAT * 5_000)
    with pytest.raises(TooMuchError, match="would take"):
        page.find(xpath)
    if xpath.count("[") == 2 and "sibling" not in xpath:
        assert len(effort(FLAT * 5_000 + "<h1>x</h1>").find(f"//h1[{xpath.partition('[')[2]}")) <= 1


@pytest.mark.parametrize("xpath", ["//div/ancestor::div", "//div[.//div[.//div]]", "//div[.//div[.//p]]"])
def test_nesting(xpath: str) -> None:
    """Nor on a page that nests as deep as the parser lets it."""
    with pytest.raises(TooMuchError):
        effort(DEEP * 100_000).find(xpath)


def test_a_page_has_a_bound_for_all_rules() -> None:
    """Many rules that are each cheap enough are not all run."""
    page = effort(FLAT * 100_000)
    for _ in range(5):
        page.find("//p[@class='b']")
    with pytest.raises(TooMuchError):
        all(page.find("//p[@class='b']") == [] for _ in range(1000))


def test_a_literal_is_no_axis() -> None:
    """What stands in quotes costs nothing, and brackets in it do not count."""
    page = effort(FLAT * 2000)
    assert page.find("//p[.='preceding::p [(']") == []
