"""Plain-text dumps: what is found in them, and what is left alone."""

from __future__ import annotations

import html
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk import Block, Found, Link, Page, Related
from copydesk.extraction.plaintext import copydesk_extract, read_dump
from copydesk.extraction.plaintext.paragraphs import paragraphs as paragraphs_of
from copydesk.extraction.plaintext.related import heading_of

TITLE = "Harbour town keeps its bridge"
BODY = (
    "The council of Oberin voted on Monday to mend the old bridge instead of building a new one beside it.",
    '"We have looked at both, and only one of them is there," said the mayor, Ilka Moreno.',
    "Work begins in May and ends, the engineers hope, before the autumn storms.",
)
RELATED = (
    (
        "Ferry service adds a night boat",
        "The night boat will leave at eleven and arrive, wind permitting, in time for...",
    ),
    (
        "Lighthouse keeper retires after 44 years",
        "He has seen every ship that went in or out of the harbour since the spring of...",
    ),
)


def found(*blocks: str, gap: str = "\n\n") -> dict[str, Found]:
    """What is found in a document of these blocks, by field."""
    return {item.field: item for item in copydesk_extract(Page(gap.join(blocks), kind="text"), None)}


def values(*blocks: str, gap: str = "\n\n") -> dict[str, Any]:
    """The values found."""
    return {field: item.value for field, item in found(*blocks, gap=gap).items()}


def paragraphs(*texts: str) -> tuple[Block, ...]:
    """Blocks of kind paragraph."""
    return tuple(Block("paragraph", text) for text in texts)


def test_title_and_body() -> None:
    """A narrow first line without a full stop is the title, the rest is the body."""
    assert values(TITLE, *BODY) == {"title": TITLE, "body": paragraphs(*BODY)}


def test_each_value_says_where_it_stands() -> None:
    """Method and line are kept; a date keeps its label for whoever reads it."""
    item = found(TITLE, *BODY, "Last update: 3 March 2021")
    assert [(f.field, f.method, f.path) for f in item.values()] == [
        ("title", "text", "line 1"), ("modified", "text", "line 9"), ("body", "text", "line 3"),
    ]  # fmt: skip
    assert item["modified"].value == "Last update: 3 March 2021"


@pytest.mark.parametrize(("title", "body"), [
    ("Stadtrat behält die alte Brücke", "Der Stadtrat von Oberin hat am Montag beschlossen, die Brücke zu flicken."),
    ("Городской совет сохранит старый мост", "Городской совет Оберина решил в понедельник починить старый мост."),
    ("المدينة تحتفظ بجسرها القديم", "قرر مجلس مدينة أوبيرين يوم الاثنين إصلاح الجسر القديم بدلا من بناء جسر جديد."),
    ("港口城市保留旧桥", "奥伯林市议会周一投票决定修缮旧桥，而不是在旁边另建一座新桥。工程将于五月开始。"),
    ("शहर अपना पुराना पुल रखेगा", "ओबेरिन की परिषद ने सोमवार को नया पुल बनाने के बजाय पुराने पुल की मरम्मत का फैसला किया।"),
    ("เมืองท่าเก็บสะพานเก่าไว้", "สภาเมืองโอเบรินลงมติเมื่อวันจันทร์ให้ซ่อมสะพานเก่าแทนการสร้างสะพานใหม่ข้างๆ งานจะเริ่มในเดือนพฤษภาคม"),
])  # fmt: skip
def test_title_in_any_script(title: str, body: str) -> None:
    """Headline and text are told apart without knowing the language."""
    assert values(title, body) == {"title": title, "body": paragraphs(body)}


@pytest.mark.parametrize("first", [
    "It rained.",
    "North Harbour TV 17:28 CET",
    BODY[0],
    "More from World",
    "The mayor, who had come by boat,",
])  # fmt: skip
def test_first_line_that_is_no_title(first: str) -> None:
    """A sentence, a station's line, a paragraph or a heading is not made a title."""
    assert "title" not in values(first, *BODY)


@pytest.mark.parametrize("title", ["Will the bridge hold?", "Council adopts plan of the U.S.", "Bridge: it stays!"])
def test_title_may_end_in_other_marks(title: str) -> None:
    """A question, a call or initials may end a title."""
    assert values(title, *BODY)["title"] == title


