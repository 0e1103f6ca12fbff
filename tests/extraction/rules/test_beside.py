"""Links and pictures of a page whose body a rule reads are those of that body, by the numbers of its blocks."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk import Article, Desk, Page, Source
from copydesk.extraction.rules.blocks import body_in
from copydesk.extraction.rules.layout import Body, Spot

WORDS = "The harbour was quiet when the boats came home that evening, and nobody at all had spoken of the storm"
PAGE = f"""<html><body><main><h1>Boats come home</h1>
<figure class="top"><img src="/top.jpg" width="900" height="500" alt="The harbour"></figure>
<div class="before"><p>{WORDS} <a href="/left-out">before</a>.</p></div>
<div class="quiet"><p>{WORDS}.</p></div>
<div class="story"><p>{WORDS}, says <a href="/ana">Ana</a>.<br><br>{WORDS}, says <a href="/tom">Tom</a>.</p>
<ul><li>First <a href="/one">one</a><ul><li>inner <a href="/two">two</a></li></ul></li>
<li><img data-src="/net.jpg" alt="A net"> Nets</li></ul>
<figure><a href="/gallery"><img src="/quay.jpg" alt="The quay"></a><figcaption>The quay. <a href="/who">Photo</a></figcaption></figure>
<p class="offer">Read <a href="/offer">more</a> of our best stories.</p>
<blockquote><p>Nobody <a href="/said">said</a> so.</p><p class="offer">Subscribe <a href="/buy">now</a>.</p></blockquote>
<p>{WORDS}. <img src="/icon.png" width="16" height="16"><a href="mailto:a@b.example">Write</a></p>
<p class="end">Topics</p><p><a href="/behind">Behind</a></p></div>
<div class="after"><p>{WORDS}, writes <a href="/not-this">nobody</a>.</p><img src="/after.jpg" alt="After"></div>
</main></body></html>"""
LAYOUT = """[[layout]]
[layout.fields]
body = ".story"
[layout.body]
end = ".end"
[layout.body.blocks]
promo = ".offer"
"""


def read(folder: Path, layout: str, page: str = PAGE) -> Article:
    (folder / "source.toml").write_text(f'domains = ["a.example"]\n{layout}')
    source = Source(name="paper", title="Paper", domains=("a.example",), folder=folder)
    article = Desk().read(Page(text=page, url="https://a.example/story"), source).article
    assert article is not None
    return article


@pytest.mark.parametrize("more", ["", 'within = ".story"\n'])
def test_links_and_pictures_are_numbered(tmp_path: Path, more: str) -> None:
    """Each says its block of this body; promotion's and captions' links are none of the text's."""
    article = read(tmp_path, LAYOUT.replace("end = ", f"{more}end = "))
    assert article.provenance["links"].plugin == "rules"
    where = {link.href.rpartition("/")[2]: link.block for link in article.links}
    assert list(where) == ["ana", "tom", "one", "two", "said"]
    for name, block in where.items():
        assert block is not None
        assert f" {name if name not in ('ana', 'tom') else name.title()}" in article.body[block].text
    assert all(link.internal for link in article.links)
    assert [link.text for link in article.links] == ["Ana", "Tom", "one", "two", "said"]
    for image in article.images:
        if image.block is not None:
            assert article.body[image.block].kind == "image"
            assert article.body[image.block].href == image.url
    names = [image.url.rpartition("/")[2] for image in article.images]
    assert names[:1] == ["top.jpg"]
    assert [name for name in names if name in ("net.jpg", "quay.jpg")] == ["net.jpg", "quay.jpg"]
    assert "icon.png" not in names


def test_a_body_without_links_has_none(tmp_path: Path) -> None:
    """The general extraction's are those of another body."""
    article = read(tmp_path, '[[layout]]\n[layout.fields]\nbody = ".quiet"\n')
    assert article.links == ()


def test_where_another_body_wins_its_links_do(tmp_path: Path) -> None:
    """A rule that finds too little gives no body, and no links."""
    article = read(tmp_path, '[[layout]]\n[layout.fields]\nbody = ".end"\n[layout.body]\nleast = 0.5\n')
    assert "ana" in {link.href.rpartition("/")[2] for link in article.links}
    assert article.provenance["links"].plugin != "rules"


def test_a_site_files_body_has_its_own_links(tmp_path: Path) -> None:
    """As a rule's has."""
    file = tmp_path / "a.example.txt"
    file.write_text("body: //div[@class='story']\nstrip: //p[@class='offer']\n")
    source = Source(name="ftr_a_example", domains=("a.example",), site_config=file)
    article = Desk().read(Page(text=PAGE, url="https://a.example/story"), source).article
    assert article is not None
    assert article.provenance["body"].plugin == "siteconfig"
    names = [link.href.rpartition("/")[2] for link in article.links]
    assert names == ["ana", "tom", "one", "two", "said", "behind"]
    assert all(link.block is not None and (link.text or "") in article.body[link.block].text for link in article.links)


_TEXT = st.sampled_from(["one", "two words", "three", ""])
_INLINE = st.one_of(
    _TEXT,
    _TEXT.map(lambda text: f"<a href='/{len(text)}'>{text}</a>"),
    st.sampled_from(["<br>", "<br><br>", "<img src='/p.jpg'>", "<b>bold</b>", "<a href='/i'><img src='/q.jpg'></a>"]),
)
_LINE = st.lists(_INLINE, max_size=4).map(" ".join)
_HTML = st.recursive(
    st.one_of(
        _LINE,
        st.tuples(st.sampled_from(["p", "p class=x", "h2", "pre", "li", "figcaption"]), _LINE).map(
            lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0].split()[0]}>"
        ),
    ),
    lambda inner: st.tuples(
        st.sampled_from(["div", "div class=x", "ul", "li", "blockquote", "table><tr><td", "figure", "ol class=y"]),
        st.lists(inner, max_size=3).map(" ".join),
    ).map(lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0].split()[0].split('>')[0]}>"),
    max_leaves=10,
)


@given(_HTML)
def test_every_link_and_picture_stands_in_the_block_it_names(html: str) -> None:
    """Whatever is in what, and labelled or left out; no link and no picture is there twice."""
    page = Page(f"<main>{html}</main>", url="https://a.example/")
    body = Body(blocks={"promo": (Spot(".x"),), "heading": (Spot("b"),)}, end=(Spot("pre"),))
    for made in (
        body_in(page.tree.select("main"), body, (), (), page),
        body_in(page.tree.select("main"), None, (Spot(".y"),), (), page),
    ):
        for link in made.links:
            assert link.block is not None
            assert (link.text or "") in " ".join(made.blocks[link.block].text.split())
        for image in made.images:
            assert image.block is not None
            assert made.blocks[image.block].kind == "image"
            assert made.blocks[image.block].href == image.url
        assert [link.block for link in made.links] == sorted(link.block or 0 for link in made.links)
        assert len({image.url for image in made.images}) == len(made.images)
        assert len(made.links) <= html.count("<a")
