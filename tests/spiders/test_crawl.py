"""`scrapy crawl` of a source, as a process, against a site on localhost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def test_crawl_equals_replay_byte_for_byte(proxied_site, shell, tmp_path):
    """The records of a crawl are those of `copydesk replay` over the pages it saved, in any order, byte for byte."""
    crawl = shell.crawl("harbour_post", save=tmp_path / "saved", settings={"COPYDESK_OUTCOMES": "all"})
    replay = shell.run("copydesk.cli", "replay", str(tmp_path / "saved"))
    pages = [line for line in crawl.lines if b'"outcome":"failed"' not in line]
    assert len(pages) >= 9
    assert sorted(replay.lines) == sorted(pages)


def test_crawl_follows_articles_and_nothing_else(harbour_site, shell):
    """From listings, their next pages and the feed the articles are asked, each once, and no other link."""
    starts = f"{harbour_site.url}/latest,{harbour_site.url}/rss.xml"
    crawl = shell.crawl("harbour_post", start=starts)
    expected = {"/robots.txt", "/latest", "/latest?page=1", "/rss.xml", "/news/ferry-66"}
    expected |= {f"/news/ferry-{n}" for n in (1, 2, 3, 4, 5, 6, 7, 9, 10)}  # 8 is forbidden by robots.txt
    assert sorted(expected) == sorted(harbour_site.asked)
    titles = {record["title"] for record in crawl.records}
    assert {f"Ferry {n} sails again" for n in (1, 2, 3, 4, 5, 6, 7)} <= titles
    assert {record["source"]["name"] for record in crawl.records} == {"harbour_post"}
    assert crawl.code == 0


def test_every_page_and_every_refusal_is_counted(harbour_site, shell):
    """Outcomes are counted for each source, and what became no page (robots, no document) as failed, with its cause."""
    starts = f"{harbour_site.url}/latest,{harbour_site.url}/rss.xml"
    crawl = shell.crawl("harbour_post", start=starts, settings={"COPYDESK_OUTCOMES": "all"})
    by_outcome = {key.rpartition("/")[2]: n for key, n in crawl.told.items() if key.startswith("outcome/")}
    assert sum(by_outcome.values()) == len(crawl.records) == 12
    assert by_outcome == {
        key.rpartition("/")[2]: n for key, n in crawl.told.items() if key.startswith("source/harbour_post/")
    }
    failed = {
        record["input"]: record["failures"][0]["error"] for record in crawl.records if record["outcome"] == "failed"
    }
    assert failed[f"{harbour_site.url}/news/ferry-8"] == "RefusedError: Forbidden by robots.txt"
    assert "UnreadableError" in failed[f"{harbour_site.url}/news/ferry-10"]
    assert crawl.told["failed/RefusedError"] == 1
    assert f"harbour_post: {by_outcome['article']} article" in crawl.log


def test_error_pages_are_read_and_counted(site, shell):
    """A 404 is a page with an outcome of its own, never an article and never lost."""
    crawl = shell.crawl("harbour_post", urls=f"{site.url}/news/ferry-1", settings={"COPYDESK_OUTCOMES": "all"})
    assert len(crawl.records) == 1
    assert crawl.records[0]["outcome"] not in ("article", "teaser")
    assert crawl.records[0]["input"] == f"{site.url}/news/ferry-1"


STATUSES = {
    401: "blocked", 402: "blocked", 403: "blocked", 404: "not_article", 410: "not_article", 429: "blocked",
    451: "blocked", 500: "failed", 502: "failed", 503: "blocked", 504: "failed",
}  # fmt: skip
"""What a page is that came with a status, whatever stands on it."""


def test_a_status_means_the_same_in_crawl_and_replay(site, shell, story, environment, tmp_path):
    """A whole article, a list of stories, an excuse or plain text with an error's status, read off the wire and off disk."""
    base = "http://harbour-post.example"
    rows = "".join(f"<h2><a href='/news/ferry-{n}'>Ferry number {n} sails again</a></h2>" for n in range(20, 34))
    bodies = {"1": story(1), "2": f"<title>Latest</title>{rows}", "3": "<h1>Sorry</h1><p>Come back later.</p>"}
    plain = {"Content-Type": "text/plain; charset=utf-8"}
    site.pages = {
        f"{base}/news/ferry-{status}{kind}": (status, {}, body) for status in STATUSES for kind, body in bodies.items()
    }
    site.pages[f"{base}/news/ferry-4044"] = (
        404,
        plain,
        "No such page. The ferry sails at noon, as on every day of the year.",
    )
    starts = ",".join(site.pages)
    environment |= {"http_proxy": site.url, "no_proxy": ""}
    settings = {"COPYDESK_OUTCOMES": "all"}
    crawl = shell.crawl("harbour_post", urls=starts, save=tmp_path / "saved", settings=settings)
    outcomes = {record["input"].rpartition("-")[2]: record["outcome"] for record in crawl.records}
    assert outcomes == {f"{status}{kind}": outcome for status, outcome in STATUSES.items() for kind in bodies} | {
        "4044": "not_article"
    }
    replay = shell.run("copydesk.cli", "replay", str(tmp_path / "saved"))
    assert sorted(replay.lines) == sorted(crawl.lines)