def test_labels_between_title_and_text_and_behind_it() -> None:
    """Lines before the text and behind it are read by their labels and are not in the body."""
    assert values(
        TITLE, "By Jane Roe", "Published: 3 March 2021 10:15", "Section: Local", *BODY, "Updated: 4 March 2021"
    ) == {
        "title": TITLE,
        "authors": "Jane Roe",
        "byline": "By Jane Roe",
        "published": "Published: 3 March 2021 10:15",
        "section": "Local",
        "modified": "Updated: 4 March 2021",
        "body": paragraphs(*BODY),
    }


def test_document_with_its_facts_on_top() -> None:
    """A dump may begin with its facts, the title among them."""
    record = values(f"Title: {TITLE}", "Author: Jane Roe", "Date: 2021-03-03", "URL: https://a.example/1", *BODY)
    assert record["title"] == TITLE
    assert record["canonical_url"] == "https://a.example/1"
    assert record["published"] == "Date: 2021-03-03"
    assert record["body"] == paragraphs(*BODY)


def test_labelled_line_inside_the_text_is_text() -> None:
    """A date line between two paragraphs belongs to what is told."""
    lines = (BODY[0], "Published: 3 March 2021", BODY[1], BODY[2])
    assert values(TITLE, *lines) == {"title": TITLE, "body": paragraphs(*lines)}


def test_related_block() -> None:
    """Titles and teasers under a heading at the end are other stories, and their dates are theirs."""
    record = values(TITLE, *BODY, "More from World", *(part for pair in RELATED for part in pair))
    assert record["related"] == tuple(Related(title, teaser, None, "More from World") for title, teaser in RELATED)
    assert record["body"] == paragraphs(*BODY)


@pytest.mark.parametrize(
    "foot", ["Copyright Oberin Post 2021", "© Oberin Post", "All rights reserved.", "https://oberin.example/"]
)
def test_foot_behind_the_related_block_is_no_item(foot: str) -> None:
    """A notice of copyright or an address behind the other stories is kept, labelled, and is none of them."""
    record = values(TITLE, *BODY, "More from World", *(part for pair in RELATED for part in pair), foot)
    assert record["related"] == tuple(Related(title, teaser, None, "More from World") for title, teaser in RELATED)
    assert record["body"] == (*paragraphs(*BODY), Block("promo", foot))


@pytest.mark.parametrize(
    "heading", ["Related articles", "Mehr zum Thema", "À lire aussi", "Читайте также:", "相关新闻", "関連記事"]
)
def test_related_titles_alone(heading: str) -> None:
    """A heading with titles and no teasers is such a block, in other languages too."""
    record = values(TITLE, *BODY, heading, *(title for title, _ in RELATED))
    assert [(item.title, item.teaser) for item in record["related"]] == [(title, None) for title, _ in RELATED]


def test_date_behind_the_related_heading_dates_nothing() -> None:
    """A labelled date among the other stories is not the article's."""
    record = values(TITLE, *BODY, "More from World", RELATED[0][0], "Published: 20 January 2017", RELATED[1][0])
    assert "published" not in record


def test_heading_before_more_text_is_no_related_block() -> None:
    """Where text goes on behind the heading nothing is taken away."""
    lines = (
        *BODY,
        "Read more",
        "Ferry service adds a night boat",
        "The boat will run all winter, the council says.",
        BODY[0],
    )
    assert values(TITLE, *lines)["body"] == paragraphs(*lines)


def test_paragraph_that_begins_as_a_heading_is_text() -> None:
    """`More from …` at the head of a sentence is a sentence."""
    lines = (*BODY, "More from the mayor was not to be had, as she had gone home by boat.")
    assert values(TITLE, *lines)["body"] == paragraphs(*lines)


def test_pointer_to_another_story_is_labelled() -> None:
    """`Read also: …` inside the text is kept, labelled as a promo."""
    pointer = "Read also: Ferry service adds a night boat"
    assert values(TITLE, BODY[0], pointer, BODY[1])["body"][1] == Block("promo", pointer)


@pytest.mark.parametrize("last", [
    "Work begins in May and ends before the storms, the engineers ho",
    "Work begins in May and ends before the great storms of autumn-",
    "Work begins in May, ends in September,",
    "Work begins in May and ends in September. Continue reading",
    "Work begins in May […]",
])  # fmt: skip
def test_document_cut_in_mid_sentence(last: str) -> None:
    """A document that certainly breaks off says so, with the line as evidence."""
    item = found(TITLE, *BODY, last)["truncated"]
    assert (item.value, item.path, item.raw) == (True, "line 9", last)


