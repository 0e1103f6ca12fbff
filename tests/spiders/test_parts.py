"""The parts of a crawl that need no process: arguments, feeds, links, days, feed formats, the summary."""

import gzip
import io
import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.http import HtmlResponse, Request, Response, XmlResponse

from copydesk import Article, Page, Result, Source, Timestamp, UsageError, evolve
from copydesk_spiders import arguments
from copydesk_spiders.convert import fetched_at, headers_of, page_of, response_of
from copydesk_spiders.dates import before, day_of, surely_before
from copydesk_spiders.exporters import LinesExporter, TableExporter
from copydesk_spiders.extensions.summary import lines
from copydesk_spiders.feeds import Entry, entries, is_feed
from copydesk_spiders.links import article_links, hrefs, next_page, plausible, same_site

BASE = "https://harbour-post.example"
SOURCE = Source("harbour_post", domains=("harbour-post.example",), article_url=r"^https?://harbour-post\.example/news/")


def page(html, url=f"{BASE}/latest"):
    return Page(html, url=url)


# arguments ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (f"{BASE}/a,{BASE}/b", [f"{BASE}/a", f"{BASE}/b"]),
        (f" {BASE}/a  {BASE}/b\n", [f"{BASE}/a", f"{BASE}/b"]),
        (f"{BASE}/a, {BASE}/b,", [f"{BASE}/a", f"{BASE}/b"]),
        (f"{BASE}/a,7,b.html", [f"{BASE}/a,7,b.html"]),
        ("", []),
    ],
)
def test_urls_are_parted_by_commas_and_space(given, expected):
    """A comma parts two URLs only where another begins, because it may be part of one."""
    assert expected == arguments.urls(given)


@pytest.mark.parametrize(
    "given", ["harbour-post.example/a", "ftp://a.example/", "file:///etc/passwd", "http://", "http://[/"]
)
def test_what_is_no_url_is_refused(given):
    """Only http and https URLs with a host pass."""
    with pytest.raises(UsageError, match="is no http or https URL"):
        arguments.urls(given)


def test_url_file_names_its_fault(tmp_path):
    """A file of URLs that is not there is named."""
    with pytest.raises(UsageError, match=r"none\.txt: No such file"):
        arguments.urls(f"@{tmp_path / 'none.txt'}")


# feeds ----------------------------------------------------------------------------------------------------------------

RSS = f"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY far SYSTEM "file:///etc/passwd"><!ENTITY near "{BASE}/news/9">]>
<rss version="2.0"><channel><title>Harbour</title>
<item><title>One &far;</title><link>{BASE}/news/1?a=1&amp;b=2</link>
<pubDate>Sun, 05 May 2024 22:30:00 GMT</pubDate></item>
<item><title>Two</title><link> /news/2 </link></item>
<item><title>Three</title><guid isPermaLink="true">{BASE}/news/3</guid><pubDate>long ago</pubDate></item>
<item><title>Four</title><link>&near;</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour</title><entry><title>One</title>
<link rel="enclosure" href="/sound.mp3"/><link rel="alternate" href="/news/1"/>
<published>2024-05-05T10:00:00Z</published>
<updated>2024-06-01T10:00:00Z</updated></entry></feed>"""
SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url><image:image><image:loc>https://i.example/1.jpg</image:loc>
</image:image><loc>https://harbour-post.example/news/1</loc><lastmod>2024-06-01</lastmod>
<news:news><news:publication_date>2024-05-05T10:00:00+02:00</news:publication_date></news:news></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap>
<loc><![CDATA[https://harbour-post.example/sitemap-1.xml]]></loc><lastmod>2024-05-05</lastmod></sitemap></sitemapindex>"""


def xml(text, url=f"{BASE}/rss.xml"):
    return XmlResponse(url, body=text.encode(), encoding="utf-8")


