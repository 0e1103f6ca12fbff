"""What is learned from pages of a made-up site, and how it reads a page it has not seen."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from made_site import DESK, PEOPLE, html, learned, page, paragraphs, sentence, standfirst, title

from copydesk import Article, Page, make_page
from copydesk.cli.proposing import read_without_source
from copydesk.errors import UsageError
from copydesk.learning import source_toml
from copydesk.learning.body import learn_body
from copydesk.learning.samples import Sample, agree
from copydesk.sources import Sources


def general_text(new: Page) -> str:
    """The text of a page read without rules."""
    result = read_without_source(DESK, new)
    return result.article.text if result.article else ""


def read(pages: list[Page], new: Page, folder: Path) -> Article:
    """The record of a new page, read by what the pages taught."""
    home = folder / "valley"
    home.mkdir()
    (home / "source.toml").write_text(source_toml("valley", learned(pages)), "utf-8")
    sources = Sources()
    sources.register(home)
    result = DESK.read(new, sources["valley"])
    assert result.failures == ()
    assert result.article is not None
    return result.article


def test_a_new_page_is_read_by_what_three_taught(tmp_path: Path) -> None:
    """Title, standfirst, text and related block of a page that was not there when the rules were learned."""
    article = read([page(n) for n in (1, 2, 3)], page(8), tmp_path)
    assert article.source.name == "valley"
    assert article.title == title(8)
    assert article.subtitle == standfirst(8)
    assert article.text == "\n\n".join([standfirst(8), *paragraphs(8)])
    assert article.provenance["body"].plugin == "rules"
    assert [item.heading for item in article.related] == ["More from the valley"] * 4


def test_a_box_that_holds_the_text_is_no_related_block(tmp_path: Path) -> None:
    """Whatever a layout calls the box around everything, further articles stand where the text does not."""
    pages = [
        make_page(
            re.sub("(?s)<body>(.*)</body>", r'<body><div class="with-related">\1</div></body>', each.text), url=each.url
        )
        for each in map(page, (1, 2, 3))
    ]
    assert all("with-related" in each.text for each in pages)
    block = learned(pages).related
    assert block is None or all(each.tree.select_one(block.within).find("h1") is None for each in pages)


def test_links_that_nothing_tells_apart_are_the_items_themselves(tmp_path: Path) -> None:
    """By a bare `div` any box would be an item; a menu before the headline is no related block."""

    def linked(number: int) -> Page:
        links = "".join(
            f'<div><a href="/news/mill/story-{number * 10 + n}">Of mill {number * 10 + n} and its wheel</a></div>'
            for n in range(4)
        )
        whole = re.sub("(?s)<section.*</section>", f'<div class="related-links">{links}</div>', html(number))
        menu = whole.replace("<nav>", f'<div class="latest-bar">{links}</div><nav>')
        return make_page(menu)

    block = learned([linked(n) for n in (1, 2, 3)]).related
    assert block is not None
    assert (block.within, block.item) == ("div.related-links", "a")
    found = read([linked(n) for n in (1, 2, 3)], linked(8), tmp_path).related
    assert [(item.title, item.url) for item in found][:1] == [
        ("Of mill 80 and its wheel", "https://www.valley.example/news/mill/story-80")
    ]


def test_what_stands_among_the_paragraphs_on_two_pages_is_no_text(tmp_path: Path) -> None:
    """A box of two pages, its words different on each, is labelled; so is one by the same words."""
    words = "Subscribe to letter {0}: <a href='/letters/{0}'>all {1} of our letters, by mail on Sundays</a>"
    boxes = [f'<div class="note-box newsletter"><p>{words.format(n, n + 5)}</p></div>' for n in range(4)]
    offers = '<div class="offer"><p>Every morning the Valley in your letter box, for the price of one loaf.</p></div>'
    pages = [page(1, middle=boxes[1] + offers), page(2, middle=boxes[2] + offers), page(3, middle=offers)]
    rules = learned(pages).body
    assert rules is not None
    support = {rule.what.rpartition(" ")[2]: rule.pages for rule in rules.junk}
    assert support in ({"div.offer": 3, "div.newsletter": 2}, {"div.offer": 3, "div.note-box": 2})
    article = read(pages, page(8, middle=boxes[3] + offers), tmp_path)
    assert article.text == "\n\n".join([standfirst(8), *paragraphs(8)])


def test_no_text_is_both_taken_and_removed(tmp_path: Path) -> None:
    """A standfirst in the body's box, which its class names like a newsletter, is the body's: it is not removed."""

    def moved(number: int) -> Page:
        box = f'<div class="fig-standfirst newsletter"><p>{standfirst(number)}</p></div>'
        whole = html(number).replace(f'<p class="story__standfirst">{standfirst(number)}</p>', "")
        return make_page(whole.replace('<div class="story__body">', f'<div class="story__body">{box}'))

    pages = [moved(number) for number in (1, 2, 3)]
    rules = learned(pages).body
    assert rules is not None
    assert rules.standfirst is not None
    named = pages[0].tree.select(rules.standfirst.selector)
    removed = [rule.what for rule in (*rules.junk, *rules.captions)]
    assert named
    assert not any(element.closest(css) for css in removed for element in named)
    assert read(pages, moved(8), tmp_path).text == "\n\n".join([standfirst(8), *paragraphs(8)])


def test_a_box_never_seen_is_for_the_general_extraction_to_decide(tmp_path: Path) -> None:
    """A newsletter box that no page had is left out, a paragraph in a box of its own is kept at its place."""
    box = '<div class="newsletter"><p>Subscribe to the <a href="/letters">letters of the Valley, free on Sundays</a></p></div>'
    new = page(8, middle=f'{box}<div class="aside-text"><p>{sentence(50, 2)}</p></div>')
    text = read([page(n) for n in (1, 2, 3)], new, tmp_path).text
    assert text == "\n\n".join([standfirst(8), *paragraphs(8)[:4], sentence(50, 2), *paragraphs(8)[4:]])


def test_a_paragraph_that_is_a_link_is_promo(tmp_path: Path) -> None:
    """Where two pages have such paragraphs, they are labelled, not lost."""
    link = '<p><a href="/news/mill/story-{0}">How the mill came to stand where it stands, part {0}</a></p>'
    article = read([page(n, middle=link.format(n)) for n in (1, 2, 3)], page(8, middle=link.format(8)), tmp_path)
    assert "How the mill" not in article.text
    assert "promo" in {block.kind for block in article.body if "How the mill" in block.text}


def test_a_box_is_labelled_by_its_name_or_by_what_stands_in_it(tmp_path: Path) -> None:
    """A box named for advertising is `ad`, one for sharing `share`, any other one `promo`."""
    boxes = (
        '<div class="ad-slot"><p>Advertisement, page {0}</p></div><div class="share-line"><p>Send story {0} to a '
        'friend</p></div><div class="offer"><p>Letter {0} comes free of charge on Sundays.</p></div>'
    )
    pages = [page(n, middle=boxes.format(n)) for n in (1, 2, 3)]
    rules = learned(pages).body
    assert rules is not None
    kinds = {rule.what.rpartition(" ")[2]: rule.kind for rule in rules.junk}
    assert kinds == {"div.ad-slot": "ad", "div.share-line": "share", "div.offer": "promo"}
    article = read(pages, page(8, middle=boxes.format(8)), tmp_path)
    assert {"ad", "share", "promo"} <= {block.kind for block in article.body}
    assert article.text == "\n\n".join([standfirst(8), *paragraphs(8)])


def test_captions_in_a_box_for_anything_stay_captions(tmp_path: Path) -> None:
    """Where a site puts pictures and promotion in boxes of one name, the box is promo and its pictures are not."""
    shown = '<div class="enhancement"><figure><img src="/{0}.jpg"><figcaption>Bridge {0} at dusk</figcaption></figure></div>'
    told = (
        '<div class="enhancement"><p>{0}The council of quarter {1} has five seats, of which two are empty.{2}</p></div>'
    )
    links = [told.format(f'<a href="/news/mill/story-{n}">', n, "</a>") for n in range(4)]
    pages = [page(n, middle=shown.format(n) + links[n]) for n in (1, 2, 3)]
    article = read(pages, page(8, middle=shown.format(8) + told.format("", 8, "")), tmp_path)
    assert "five seats" not in article.text
    assert [block.text for block in article.body if block.kind == "caption"] == ["Bridge 8 at dusk"]
    assert "five seats" in "".join(block.text for block in article.body if block.kind == "promo")


def test_a_sign_off_is_read_where_two_pages_have_one(tmp_path: Path) -> None:
    """It is no text, and nobody's box for promotion: its names are the authors'."""
    line = '<div class="tail"><p class="story__tail">{0}; Editing by John Doe</p></div>'
    small = (
        '<div class="tail"><p class="story__tail-note">Our standards of {0} are kept by all who work here.</p></div>'
    )
    names = ("Jane Roe", "Mara Quill", "Ivo Tarn", "Senta Loch")
    middles = [line.format(f"Reporting by {name}") + small.format(1990 + n) for n, name in enumerate(names)]
    pages = [
        make_page(html(n).replace('<section class="rel', middles[n - 1] + '<section class="rel')) for n in (1, 2, 3)
    ]
    new = make_page(html(8).replace('<section class="rel', middles[3] + '<section class="rel'))
    article = read(pages, new, tmp_path)
    assert "Editing by" not in article.text
    assert [(author.name, author.role) for author in article.authors] == [
        ("Senta Loch", "reporter"),
        ("John Doe", "editor"),
    ]


def test_headings_of_sections_may_be_the_same_on_every_page(tmp_path: Path) -> None:
    """What two pages say word for word is no text, but for a heading that stands over text of its own each time."""
    middle = "<h2>What happens next</h2>"
    pages = [page(n, middle=middle) for n in (1, 2, 3)]
    assert middle[4:-5] in read(pages, page(8, middle=middle), tmp_path).text


def test_the_headline_need_not_be_an_h1(tmp_path: Path) -> None:
    """The standfirst below a headline in an h2 is found all the same."""

    def moved(number: int) -> Page:
        return make_page(re.sub("<(/?)h1", r"<\1h2", html(number)))

    article = read([moved(n) for n in (1, 2, 3)], moved(8), tmp_path)
    assert article.subtitle == standfirst(8)


def test_one_page_of_another_look_does_not_spoil_the_rest(tmp_path: Path) -> None:
    """What two of three pages say of the text's place is learned; the third is read without rules."""
    other = make_page(re.sub("</?main[^>]*>", "", html(3).replace("story__", "longread__")))
    rules = learned([page(1), page(2), other]).body
    assert rules is not None
    assert rules.container is not None
    assert (rules.container.selector, rules.container.pages) == ("div.story__body", 2)
    article = read([page(1), page(2), other], page(8), tmp_path)
    assert article.provenance["body"].plugin == "rules"