@pytest.mark.parametrize("last", [
    "Work begins in May and ends, says the county [Upper Ob",
    'Work begins in May, and the mayor said "We shall see Ober',
    "Work begins in May（and ends in the autumn of Ob",
])  # fmt: skip
def test_document_cut_inside_a_bracket_or_quotation(last: str) -> None:
    """What the last paragraph opened and did not close shows a cut where a capital or the width would not."""
    assert values(TITLE, *BODY, last)["truncated"] is True


LONG = "Work begins in May and ends, the engineers hope, before the great autumn storms of the following year, as the county of "


@pytest.mark.parametrize(
    "last", [LONG + "Ober", LONG + "1984", f"{LONG}Oberin says. It is paid for by the people of Lower O"]
)
def test_wide_paragraph_of_running_words_is_cut(last: str) -> None:
    """Where all else is sentences, running words without an end are a cut, whatever the last of them looks like."""
    assert values(TITLE, *BODY, last)["truncated"] is True


@pytest.mark.parametrize("last", [
    f"{LONG}Oberin says. PTI",
    f"{LONG}Oberin says. Photographs: Jane Roe, Li Wei and Ilka Moreno",
    f"{LONG}Oberin says. More on https://oberin.example/plan",
    f"{LONG}Oberin says (Jane Roe in Lower Oberin)",
    'The boats are 27" wide and the quay is 300" long in Oberin',
    "Additional reporting [in Oberin] by Jane Roe",
])  # fmt: skip
def test_wide_ending_that_proves_nothing(last: str) -> None:
    """An agency's mark, names, an address or a closed bracket behind the last sentence is no sign of a cut."""
    assert "truncated" not in values(TITLE, *BODY, last)


def test_running_words_below_sub_headings_prove_nothing() -> None:
    """Where other paragraphs end without a mark as well, a capital at the end may be right."""
    assert "truncated" not in values(TITLE, BODY[0], "What the mayor says", *BODY[1:], LONG + "Oberin")


@pytest.mark.parametrize("last", [
    "Last upd", "Last update", "Last update:", "Last update: T", "Last update: Thu, 11", "LAST UPDATE: Thu, 11/08/",
    "Published: 3", "Zuletzt aktual", "Zuletzt aktualisiert: Do", "Mis à jour le : jeu", "最后更新：2021",
])  # fmt: skip
def test_begun_label_at_the_end_is_no_text(last: str) -> None:
    """A document that breaks off in a date's label says so; the stump is kept, not as text, and dates nothing."""
    items = found(TITLE, *BODY, last)
    assert items["body"].value == (*paragraphs(*BODY), Block("promo", last))
    assert (items["issue"].value.code, items["issue"].path) == ("document_cut", "line 9")
    assert {"modified", "published", "truncated"} & items.keys() == set()


@pytest.mark.parametrize("last", ["Last update: Thu, 11/08/2016 -", "Last update: Thu, 11/08/2016 - 23"])
def test_label_cut_behind_its_day_keeps_it(last: str) -> None:
    """The day of a date that breaks off in its time is read, and the cut is reported."""
    items = found(TITLE, *BODY, last)
    assert (items["modified"].value, items["issue"].value.code) == (last, "document_cut")


@pytest.mark.parametrize("last", ["More fr", "More from World", "Related art"])
def test_begun_heading_behind_the_last_date_is_no_text(last: str) -> None:
    """Behind the date at the end only a heading of other stories begins."""
    items = found(TITLE, *BODY, "Updated: 3 March 2021", last)
    assert items["body"].value == (*paragraphs(*BODY), Block("promo", last))
    assert items["issue"].value.code == "document_cut"


@pytest.mark.parametrize(
    "last",
    [
        "Updated: 3 March 2021",
        "Updated: June 2022",
        "Published: nothing",
        "Last",
        "By",
        "Posted",
        "Last updates from the quay",
        BODY[0],
    ],
)
def test_ending_that_is_no_stump(last: str) -> None:
    """A whole label, a word that a label begins with, or a sentence is no stump."""
    assert "issue" not in found(TITLE, *BODY, last)


@pytest.mark.parametrize(
    "last",
    [
        "Additional reporting by Jane Roe",
        "Oberin, Monday",
        BODY[2],
        "https://oberin.example/plan",
        "See the latest offers for bridges",
        "- 240 bolts, all of them of the size that the surveyors asked for",
        "Who knows...?",
    ],
)
def test_ending_that_proves_nothing(last: str) -> None:
    """A signature, a place, a whole sentence or an address is no sign of a cut."""
    assert "truncated" not in values(TITLE, *BODY, last)


