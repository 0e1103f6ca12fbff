"""Very short articles: flashes, ticker entries, notices, alone and beside a dozen teasers; and the hubs they resemble."""

from __future__ import annotations

import pytest

import copydesk
from copydesk import Desk, PluginManager, Result

SITE = "https://tern.example"
# Language, headline, two sentences, in words of our own.
FLASHES = {
    "en": ("Light goes out at Cold Point", "The light at Cold Point went out for four minutes on Tuesday. No ship was near."),
    "de": ("Licht am Kap fällt aus", "Das Licht am Kaltkap ist am Dienstag vier Minuten ausgefallen. Kein Schiff war in der Nähe."),
    "fr": ("Le phare s'éteint", "Le phare du Cap-Froid s'est éteint quatre minutes mardi soir. Aucun navire n'était proche."),
    "pl": ("Latarnia zgasła", "Latarnia na Zimnym Przylądku zgasła we wtorek na cztery minuty. W pobliżu nie było statków."),
    "ru": ("Маяк погас", "Маяк на Холодном мысу погас во вторник на четыре минуты. Судов поблизости не было."),
    "ar": ("انطفاء المنارة", "انطفأت منارة الرأس البارد أربع دقائق مساء الثلاثاء. ولم تكن أي سفينة قريبة."),
    "hi": ("प्रकाश स्तंभ बुझा", "मंगलवार शाम ठंडे अंतरीप का प्रकाश स्तंभ चार मिनट तक बुझा रहा। पास में कोई जहाज़ नहीं था।"),
    "zh": ("寒角灯塔熄灭", "寒角灯塔星期二晚上熄灭了四分钟。海岸警卫队说，当时附近没有船只。"),
    "ja": ("灯台が消える", "寒崎灯台が火曜日の夜、四分間消えた。海上保安庁によると、近くに船はいなかった。"),
}  # fmt: skip
LEAD = "<p>All about the lights between Cold Point and Northport: news, background and pictures from our reporters.</p>"
DATE = "<time datetime='2026-03-03T20:10:00Z'>3.3.2026</time>"


def cards(count: int, *, wrapped: bool = False) -> str:
    """Write teasers, each an <article> with a paragraph: the headline a link, or all of it inside one."""
    heading, end = ("<a href='/n/{0}-a-story-of-the-day'><h3>{1}</h3>", "</a>")
    if not wrapped:
        heading, end = ("<h3><a href='/n/{0}-a-story-of-the-day'>{1}</a></h3>", "")
    return "".join(
        f"<article class=card>{heading.format(n, f'What the council said, part {n}')}"
        f"<p>A few words below the headline say what story number {n} is about, so that readers choose.</p>{end}</article>"
        for n in range(count)
    )


def read(main: str, title: str, path: str, lang: str = "en", head: str = "") -> Result:
    html = (
        f"<!doctype html><html lang={lang}><head><title>{title} | The Tern</title>{head}</head><body>"
        "<header><a href='/'>The Tern</a><nav><a href='/news'>News</a><a href='/sport'>Sport</a></nav></header>"
        f"<main>{main}</main><footer><p>© 2026 The Tern Publishing Company, registered in Northport.</p></footer></body></html>"
    )
    return Desk(PluginManager(entry_points=False)).read(copydesk.make_page(html, url=SITE + path))


@pytest.mark.parametrize("lang", FLASHES)
def test_two_sentences_are_an_article(lang: str) -> None:
    """Without date or author; a Chinese or Japanese one has 30 characters."""
    title, text = FLASHES[lang]
    result = read(f"<h1>{title}</h1><p>{text}</p>", title, "/n/883412", lang)
    assert result.outcome == "article"
    assert result.article is not None
    assert result.article.text == text


def test_a_few_words_are_none() -> None:
    """Nothing vouches for them, in whatever script."""
    assert read("<p>Loading the page</p>", "Tern", "/n/883412").outcome == "empty"
    assert read("<p>正在加载，请稍候。</p>", "燕鸥", "/n/883412", "zh").outcome == "empty"


