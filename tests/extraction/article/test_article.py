# ruff: noqa: SIM300
"""The article text: what is taken, what is labelled, and that no page takes for ever."""

from __future__ import annotations

import json

import pytest

from copydesk.extraction.article import copydesk_extract, explain
from copydesk.extraction.article.page import outlined
from copydesk.models import CONTENT_KINDS, Block, Found, Page

LINES = [
    "The harbour council voted on Monday to rebuild the old ferry pier, ending a dispute that lasted nine years.",
    "Work is to begin in spring, said the harbour master, who had asked for a cheaper plan and was outvoted.",
    "Residents of the two islands have travelled by a borrowed boat since the storm took the last of the planks.",
    "The money comes from a fund for rural transport, and has to be spent before the end of next year.",
]
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in LINES)
MENU = "<ul>" + "".join(f'<li><a href="/{n}">Section number {n}</a></li>' for n in range(12)) + "</ul>"


def page(inside: str, head: str = "") -> Page:
    title = "<title>Ferry pier to be rebuilt</title>"
    return Page(
        text=f"<html><head>{title}{head}</head><body><header>{MENU}</header><main><article><h1>Ferry pier to be rebuilt"
        f"</h1>{inside}</article></main><footer><p>All rights are reserved by the paper, {MENU}</p></footer></body></html>",
        url="https://paper.example/news/pier",
    )


def found(made: Page, field: str = "body") -> Found:
    return next(one for one in copydesk_extract(made, None) if one.field == field)


def blocks(made: Page) -> tuple[Block, ...]:
    value: tuple[Block, ...] = found(made).value
    return value


def text(made: Page) -> str:
    return "\n".join(block.text for block in blocks(made) if block.kind in CONTENT_KINDS)


def test_paragraphs_alone():
    """The text is the paragraphs: no headline, menu or footer."""
    assert text(page(PARAGRAPHS)).split("\n") == LINES


def test_line_breaks_make_paragraphs():
    """Text parted by line breaks alone, with no paragraph element, is read whole."""
    assert text(page("<div>" + "<br><br>".join(LINES) + "</div>")).split("\n") == LINES


@pytest.mark.parametrize(
    "line",
    [
        "市議会は月曜日、古い渡し船の桟橋を建て直すことを決めた。九年にわたる争いはこれで終わり、工事は春に始まる見通しだ。",
        "市议会星期一决定重建旧渡轮码头，结束了持续九年的争议，工程预计明年春天开始，费用由乡村交通基金承担。",
        "صوت مجلس الميناء يوم الاثنين لصالح إعادة بناء رصيف العبارات القديم، منهيا بذلك خلافا استمر تسع سنوات كاملة.",
        "สภาท่าเรือลงมติเมื่อวันจันทร์ให้สร้างท่าเรือข้ามฟากเก่าขึ้นใหม่ยุติข้อพิพาทที่ยืดเยื้อมานานถึงเก้าปีโดยงานจะเริ่มในฤดูใบไม้ผลิ",
    ],
)
def test_every_script(line: str):
    """Scripts without spaces, and from right to left, are read like any other."""
    made = page("".join(f"<p>{line}{n}。</p>" for n in range(5)))
    assert text(made).split("\n") == [f"{line}{n}。" for n in range(5)]


def test_a_caption_is_labelled():
    """A caption is a block of its own kind and no part of the text; the image carries it."""
    figure = '<figure><img src="/pier.jpg" alt="Pier"><figcaption>The pier after the storm.</figcaption></figure>'
    made = page(f"<p>{LINES[0]}</p>{figure}{PARAGRAPHS}")
    assert "caption" in [block.kind for block in blocks(made)]
    assert "after the storm" not in text(made)
    image = found(made, "images").value[0]
    assert ("https://paper.example/pier.jpg", "The pier after the storm.") == (image.url, image.caption)


