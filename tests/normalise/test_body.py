"""The body: blocks cleaned, labelled, repeated ones dropped."""

from __future__ import annotations

from typing import Any

import pytest

from copydesk.models import Author, Block, Context, Correction, Dateline, Found
from copydesk.models.parts import StatedBlock
from copydesk.normalise import normalise_value
from copydesk.normalise.blocks import read_body, renumber

LEAD = "The bridge over the river reopened on Thursday after eleven weeks."
MORE = "Drivers cheered as the first cars rolled across it shortly before noon."
LONG = f"{LEAD} {MORE} The city had closed it in spring."
PLAN = [
    "Length of the bridge: 412 metres",
    "Width of the carriageway: 9 metres",
    "Load of a vehicle: at most 30 tonnes",
]


def kinds(value: Any, context: Context | None = None) -> list[tuple[str, str]]:
    """Kind and text of each block."""
    return [(block.kind, block.text) for block in normalise_value("body", value, context)[0].value]


def by_field(value: Any, context: Context | None = None) -> dict[str, Found]:
    """Everything a body gives."""
    return {found.field: found for found in normalise_value("body", value, context)}


@pytest.mark.parametrize("kind", ["paragraph", "quote", "heading"])
@pytest.mark.parametrize(
    "text", ["Reporting by Ida Moss; Editing by Tom Reed", "Read more: The ferry returns", "Share"]
)
def test_a_stated_kind_is_kept(text: str, kind: Any) -> None:
    """What a source says a block is, it stays, whatever its words; who signs it is read all the same."""
    found = by_field((Block("paragraph", LEAD), StatedBlock(kind, text)))
    assert found["body"].value == (Block("paragraph", LEAD), Block(kind, text))
    assert ("authors" in found) == (kind != "heading" and text.startswith("Reporting"))


def test_labelled_blocks_keep_their_places() -> None:
    """Nothing is deleted: text is a view of the content kinds."""
    found = normalise_value("body", [LEAD, "Read more: The ferry", MORE])[0]
    assert [block.kind for block in found.value] == ["paragraph", "promo", "paragraph"]
    assert found.steps == ("labels",)


@pytest.mark.parametrize(
    ("blocks", "kept"),
    [
        ([LEAD, LEAD, MORE], [LEAD, MORE]),
        ([LEAD, "Caption.", LEAD, MORE], [LEAD, "Caption.", MORE]),
        ([f"{LEAD[:52]}…", LEAD, MORE], [LEAD, MORE]),
        (["No comment.", "No comment."], ["No comment.", "No comment."]),
        (
            ["What do you think of bridges?", "A.", "B.", "C.", "What do you think of bridges?", "D."],
            ["What do you think of bridges?", "A.", "B.", "C.", "What do you think of bridges?", "D."],
        ),
        (
            [LEAD, "Yes.", MORE, f"{MORE} {LEAD}", "A.", "B.", LEAD, "Yes.", MORE, f"{MORE} {LEAD}"],
            [LEAD, "Yes.", MORE, f"{MORE} {LEAD}", "A.", "B."],
        ),
        # An author may say the same again: far from the first time, or more often than a layout does.
        (
            [f"{LEAD} {MORE}", "A.", "B.", "C.", f"{LEAD} {MORE}"],
            [f"{LEAD} {MORE}", "A.", "B.", "C.", f"{LEAD} {MORE}"],
        ),
        ([LEAD, "A.", LEAD, "B.", LEAD], [LEAD, "A.", LEAD, "B.", LEAD]),
        ([LEAD, MORE, "A.", LEAD, MORE, "B.", LEAD, MORE], [LEAD, MORE, "A.", LEAD, MORE, "B.", LEAD, MORE]),
        (
            ["大桥在暴风雨过后于星期四重新开放。"] * 2 + ["市政府说，桥在整个星期都没有损坏，星期五起恢复正常交通。"],
            ["大桥在暴风雨过后于星期四重新开放。", "市政府说，桥在整个星期都没有损坏，星期五起恢复正常交通。"],
        ),
        # Text between the two, short lines of a plan, or no other text: the author's own.
        ([LEAD, "Let us say that again, and louder:", LEAD, MORE],) * 2,
        ([*PLAN, "The second bridge:", *PLAN, LEAD],) * 2,
        ([LEAD, LEAD],) * 2,
        ([LONG, f"{LONG} {MORE}", LONG, f"{LONG} {MORE}"], [LONG, f"{LONG} {MORE}"]),
    ],
)
def test_a_repeated_block_is_dropped(blocks: list[str], kept: list[str]) -> None:
    """Right after the first, cut with dots, or in a repeated run; one asked or told again by the author stays."""
    found = normalise_value("body", blocks)[0]
    assert [block.text for block in found.value] == kept
    assert ("repeated_block" in [issue.code for issue in found.issues]) == (len(kept) < len(blocks))