def test_a_standfirst_is_learned_though_the_text_stands_anywhere(tmp_path: Path) -> None:
    """Three looks of the text and one of its standfirst: the general extraction reads the text behind it."""

    def odd(number: int, name: str) -> Page:
        return make_page(html(number).replace('class="story__body"', f'class="{name}"'))

    pages = [odd(1, "longread"), odd(2, "reportage"), odd(3, "gazette")]
    rules = learned(pages).body
    assert rules is not None
    assert (rules.places, rules.standfirst and rules.standfirst.selector) == ((), "p.story__standfirst")
    article = read(pages, odd(8, "bulletin"), tmp_path)
    assert article.text == "\n\n".join([standfirst(8), *paragraphs(8)])
    assert article.subtitle == standfirst(8)


def test_a_heading_in_front_of_a_box_of_paragraphs_is_text(tmp_path: Path) -> None:
    """Of letters in boxes of their own each has its heading, however short it is."""

    def letters(number: int) -> Page:
        boxes = "".join(
            f'<h3>No. {number * 10 + n}</h3><div class="letter"><p>{line}</p></div>'
            for n, line in enumerate(paragraphs(number))
        )
        whole = re.sub('(?s)(<div class="story__body">).*?(</div>)', rf"\1{boxes}\2", html(number))
        return make_page(whole)

    pages = [letters(n) for n in (1, 2, 3)]
    article = read(pages, letters(8), tmp_path)
    heads = [f"No. {80 + n}" for n in range(len(paragraphs(8)))]
    assert article.text == "\n\n".join(
        [standfirst(8), *(line for pair in zip(heads, paragraphs(8), strict=True) for line in pair)]
    )


