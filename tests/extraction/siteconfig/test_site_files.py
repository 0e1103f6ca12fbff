"""A page whose site has a site file is read by it, on a copy, and only as far as it makes sense."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk import Desk, Page, Result, make_page
from copydesk.extraction.siteconfig import _found
from copydesk.extraction.siteconfig.doubt import why_not
from copydesk.extraction.siteconfig.reader import parse
from copydesk.plugins import PluginManager
from copydesk.sources import Sources

URL = "https://www.quay.example/harbour/1"
PARAGRAPHS = [
    f"The {name} pier was repaired in the {name} week of the month, and the harbour master counted the boats again."
    for name in ("first", "second", "third", "fourth", "fifth", "sixth")
]
TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
PAGE = f"""<html lang=en><head><title>Boats counted again - Quay</title>
<meta name=author content="Quay Media"></head><body class="has-promo">
<div id=top><h1 class=hed>Boats counted again</h1><span class=when>12 March 2024</span>
<span class=who>By Ada Roe</span></div>
<div class="story"><div class="promo-box"><p>Subscribe to the evening letter of the Quay and read more of it.</p></div>
{TEXT}<img src="https://ads.quay.example/pixel.gif" alt="x"><aside><p>Read about the other harbour.</p></aside>
<a id=next href="/harbour/1?page=2">Next</a></div>
<noscript><div class=late><p>Kept for readers without scripts, and quite long enough to be read.</p></div></noscript>
</body></html>"""
RULES = """# Quay
title: //h1[@class='hed']
author: //span[@class='who']
date: //span[@class='when']
body: //div[@class='story']
strip: //aside
strip: //h1
strip_id_or_class: promo
strip_image_src: ads.quay
next_page_link: //a[@id='next']
"""


def desk_with(folder: Path, rules: str = RULES, file: str = "quay.example.txt") -> Desk:
    (folder / file).write_text(rules, "utf-8")
    desk = Desk(PluginManager(entry_points=False))
    desk.sources.register(folder)
    return desk


def read(folder: Path, rules: str = RULES, html: str = PAGE) -> Result:
    return desk_with(folder, rules).read(make_page(html, url=URL))


def test_its_rules_give_the_record(tmp_path: Path) -> None:
    """Title, author, date and body as the file says, each with the XPath it came by; what it strips is not there."""
    result = read(tmp_path)
    article = result.article
    assert article is not None
    assert result.source == "ftr_quay_example"
    assert (article.title, [author.name for author in article.authors]) == ("Boats counted again", ["Ada Roe"])
    assert article.published is not None
    assert article.published.local == "2024-03-12"
    assert [block.text for block in article.body if block.kind == "paragraph"][: len(PARAGRAPHS)] == PARAGRAPHS
    assert "Subscribe" not in article.text
    assert "other harbour" not in article.text
    origin = article.provenance["body"]
    assert (origin.plugin, origin.method, origin.path) == ("siteconfig", "site-file", "//div[@class='story']")
    assert article.provenance["authors"].path == "//span[@class='who']"


def test_further_pages_are_recorded(tmp_path: Path) -> None:
    """The next page's address is kept, absolute, and the article is known to go on there."""
    article = read(tmp_path).article
    assert article is not None
    assert article.extra["siteconfig"]["next_page"] == "https://www.quay.example/harbour/1?page=2"
    assert article.truncated is True


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ("single_page_link: //a[@id='next']", "https://www.quay.example/harbour/1?page=2"),
        ("single_page_link: //a[@id='next']/@href", "https://www.quay.example/harbour/1?page=2"),
        ("single_page_link: concat('/print/', //span[@class='when'])", "https://www.quay.example/print/12 March 2024"),
        ("single_page_link: //a[@id='next']\nif_page_contains: //aside", "https://www.quay.example/harbour/1?page=2"),
        ("single_page_link: //a[@id='next']\nif_page_contains: //footer", None),
        ("single_page_link: concat('javascript:', 'x')", None),
        (f"single_page_link: concat('{URL}', '')", None),
    ],
)
def test_single_page_link(tmp_path: Path, link: str, found: str | None) -> None:
    """By element, attribute or text, where its condition holds; nothing that is not of the web, nor the page itself."""
    article = read(tmp_path, f"body: //div[@class='story']\n{link}").article
    assert article is not None
    assert article.extra.get("siteconfig", {}).get("single_page") == found