def test_limit_ends_the_crawl(harbour_site, shell):
    """`-a limit=` is the number of articles yielded; the crawl then ends."""
    crawl = shell.crawl("harbour_post", start=f"{harbour_site.url}/latest", limit=2)
    assert len(crawl.records) == 2
    assert crawl.stats["finish_reason"] == "limit"


def test_since_leaves_out_what_is_older(harbour_site, shell):
    """`-a since=` yields no article published before the day, counts those, and asks for no entry dated well before."""
    starts = f"{harbour_site.url}/latest,{harbour_site.url}/rss.xml"
    crawl = shell.crawl("harbour_post", start=starts, since="2024-05-04")
    days = sorted(record["published"]["local"][:10] for record in crawl.records if record["published"])
    assert days == ["2024-05-04", "2024-05-05", "2024-05-06", "2024-05-07"]
    assert "/news/ferry-1" not in harbour_site.asked
    assert crawl.told["skipped/before_since"] == 3


def test_urls_are_read_alone(harbour_site, shell, tmp_path):
    """With `-a urls=` these pages are read, the articles a listing among them names, and no further page of it."""
    (tmp_path / "urls.txt").write_text(f"# two\n{harbour_site.url}/latest\n\n{harbour_site.url}/news/ferry-1\n")
    crawl = shell.crawl("harbour_post", urls=f"@{tmp_path / 'urls.txt'}")
    assert "/latest?page=1" not in harbour_site.asked
    assert sorted(record["title"] for record in crawl.records) == [f"Ferry {n} sails again" for n in (1, 5, 6, 7)]


def test_wrong_argument_stops_the_crawl(shell):
    """A wrong argument ends the crawl with an error that says what would be right."""
    crawl = shell.crawl("harbour_post", limt=2)
    assert "no argument 'limt'; did you mean limit?" in crawl.log
    assert crawl.code == 1


def test_misspelt_spider_is_told(shell):
    """The name of a spider there is none of is answered with the nearest."""
    crawl = shell.crawl("harbor_post")
    assert "did you mean harbour_post?" in crawl.log
    assert crawl.code != 0


def test_interrupted_job_loses_and_repeats_nothing(site, shell, tmp_path):
    """A job stopped by Ctrl-C and started again yields each article exactly once."""
    numbers = list(range(1, 31))
    site.pages = {f"/news/ferry-{n}": story_page(n) for n in numbers} | {"/latest": listing_page(numbers)}
    site.delay_s = 0.03
    options = {"JOBDIR": str(tmp_path / "job"), "CONCURRENT_REQUESTS": "2"}
    start = f"{site.url}/latest"
    shell.interrupted(
        "harbour_post", when=lambda: len(site.asked) > 12, out="added.jsonl", settings=options, start=start
    )
    before = len((tmp_path / "added.jsonl").read_bytes().splitlines())
    crawl = shell.crawl("harbour_post", out="added.jsonl", settings=options, start=start)
    assert 0 < before < len(numbers)
    assert sorted(record["input"] for record in crawl.records) == sorted(f"{site.url}/news/ferry-{n}" for n in numbers)