def test_names_of_a_build_are_left_out_of_selectors(tmp_path: Path) -> None:
    """The next build gives other hashes; the source goes on reading."""
    pages = [page(n, hashed="__1FzLe") for n in (1, 2, 3)]
    text = source_toml("valley", learned(pages))
    assert "1FzLe" not in text
    article = read(pages, page(8, hashed="__9QxTb"), tmp_path)
    assert article.provenance["body"].plugin == "rules"
    assert paragraphs(8)[-1] in article.text


def test_a_page_of_another_look_is_read_as_without_a_source(tmp_path: Path) -> None:
    """Without the container, and where it holds nearly nothing of the text, nothing of the text is lost."""
    other = html(8).replace('class="story__body"', 'class="longread"').replace("story__standfirst", "longread__intro")
    article = read([page(n) for n in (1, 2, 3)], make_page(other), tmp_path)
    assert article.provenance["body"].plugin == "article"
    assert paragraphs(8)[0] in article.text
    empty = other.replace(
        '<div class="longread">', '<div class="story__body"><p>Read on below.</p></div><div class="x">'
    )
    (tmp_path / "two").mkdir()
    article = read([page(n) for n in (1, 2, 3)], make_page(empty), tmp_path / "two")
    assert "\n\n".join(paragraphs(8)) in article.text