STATED = """<script type="application/ld+json">{"@type": "NewsArticle", "headline": "a-710880",
"author": {"@type": "Person", "name": "Rita Moll"}, "datePublished": "2020-01-01"}</script>"""


def test_json_ld_is_skipped_where_the_file_says_so(tmp_path: Path) -> None:
    """What it states stands among what was found, without a value; without that line it is believed."""
    html = PAGE.replace("</head>", f"{STATED}</head>")
    article = read(tmp_path, RULES, html).article
    assert article is not None
    assert [author.name for author in article.authors] == ["Rita Moll"]
    (tmp_path / "other").mkdir()
    result = read(tmp_path / "other", f"{RULES}skip_json_ld: yes\n", html)
    article = result.article
    assert article is not None
    assert [author.name for author in article.authors] == ["Ada Roe"]
    assert (article.title, article.published and article.published.local) == ("Boats counted again", "2024-03-12")
    stated = [found for found in result.found if found.method == "json-ld" and found.field in ("title", "authors")]
    assert {(found.field, found.value) for found in stated} == {("title", None), ("authors", None)}
    assert all("ignored: skip_json_ld" in found.steps for found in stated)


def test_words_of_the_file_alone_are_no_title(tmp_path: Path) -> None:
    """Where none of its elements is there, what joins them is left, and the next alternative is asked."""
    rules = "title: concat(//h4, ': ', //h3)\ntitle: //h1[@class='hed']\nbody: //div[@class='story']\n"
    article = read(tmp_path, rules).article
    assert article is not None
    assert (article.title, article.provenance["title"].path) == ("Boats counted again", "//h1[@class='hed']")


def test_pieces_of_text_are_stripped(tmp_path: Path) -> None:
    """A path may end in `text()`: the text goes, what stands beside it stays, and so does the same text elsewhere."""
    credit = '<p>Photo: <i>Ida</i> <span class="c">Advertisement for boats </span></p><p>Advertisement for boats </p>'
    html = PAGE.replace("<aside>", f"{credit}<aside>")
    article = read(tmp_path, f"{RULES}strip: //span[@class='c']/text()[contains(., 'Advertisement')]\n", html).article
    assert article is not None
    texts = [block.text for block in article.body]
    assert "Photo: Ida" in texts
    assert "Advertisement for boats" in texts


def test_images_shown_late_have_their_address(tmp_path: Path) -> None:
    """`src_lazy_load_attr` names the attribute the page's script would have taken the address from."""
    html = PAGE.replace("<aside>", '<img src="/grey.png" data-full-src="/img/boat.jpg" alt="A boat"><aside>')
    article = read(tmp_path, f"{RULES}src_lazy_load_attr: data-full-src\n", html).article
    assert article is not None
    (image,) = [block for block in article.body if block.kind == "image"]
    assert image.href == "https://www.quay.example/img/boat.jpg"


def test_a_table_written_for_trees_without_tbody(tmp_path: Path) -> None:
    """Older files count rows as they stand in the source."""
    html = PAGE.replace('<div class="story">', "<table class=s><tr><td>").replace(
        "</div>\n<noscript>", "</td></tr></table><noscript>"
    )
    article = read(tmp_path, "body: //table[@class='s']/tr/td\n", html).article
    assert article is not None
    assert article.provenance["body"].path == "//table[@class='s']/tr/td"


def test_text_is_replaced_before_it_is_read(tmp_path: Path) -> None:
    """Replacements are done on the text of the page, for this file's rules alone."""
    rules = "body: //div[@class='late']\nreplace_string(<noscript>): <div>\nreplace_string(</noscript>): </div>\n"
    late = "".join(f"<p>Late: {paragraph}</p>" for paragraph in PARAGRAPHS)
    html = f"<html><body><h1>Late</h1><noscript><div class=late>{late}</div></noscript></body></html>"
    page = make_page(html, url=URL)
    article = desk_with(tmp_path, rules).read(page).article
    assert article is not None
    assert article.text.startswith("Late: The first pier")
    assert page.text == html
    assert page.tree.select_one("noscript") is not None