@pytest.mark.parametrize("kind", ["caption", "promo", "credit"])
def test_of_a_text_and_its_label_the_text_stays(kind: Any) -> None:
    """A picture's caption that says what the paragraph below says is the one that goes, wherever it stands."""
    label, text, more = Block(kind, LEAD), Block("paragraph", LEAD), Block("paragraph", MORE)
    image = Block("image", href="https://example.com/a.jpg")
    assert read_body((label, image, text, more), Context()).blocks == (image, text, more)
    assert read_body((text, image, label, more), Context()).blocks == (text, image, more)
    assert read_body((label, image, label, text), Context()).repeated == (0, 2)


def test_a_dateline_becomes_a_block_of_its_own() -> None:
    """The first paragraph goes on without it; the year is the publication's."""
    context = Context(published="2016-08-12T10:00:00+02:00")
    found = by_field(["LISBON, Aug. 11 (Reuters) - " + LEAD, MORE], context)
    assert [block.kind for block in found["body"].value] == ["dateline", "paragraph", "paragraph"]
    assert found["dateline"].value == Dateline("LISBON, Aug. 11 (Reuters) -", "Lisbon", "Reuters", "2016-08-11")
    assert found["agencies"].value == ("Reuters",)


def test_a_dateline_stands_in_the_first_paragraph_only() -> None:
    """A later paragraph that begins alike is text."""
    assert [kind for kind, _ in kinds([LEAD, "LISBON (Reuters) - " + MORE])] == ["paragraph", "paragraph"]


def test_a_sign_off_names_its_people() -> None:
    """With their roles, less trusted than a byline; who made the pictures is no author."""
    found = by_field([LEAD, "(Reporting by Anna Example in Lisbon; Editing by Ben Sample)", "Photo: Cora Pattern"])
    assert [block.kind for block in found["body"].value] == ["paragraph", "credit", "credit"]
    assert [(a.name, a.role) for a in found["authors"].value] == [
        ("Anna Example", "reporter"),
        ("Ben Sample", "editor"),
    ]
    assert found["authors"].confidence < found["body"].confidence


@pytest.mark.parametrize(
    ("text", "names", "agencies"),
    [
        ("Reporting by Anna Example Writing by Ben Sample Editing by Cora Pattern", ["Anna Example", "Ben Sample", "Cora Pattern"], ()),
        ("Additional reporting by Anna Example in Lisbon; Editing by Ben Sample", ["Anna Example", "Ben Sample"], ()),
        ("Rédigé par Anne Exemple, édité par Bruno Modèle", ["Anne Exemple", "Bruno Modèle"], ()),
        ("Associated Press writers Anna Example in Lisbon and Ben Sample contributed to this report.",
         ["Anna Example", "Ben Sample"], ("AP",)),
        ("Example News' Anna Example contributed to this report.", ["Anna Example"], ()),
        ("The Associated Press contributed to this report.", [], ("AP",)),
        ("(With inputs from PTI)", [], ("PTI",)), ("Additional reporting from AFP", [], ("AFP",)), ("Mit Material von dpa", [], ("dpa",)), ("© 2024 AFP", [], ("AFP",)),
        ("（责编：李明、王芳）", ["李明", "王芳"], ()), ("记者 刘洋", ["刘洋"], ()),
    ],
)  # fmt: skip
def test_sign_offs_of_many_houses(text: str, names: list[str], agencies: tuple[str, ...]) -> None:
    """Clauses by role, contributors, agencies, in several languages."""
    found = by_field([LEAD, MORE, text])
    assert found["body"].value[-1].kind == "credit"
    assert [author.name for author in (found["authors"].value if "authors" in found else ())] == names
    assert (found["agencies"].value if "agencies" in found else ()) == agencies