def test_text_that_stands_elsewhere_is_kept(tmp_path: Path) -> None:
    """What the general extraction is right to take is taken, though no page learned from had a text there."""
    more = "".join(f"<p>{sentence(60, line)}</p>" for line in range(3))
    new = make_page(html(8).replace('<section class="rel', f'<div class="epilogue">{more}</div><section class="rel'))
    text = read([page(n) for n in (1, 2, 3)], new, tmp_path).text
    assert text == "\n\n".join([standfirst(8), *paragraphs(8), *(sentence(60, line) for line in range(3))])


def test_a_box_is_known_for_a_caption_by_its_class(tmp_path: Path) -> None:
    """A caption as long as a paragraph, which the general extraction takes for one, is none where others are not."""
    box = '<div class="image-box"><img src="/p.jpg"><div class="caption-line"><p>{0}</p></div></div>'
    pages = [page(n, middle=box.format(f"Seen from the hill: number {n}.")) for n in (1, 2, 3)]
    new = page(8, middle=box.format(sentence(50, 2)))
    assert sentence(50, 2) in general_text(new)
    article = read(pages, new, tmp_path)
    assert article.text == "\n\n".join([standfirst(8), *paragraphs(8)])


def test_a_quote_pulled_out_of_the_text_is_said_once(tmp_path: Path) -> None:
    """Where such boxes repeat on two pages what the text beside them says, the box of the next page is no text."""

    def quoted(number: int) -> str:
        return f'<blockquote class="flourish">{paragraphs(number)[2][:90]}</blockquote>'

    pages = [page(n, middle=quoted(n)) for n in (1, 2, 3)]
    assert general_text(page(8, middle=quoted(8))).count(paragraphs(8)[2][:90]) == 2
    article = read(pages, page(8, middle=quoted(8)), tmp_path)
    assert article.text == "\n\n".join([standfirst(8), *paragraphs(8)])