def test_double_br(tmp_path: Path) -> None:
    """Two line breaks part paragraphs where the file says so."""
    body = "<br /> <BR>".join(PARAGRAPHS)
    html = f"<html><body><h1>T</h1><div class=story>{body}</div></body></html>"
    article = read(tmp_path, "body: //div[@class='story']\nconvert_double_br_tags: yes", html).article
    assert article is not None
    assert [block.text for block in article.body] == PARAGRAPHS


def test_wrapping_and_unwrapping(tmp_path: Path) -> None:
    """`wrap_in` makes a quotation of a box, `dissolve` leaves the text of an element."""
    rules = "body: //div[@class='story']\nwrap_in(blockquote): //div[@class='said']\ndissolve: //p[1]/i"
    html = PAGE.replace("<aside>", "<div class=said>We counted them all.</div><aside>").replace(
        "The first", "<i>The</i> first"
    )
    article = read(tmp_path, rules, html).article
    assert article is not None
    assert ("quote", "We counted them all.") in [(block.kind, block.text) for block in article.body]
    assert PARAGRAPHS[0] in article.text


def test_native_advertising(tmp_path: Path) -> None:
    """A page that shows the file's clue is sponsored."""
    article = read(tmp_path, "body: //div[@class='story']\nnative_ad_clue: //meta[@content='Quay Media']").article
    assert article is not None
    assert article.genre == "sponsored"


@pytest.mark.parametrize("body", ["//div[@class='gone']", "//aside", "//body"])
def test_rules_of_a_site_that_changed(tmp_path: Path, body: str) -> None:
    """Where the file finds nothing, a remnant, or the article and all around it, the page is read without it."""
    around = "".join(f"<div class=x{n}><a href=/{n}>Another headline, number {n}</a></div>" for n in range(60))
    html = PAGE.replace("</body>", f"{around}</body>")
    plain = Desk(PluginManager(entry_points=False)).read(make_page(html, url=URL)).article
    result = read(tmp_path, f"title: //h1\nbody: {body}", html)
    assert plain is not None
    assert result.article is not None
    assert result.article.text == plain.text
    (issue,) = (issue for issue in result.issues if issue.code == "site_rules_doubtful")
    assert "quay.example.txt" in issue.message


def test_a_file_without_a_body_helps_the_generic_extractor(tmp_path: Path) -> None:
    """What such a file strips is removed, but for what holds the headline or a date."""
    rules = "strip_id_or_class: promo\nstrip: //div[@id='top']\nstrip: //aside\nstrip: //script\n"
    ld = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-03-12T08:00:00Z"}</script>'
    result = read(tmp_path, rules, PAGE.replace("</head>", f"{ld}</head>"))
    article = result.article
    assert article is not None
    assert article.title == "Boats counted again"
    assert article.published is not None
    assert article.published.utc == "2024-03-12T08:00:00Z"
    assert article.provenance["body"].plugin == "article"
    assert "Subscribe" not in " ".join(block.text for block in article.body)


def test_hostile_pages(tmp_path: Path) -> None:
    """Rules that would take minutes on a page are left out and named; the others are used."""
    rules = RULES + "strip: //p/preceding-sibling::p[@class='x']\n"
    result = read(tmp_path, rules, PAGE.replace("<aside>", "<p>x</p>" * 20_000 + "<aside>"))
    assert result.article is not None
    assert result.article.title == "Boats counted again"
    (issue,) = (issue for issue in result.issues if issue.code == "site_rules_skipped")
    assert "line 11" in issue.message
    assert "would take" in issue.message


def test_replacements_do_not_blow_a_page_up(tmp_path: Path) -> None:
    """A replacement that would make the page many times as long is left out and named."""
    rules = RULES + "".join(f"replace_string(e): {'e' * 1000}\n" for _ in range(5))
    result = read(tmp_path, rules)
    assert result.article is not None
    assert result.article.title == "Boats counted again"
    assert any("times as long" in issue.message for issue in result.issues)


def test_the_same_record_every_time(tmp_path: Path) -> None:
    """Reading a page twice gives the same record."""
    desk = desk_with(tmp_path)
    first, second = (desk.read(make_page(PAGE, url=URL)).article for _ in range(2))
    assert first == second


def test_other_pages_are_left_alone(tmp_path: Path) -> None:
    """A page of another site is read as if there were no site files."""
    desk = desk_with(tmp_path)
    other = desk.read(make_page(PAGE, url="https://other.example/1"))
    assert other.source is None
    assert all(found.plugin != "siteconfig" for found in other.found)


