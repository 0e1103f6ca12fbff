"""What a body rule makes of the container it names."""

from __future__ import annotations

import re

import pytest

from copydesk import Page
from copydesk.extraction.rules.blocks import blocks_in
from copydesk.extraction.rules.layout import Body, Spot
from copydesk.extraction.rules.marks import meant
from copydesk.models.parts import StatedBlock

HTML = """<div class="story"><h2>Head</h2>loose <b>words</b>
<p class="lead">First.</p><div class="offer"><p>Buy.</p><ul><li>a<li>b</ul></div>
<p><strong>Between</strong></p><figure><img src="/a.png" alt="A"><figcaption>Cap.</figcaption></figure>
<div class="pull">Said <i>so</i></div><blockquote>Quoted.</blockquote><ul><li>One<li>Two</ul>
<iframe src="/v" title="Film"></iframe><div class="grid"><div>x</div><div>y</div></div>
<p>Second <a class="mark">here</a>.</p><div class="about"><p>About.</p></div><p>After.</p></div>"""


def shown(body: Body | None = None, selector: str = ".story", without: tuple[str, ...] = ()) -> list[str]:
    """Kind and text of each block."""
    page = Page(HTML)
    spots = tuple(map(Spot, without))
    return [f"{b.kind} {b.text}" for b in blocks_in(page.tree.select(selector), body, spots)]


PLAIN = [
    *("heading Head", "paragraph loose words", "paragraph First.", "paragraph Buy.", "list a\nb", "paragraph Between"),
    *("image A", "caption Cap.", "paragraph Said so", "quote Quoted.", "list One\nTwo", "embed Film", "paragraph x"),
    *("paragraph y", "paragraph Second here.", "paragraph About.", "paragraph After."),
]


def test_blocks_by_tags() -> None:
    """Without labels the tags say what each block is."""
    assert shown() == PLAIN


@pytest.mark.parametrize(
    ("spot", "kind", "changed"),
    [
        (Spot(".offer"), "promo", {"paragraph Buy.": "promo Buy.", "list a\nb": "promo a\nb"}),
        (Spot("strong"), "heading", {"paragraph Between": "heading Between"}),
        (Spot(".pull"), "quote", {"paragraph Said so": "quote Said so"}),
        (Spot("p", re.compile("^Sec")), "credit", {"paragraph Second here.": "credit Second here."}),
        (Spot(None, re.compile("^Sec")), "correction", {"paragraph Second here.": "correction Second here."}),
        (Spot("figure"), "ad", {"caption Cap.": "ad Cap."}),
        (Spot("a.mark"), "promo", {}),
    ],
)
def test_labels(spot: Spot, kind: str, changed: dict[str, str]) -> None:
    """A label changes the kind of its blocks and of no other; pictures stay pictures."""
    body = Body(blocks={kind: (spot,)})  # type: ignore[dict-item]
    assert shown(body) == [changed.get(block, block) for block in PLAIN]


@pytest.mark.parametrize(("css", "kind"), [(".about", "paragraph"), (".pull", "quote"), ("strong", "heading")])
def test_a_stated_kind_is_told_from_one_by_tags(css: str, kind: str) -> None:
    """The normaliser relabels by words what the tags say, not what the source says."""
    page = Page(HTML)
    blocks = blocks_in(page.tree.select(".story"), Body(blocks={kind: (Spot(css),)}))  # type: ignore[dict-item]
    assert [block.kind for block in blocks if isinstance(block, StatedBlock)] == [kind]


def test_label_as_list() -> None:
    """An element taken as a list has its children as entries."""
    page = Page(HTML)
    blocks = blocks_in(page.tree.select(".grid"), Body(blocks={"list": (Spot(".grid"),)}))
    assert [(b.kind, b.items) for b in blocks] == [("list", ("x", "y"))]
    blocks = blocks_in(page.tree.select(".story"), Body(blocks={"list": (Spot(".grid"),)}))
    assert ("list", ("x", "y")) in [(b.kind, b.items) for b in blocks]


@pytest.mark.parametrize(
    ("body", "first", "last"),
    [
        (Body(start=(Spot(".lead"),)), "paragraph First.", "paragraph After."),
        (Body(end=(Spot(".about"),)), "heading Head", "paragraph Second here."),
        (Body(start=(Spot("strong"),), end=(Spot("a.mark"),)), "paragraph Between", "paragraph y"),
        (Body(start=(Spot(None, re.compile("^First")),)), "paragraph First.", "paragraph After."),
        (Body(end=(Spot(None, re.compile("^About")),)), "heading Head", "paragraph Second here."),
        (Body(end=(Spot(".nowhere"),), start=(Spot(".nowhere"),)), "heading Head", "paragraph After."),
    ],
)
def test_edges(body: Body, first: str, last: str) -> None:
    """The body begins with its start and ends before its end; where they are not found it is whole."""
    blocks = shown(body)
    assert (blocks[0], blocks[-1]) == (first, last)