def test_eblnews_is_crawled_under_its_own_name(site, shell, environment):
    """The built-in source starts at its listing and reads the articles it names."""
    base = "http://eblnews.com"
    pages = {"/video": "/video/the-long-road-to-the-harbour-905711", "/robots.txt": ""}
    row = f'<div id="content"><h4 class="title"><a href="{pages["/video"]}">Road</a></h4></div>'
    site.pages = {
        f"{base}/video": f'<html lang="en"><head><title>Video | EBL News</title></head><body>{row}</body></html>',
        f"{base}{pages['/video']}": story_page(1),
    }
    environment |= {"http_proxy": site.url, "no_proxy": ""}
    crawl = shell.crawl("eblnews", start=f"{base}/video")
    assert [record["input"] for record in crawl.records] == [f"{base}{pages['/video']}"]
    assert [record["native_id"] for record in crawl.records] == ["905711"]
    assert [record["source"]["name"] for record in crawl.records] == ["eblnews"]


def test_eblnews_crawl_equals_replay_byte_for_byte(site, shell, environment, tmp_path):
    """A site in EBL News' layout, with a listing, a feed, a 404, a redirect and a torn page, reads as its replay does."""
    base, story = "http://eblnews.com", "/news/world/pilots-strike-over-night-fog-3266"
    article = (ROOT / "seeds" / "eblnews-article.html").read_text("utf-8")
    rows = "".join(f'<h4 class="title"><a href="{story}{n}">Pilots {n}</a></h4>' for n in (1, 2, 3, 4))
    front = f'<html lang="en"><head><title>World | EBL News</title></head><body><div id="content">{rows}</div></body></html>'
    entry = f"<item><title>Pilots 5</title><link>{base}{story}5</link></item>"
    feed = f'<?xml version="1.0"?><rss version="2.0"><channel><title>EBL News</title>{entry}</channel></rss>'
    named = {
        n: re.sub(r'<link rel="canonical"[^>]*>', "", article.replace("Night ferry", f"Ferry {n}")) for n in (1, 5)
    }
    site.pages = {
        f"{base}/section/world": front,
        f"{base}/rss.xml": (200, {"Content-Type": "application/rss+xml"}, feed),
        f"{base}{story}1": named[1],
        f"{base}{story}2": (301, {"Location": f"{base}{story}1"}, ""),
        f"{base}{story}3": "<html><body><h1 id=page-title>Torn <p>it ends",
        f"{base}{story}5": named[5],
    }
    environment |= {"http_proxy": site.url, "no_proxy": ""}
    starts = f"{base}/section/world,{base}/rss.xml"
    crawl = shell.crawl("eblnews", start=starts, save=tmp_path / "saved", settings={"COPYDESK_OUTCOMES": "all"})
    replay = shell.run("copydesk.cli", "replay", str(tmp_path / "saved"))
    assert sorted(replay.lines) == sorted(line for line in crawl.lines if b'"failed"' not in line)
    told = {(record["input"].removeprefix(base), record["outcome"]) for record in crawl.records}
    assert {(f"{story}1", "article"), (f"{story}5", "article"), (f"{story}4", "not_article")} <= told
    assert ("/section/world", "listing") in told
    whole = [record for record in crawl.records if record["input"].endswith((f"{story}1", f"{story}5"))]
    assert [record["modified"]["tz_source"] for record in whole] == ["source_inferred"] * 2


def test_csv_has_the_columns_of_the_command_line(harbour_site, shell):
    """A CSV feed is copydesk's own table; requests name copydesk."""
    from copydesk.export.csv_columns import COLUMNS

    crawl = shell.crawl("harbour_post", out="out.csv", urls=f"{harbour_site.url}/news/ferry-1")
    head, row = crawl.out.decode("utf-8-sig").splitlines()[:2]
    assert head == ",".join(COLUMNS)
    assert row.startswith(f"article,{harbour_site.url}/news/ferry-1,")
    assert all(agent.startswith("copydesk/") for agent in harbour_site.agents)