@pytest.mark.parametrize(
    "text", ["Editing by hand is slow, and nobody likes it.", "Writing by candlelight", "Reporting by phone"]
)
def test_a_sentence_is_no_sign_off(text: str) -> None:
    """The words of a role alone make no credit."""
    assert kinds([LEAD, MORE, text])[-1] == ("paragraph", text)


def test_a_byline_before_the_text_is_a_credit() -> None:
    """And its people are authors."""
    found = by_field(["By Anna Example and Ben Sample", LEAD])
    assert [block.kind for block in found["body"].value] == ["credit", "paragraph"]
    assert [author.name for author in found["authors"].value] == ["Anna Example", "Ben Sample"]
    assert kinds(["By Thursday the bridge was open.", LEAD])[0][0] == "paragraph"


@pytest.mark.parametrize(
    ("text", "correction"),
    [
        ("Correction: June 5, 2018 An earlier version misstated the length.",
         Correction("An earlier version misstated the length.", "2018-06-05")),
        ("Correction (June 5, 2018): The bridge is long.", Correction("The bridge is long.", "2018-06-05")),
        ("Korrektur: Die Brücke ist lang.", Correction("Die Brücke ist lang.", None)),
        ("This article was amended on 5 June 2018 to correct a name.",
         Correction("This article was amended on 5 June 2018 to correct a name.", "2018-06-05")),
        ("Correction: March 2022 was the month, not May.", Correction("March 2022 was the month, not May.", None)),
        ("Editor's note, Nov. 11, 2022: This was updated.", Correction("This was updated.", "2022-11-11")),
    ],
)  # fmt: skip
def test_corrections_are_collected(text: str, correction: Correction) -> None:
    """Without the label, with the day where it is printed; the block keeps every word."""
    found = by_field([LEAD, text])
    assert found["corrections"].value == (correction,)
    assert found["body"].value[-1] == Block("correction", text)


def test_corrections_of_structured_data() -> None:
    """Strings and CorrectionComment objects."""
    value = [
        {"@type": "CorrectionComment", "text": "The name.", "datePublished": "2018-06-05T10:00:00Z"},
        "Correction: The length.",
    ]
    assert normalise_value("corrections", value)[0].value == (
        Correction("The name.", "2018-06-05"),
        Correction("The length."),
    )


@pytest.mark.parametrize(
    ("value", "texts"),
    [
        (f"{LEAD}\n\n{MORE}", [LEAD, MORE]),
        (f"{LEAD}\r\n{MORE}", [LEAD, MORE]),
        (f"<p>{LEAD}</p><p>{MORE}</p>", [LEAD, MORE]),
        (f"&lt;p&gt;{LEAD}&lt;/p&gt;&lt;p&gt;{MORE}&lt;/p&gt;", [LEAD, MORE]),
        ([{"kind": "heading", "text": "A bridge", "level": 2}, LEAD], ["A bridge", LEAD]),
        (["", " \u200b ", LEAD], [LEAD]),
        (["Tom &amp; Jerry cross\u00a0the bri\u00addge."], ["Tom & Jerry cross the bridge."]),
        ([], None),
    ],
)
def test_a_body_comes_in_many_shapes(value: Any, texts: list[str] | None) -> None:
    """One string, strings, mappings; empty blocks go."""
    found = normalise_value("body", value)[0]
    assert (None if found.value in (None, []) else [block.text for block in found.value]) == texts