def test_containers_in_each_other_are_read_once() -> None:
    """A selector that finds a container and parts of it gives each block once."""
    assert shown(selector=".story, .offer, .about, p") == PLAIN
    assert shown(selector="p.lead, .offer") == ["paragraph First.", "paragraph Buy.", "list a\nb"]


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        ("<p>a<br>b</p>", ["a b"]),
        ("<p>a<br><br>b <i>c<br> <br/>d</i></p>", ["a", "b c", "d"]),
        ("<p><br><br>a</p>", ["a"]),
        ("<h2>a<br><br>b</h2>", ["a b"]),
        ("x <i>a<br>b</i> y", ["x a b y"]),
        ("x<i> a<br>b </i>y <del>z</del>", ["x a b y z"]),
    ],
)
def test_line_breaks(html: str, texts: list[str]) -> None:
    """A line break parts words, two of them paragraphs."""
    blocks = blocks_in(Page(f"<div>{html}</div>").tree.select("div"))
    assert [block.text for block in blocks] == texts


def test_without() -> None:
    """What is left out is passed over, whatever it is in."""
    assert shown(without=(".offer", "figure", "p.lead", ".about")) == [
        b for b in PLAIN if b not in ("paragraph First.", "paragraph Buy.", "list a\nb", "image A", "caption Cap.", "paragraph About.")
    ]  # fmt: skip


def test_deep_and_wide_page() -> None:
    """Containers in containers and side by side are read once; each ancestor is climbed to once."""
    page = Page("<div class=c>" * 500 + "<div class=c><p>x</p></div>" * 10_000)
    blocks = blocks_in(page.tree.select("div.c"), Body(blocks={"promo": (Spot("p"),)}))
    assert [block.kind for block in blocks] == ["promo"] * 10_000


def test_a_text_alone_means_lines() -> None:
    """The innermost element that is a line of its own: not the box around it, and not the page's title."""
    html = "<h1>See x</h1><ul><li>See a</li><li><p>See b</p></li></ul><blockquote><p>c</p><p>See d</p></blockquote>"
    html += "<div>See e</div><dl><dd>See <b>f</b></dd></dl>"
    found = [(each.tag, each.text) for each in meant(Spot(None, re.compile("^See ")), Page(html).tree)]
    assert found == [("li", "See a"), ("p", "See b"), ("p", "See d"), ("dd", "See f")]


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        (Body(end=(Spot(".about"),)), ["paragraph First.", "caption Cap.", "paragraph Second here."]),
        (Body(end=(Spot("p", re.compile("^Second")),)), ["paragraph First.", "caption Cap."]),
        (Body(start=(Spot("figcaption"),), end=(Spot(".about"),)), ["caption Cap.", "paragraph Second here."]),
        (Body(end=(Spot(".lead"),)), []),
        (
            Body(blocks={"caption": (Spot(".about"),), "dateline": (Spot(".lead"),), "promo": (Spot("figcaption"),)}),
            ["dateline First.", "promo Cap.", "paragraph Second here.", "caption About."],
        ),
    ],
)
def test_what_the_body_rule_itself_names_has_edges_and_labels(body: Body, blocks: list[str]) -> None:
    """As what stands inside does."""
    assert shown(body, ".lead, figcaption, p:has(.mark), .about") == blocks


def test_what_the_body_rule_itself_names_may_be_left_out() -> None:
    """And scripts and buttons are, named by no more than their place."""
    assert shown(selector=".lead, .about", without=(".about",)) == ["paragraph First."]
    page = Page("<div><p>One</p><script>go()</script><style>p{}</style><button>Share</button><img src=/a.png></div>")
    assert [f"{b.kind} {b.text}{b.href or ''}" for b in blocks_in(page.tree.select("div > *"))] == [
        "paragraph One",
        "image /a.png",
    ]


BOX = """<div><div class="note"><script>go()</script><style>.note {}</style><p>By one</p><p>and <b>t</b>wo</p>
<button>Share</button><ul><li>x</li><li>y</li></ul></div></div>"""