def test_rss_entries_are_found_and_entities_are_not_expanded():
    """Links are resolved, days read where they are days, and declared entities stay what they are."""
    assert entries(xml(RSS), 1 << 20)[:3] == [
        Entry(f"{BASE}/news/1?a=1&b=2", date(2024, 5, 5)),
        Entry(f"{BASE}/news/2"),
        Entry(f"{BASE}/news/3"),
    ]
    assert not any("news/9" in entry.url for entry in entries(xml(RSS), 1 << 20))


def test_atom_gives_the_alternate_and_the_first_date():
    """Of an Atom entry the page is taken, not the sound file, and its publication, not its last change."""
    assert entries(xml(ATOM), 1 << 20) == [Entry(f"{BASE}/news/1", date(2024, 5, 5))]


def test_news_sitemap_gives_the_publication_day():
    """A sitemap's page is taken, not its image; news:publication_date stands above lastmod."""
    assert entries(xml(SITEMAP), 1 << 20) == [Entry(f"{BASE}/news/1", date(2024, 5, 5))]
    assert entries(xml(INDEX), 1 << 20) == [Entry(f"{BASE}/sitemap-1.xml", date(2024, 5, 5), sitemap=True)]


def test_packed_sitemap_is_unpacked_within_bounds():
    """A .gz sitemap is read; one that swells beyond the bound is refused."""
    packed = Response(f"{BASE}/sitemap.xml.gz", body=gzip.compress(SITEMAP.encode()))
    assert is_feed(packed)
    assert len(entries(packed, 1 << 20)) == 1
    bomb = Response(f"{BASE}/sitemap.xml.gz", body=gzip.compress(b"<urlset>" + b" " * 5_000_000))
    with pytest.raises(ValueError, match="cannot be unpacked"):
        entries(bomb, 1 << 20)


@pytest.mark.parametrize("text", [RSS, ATOM, SITEMAP, INDEX])
def test_feeds_are_told_by_their_content(text):
    """A feed is a feed under any content type; an HTML page is none."""
    assert is_feed(HtmlResponse(BASE, body=text.encode()))
    assert not is_feed(
        HtmlResponse(BASE, body=b"<!doctype html><html><body><p>An rss feed, a urlset.</p></body></html>")
    )


@given(st.text(max_size=300))
def test_any_text_is_read_as_a_feed_without_an_error(text):
    """Whatever a server sends as a feed, reading it gives entries or none."""
    for entry in entries(xml("<rss version='2.0'>" + text), 1 << 20):
        assert isinstance(entry, Entry)


def test_deep_and_long_feeds_end():
    """Nesting without end and entries without end neither raise nor pass the bound."""
    assert entries(xml("<urlset>" + "<url>" * 100_000), 1 << 20) == []
    assert entries(xml("<urlset>" + "<url><loc>http://a.example/" * 50_000), 1 << 22)[-1].url.startswith("http://a")
    long = "<urlset>" + "<url><loc>https://harbour-post.example/news/1</loc></url>" * 50_100 + "</urlset>"
    assert len(entries(xml(long), 1 << 24)) == 50_000


# links ----------------------------------------------------------------------------------------------------------------


def test_article_links_are_the_sources_own():
    """Links are resolved, each once, without fragment; other sites and other pages are left out."""
    html = (
        '<base href="/x/"><a href="/news/1#top">1</a><a href="/news/1">1</a><a href="../news/2">2</a>'
        '<a href="/about">About</a>'
        '<a href="https://elsewhere.example/news/3">3</a><a href="javascript:news()">4</a><a href="http://[/news/5">5</a>'
        '<a href="https://www.harbour-post.example/news/6">6</a>'
    )
    found = list(article_links(hrefs(page(html)), f"{BASE}/latest", SOURCE))
    assert found == [f"{BASE}/news/1", f"{BASE}/news/2"]