def test_label_behind_the_text_proves_it_whole() -> None:
    """Where the page goes on behind the text, the text was not cut."""
    assert "truncated" not in values(
        TITLE, *BODY, "Work begins in May and ends, the engineers ho", "Updated: 3 March 2021"
    )


def test_listing() -> None:
    """Titles without text are a listing."""
    titles = ["Latest news", TITLE, "Will the ferry run?", *(title for title, _ in RELATED), "Choir sings on the quay"]
    assert values(*titles, gap="\n")["outcome"] == "listing"


def test_listing_with_teasers() -> None:
    """Titles with their teasers are a listing as well."""
    assert values("News", TITLE, *(part for pair in RELATED for part in pair), "Last one")["outcome"] == "listing"


def test_list_of_urls_is_a_listing() -> None:
    """A file of URLs, one a line, is a listing of them; its comments are not."""
    record = values("# to read", "https://a.example/1", "", "http://b.example/2?x=1", gap="\n")
    assert record == {"outcome": "listing", "links": (Link("https://a.example/1"), Link("http://b.example/2?x=1"))}


@pytest.mark.parametrize("blocks", [(TITLE, *BODY), (TITLE, "Short.", "Also short."), (TITLE,), (BODY[0],)])
def test_article_is_no_listing(blocks: tuple[str, ...]) -> None:
    """Text, or too little to tell, is not called a listing."""
    assert "outcome" not in values(*blocks)


def test_single_headline_is_a_title_and_single_sentence_a_body() -> None:
    """A document of one line is what the line looks like."""
    assert values(TITLE) == {"title": TITLE}
    assert values(BODY[0]) == {"body": paragraphs(BODY[0])}


@pytest.mark.parametrize("document", ["", " \n\t\n", "\ufeff", "&nbsp;\n"])
def test_empty_document_is_reported(document: str) -> None:
    """A document without text gives an issue and nothing else."""
    (item,) = copydesk_extract(Page(document, kind="text"), None)
    assert (item.field, item.value.code) == ("issue", "empty_document")


def test_html_is_left_to_others() -> None:
    """An HTML page is not read as lines."""
    assert list(copydesk_extract(Page("<p>Text</p>"), None)) == []


LINES = st.lists(
    st.text(max_size=60)
    | st.sampled_from(
        [
            "More from World",
            "Related",
            "All rights reserved.",
            "By Jane Roe",
            "Published: 3 March 2021",
            "Read also: x",
            TITLE,
            *BODY,
        ]
    ),
    max_size=12,
)


@given(LINES, st.sampled_from(["\n", "\n\n", "\r\n"]))
def test_every_line_is_in_exactly_one_part(lines: list[str], gap: str) -> None:
    """Title, labels, body and related block together hold all lines, in the order of the document, and nothing else."""
    document = gap.join(lines)
    reading = read_dump(document)
    numbered = [(p.number, p.text) for p, _ in (*reading.labels, *reading.body)]
    if reading.title is not None:
        numbered.append((reading.title.number, reading.title.text))
    parts = [text for _, text in sorted(numbered)]
    lines_left = [p.text for p in paragraphs_of(document)]
    if reading.related is not None:
        block = lines_left[reading.related.start : reading.related.end]
        told = {part for item in reading.related.items for part in (item.title, item.teaser, item.heading)}
        assert [line for line in block if line not in told and heading_of(html.unescape(line)) is None] == []
        parts += block
        lines_left = [*lines_left[: reading.related.start], *lines_left[reading.related.end :], *block]
    assert squeezed(*parts) == squeezed(*lines_left)


def squeezed(*parts: str) -> str:
    """The visible characters alone."""
    return "".join("".join(part.split()) for part in parts)


@given(st.text(max_size=500))
def test_no_document_raises_and_nothing_is_made_up(document: str) -> None:
    """Any text is read, and every block's text is in it."""
    body = values(document).get("body", ())
    assert [block.text for block in body if squeezed(block.text) not in squeezed(document)] == []


def test_long_hostile_documents_are_read_in_linear_time() -> None:
    """Documents made to be slow are read: no nested repetition over what a line may hold."""
    for document in (
        "Related\nTitle\n" * 20_000,
        "By " + "A " * 200_000,
        "Published: " + "1 " * 50_000,
        "a\n" * 50_000,
    ):
        assert read_dump(document) is not None