def test_a_label_reads_the_text_a_reader_sees() -> None:
    """No scripts, and a space where a block ends."""
    blocks = blocks_in(Page(BOX).tree.select("div:has(.note)"), Body(blocks={"credit": (Spot(".note"),)}))
    assert [(b.kind, b.text) for b in blocks] == [("credit", "By one and two x y")]
    matching = Body(blocks={"credit": (Spot(".note", re.compile("^By one and two x y$")),)})
    assert [b.kind for b in blocks_in(Page(BOX).tree.select("div:has(.note)"), matching)] == ["credit"]


RUBY = "<ruby>港<rp>(</rp><rt>みなと</rt><rp>)</rp></ruby>の船"


@pytest.mark.parametrize(
    "html", [f"<p>{RUBY}</p>", f"<h2>{RUBY}</h2>", f"<ul><li>{RUBY}</ul>", f"<pre>{RUBY}</pre>", RUBY]
)
def test_readings_beside_a_word_are_none_of_the_text(html: str) -> None:
    """As in the general extraction."""
    assert [block.text for block in blocks_in(Page(f"<div>{html}</div>").tree.select("div"))] == ["港の船"]


LIST = "<div><ul><li>One<ul><li>One A</li></ul></li><li class=ad>Buy</li><li class=ad>Now</li><li>Two</li></ul></div>"


@pytest.mark.parametrize(
    ("body", "without", "blocks"),
    [
        (None, (), [("list", ("One", "One A", "Buy", "Now", "Two"))]),
        (
            Body(blocks={"promo": (Spot(".ad"),)}),
            (),
            [("list", ("One", "One A")), ("promo", ("Buy", "Now")), ("list", ("Two",))],
        ),
        (Body(blocks={"promo": (Spot("ul"),)}), (), [("promo", ("One", "One A", "Buy", "Now", "Two"))]),
        (Body(blocks={"credit": (Spot("ul"),)}), (), [("credit", ("One", "One A", "Buy", "Now", "Two"))]),
        (None, (Spot(".ad"),), [("list", ("One", "One A")), ("list", ("Two",))]),
    ],
)
def test_entries_of_a_list(body: Body | None, without: tuple[Spot, ...], blocks: list[tuple[str, tuple[str]]]) -> None:
    """Each is read once and stays an entry; those that are labelled part the list."""
    made = blocks_in(Page(LIST).tree.select("div"), body, without)
    assert [(block.kind, tuple(block.text.split("\n"))) for block in made] == blocks


NESTED = """<div><blockquote>Said <p>One.</p><p class=x>Buy.</p><p>Two.</p></blockquote>
<ul><li>First</li><li>Second <p class=x>Buy now.</p></li><li><p class=x>Alone.</p></li><li>Third</li></ul>
<table><tr><td><p>Left.</p><td><p class=x>Right.</p></table>
<figure><img src="/a.png"><figcaption><p>Cap.</p><p class=x>By Ana</p></figcaption></figure></div>"""


def test_labels_on_leaves_below_other_leaves() -> None:
    """A paragraph in a quote, an entry, a cell or a caption is labelled as any other; what is around it stays."""
    made = blocks_in(Page(NESTED).tree.select("div"), Body(blocks={"promo": (Spot(".x"),)}))
    assert [f"{b.kind} {b.text}" for b in made] == [
        *("quote Said", "quote One.", "promo Buy.", "quote Two.", "list First\nSecond", "promo Buy now."),
        *("promo Alone.", "list Third", "paragraph Left.", "promo Right.", "image ", "caption Cap.", "promo By Ana"),
    ]
    assert [f"{b.kind} {b.text}" for b in blocks_in(Page(NESTED).tree.select("div"))] == [
        *("quote Said One. Buy. Two.", "list First\nSecond Buy now.\nAlone.\nThird", "table Left.\tRight."),
        *("image ", "caption Cap. By Ana"),
    ]
    without = blocks_in(Page(NESTED).tree.select("ul"), None, (Spot(".x"),))
    assert [b.text for b in without] == ["First\nSecond", "Third"]


def test_a_table_is_its_cells_and_its_caption() -> None:
    """Each cell once, however many columns it says it spans; a table in a cell is text of the cell."""
    html = """<table><caption>Boats <i>by year</i></caption><thead><tr><th colspan=1000000>Year</thead>
    <tr><td rowspan=65534>2019<td>Four<br>or five<td></tr><tr><td><table><tr><td>x<td>y</table></tr><tr><td> </tr></table>"""
    made = blocks_in(Page(f"<div>{html}</div>").tree.select("div"))
    assert [(b.kind, b.text) for b in made] == [
        ("caption", "Boats by year"),
        ("table", "Year\n2019\tFour or five\t\nx y"),
    ]