def test_tables_and_lists_keep_their_shape():
    """A list gives its items, a table its rows with cells parted by tabs."""
    listing = "<ul><li>The pier is to be sixty metres long.</li><li>It is to have two berths.</li></ul>"
    table = "<table><tr><td>Year</td><td>Cost</td></tr><tr><td>2031</td><td>four million</td></tr></table>"
    made = page(f"<p>{LINES[0]}</p><p>{LINES[1]}</p>{listing}<p>{LINES[2]}</p>{table}<p>{LINES[3]}</p>")
    shapes = {block.kind: block.items for block in blocks(made) if block.items}
    assert ("The pier is to be sixty metres long.", "It is to have two berths.") == shapes["list"]
    assert ("Year\tCost", "2031\tfour million") == shapes["table"]
    kinds = [block.kind for block in blocks(made)]
    assert ["paragraph", "paragraph", "list", "paragraph", "table", "paragraph"] == kinds
    assert "Year\tCost\n2031\tfour million" in text(made)


def test_a_table_keeps_its_caption_and_its_empty_cells():
    """The caption is a labelled block before the table; a cell without text still has its place in the row."""
    table = (
        "<table><caption>Fares, in crowns</caption><tr><th>Day</th><th>Adult</th><th>Child</th></tr>"
        "<tr><td>Monday</td><td>40</td><td></td></tr><tr><td>Sunday</td><td></td><td>20</td></tr></table>"
    )
    made = page(f"<p>{LINES[0]}</p><p>{LINES[1]}</p>{table}<p>{LINES[2]}</p><p>{LINES[3]}</p>")
    kept = [block for block in blocks(made) if block.kind in ("caption", "table")]
    assert [(block.kind, block.items or block.text) for block in kept] == [
        ("caption", "Fares, in crowns"),
        ("table", ("Day\tAdult\tChild", "Monday\t40\t", "Sunday\t\t20")),
    ]


def test_a_table_of_figures_keeps_every_cell():
    """Header cells, empty cells, cells with markup: each row has its cells in order, however they are marked up."""
    table = (
        "<table><thead><tr><th>Year</th><th>Boats</th><th>Passengers</th></tr></thead>"
        "<tbody><tr><th>2030</th><td></td><td><b>12,000</b> people</td></tr>"
        "<tr><th>2031</th><td><p>Two</p></td><td>14,500<br>people</td></tr></tbody></table>"
    )
    made = page(f"<p>{LINES[0]}</p><p>{LINES[1]}</p>{table}<p>{LINES[2]}</p><p>{LINES[3]}</p>")
    (rows,) = (block.items for block in blocks(made) if block.kind == "table")
    assert ("Year\tBoats\tPassengers", "2030\t\t12,000 people", "2031\tTwo\t14,500 people") == rows


def test_comments_are_labelled():
    """Readers' comments are kept as comments, out of the text."""
    comments = "".join(
        f'<div class="comment"><p>I have waited for this pier, as number {n} in the queue, for years.</p></div>'
        for n in range(3)
    )
    made = page(f'{PARAGRAPHS}</article><section id="comments">{comments}</section><article>')
    assert "I have waited" not in text(made)
    assert ["comment"] * 3 == [block.kind for block in blocks(made) if "I have waited" in block.text]


def test_links_name_their_block():
    """A link in the text is absolute and points at the block it stands in."""
    made = page(
        f'{PARAGRAPHS}<p>The council had <a href="/minutes">published the minutes</a> of its meeting in June, and nobody objected.</p>'
    )
    (link,) = found(made, "links").value
    assert ("https://paper.example/minutes", "published the minutes", True) == (link.href, link.text, link.internal)
    assert "published the minutes" in blocks(made)[link.block].text


def test_json_ld_that_disagrees_is_reported():
    """A long articleBody that is not what the page shows is an issue, and does not become the text."""
    other = "Quite another story about a bakery and its ovens. " * 12
    made = page(
        PARAGRAPHS, f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{other}"}}</script>'
    )
    assert "text_disagrees" in [issue.code for issue in found(made).issues]
    assert text(made).split("\n") == LINES


def test_explain_names_the_signals():
    """Every piece in reach says whether it was taken, with its signals by name."""
    told = explain(page(PARAGRAPHS))
    taken = [one["text"] for one in told if one["taken"]]
    assert set(LINES) <= set(taken)
    assert {"size", "link", "finished", "hints"} <= set(told[0]["signals"])