def test_a_copy_of_the_site_is_followed_on_its_own_host():
    """A source's patterns hold on another host where the user crawls a copy of the site there."""
    copy = "http://localhost:8000"
    found = article_links([f"{copy}/news/1", f"{copy}/about", f"{BASE}/news/2"], f"{copy}/latest", SOURCE)
    assert list(found) == [f"{copy}/news/1", f"{BASE}/news/2"]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<link rel="next" href="/latest?page=1">', f"{BASE}/latest?page=1"),
        ('<ul><li class="pager-next"><a href="?page=1">more</a></li></ul>', f"{BASE}/latest?page=1"),
        ('<a rel="next" href="/latest/2/">more</a>', f"{BASE}/latest/2/"),
        ('<a rel="next" href="/news/next-story-7">next story</a>', None),
        ('<a rel="next" href="https://elsewhere.example/latest?page=1">more</a>', None),
        ('<a rel="next" href="/latest#top">more</a>', None),
        ("<p>nothing</p>", None),
    ],
)
def test_next_page_of_a_listing(html, expected):
    """The next page lies under the listing, on its host; the next story is none."""
    assert expected == next_page(page(html))


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (f"{BASE}/news/a", True),
        (f"{BASE}/{'a' * 1024}", False),
        (f"{BASE}/news/a/b/news/a/b/news/a/b", True),
        (f"{BASE}/news/a/news/a/news/a/news/a", False),
        ("https://user:secret@harbour-post.example/", False),
        ("https://harbour-post.example:x/", False),
        ("ftp://harbour-post.example/", False),
        ("https:///news", False),
    ],
)
def test_implausible_urls_are_not_asked(url, expected):
    """Traps, logins and other schemes are left out."""
    assert expected is plausible(url)


def test_same_site_takes_subdomains_and_no_lookalikes():
    """A source's domain stands for its subdomains, and not for names that end alike."""
    assert same_site("https://sport.harbour-post.example/a", None, SOURCE)
    without = evolve(SOURCE, excluded_domains=("sport.harbour-post.example",))
    assert not same_site("https://sport.harbour-post.example/a", None, without)
    assert not same_site("https://not-harbour-post.example/a", None, SOURCE)


# days -----------------------------------------------------------------------------------------------------------------


def stamp(local):
    return Timestamp(raw=local, local=local)


@pytest.mark.parametrize(
    ("published", "modified", "expected"),
    [
        ("2024-05-03T23:59", None, True),
        ("2024-05-04T00:00", None, False),
        ("2024-05-03", "2024-05-09", True),
        (None, "2024-05-03", True),
        (None, "2024-05-04", False),
        (None, None, False),
        ("2023", None, True),
        ("2024", None, False),
        ("2024-04", None, True),
    ],
)
def test_before_compares_as_far_as_the_page_states(published, modified, expected):
    """A coarser date is older only where all of it is; without any date nothing is known."""
    article = Article(published=published and stamp(published), modified=modified and stamp(modified))
    assert expected is before(article, "2024-05-04")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sun, 05 May 2024 22:30:00 GMT", date(2024, 5, 5)),
        ("2024-05-05T10:00:00Z", date(2024, 5, 5)),
        ("2024-05-05", date(2024, 5, 5)),
        ("2024-02-31", None),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_day_of_a_feed_date(text, expected):
    """Days are read of RFC 822 and ISO 8601 dates; of nothing else."""
    assert expected == day_of(text)


@given(st.text())
def test_day_of_anything_does_not_raise(text):
    """Whatever a feed prints as a date, it is a day or unknown."""
    assert day_of(text) is None or isinstance(day_of(text), date)


def test_entries_near_the_day_are_asked():
    """A feed's day may be another time zone's, so that the day before is still asked for."""
    assert not surely_before(date(2024, 5, 3), "2024-05-04")
    assert surely_before(date(2024, 5, 2), "2024-05-04")
    assert not surely_before(None, "2024-05-04")


# pages and responses --------------------------------------------------------------------------------------------------