@pytest.mark.parametrize("wrapped", [False, True])
@pytest.mark.parametrize("lang", FLASHES)
@pytest.mark.parametrize("box", [
    "<article><h1>{0}</h1><p>{1}</p></article>",
    "<div><h1>{0}</h1>" + DATE + "<p>{1}</p></div>",
    "<div><div>" + DATE + "</div><h1>{0}</h1><p>{1}</p></div>",
    "<div><h1>{0}</h1><span class=byline>Ida Moss</span><p>{1}</p></div>",
])  # fmt: skip
def test_a_flash_beside_teasers_is_an_article(box: str, lang: str, wrapped: bool) -> None:
    """A date, an author or an article element of its own vouches for the text under the headline."""
    title, text = FLASHES[lang]
    result = read(
        box.format(title, text) + f"<section>{cards(12, wrapped=wrapped)}</section>", title, "/n/883412", lang
    )
    assert result.outcome == "article"


def test_an_address_made_of_the_headline_vouches() -> None:
    """Four words of it in the last part of the path; those of a hub's address do not count."""
    title, text = FLASHES["en"]
    main = f"<h1>{title}</h1><p>{text}</p>{cards(12)}"
    assert read(main, title, "/n/light-goes-out-at-cold-point-883412").outcome == "article"
    for path in ("/topic/light-goes-out-at-cold-point", "/n/883412", "/n/cold-point-light", "/n/light-goes-out/2"):
        assert read(main, title, path).outcome == "listing"


@pytest.mark.parametrize("wrapped", [False, True])
@pytest.mark.parametrize(("main", "path"), [
    (f"<h1>Lighthouses</h1>{LEAD}", "/topic/lighthouses"),
    (f"<article><h1>Lighthouses</h1>{LEAD}{{cards}}</article>", "/topic/lighthouses"),
    (f"<header><h1>The quarrel of the lights</h1>{LEAD}</header>", "/thema/the-quarrel-of-the-lights-2231"),
    (f"<img src=/ida.jpg><h1>Ida Moss</h1>{LEAD}", "/author/ida-moss"),
    ("<h1>News</h1>", "/news"),
    (f"<section><h2><a href='/n/1-first'>The first story of the day</a></h2>{DATE}{LEAD}</section>", "/news"),
    (f"<h1>Lighthouses</h1>{LEAD}", "/"),
])  # fmt: skip
def test_a_hub_with_a_lead_stays_a_listing(main: str, path: str, wrapped: bool) -> None:
    """A paragraph above the teasers says what the page collects; nothing vouches for a story."""
    many = cards(14, wrapped=wrapped)
    main = main.replace("{cards}", many) if "{cards}" in main else main + many
    result = read(main, "Lighthouses", path)
    assert result.outcome == "listing"
    assert len([link for link in result.links if "a-story-of-the-day" in link.href]) == 14


def test_a_front_page_is_none_whatever_vouches() -> None:
    """A date under the name of the paper is that of the day."""
    title, text = FLASHES["en"]
    assert read(f"<div><h1>{title}</h1>{DATE}<p>{text}</p></div>{cards(12)}", title, "/").outcome == "listing"


def test_buttons_and_bylines_under_the_headline_are_no_other_stories() -> None:
    """A text under long links to share it, a linked name as a heading, and a headline that links to its own page."""
    title, text = FLASHES["en"]
    share = "".join(
        f"<li><a href=https://share.example/{n}>Share this page with network number {n}</a></li>" for n in range(4)
    )
    byline = "<div>By <a href=/staff/ida-moss>Ida Moss in Northport for the Tern</a></div><h4><a href=/staff/ida-moss>Ida Moss</a></h4>"
    for head in (title, f"<a href='/n/883412'>{title}</a>"):
        main = f"<div><h1>{head}</h1>{DATE}<ul>{share}</ul>{byline}<p>{text}</p></div>{cards(12)}"
        assert read(main, title, "/n/883412").outcome == "article"
    main = f"<div><h1><a href='/n/1-other'>{title}</a></h1>{DATE}<p>{text}</p></div>{cards(12)}"
    assert read(main, title, "/news").outcome == "listing"