PLAIN = "<p>" + LINES[0] + "</p>"
BOMBS = {
    "nested boxes": ("<div>" * 100_000 + PLAIN, True),
    "nested inline elements": ("<span>" * 30_000 + "<div>x</div>" + PLAIN, True),
    "nested lists": ("<ul><li>" * 30_000 + PLAIN, True),
    "attributes": ("<div " + " ".join(f"a{n}" for n in range(200_000)) + f">{PLAIN}</div>", False),
    "line breaks": ("<div>" + "<br>" * 1_000_000 + f"</div>{PLAIN}", False),
    "short paragraphs": ("<p>Yes.</p>" * 100_000, True),
    "one long text": ("<p>" + "word " * 2_000_000 + "</p>", False),
    "options": ("<select>" + "<option>x" * 200_000 + f"</select>{PLAIN}", False),
    "cells": ("<table><tr>" + "<td>x</td>" * 100_000 + f"</table>{PLAIN}", True),
    "links": ("<a href=/x>link</a> " * 50_000, False),
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_end_and_say_what_was_cut(name: str):
    """A page made to hurt ends with a body, and with an issue where something was cut."""
    document, cut = BOMBS[name]
    given = list(copydesk_extract(Page(text=document), None))
    issues = {issue.code for one in given for issue in one.issues}
    issues |= {one.value.code for one in given if one.field == "issue"}
    assert cut == ("page_cut" in issues)
    assert (name != "links") == ("body" in [one.field for one in given])


def test_titles_that_lead_elsewhere_are_no_body():
    """A page that shows links to other pages and no text of its own has no body."""
    rows = "".join(f'<div class="row"><h4><a href="/news/{n}">Ferry {n} sails again</a></h4></div>' for n in range(6))
    fields = [one.field for one in copydesk_extract(Page(text=f"<html><body>{rows}</body></html>"), None)]
    assert "body" not in fields


@pytest.mark.parametrize("document", ["", "<html></html>", "\0", "<script>x</script>", "<body><nav>menu</nav></body>"])
def test_nothing_to_read(document: str):
    """A page without text gives no body and raises nothing."""
    assert [] == [
        one
        for one in copydesk_extract(Page(text=document), None)
        if one.field == "body" and one.value[0].text.strip("\0�")
    ]


def test_the_outline_is_made_once():
    """Every plugin that asks for a page's outline is given the same one."""
    made = page(PARAGRAPHS)
    list(copydesk_extract(made, None))
    assert outlined(made) is outlined(made) is made.memo["outline"]


def test_entries_of_a_left_list_are_parted():
    """A list of links that is no text is labelled, each entry on its own line."""
    links = "".join(f'<li><a href="/{n}">Another story of the harbour, number {n}</a></li>' for n in range(3))
    made = page(f"<p>{LINES[0]}</p><p>{LINES[1]}</p><ul>{links}</ul><p>{LINES[2]}</p><p>{LINES[3]}</p>")
    (left,) = [block for block in blocks(made) if block.kind == "promo"]
    assert [f"Another story of the harbour, number {n}" for n in range(3)] == left.text.split("\n")


def test_an_icon_parts_no_text():
    """A drawn icon inside a sentence leaves the sentence one piece, and its drawing is no text."""
    icon = '<svg><desc>arrow</desc><g><path d="M0 0"></path></g></svg>'
    made = page(f"{PARAGRAPHS}<p>The council's <a href='/m'>{icon}minutes</a> were published on the day after.</p>")
    assert text(made).split("\n")[-1] == "The council's minutes were published on the day after."


def test_a_picture_has_the_size_of_its_image():
    """Width, height and alternative text of a picture are those of the image element in it."""
    picture = '<picture><source srcset="/p.webp"><img src="/p.jpg" alt="Pier" width="640" height="360"></picture>'
    image = found(page(f"<p>{LINES[0]}</p>{picture}{PARAGRAPHS}"), "images").value[0]
    assert ("https://paper.example/p.jpg", "Pier", 640, 360) == (image.url, image.alt, image.width_px, image.height_px)


def test_addresses_stand_on_the_base_element():
    """Relative addresses are read from the base the head states."""
    link = '<p>The council had <a href="minutes">published the minutes</a> of its meeting in June, to no protest.</p>'
    (given,) = found(page(PARAGRAPHS + link, '<base href="https://files.example/town/">'), "links").value
    assert given.href == "https://files.example/town/minutes"


def test_explain_agrees_with_the_blocks():
    """What explain calls taken is what stands in the text, though its sums stop where a case is plain."""
    made = page(PARAGRAPHS + '<aside class="newsletter"><p>Sign up for our daily letter.</p></aside>')
    taken = {one["text"] for one in explain(made) if one["taken"]}
    assert set(text(made).split("\n")) <= taken
    assert "Sign up for our daily letter." not in taken


@pytest.mark.parametrize("box", ['aside class="newsletter"', 'div class="newsletter-box"', 'div id="subscribe"'])
@pytest.mark.parametrize("after", [1, 2, 4])
def test_a_newsletter_box_is_no_text(box: str, after: int):
    """A box named as promotion is no text, in the middle or at the end, however short the page."""
    shown = f"<{box}><p>Sign up for our daily letter.</p></{box.split(maxsplit=1)[0]}>"
    made = page(
        "".join(f"<p>{line}</p>" for line in LINES[:after])
        + shown
        + "".join(f"<p>{line}</p>" for line in LINES[after:])
    )
    assert text(made).split("\n") == LINES
    assert not any(one["taken"] for one in explain(made) if "Sign up" in one["text"])


@pytest.mark.parametrize("name", ["paywall", "premium-content", "subscriber-only"])
def test_the_part_of_the_article_behind_a_wall_is_text(name: str):
    """A box named for the wall that holds most of the page's text is the article's, as schema.org's cssSelector has it."""
    free = "The pier was built by the grandfathers of those who now ask what a new one costs, and who will pay for it."
    small = "".join(f"<p>Tide table of day {day}: on request</p>" for day in range(20))
    made = page(f"<p>{free}</p><div class='{name}'>{PARAGRAPHS}</div></article><footer>{small}</footer><article>")
    assert text(made).split("\n") == [free, *LINES]


def test_paragraphs_of_a_caption_are_a_caption():
    """A caption that holds paragraphs of its own is no text, however whole its sentences."""
    line = "The pier in the evening light of the last day of September, seen from the harbour wall."
    made = page(
        f"<p>{LINES[0]}</p><figure><img src='/p.jpg'><figcaption><p>{line}</p></figcaption></figure>{PARAGRAPHS}"
    )
    assert line not in text(made)
    assert [block.kind for block in blocks(made) if block.text == line] == ["caption"]


@pytest.mark.parametrize(("box", "kind"), [
    ('<div class="author-bio"><p>{}</p></div>', "credit"),
    ('<p class="about-the-author">{}</p>', "credit"),
    ('<img src="/pier.jpg" width="600"><p class="wp-caption-text">{}</p>', "caption"),
])  # fmt: skip
def test_what_its_class_calls_by_name_is_no_text(box: str, kind: str):
    """The box of the author and the caption of a bare picture are labelled, on a short page too, and behind the text."""
    line = "Ada Quill has walked this shore for twenty years and writes down what the water takes."
    for made in (
        page(f"<p>{LINES[0]}</p><p>{LINES[1]}</p>{box.format(line)}"),
        page(f"{box.format(line)}{PARAGRAPHS}"),
    ):
        assert line not in text(made)
    made = page(f"<p>{LINES[0]}</p><p>{LINES[1]}</p>{box.format(line)}")
    assert [block.kind for block in blocks(made) if block.text == line] == [kind]


def test_pictures_behind_the_last_paragraph_are_kept():
    """A gallery that ends the article is the article's; a picture behind the article element is not."""
    figure = '<figure><img src="/{0}.jpg" width="600"><figcaption>Picture {0}</figcaption></figure>'
    made = page(f"{PARAGRAPHS}{figure.format(1)}{figure.format(2)}</article>{figure.format(3)}<article>")
    kinds = [(block.kind, block.text) for block in blocks(made)][-4:]
    assert kinds == [("image", ""), ("caption", "Picture 1"), ("image", ""), ("caption", "Picture 2")]
    assert [image.caption for image in found(made, "images").value] == ["Picture 1", "Picture 2"]


def test_teasers_in_articles_of_their_own_are_no_text():
    """Where the headline stands in one article element, lighter ones whose heading is a link are other stories."""
    teaser = "<article><h2><a href='/{0}'>Story {0}</a></h2><p>{1} So it is told of case number {0}.</p></article>"
    others = "".join(teaser.format(n, LINES[2][:60]) for n in range(12))
    made = page(f"<h1>Pier</h1><p>{LINES[0]}</p><p>{LINES[1]}</p></article>{others}<article>")
    assert text(made).split("\n") == [LINES[0], LINES[1]]


def test_paragraphs_and_breaks_inside_an_entry_run_into_nothing():
    """A list's entry or a table's cell of two paragraphs is one entry, its words apart."""
    listed = "<ul><li><p>Swim before nine.</p><p>Fish after ten.</p></li><li>No dogs<br>No boats</li></ul>"
    table = "<table><tr><th>Day</th><th>Hours</th></tr><tr><td><p>Mon</p><p>Tue</p></td><td>9<br>10</td></tr></table>"
    made = {
        block.kind: block.items for block in blocks(page(PARAGRAPHS + listed + table + "<p>" + LINES[0][::-1] + "</p>"))
    }
    assert made["list"] == ("Swim before nine. Fish after ten.", "No dogs No boats")
    assert made["table"] == ("Day\tHours", "Mon Tue\t9 10")


def test_each_reader_has_a_comment():
    """A plain list of comments is as many blocks as it has entries."""
    said = [
        "About time too, if you ask me: my boots have been wet since the storm.",
        "Nobody asked the gulls about it, as ever.",
    ]
    entries = "".join(f'<li class="comment"><p>{line}</p></li>' for line in said)
    made = blocks(page(PARAGRAPHS + f'</article><ol class="comments">{entries}</ol><article>'))
    assert [block.text for block in made if block.kind == "comment"] == said


SHELL = '<div id="root">Loading …</div>'


def told(body: str) -> str:
    """Write JSON-LD with an articleBody."""
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Pier", "articleBody": body}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def test_a_page_a_script_fills_has_the_text_of_its_json_ld():
    """The body is JSON-LD's, and an issue says that the page shows none."""
    made = found(Page(text=f"<html><head>{told(chr(10).join(LINES))}</head><body>{SHELL}</body></html>"))
    assert (made.value, made.method) == ("\n".join(LINES), "json-ld")
    assert [issue.code for issue in made.issues] == ["text_not_shown"]


def test_a_shell_that_was_cut_says_so_beside_its_json_ld():
    """The text of JSON-LD hides no issue of the page."""
    deep = "<div>" * 600 + "Loading" + "</div>" * 600
    made = found(Page(text=f"<html><head>{told(chr(10).join(LINES))}</head><body>{deep}</body></html>"))
    assert [issue.code for issue in made.issues] == ["text_not_shown", "page_cut"]


def test_json_ld_takes_the_place_of_no_shown_text():
    """A page with text of its own keeps it; a teaser in JSON-LD is no body."""
    assert (
        text(page(PARAGRAPHS, told(" ".join(LINES) + " And more that only subscribers read." * 30))).split("\n")
        == LINES
    )
    shell = Page(text=f"<html><head>{told(LINES[0])}</head><body>{SHELL}</body></html>")
    assert all(one.method != "json-ld" for one in copydesk_extract(shell, None))


def test_a_table_of_one_row_lays_out_a_page():
    """Text in the one row of a table is no table's."""
    made = blocks(
        Page(text=f"<html><body><table><tr><td>Home</td><td>{'<br><br>'.join(LINES)}</td></tr></table></body></html>")
    )
    assert [(block.kind, block.text) for block in made] == [("paragraph", line) for line in LINES]


@pytest.mark.parametrize(
    ("listed", "items"),
    [
        ("<ol><li>Spring<ul><li>Piles are driven</li><li>Deck is laid</li></ul></li><li>Summer</li></ol>", 3),
        ("<dl><dt>Bollard</dt><dd>A post for ropes.</dd><dt>Fender</dt><dd>Keeps the hull from the wall.</dd></dl>", 4),
    ],
)
def test_lists_between_paragraphs_are_text(listed: str, items: int):
    """A list of short entries, nested or a glossary, stands in the text where paragraphs of the same box enclose it."""
    made = blocks(
        page("".join(f"<p>{line}</p>" for line in LINES[:2]) + listed + "".join(f"<p>{line}</p>" for line in LINES[2:]))
    )
    assert sum(len(block.items) for block in made if block.kind == "list") >= items
    related = listed.replace("<ol>", '<ol class="related">').replace("<dl>", '<dl class="related">')
    assert (
        text(page(f"<p>{LINES[0]}</p><p>{LINES[1]}</p>{related}<p>{LINES[2]}</p><p>{LINES[3]}</p>")).split("\n")
        == LINES
    )