def test_page_of_a_response_keeps_what_is_known():
    """URL after redirects, URL asked for, status and headers go from the response to its page."""
    request = Request(f"{BASE}/b", meta={"redirect_urls": [f"{BASE}/a"]})
    response = HtmlResponse(f"{BASE}/b", status=203, headers={"X-Two": ["1", "2"]}, body=b"<p>x", request=request)
    made = page_of(response)
    assert (made.url, made.requested_url, made.status) == (f"{BASE}/b", f"{BASE}/a", 203)
    assert made.headers["x-two"] == "1, 2"
    assert made.fetched_at is not None
    assert made.fetched_at.microsecond == 0


def test_cached_response_keeps_its_hour():
    """What Scrapy's HTTP cache gives was fetched when it was stored."""
    request = Request(BASE, meta={"cache_timestamp": 1_700_000_000.7})
    response = HtmlResponse(BASE, request=request, flags=["cached"])
    assert fetched_at(response) == datetime.fromtimestamp(1_700_000_000, UTC)


def test_plugin_page_comes_back_as_it_was():
    """The page a fetch plugin gave is the page that is read, also after Scrapy has copied the response."""
    made = Page("<p>x", url=f"{BASE}/a", status=200, headers={"content-type": "text/html", "content-encoding": "gzip"})
    response = response_of(made, f"{BASE}/asked")
    assert page_of(response.replace(status=200)) is made
    assert (response.url, response.text) == (f"{BASE}/a", "<p>x")
    assert headers_of(response.headers) == {"content-type": "text/html"}


# what is written ------------------------------------------------------------------------------------------------------


def exported(make, items, **options):
    out = io.BytesIO()
    exporter = make(out, **options)
    exporter.start_exporting()
    for item in items:
        exporter.export_item(item)
    exporter.finish_exporting()
    return out.getvalue()


RECORD = Result("article", BASE, Article(title="Fähre ― 5 €", extra={"odd": {"share": 0.1, "big": 1e16}})).to_dict()


def test_records_are_written_as_the_command_line_writes_them():
    """A record's line is the one copydesk's own exporter makes."""
    from copydesk.export.jsonl import Lines

    result = Result("article", BASE, Article(title="Fähre ― 5 €", extra={"odd": {"share": 0.1, "big": 1e16}}))
    assert exported(LinesExporter, [result.to_dict()]) == Lines().encode(result)


def test_other_items_and_options_are_scrapys():
    """Items of others, chosen fields and an indent are written the way Scrapy does."""
    assert exported(LinesExporter, [{"a": 1, "b": "é"}], encoding="utf-8") == '{"a": 1, "b": "é"}\n'.encode()
    assert exported(LinesExporter, [RECORD], fields_to_export=["title"]) == '{"title":"Fähre ― 5 €"}\n'.encode()
    assert json.loads(exported(LinesExporter, [RECORD], indent=2)) == RECORD


def test_table_makes_formulas_harmless():
    """A title that begins as a formula cannot run in a spreadsheet; a chosen column is Scrapy's own."""
    record = evolve(Article(), title='=HYPERLINK("x")')
    row = exported(TableExporter, [Result("article", BASE, record).to_dict()]).decode().splitlines()[1]
    assert "\"'=HYPERLINK(" in row
    assert exported(TableExporter, [{"a": 1}], fields_to_export=["a"]).decode().split() == ["a", "1"]


def test_summary_names_every_outcome_and_cause():
    """Counts of the stats become lines, the causes of failures beside them."""
    stats = {
        "copydesk/outcome/article": 12,
        "copydesk/outcome/failed": 3,
        "copydesk/failed/TimeoutError": 2,
        "copydesk/failed/RefusedError": 1,
        "copydesk/skipped/before_since": 4,
        "copydesk/duplicates": 5,
        "copydesk/failures/scrapy": 3,
    }
    assert lines(stats) == [
        "12 article",
        "3 failed (1 RefusedError, 2 TimeoutError)",
        "4 older than the day asked for",
        "5 led to a page read already",
        "plugins that failed: 3 scrapy",
    ]
