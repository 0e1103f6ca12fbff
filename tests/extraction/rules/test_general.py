"""A body rule that asks the general extraction: `least`, `judge`; and what a selected element's own label is."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_site import html, paragraphs, sentence, standfirst

from copydesk import Article, Desk, make_page
from copydesk.extraction.rules.reading import read_layouts
from copydesk.sources import Sources

DESK = Desk()
SITE = 'domains = ["valley.example"]\n[[layout]]\n'


def read(folder: Path, rules: str, document: str) -> Article:
    """The record of a document read by these rules."""
    home = folder / "valley"
    home.mkdir()
    (home / "source.toml").write_text(SITE + rules, "utf-8")
    sources = Sources()
    sources.register(home)
    result = DESK.read(make_page(document), sources["valley"])
    assert result.failures == ()
    assert result.article is not None
    return result.article


def test_a_rule_that_finds_too_little_gives_way(tmp_path: Path) -> None:
    """The general extraction's body is taken, and an issue says so; without `least` the rule's word stands."""
    rules = '[layout.fields]\nbody = ".story__standfirst"\n'
    article = read(tmp_path, rules + "[layout.body]\nleast = 0.5\n", html(5))
    assert article.provenance["body"].plugin == "article"
    assert paragraphs(5)[-1] in article.text
    assert "rule_found_little" in [issue.code for issue in article.issues]
    (tmp_path / "two").mkdir()
    article = read(tmp_path / "two", rules, html(5))
    assert article.text == standfirst(5)
    assert article.provenance["body"].plugin == "rules"


def test_the_next_rule_is_tried_where_one_finds_too_little(tmp_path: Path) -> None:
    """`least` goes for each alternative."""
    rules = '[layout.fields]\nbody = [".story__standfirst", ".story__body"]\n[layout.body]\nleast = 0.5\n'
    assert read(tmp_path, rules, html(5)).text == "\n\n".join(paragraphs(5))


@pytest.mark.parametrize("judge", [True, False])
def test_what_is_surely_no_text_is_labelled(tmp_path: Path, judge: bool) -> None:
    """A list of links to other articles in the body is promo with `judge`, and a list without."""
    links = "".join(
        f'<li><a href="/news/mill/story-{n}">What the miller said on day {n} of the flood</a></li>' for n in range(4)
    )
    rules = f'[layout.fields]\nbody = ".story__body"\n[layout.body]\njudge = {str(judge).lower()}\n'
    article = read(tmp_path, rules, html(5, middle=f"<ul>{links}</ul>"))
    kinds = [block.kind for block in article.body if "day 3 of the flood" in block.text]
    assert kinds == ["promo" if judge else "list"]
    assert len([block for block in article.body if block.kind == "paragraph"]) == len(paragraphs(5))


def test_text_that_the_rule_does_not_name_counts_within(tmp_path: Path) -> None:
    """Paragraphs in a box of their own are taken at their place where `within` is around them, a caption is not."""
    middle = (
        f"<div class='side'><p>{sentence(70, 3)}</p></div><figure><figcaption>The mill, in May.</figcaption></figure>"
    )
    rules = '[layout.fields]\nbody = ".story__body > p"\n[layout.body]\nwithin = ".story__body"\n'
    article = read(tmp_path, rules, html(5, middle=middle))
    assert article.text == "\n\n".join([*paragraphs(5)[:4], sentence(70, 3), *paragraphs(5)[4:]])
    (tmp_path / "two").mkdir()
    assert read(tmp_path / "two", rules.partition("[layout.body]")[0], html(5, middle=middle)).text == "\n\n".join(
        paragraphs(5)
    )


def test_short_lines_count_within_by_their_tag(tmp_path: Path) -> None:
    """A heading that the general extraction takes is added, and a list with all its entries as one list."""
    items = "".join(f"<li><div>{sentence(80, line)}</div></li>" for line in range(3))
    more = "".join(f"<p>{sentence(90, line)}</p>" for line in range(4))
    middle = f"<div class='side'><h3>What the mill will cost</h3>{more}<ul>{items}</ul></div>"
    rules = '[layout.fields]\nbody = ".story__body > p"\n[layout.body]\nwithin = "body"\n'
    article = read(tmp_path, rules, html(5, middle=middle))
    assert [block.text for block in article.body if block.kind == "heading"] == ["What the mill will cost"]
    assert [len(block.items) for block in article.body if block.kind == "list"] == [3]


def test_within_keeps_pictures_and_labels_beside_the_text(tmp_path: Path) -> None:
    """What the rule does not name is labelled as without it: a picture, its caption, a newsletter box."""
    middle = (
        '<figure><img src="/mill.jpg" width="800" height="600" alt="The mill"><figcaption>The mill, in May.</figcaption>'
        '</figure><div class="newsletter"><p>Every Sunday the valley by mail: <a href="/l">sign up here, it is free</a>'
        "</p></div>"
    )
    rules = '[layout.fields]\nbody = ".story__standfirst, .story__body > p"\n[layout.body]\nwithin = "body"\n'
    article = read(tmp_path, rules, html(5, middle=middle))
    assert article.text == "\n\n".join([standfirst(5), *paragraphs(5)])
    assert {"image", "caption", "promo"} <= {block.kind for block in article.body}


def test_the_edges_of_a_body_hold_within(tmp_path: Path) -> None:
    """It begins and ends where the source says, by a selector or by words, whoever takes what stands there."""
    middle = '<hr><p class="turn">Here it turns.</p>'
    rules = '[layout.fields]\nbody = ".story__body > p"\n[layout.body]\nwithin = ".story__body"\n'
    article = read(tmp_path, rules + 'start = ".turn"\n', html(5, middle=middle))
    assert article.text == "\n\n".join(["Here it turns.", *paragraphs(5)[4:]])
    (tmp_path / "two").mkdir()
    article = read(tmp_path / "two", rules + "end = [{ matches = '^Here it turns' }]\n", html(5, middle=middle))
    assert article.text == "\n\n".join(paragraphs(5)[:4])


def test_a_part_of_a_line_stands_for_the_line(tmp_path: Path) -> None:
    """A rule that names a `b` in a paragraph means the paragraph."""
    middle = '<div class="odds"><p><b class="mark">Noted:</b> mill, open.</p><p>(x)</p></div>'
    rules = '[layout.fields]\nbody = ".mark"\n[layout.body]\nwithin = "body"\n'
    article = read(tmp_path, rules, html(5, middle=middle))
    assert "Noted: mill, open." in article.text.split("\n\n")
    assert "(x)" not in article.text


def test_a_label_of_the_rules_stands_above_the_judge(tmp_path: Path) -> None:
    """What the source's author labels is not asked about; an element the rule itself selects takes its label."""
    middle = '<p class="links"><a href="/news/mill/story-9">What the miller said on the ninth day of the flood</a></p>'
    rules = (
        '[layout.fields]\nbody = ".story__body > p"\n'
        '[layout.body]\njudge = true\n[layout.body.blocks]\nheading = ".links"\n'
    )
    article = read(tmp_path, rules, html(5, middle=middle))
    assert [block.kind for block in article.body if "ninth day" in block.text] == ["heading"]


