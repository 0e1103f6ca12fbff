"""Spiders and loader without a process: arguments, bounds, and what is asked next."""

import pytest
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider
from scrapy.http import HtmlResponse, XmlResponse
from scrapy.settings import Settings
from scrapy.statscollectors import MemoryStatsCollector

import copydesk_spiders
from copydesk import Desk, PluginManager, Source, SourceError, UsageError, evolve
from copydesk.desk import default_desk
from copydesk_spiders.crawl.source import SourceSpider, spider_of
from copydesk_spiders.middlewares.retry_after import seconds
from copydesk_spiders.polite import DEFAULTS, OURS, POLITE

BASE = "https://harbour-post.example"
SOURCE = Source(
    "harbour_post",
    domains=("harbour-post.example",),
    feeds=(f"{BASE}/rss.xml",),
    listings=(f"{BASE}/latest",),
    article_url=r"^https://harbour-post\.example/news/",
    listing_url=r"^https://harbour-post\.example/latest",
)


@pytest.fixture
def desk(monkeypatch):
    """A desk of its own for this process, with the test's source alone."""
    desk = Desk(PluginManager(entry_points=False))
    desk.sources.register(SOURCE)
    for module in ("crawl.source", "crawl.pages", "crawl.replay", "reading", "loader", "middlewares.fetching"):
        __import__(f"copydesk_spiders.{module}")
        monkeypatch.setattr(f"copydesk_spiders.{module}.default_desk", lambda: desk)
    return desk


@pytest.fixture
def make(desk):
    """Make a spider of the test's source, as `scrapy crawl` does, but without an engine."""

    def spider(cls=None, settings=None, **arguments):
        cls = cls or spider_of(SOURCE)
        crawler = Crawler(cls, Settings(settings or {}))
        crawler.stats = MemoryStatsCollector(crawler)
        made = cls.from_crawler(crawler, **arguments)
        crawler.spider = made
        return made

    return spider


def page(url, html):
    return HtmlResponse(url, body=html.encode(), request=Request(url))


def links(*numbers, following=None):
    pager = f'<li class="pager-next"><a href="{following}">more</a></li>' if following else ""
    return "".join(f'<h4><a href="/news/{n}">Story {n}</a></h4>' for n in numbers) + pager


def asked(output):
    return [item.url for item in output if isinstance(item, Request)]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"limt": "2"}, "no argument 'limt'; did you mean limit?"),
        ({"limit": "none"}, "limit=none: a number of articles"),
        ({"limit": "0"}, "limit=0: a number of articles"),
        ({"since": "yesterday"}, "since=yesterday: a day such as"),
        ({"urls": "ftp://harbour-post.example/"}, "is no http or https URL"),
        ({"start": "latest"}, "is no http or https URL"),
    ],
)
def test_wrong_arguments_are_refused(make, arguments, message):
    """Each wrong argument is refused with what would be right."""
    with pytest.raises(UsageError, match=message):
        make(**arguments)


@pytest.mark.parametrize("cls", [copydesk_spiders.PagesSpider, copydesk_spiders.ReplaySpider])
def test_generic_spiders_say_what_they_need(make, cls):
    """Without anything to read the generic spiders name their arguments; a source there is none of is named too."""
    with pytest.raises(UsageError, match="give -a"):
        make(cls)
    needed = {"urls": BASE} if cls is copydesk_spiders.PagesSpider else {"paths": "a.html"}
    with pytest.raises(SourceError, match="did you mean 'harbour_post'"):
        make(cls, source="harbor_post", **needed)


def test_unknown_outcome_is_refused(make):
    """A misspelt outcome in COPYDESK_OUTCOMES is refused, and `all` is every one."""
    with pytest.raises(UsageError, match="no outcome 'artcle'"):
        make(settings={"COPYDESK_OUTCOMES": "artcle,teaser"})
    assert "failed" in make(settings={"COPYDESK_OUTCOMES": "all"}).outcomes


def test_a_source_starts_at_its_feeds_and_listings(make):
    """Without arguments a spider starts at what its source names and stays on its domains."""
    spider = make()
    assert spider.start_urls == [f"{BASE}/rss.xml", f"{BASE}/latest"]
    assert spider.allowed_domains == ["harbour-post.example"]
    assert spider.copydesk_endpoints == set()