def test_a_csv_feed_is_the_command_line_s_byte_for_byte(shell, story, tmp_path):
    """A new CSV file is what `copydesk replay` writes; added to, it is what a second `copydesk replay -o` makes."""
    saved = tmp_path / "saved"
    saved.mkdir()
    for number in (1, 2):
        (saved / f"ferry-{number}.html").write_text(story(number), "utf-8")
    settings = {"CONCURRENT_REQUESTS": "1"}
    crawl = shell.crawl("replay", out="out.csv", settings=settings, paths=saved)
    assert shell.run("copydesk.cli", "replay", str(saved), "-O", str(tmp_path / "ours.csv")).code == 0
    assert crawl.out.startswith(b"\xef\xbb\xbfoutcome,")
    assert crawl.out == (tmp_path / "ours.csv").read_bytes()
    for _ in range(2):
        added = shell.crawl("replay", out="added.csv", settings=settings, paths=saved)
        shell.run("copydesk.cli", "replay", str(saved), "-o", str(tmp_path / "ours-added.csv"))
    assert added.out.count(b"\xef\xbb\xbf") == 1
    assert added.out == (tmp_path / "ours-added.csv").read_bytes()


def test_a_csv_feed_on_standard_output_has_no_mark(shell, story, tmp_path):
    """A pipe takes the table alone, as from `copydesk replay --format csv`."""
    (tmp_path / "ferry.html").write_text(story(1), "utf-8")
    path = str(tmp_path / "ferry.html")
    crawl = shell.run("scrapy", "crawl", "replay", "-a", f"paths={path}", "-o", "-:csv", "-s", "LOG_LEVEL=ERROR")
    assert crawl.out == shell.run("copydesk.cli", "replay", path, "--format", "csv").out


@pytest.mark.parametrize(
    ("spider", "argument", "line"),
    [
        ("eblnews", "lmit=3", "spider eblnews: no argument 'lmit'; did you mean limit?"),
        ("pages", "urls=notaurl", "'notaurl' is no http or https URL"),
        ("replay", "url=notaurl", "'notaurl' is no http or https URL"),
        ("replay", "limit=none", "limit=none: a number of articles, 1 or more"),
    ],
)
def test_wrong_use_of_a_spider_is_told_in_one_line(shell, spider, argument, line):
    """A wrong argument ends the crawl with its message and exit code 1, without a traceback."""
    crawl = shell.run("scrapy", "crawl", spider, "-a", argument)
    assert crawl.code == 1
    assert [told for told in crawl.log.splitlines() if "ERROR" in told or "never retrieved" in told] == [
        told for told in crawl.log.splitlines() if told.endswith(f"[copydesk.spiders] ERROR: {line}")
    ]
    assert line in crawl.log
    assert "Traceback" not in crawl.log


def test_sources_of_ones_own_folder_are_spiders(shell, story, site, tmp_path):
    """COPYDESK_SOURCES names folders whose sources are listed and crawled without a plugin; a wrong one is told."""
    folder = tmp_path / "mine" / "quay_news"
    folder.mkdir(parents=True)
    (folder / "source.toml").write_text('title = "Quay News"\ndomains = ["quay.example"]\n')
    folders = f"{tmp_path / 'mine'},{tmp_path / 'nowhere'}"
    listed = shell.run("scrapy", "list", "-s", f"COPYDESK_SOURCES={folders}")
    assert b"quay_news" in listed.out.split()
    assert "nowhere: no source.toml" in listed.log
    site.pages = {"/robots.txt": "", "/news/1": story(1)}
    settings = {"COPYDESK_SOURCES": str(tmp_path / "mine")}
    crawl = shell.crawl("quay_news", settings=settings, urls=f"{site.url}/news/1")
    assert [record["source"]["name"] for record in crawl.records] == ["quay_news"]


def story_page(number: int) -> str:
    text = "".join(
        f"<p>Passage {part} of report {number}: nobody on the pier had expected the boats to return so early, and "
        f"the crews, tired after the night, said that the nets had never been as full as this spring.</p>"
        for part in range(1, 6)
    )
    head = f'<html lang="en"><head><title>Nets {number}</title></head>'
    return f"{head}<body><article><h1>Nets {number}</h1>{text}</article></body></html>"


def listing_page(numbers: list[int]) -> str:
    items = "".join(f'<h4 class="title"><a href="/news/ferry-{n}">Nets {n}</a></h4>' for n in numbers)
    return f"<html><head><title>Latest</title></head><body>{items}</body></html>"