def test_a_line_break_parts_words(tmp_path: Path) -> None:
    """`Mara Quill<br>Upper Valley` is two words more than `QuillUpper`."""
    rules = '[layout.fields]\nbody = ".story__body"\n'
    article = read(tmp_path, rules, html(5, middle="<p>Signed by<br>Mara Quill<br>of the Upper Valley</p>"))
    assert "Signed by Mara Quill of the Upper Valley" in article.text


@pytest.mark.parametrize("line", ["least = 2", "least = true", 'judge = "yes"'])
def test_wrong_values_are_told(tmp_path: Path, line: str) -> None:
    """The key is named."""
    file = tmp_path / "source.toml"
    file.write_text(SITE + f"[layout.body]\n{line}\n", "utf-8")
    mistakes = read_layouts(file).mistakes
    assert mistakes is not None
    assert line.partition(" ")[0] in mistakes


@pytest.mark.parametrize(
    ("rule", "sections"),
    [
        ('".kick"', ("Business, Economy",)),
        ('{ xpath = "//body/p[1]" }', ("Business, Economy",)),
        ('{ value = "Arts, Letters" }', ("Arts, Letters",)),
        ('{ css = ".kick", transforms = [{ split = "," }] }', ("Business", "Economy")),
        ('{ css = ".bars", transforms = [{ split = "|" }] }', ("Work, Money", "Trade")),
        ('{ css = ".kick", transforms = [{ split = "|" }] }', ("Business, Economy",)),
        ('".crumbs"', ("Business, Economy", "Trade")),
        ('{ meta = "topics" }', ("Business", "Economy")),
    ],
)
def test_a_section_that_a_rule_states_stays_whole(tmp_path: Path, rule: str, sections: tuple[str, ...]) -> None:
    """Its comma is part of the name; a trail is still one, a meta element's list too, and `split` has the last word."""
    page = html(5).replace(
        "<body>",
        "<meta name=topics content='Business, Economy'><body><p class=kick>Business, Economy</p>"
        "<p class=crumbs>Business, Economy &gt; Trade</p><p class=bars>Work, Money | Trade</p>",
    )
    assert "class=kick" in page
    assert read(tmp_path, f"[layout.fields]\nsection = {rule}\n", page).section == sections


@pytest.mark.parametrize("named", [".story__body > p", ".story__body > p, .story__body b"])
def test_an_empty_paragraph_names_nothing_else(tmp_path: Path, named: str) -> None:
    """A selected element without text stands in no line: the box it stands in is not meant, nor what else is in it."""
    letter = '<div class="newsletter"><h4>Our letter</h4><p>Subscribe: <a href="/letters">letters of the Valley</a></p></div>'
    rules = f'[layout.fields]\nbody = "{named}"\n[layout.body]\nwithin = "body"\n'
    article = read(tmp_path, rules, html(5, middle=f"{letter}<p></p><p> <b></b></p>"))
    assert article.text.endswith("\n\n".join(paragraphs(5)))
    assert "Our letter" not in article.text