def test_hosts_the_user_names_are_allowed(make):
    """`urls` and `start` may name any host, a private one too; a source's own URLs may not."""
    spider = make(start="http://localhost:8000/latest")
    assert spider.copydesk_endpoints == {("localhost", 8000)}
    assert spider.allowed_domains == ["harbour-post.example", "localhost"]


def test_listing_leads_to_articles_first(make):
    """Of a listing its articles are asked before its next page, none twice, also under another tracking parameter."""
    spider = make()
    html = links(1, 2, 1, "2?utm_source=front", following="/latest?page=1")
    output = list(spider.parse_start(page(f"{BASE}/latest", html)))
    assert asked(output) == [f"{BASE}/news/1", f"{BASE}/news/2", f"{BASE}/latest?page=1"]
    assert output[0].priority > output[-1].priority


def test_pager_without_anything_new_ends(make):
    """A pager that shows known articles again is not followed, however many pages it claims."""
    spider = make()
    list(spider.parse_start(page(f"{BASE}/latest", links(1, 2, following="/latest?page=1"))))
    output = spider.parse_start(page(f"{BASE}/latest?page=1", links(1, 2, following="/latest?page=2")), number=2)
    assert asked(output) == []
    assert spider.crawler.stats.get_value("copydesk/skipped/nothing_new") == 1


def test_next_page_by_rule_beats_the_markup(make, monkeypatch):
    """Where the source's rules give the next page, the crawl goes on there."""
    spider = make()
    read = spider.reader.read_page
    monkeypatch.setattr(
        spider.reader, "read_page", lambda *given: evolve(read(*given), next_page=f"{BASE}/latest?from=20")
    )
    output = spider.parse_start(page(f"{BASE}/latest", links(1, following="/latest?page=1")))
    assert asked(output) == [f"{BASE}/news/1", f"{BASE}/latest?from=20"]


def test_pager_is_followed_within_bounds(make):
    """After COPYDESK_LISTING_PAGES pages a listing is not followed on."""
    spider = make(settings={"COPYDESK_LISTING_PAGES": 2})
    first = spider.parse_start(page(f"{BASE}/latest", links(1, following="/latest?page=1")))
    assert asked(first) == [f"{BASE}/news/1", f"{BASE}/latest?page=1"]
    second = spider.parse_start(page(f"{BASE}/latest?page=1", links(2, following="/latest?page=2")), number=2)
    assert asked(second) == [f"{BASE}/news/2"]


def test_budget_ends_a_trap(make):
    """No more than COPYDESK_MAX_REQUESTS URLs are asked; the rest is counted."""
    spider = make(settings={"COPYDESK_MAX_REQUESTS": 3})
    output = spider.parse_start(page(f"{BASE}/latest", links(*range(10))))
    assert len(asked(output)) == 3
    assert spider.crawler.stats.get_value("copydesk/skipped/budget") == 7


def test_error_page_of_a_listing_leads_nowhere(make):
    """The links of a 404 are not followed."""
    response = page(f"{BASE}/latest", links(1, 2)).replace(status=404)
    assert asked(make().parse_start(response)) == []


def test_sitemap_index_is_followed_within_bounds(make):
    """An index leads to its sitemaps, three deep and no deeper; other sites' entries are left out."""
    body = f"<sitemapindex><sitemap><loc>{BASE}/a.xml</loc></sitemap></sitemapindex>".encode()
    spider = make()
    response = XmlResponse(f"{BASE}/sitemap.xml", body=body, request=Request(BASE))
    assert asked(spider.parse_start(response)) == [f"{BASE}/a.xml"]
    assert asked(make().parse_start(response, depth=3)) == []
    entry = b"<urlset><url><loc>https://elsewhere.example/news/1</loc></url></urlset>"
    assert asked(make().parse_start(response.replace(body=entry))) == []


def test_limit_closes_the_spider(make):
    """The record that reaches the limit is yielded, then the spider is closed, and later pages are counted."""
    spider = make(limit="1")
    text = "<article><h1>Quay</h1>" + "<p>The quay was closed, the harbour office said, because of the storm.</p>" * 6
    output = spider.parse(page(f"{BASE}/news/1", f"<html><body>{text}</article></body></html>"))
    assert next(output)["input"] == f"{BASE}/news/1"
    with pytest.raises(CloseSpider):
        next(output)
    assert list(spider.parse(page(f"{BASE}/news/2", text))) == []
    assert spider.crawler.stats.get_value("copydesk/skipped/limit") == 1