def test_lists_tables_code_and_images_are_cleaned_in_their_own_way() -> None:
    """Entries one by one, cells one by one, code as it stands, addresses resolved."""
    value = (
        Block("list", "x", items=("one\u00a0", " ", "t&amp;wo")),
        Block("table", "x", items=("a\u00a0\t b ", "c\t")),
        Block("code", "if a &lt; b:\r\n    go()  \n\x00"),
        Block("image", " A bridge ", href="/i/1.jpg"),
        Block("embed", "", href="javascript:x"),
    )
    expected = (
        Block("list", "one\nt&wo", items=("one", "t&wo")),
        Block("table", "a\tb\nc\t", items=("a\tb", "c\t")),
        Block("code", "if a &lt; b:\n    go()"),
        Block("image", "A bridge", href="https://example.com/i/1.jpg"),
    )
    assert normalise_value("body", value, Context(url="https://example.com/a"))[0].value == expected


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\v"])
def test_the_lines_of_code_stay_apart(end: str) -> None:
    """Whatever ends them: a vertical tab is a `<br>`."""
    assert read_body((Block("code", f"go(){end}  stop()  {end}"),), Context()).blocks == (
        Block("code", "go()\n  stop()"),
    )


def test_clean_blocks_are_the_same_objects() -> None:
    """Nothing is copied where nothing changes."""
    blocks = (Block("paragraph", LEAD), Block("heading", "A bridge", level=2))
    found = normalise_value("body", blocks)[0]
    assert found.value[0] is blocks[0]
    assert found.steps == ()


def test_renumber_tells_where_blocks_went() -> None:
    """For images and links that count blocks as the extractor gave them."""
    blocks = [Block("paragraph", text) for text in ("LISBON (AP) — " + LEAD, LEAD, LEAD, " ", MORE)]
    assert renumber(blocks, Context()) == (1, None, None, None, 2)


def test_names_in_a_dateline_are_authors() -> None:
    """East Asian agencies print the reporter there."""
    found = by_field(["新华社里斯本8月11日电（记者 王小明）大桥于星期四重新开放。"])
    assert found["authors"].value == (Author("王小明", "王小明", job_title="记者"),)
    assert found["dateline"].value.place == "里斯本"


def test_a_long_body_is_whole() -> None:
    """A live blog has thousands of blocks; none is lost."""
    blocks = tuple(Block("paragraph", f"At {n} minutes past noon the bridge was open.") for n in range(3000))
    assert len(normalise_value("body", blocks)[0].value) == 3000
    assert len(normalise_value("body", [block.text for block in blocks])[0].value) == 3000


@pytest.mark.parametrize("text", ["Â¼AAA(AP)¡", "Â¼ LISBON (AP) — Ã„"])
def test_a_dateline_lifted_off_a_misread_text_is_read_once(text: str) -> None:
    """Each part is cleaned for itself: the same body normalised again stays as it is."""
    body = normalise_value("body", text)[0].value
    assert normalise_value("body", body)[0].value == body


def test_a_repeat_is_told_whatever_its_letters_and_its_beginning() -> None:
    """Blocks are compared whole once two begin alike: capitals do not part them, another end does."""
    text = "The bridge over the river will stay closed until the end of the month, the city said."
    blocks = (
        Block("paragraph", text),
        Block("heading", text.upper()),
        Block("paragraph", f"{text[:-1]} on Monday."),
        Block("caption", f"{text[:-1]} on Monday."),
    )
    body = read_body(blocks, Context())
    assert [block.text for block in body.blocks] == [text, f"{text[:-1]} on Monday."]
    assert body.repeated == (1, 3)


@pytest.mark.parametrize(
    ("line", "names", "agencies"),
    [
        ("(dpa/afp)", [], ("dpa", "AFP")),
        ("jr/dpa", [], ("dpa",)),
        ("Anna Example, The Associated Press", ["Anna Example"], ("AP",)),
        ("dpa und der Rest der Welt", [], ()),
        ("Example Street, AP and the shop", [], ()),
    ],
)
def test_a_text_ends_in_its_agencies(line: str, names: list[str], agencies: tuple[str, ...]) -> None:
    """Several, an editor's initials beside one, a name with one; nothing of a sentence."""
    body = read_body(
        [Block("paragraph", f"Ferry {n} crossed the river at noon.") for n in range(4)] + [Block("paragraph", line)],
        Context(),
    )
    assert [author.name for author in body.authors] == names
    assert body.agencies == agencies
    assert (body.blocks[-1].kind == "credit") == bool(agencies)
