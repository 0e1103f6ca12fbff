"""Fetch plugins inside Scrapy, and copydesk inside another's project."""

from pathlib import Path

ROOT = Path(__file__).parents[2]

ARCHIVE = """
from copydesk import FetchError, make_page

PAGE = '''{page}'''

def copydesk_fetch(request):
    if request.target.startswith("https://archived.example/"):
        return make_page(PAGE, url=request.target, status=200, headers={{"content-type": "text/html"}})
    if request.target.endswith("/gone"):
        raise FetchError(f"{{request.target}}: not in the archive")
"""
SPIDER = """
import scrapy
import copydesk_spiders

class Mine(scrapy.Spider):
    name = "mine"

    def __init__(self, url, **kwargs):
        super().__init__(**kwargs)
        self.start_urls = [url]

    def parse(self, response):
        result = copydesk_spiders.read(response, source="harbour_post", spider=self)
        yield result.to_dict()
        yield {"title": response.css("title::text").get(), "when": 1.5}
"""


def test_fetch_plugin_stands_in_for_the_download(site, plugin, shell, story):
    """What a fetch plugin answers is not downloaded, robots.txt included; what it leaves alone is."""
    plugin("archive", ARCHIVE.format(page=story(5)))
    site.pages = {"/page": story(6), "/gone": story(7)}
    urls = f"https://archived.example/news/old-5 {site.url}/page {site.url}/gone"
    crawl = shell.crawl("pages", urls=urls)
    inputs = {record["input"]: record for record in crawl.records}
    assert sorted(inputs) == sorted(urls.split())
    assert sorted(site.asked) == ["/gone", "/page", "/robots.txt"]
    assert crawl.told["fetched_by_plugin"] == 1
    assert crawl.told["failures/archive"] == 1
    assert inputs[f"{site.url}/gone"]["failures"] == [
        {"plugin": "archive", "hook": "copydesk_fetch", "error": f"FetchError: {site.url}/gone: not in the archive"}
    ]


def test_replay_spider_gives_the_lines_of_the_command(harbour_site, shell, tmp_path):
    """`scrapy crawl replay` writes what `copydesk replay` writes, in its order, and fails what it fails."""
    saved = tmp_path / "saved"
    shell.crawl("harbour_post", start=f"{harbour_site.url}/latest", save=saved)
    (saved / "binary.html").write_bytes(b"\x00\x01\x02\x89PNG" * 90)
    crawl = shell.crawl("replay", paths=saved, source="harbour_post", settings={"COPYDESK_OUTCOMES": "all"})
    command = shell.run("copydesk.cli", "replay", str(saved), "--source", "harbour_post")
    assert len(crawl.lines) >= 9
    assert sorted(crawl.lines) == sorted(command.lines)


def test_one_line_brings_copydesk_into_a_project(harbour_site, shell, tmp_path, story):
    """With the add-on alone sources are crawled and a spider's own callback reads pages; the project's settings win."""
    project = tmp_path / "project"
    (project / "mine").mkdir(parents=True)
    (project / "scrapy.cfg").write_text("[settings]\ndefault = mine.settings\n")
    (project / "mine" / "__init__.py").write_text("")
    (project / "mine" / "spider.py").write_text(SPIDER)
    settings = 'ADDONS = {"copydesk_spiders.AddOn": 500}\nSPIDER_MODULES = ["mine.spider"]\nDOWNLOAD_DELAY = 0.25\n'
    (project / "mine" / "settings.py").write_text(settings)
    shell.folder = project
    page = f"{harbour_site.url}/news/ferry-1"

    sources = shell.crawl("harbour_post", urls=page)
    assert [record["input"] for record in sources.records] == [page]

    mine = shell.crawl("mine", url=page)
    assert mine.records[0] == sources.records[0] | {"fetched_at": mine.records[0]["fetched_at"]}
    assert mine.lines[1] == b'{"title": "Ferry 1 sails again", "when": 1.5}'
    assert mine.told["source/harbour_post/article"] == 1

    assert shell.run("scrapy", "settings", "--get", "DOWNLOAD_DELAY").out.split() == [b"0.25"]
    (project / "mine" / "settings.py").write_text(settings + 'SPIDER_LOADER_CLASS = "copydesk_spiders.SpiderLoader"\n')
    shipped = {file.parent.name for file in (ROOT / "plugins" / "copydesk_sources").glob("*/source.toml")}
    listed = shell.run("scrapy", "list").out.decode().split()
    assert listed == sorted({"harbour_post", "mine", "pages", "replay"} | shipped)


def test_scrapy_list_shows_every_source(shell):
    """From the project's root `scrapy list` shows built-in and installed sources, and the generic spiders."""
    listed = shell.run("scrapy", "list").out.decode().split()
    assert {"eblnews", "harbour_post", "pages", "replay"} <= set(listed)