def test_unwritable_folder_ends_the_crawl(make, tmp_path):
    """A page that cannot be saved ends the crawl: it must not go on as if all were kept."""
    (tmp_path / "file").write_text("in the way")
    spider = make(save=str(tmp_path / "file"))
    with pytest.raises(CloseSpider) as closed:
        list(spider.parse(page(f"{BASE}/news/1", "<p>x")))
    assert closed.value.reason == "cannot_save"


def test_loader_finds_sources_and_the_projects_own(desk):
    """Sources, generic spiders and the project's own are found by name and by URL; the project's own come first."""
    desk.sources.register(Source("pages", domains=("pages.example",)))
    loader = copydesk_spiders.SpiderLoader.from_settings(Settings({"SPIDER_MODULES": []}))
    assert loader.list() == ["harbour_post", "pages", "replay"]
    assert issubclass(loader.load("harbour_post"), SourceSpider)
    assert loader.load("pages") is copydesk_spiders.PagesSpider
    assert loader.find_by_request(Request(f"{BASE}/news/1")) == ["harbour_post"]
    with pytest.raises(KeyError, match="did you mean harbour_post"):
        loader.load("harbor_post")


def test_own_spiders_bring_what_they_need_and_no_more():
    """Without the add-on too error pages are read and only the web's schemes known; a handler of the project stays."""
    settings = Settings({"DOWNLOAD_HANDLERS": {"https": "mine.Handler"}})
    crawler = Crawler(spider_of(SOURCE), settings)
    assert crawler.settings.getbool("HTTPERROR_ALLOW_ALL")
    handlers = crawler.settings.getdict("DOWNLOAD_HANDLERS")
    assert handlers == {"https": "mine.Handler", "data": None, "file": None, "ftp": None, "s3": None}


def test_addon_stays_below_the_project():
    """What the project sets stands; everything else of the add-on is set, and the rest of the project is left alone."""
    settings = Settings({"DOWNLOAD_DELAY": 7, "FEED_EXPORTERS": {"jsonl": "mine.Lines"}})
    copydesk_spiders.AddOn().update_settings(settings)
    assert settings.getfloat("DOWNLOAD_DELAY") == 7
    assert settings["FEED_EXPORTERS"]["jsonl"] == "mine.Lines"
    assert settings["FEED_EXPORTERS"]["csv"] == "copydesk_spiders.exporters.TableExporter"
    assert settings.getbool("ROBOTSTXT_OBEY")
    assert not settings.getbool("REMOTE_CONTROL_ENABLED")
    assert not any(settings.getpriority(name) for name in OURS.keys() - POLITE.keys() if name != "DOWNLOAD_HANDLERS")


@pytest.mark.parametrize("name", sorted(POLITE.keys() | OURS.keys()))
def test_settings_are_scrapys(name):
    """Each setting is one Scrapy knows, so that none is set in vain."""
    from scrapy.settings import default_settings

    assert hasattr(default_settings, name)


def test_settings_are_documented():
    """Each of copydesk's own settings is named in the page on Scrapy."""
    from pathlib import Path

    text = (Path(__file__).parents[2] / "docs" / "scrapy.md").read_text("utf-8")
    assert [name for name in DEFAULTS if f"`{name}`" not in text] == []


def test_public_names_are_there():
    """Every name the package lists can be imported."""
    assert [name for name in copydesk_spiders.__all__ if not hasattr(copydesk_spiders, name)] == []
    assert default_desk() is default_desk()


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (b"12", 12.0),
        (b" 7 ", 7.0),
        (b"Sun, 05 May 2024 10:00:09 GMT", 9.0),
        (b"Sun, 05 May 2024 09:00:00 GMT", 0.0),
        (b"soon", 0.0),
        (b"-5", 0.0),
        (b"9" * 5000, 0.0),
        (None, 0.0),
    ],
)
def test_retry_after_is_seconds_or_a_date(header, expected):
    """Both forms of RFC 9110 are read; anything else waits no time."""
    from datetime import UTC, datetime

    assert seconds(header, datetime(2024, 5, 5, 10, tzinfo=UTC)) == expected