def test_words_for_screen_readers_alone_are_left_out(tmp_path: Path) -> None:
    """Clipped away by the element's own style on a single page, they are no text of any."""
    link = '<p>Read what <a href="https://gale.example/">the Gale<span style="clip:rect(0 0 0 0)">, in a new tab</span></a> wrote of it in the weeks before the flood, and of much else.</p>'
    article = read([page(1, middle=link), page(2), page(3)], page(8, middle=link), tmp_path)
    assert "the Gale wrote of it" in article.text


def test_words_for_screen_readers_are_known_by_a_line_of_the_house(tmp_path: Path) -> None:
    """A line that is no text shows on every page how such words are written, though no paragraph has any."""
    note = '<span style="clip:rect(0 0 0 0)">, in a new tab</span>'
    rules = (
        '<div class="rules"><p>Our rules: <a href="https://gale.example/rules">the rules of the Gale{0}</a></p></div>'
    )
    link = f'<p>Read what <a href="https://gale.example/">the Gale{note}</a> wrote of it in the weeks before the flood, and of much else.</p>'
    pages = [page(n, middle=rules.format(note)) for n in (1, 2, 3)]
    article = read(pages, page(8, middle=link), tmp_path)
    assert "the Gale wrote of it" in article.text


@pytest.mark.parametrize(("score", "kept"), [(-0.5, True), (-1.2, False), (None, False)])
def test_a_line_in_doubt_that_every_page_has_is_text(score: float | None, kept: bool) -> None:
    """What the general extraction leaves without being sure, at one place of every page's text, is kept there."""
    samples = []
    for number in (1, 2, 3):
        line = f"<div><p>{PEOPLE[number % 7]} writes on the council.</p></div>"
        ended = make_page(re.sub(r"</div>(\s*<section)", rf"{line}</div>\1", html(number)))
        sample = Sample(ended, read_without_source(DESK, ended))
        index = next(n for n, text in enumerate(sample.texts) if text.endswith("writes on the council."))
        sample.scores.pop(index, None)
        if score is not None:
            sample.scores[index] = score
        sample.taken[index] = False
        samples.append(sample)
    agree(samples)
    rules = learn_body(samples)
    assert rules is not None
    assert any(place.what.startswith("div.story__body > div >") for place in rules.places) == kept


def test_the_support_of_each_rule_is_printed() -> None:
    """The file as it is written: each rule with the pages it was seen on, what needs no rule said, nothing else."""
    middle = '<div class="offer"><p>Every morning the Valley in your letter box, for the price of one loaf.</p></div>'
    text = source_toml("valley", learned([page(n, middle=middle) for n in (1, 2, 3)]), ["https://www.valley.example/"])
    expected = Path(__file__).with_name("learned.toml").read_text("utf-8")
    assert text == expected
    assert tomllib.loads(text)["layout"][0]["fields"]["subtitle"] == "p.story__standfirst"


def test_a_long_list_of_places_is_written_one_to_a_line() -> None:
    """Each selector of the body stands on a line of its own where one line would not hold them."""
    extra = '<div class="chronicle-of-the-valley-and-its-neighbours"><p>{0}</p><p>{1}</p></div>'
    pages = [page(n, middle=extra.format(sentence(n + 50, 1), sentence(n + 50, 2))) for n in (1, 2, 3)]
    text = source_toml("valley", learned(pages))
    assert max(map(len, text.splitlines())) <= 120
    body = tomllib.loads(text)["layout"][0]["fields"]["body"]
    assert [part.strip().partition(" > ")[0] for part in body.split(",\n")] == [
        "p.story__standfirst",
        "div.story__body",
        "div.story__body div.chronicle-of-the-valley-and-its-neighbours",
    ]


def test_one_page_is_enough_to_begin() -> None:
    """With one page there is nothing to compare with; the file says `1 of 1`."""
    text = source_toml("valley", learned([page(1)]))
    assert "# 1 of 1" in text
    assert "2 of" not in text


def test_pages_of_two_sites_or_none_are_refused() -> None:
    """The message names them."""
    other = make_page(html(2).replace("valley.example", "gale.example"))
    with pytest.raises(UsageError, match=r"not pages of one site.*gale\.example"):
        learned([page(1), other])
