"""Site files are read line by line; what is not understood is noted with its line, and the rest is used."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.extraction.siteconfig.reader import Query, SiteConfig, parse, read
from copydesk.extraction.siteconfig.xpaths import parents_of_text, with_table_bodies

FILE = Path("paper.example.txt")


def read_text(text: str) -> SiteConfig:
    return parse(text, FILE)


@pytest.mark.parametrize(
    "xpath",
    [
        "//p[normalize-space(text())='a']",
        "//a[starts-with(@href, concat('/', 'n'))]",
        "//p[self::node()]",
        "//p[not(ancestor::div) and (position() mod 2)]",
        "//p[.='f(x)']",
        "//li[not(.//text()[normalize-space()])][not(@class)]",
        "id('story')/p[last()]",
        "//a[@property='og:title']/following-sibling::*[1][self::p]",
        "//p[re:test(., '^a:b') or matches(., 'c')]",
        "(//table[@id='t']/tr | //a-collapse)[1]/node()",
        "substring-before(substring-after(//script[@id='d'], 'by\":\"'), '\",\"')",
    ],
)
def test_xpath_that_is_good(xpath: str) -> None:
    """Functions, node tests and operators before brackets are told apart, and what stands in quotes is passed over."""
    assert read_text(f"body: {xpath}").notes == ()


def noted(text: str) -> list[tuple[str, str, int]]:
    return [(note.kind, note.directive, note.line) for note in read_text(text).notes]


def test_queries() -> None:
    """Several lines of one directive are alternatives in their order; blanks around the colon do not matter."""
    config = read_text(
        "# a comment\n\ntitle: //h1\ntitle://title\n  body :  //article \ndate: substring-before(//p, '|')\n"
    )
    assert config.of("title") == (Query("//h1", 3), Query("//title", 4))
    assert config.of("body") == (Query("//article", 5),)
    assert config.of("date") == (Query("substring-before(//p, '|')", 6),)
    assert config.notes == ()
    assert not config.empty


def test_texts() -> None:
    """Quotes around what is stripped are no part of it."""
    config = read_text("strip_id_or_class: 'share-bar'\nstrip_id_or_class: promo\nstrip_image_src: /pixel.gif")
    assert config.strip_id_or_class == ("share-bar", "promo")
    assert config.strip_image_src == ("/pixel.gif",)


def test_replacements() -> None:
    """In one line or in two; colons, brackets and an empty replacement are read as they stand."""
    config = read_text(
        'replace_string(<img src="http://a): <img src="http://b\nfind_string: <noscript>\nreplace_string: <div>\n'
        "replace_string(</noscript>):\nreplace_string(f(x)): y"
    )
    assert config.replacements == (
        ('<img src="http://a', '<img src="http://b'),
        ("<noscript>", "<div>"),
        ("</noscript>", ""),
        ("f(x)", "y"),
    )


def test_condition_belongs_to_the_line_before() -> None:
    """`if_page_contains` limits the directive above it, and no other."""
    config = read_text(
        "single_page_link: //a[@class='all']\nsingle_page_link: //a[@class='print']\nif_page_contains: //nav[@id='pages']"
    )
    assert [query.only_if for query in config.of("single_page_link")] == [None, "//nav[@id='pages']"]


def test_wrapping() -> None:
    """`wrap_in(tag)` names a tag."""
    assert read_text("wrap_in(blockquote): //div[@class='q']").of("wrap_in") == (
        Query("//div[@class='q']", 1, tag="blockquote"),
    )
    assert noted("wrap_in(<b>): //i") == [("wrong", "wrap_in", 1)]


def test_tests() -> None:
    """The URLs of articles with the pieces of text each must hold."""
    config = read_text(
        "test_url: https://a.example/1\ntest_contains: one\ntest_contains: two\ntest_url: https://a.example/2"
    )
    assert config.tests == (("https://a.example/1", ("one", "two")), ("https://a.example/2", ()))
    assert config.empty


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("titel: //h1", "unknown"),
        ("span: //b", "unknown"),
        ("title //h1", "wrong"),
        ("title: //h1[", "wrong"),
        ("date: //span[@class='a'],/span", "wrong"),
        ("body: //p[my:function(.)]", "wrong"),
        ("body: //p[tokenize(., 1)]", "wrong"),
        ("strip_id_or_class:", "wrong"),
        ("find_string: a", "wrong"),
        ("replace_string: a", "wrong"),
        ("wrap_in: //p", "wrong"),
        ("title(x): //h1", "wrong"),
        ("http_header(User-Agent): Somebot", "not_done"),
        ("move_into(//a): //b", "not_done"),
        ("login_uri: https://a.example", "not_done"),
        (
            "login_extra_fields: a[_t]=@=xpath(\"//form//input[@id='t']\", request_html(config.getLoginUri()))",
            "not_done",
        ),
        ("http_header(Cookie): a=1; b=", "not_done"),
        ("single_page_link_in_feed: //a", "not_done"),
        ("autodetect_next_page: no", "not_done"),
        ("requires_login: yes", "not_done"),
        ("strip: //img/@width", "no_effect"),
        ("insert_detected_image: no", "no_effect"),
        ("autodetect_on_failure: no", "no_effect"),
        ("strip_comments: no", "no_effect"),
        ("skip_id_or_class: sidebar", "no_effect"),
        ("footnotes: no", "no_effect"),
        ("post_strip_attr: //*/@class", "no_effect"),
        ("test https://a.example/1.html", "no_effect"),
        ("test_urls: https://a.example/1.html", "no_effect"),
        ("test_content: words", "no_effect"),
        ("src_lazy_load_attr:", "wrong"),
        ("date: //og:updated", "wrong"),
        ("prune: no", "no_effect"),
        ("tidy:no", "no_effect"),
        ("parser: html5php", "no_effect"),
        ("strip_attr: //img/@width", "no_effect"),
    ],
)
def test_what_is_not_used_is_noted(line: str, kind: str) -> None:
    """Each such line is named once, with its number, and the lines around it are read."""
    config = read_text(f"body: //article\n{line}\ndate: //time")
    assert [(note.kind, note.line) for note in config.notes] == [(kind, 2)]
    assert (len(config.of("body")), len(config.of("date"))) == (1, 1)


def test_a_namespace_is_told_with_the_cure() -> None:
    """A prefix means nothing in HTML; the expression is told when the file is read, not on each page."""
    (note,) = read_text("strip: //div/fb:like[@a='b:c']").notes
    assert note.why == "no XPath: HTML has no namespace 'fb'; write *[name()='fb:like']"


def test_flags_and_attributes() -> None:
    """Flags are set by yes or true and the last line counts; attributes of images are named in lower case."""
    config = read_text("skip_json_ld: yes\nconvert_double_br_tags: true\nconvert_double_br_tags: no")
    assert (config.no_json_ld, config.double_br, config.empty) == (True, False, False)
    config = read_text("src_lazy_load_attr: data-Full-Src\nsrc_lazy_load_attr: data-big")
    assert (config.lazy_src, config.empty) == (("data-full-src", "data-big"), False)


@pytest.mark.parametrize(
    ("xpath", "parents"),
    [
        ("//p/text()[contains(., 'x')]", "//p"),
        ("//div[@id='a']//text()", "//div[@id='a']/descendant-or-self::*"),
        ("//text()[.='x'][1]", "//*"),
        ("//p | //b/text()", None),
        ("//p[text()='x']", None),
        ("//text()/..", None),
    ],
)
def test_parents_of_text(xpath: str, parents: str | None) -> None:
    """Of a path that ends in pieces of text, and of no other."""
    assert parents_of_text(xpath) == parents


@pytest.mark.parametrize(
    ("xpath", "written"),
    [
        ("//table[@id='t']/tr/td[2]", "//table[@id='t']/tbody/tr/td[2]"),
        ("/html/body/table/tr", "/html/body/table/tbody/tr"),
        ("//table//tr", None),
        ("//table/tbody/tr", None),
        ("//timetable/tr", None),
        ("//table/track", None),
    ],
)
def test_rows_of_tables(xpath: str, written: str | None) -> None:
    """A tree as browsers make it has rows in a tbody."""
    assert with_table_bodies(xpath) == written


def test_near_misses_are_named() -> None:
    """A misspelt directive is told with the one that was meant."""
    (note,) = read_text("strip_id_or_clas: promo").notes
    assert note.why == "did you mean strip_id_or_class?"


def test_a_condition_of_a_line_that_was_left_out_limits_nothing_else() -> None:
    """Where the line above was no XPath, its condition does not fall to the one before."""
    config = read_text("single_page_link: //a\nsingle_page_link: //a[\nif_page_contains: //p")
    assert config.of("single_page_link") == (Query("//a", 1),)
    assert [note.line for note in config.notes] == [2, 3]


def test_odd_bytes(tmp_path: Path) -> None:
    """A byte-order mark, Windows line ends and bytes that are no UTF-8 lose no line."""
    file = tmp_path / "paper.example.txt"
    file.write_bytes(b"\xef\xbb\xbftitle: //h1\r\nstrip_id_or_class: caf\xe9\r\nbody: //article\r\n")
    config = read(file)
    assert (len(config.of("title")), len(config.of("body")), len(config.strip_id_or_class)) == (1, 1, 1)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_text_is_read(text: str) -> None:
    """No text breaks the reader, and a line is either used, a comment, or noted."""
    config = read_text("body: //article\n" + text)
    assert config.of("body")
    lines = [line.strip() for line in ("body: //article\n" + text).splitlines()]
    for note in config.notes:
        assert lines[note.line - 1]


def test_a_file_of_any_number_of_texts_is_cut_and_says_so() -> None:
    """Each is looked for in every page, or in every name on it."""
    config = read_text("strip_id_or_class: ad\n" * 600 + "replace_string(a): b\n" * 600 + "strip_image_src: x\n" * 3)
    assert (len(config.strip_id_or_class), len(config.replacements), len(config.strip_image_src)) == (500, 500, 3)
    assert {(note.kind, note.directive) for note in config.notes} == {
        ("wrong", name) for name in ("strip_id_or_class", "find_string", "replace_string")
    }
    assert {note.why for note in config.notes} == {"the file has more than 500; this one is left out"}
    assert len(config.notes) == 300