@pytest.mark.parametrize(
    ("body", "generic", "doubtful"),
    [
        (0, 0, True),
        (0, 1000, True),
        (40, 100, False),
        (300, 1000, True),
        (400, 1000, False),
        (1500, 1000, False),
        (1600, 1000, True),
    ],
)
def test_how_long_a_body_may_be(body: int, generic: int, doubtful: bool) -> None:
    """Between a third of the generic body and half as much again; where there is hardly one, any."""
    assert bool(why_not("a" * body, "a" * generic)) == doubtful


def test_a_long_body_elsewhere_is_believed() -> None:
    """Where the generic body lies outside of the file's, the file says where the article is."""
    assert why_not("b" * 5000, "a" * 1000) == ""


@given(
    st.lists(
        st.sampled_from(
            RULES.splitlines()[1:]
            + [
                "strip: //*",
                "strip: //body",
                "strip: //div | //p",
                "strip_id_or_class: story",
                "dissolve: //*",
                "wrap_in(b): //*",
                "body: //*",
                "body: //p | //div",
                "replace_string(<p>): <div><p",
                "title: //text()",
                "author: //*",
                "date: count(//p)",
            ]
        ),
        max_size=8,
    )
)
def test_any_rules_end_in_a_result(rules: list[str]) -> None:
    """No combination of rules breaks the reading of a page."""
    page = Page(PAGE, url=URL)
    for found in _found(page, parse("\n".join(rules), Path("quay.example.txt")), "generic " * 50):
        assert found.method == "site-file"


# which file a page belongs to --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("quay.example", "ftr_quay_example"),
        ("www.quay.example", "ftr_quay_example"),
        ("WWW.Quay.example:8080", "ftr_quay_example"),
        ("sport.quay.example", "ftr_sport_quay_example"),
        ("news.quay.example", "ftr__quay_example"),
        ("live.news.quay.example", "ftr__quay_example"),
        ("tide.example", "ftr_tide_example"),
        ("www.tide.example", "ftr_tide_example"),
        ("old.tide.example", None),
        ("mole.example", None),
        ("www.mole.example", None),
        ("a.mole.example", "ftr__mole_example"),
        ("north-pier.example", "ftr_north__pier_example"),
        ("north.pier.example", "ftr_north_pier_example"),
        ("notquay.example", None),
    ],
)
def test_routing(tmp_path: Path, host: str, name: str | None) -> None:
    """`example.org.txt` is for that host and its `www.`, `.example.org.txt` for all hosts below it but `www.`."""
    files = (
        "quay.example",
        ".quay.example",
        "sport.quay.example",
        "tide.example",
        ".mole.example",
        "north-pier.example",
    )
    for file in (*files, "north.pier.example"):
        (tmp_path / f"{file}.txt").write_text("body: //article\n")
    for other in ("global.txt", "LICENSE.txt", "README.md", "Files.php"):
        (tmp_path / other).write_text("title: //h1\n")
    sources = Sources()
    sources.register(tmp_path)
    assert len(sources) == 7
    found = sources.by_url(f"https://{host}/a")
    assert (found.name if found else None) == name


def test_a_source_somebody_wrote_goes_first(tmp_path: Path) -> None:
    """Whichever was registered first, and also where the site file's host is the longer one."""
    (tmp_path / "files").mkdir()
    for file in ("quay.example.txt", "sport.quay.example.txt"):
        (tmp_path / "files" / file).write_text("body: //article\n")
    (tmp_path / "own" / "quay").mkdir(parents=True)
    (tmp_path / "own" / "quay" / "source.toml").write_text('domains = ["quay.example"]')
    for order in (("files", "own"), ("own", "files")):
        sources = Sources()
        for folder in order:
            sources.register(tmp_path / folder)
        for host in ("quay.example", "sport.quay.example"):
            assert sources.by_url(f"https://{host}/") is sources["quay"]


def test_a_rule_that_finds_thousands(tmp_path: Path) -> None:
    """Of what a rule finds the first hundred are looked at: each may hold the text of the whole page."""
    config = parse("author: //span", Path("quay.example.txt"))
    page = Page(f"<body>{'<span>Ada Roe</span>' * 300}</body>", url=URL)
    (found,) = _found(page, config, "")
    assert len(found.value) == 100
