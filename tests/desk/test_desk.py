"""The way of a page: one result for each, whatever happens on the way."""

import json
from pathlib import Path
from typing import Any

import pytest

import copydesk
from copydesk import Article, Desk, Found, Page, PluginManager, Source, SourceError, UnreadableError, UsageError

STORY = """<!doctype html><html lang="en"><head><title>Bakery reopens | Mill Lane News</title>
<link rel="canonical" href="https://mill.example/bakery"><meta property="og:site_name" content="Mill Lane News">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Bakery reopens",
"datePublished": "2026-03-04T07:30:00+01:00", "author": {"@type": "Person", "name": "Ida Holm"}}</script></head>
<body><article><h1>Bakery reopens</h1>
<p>The bakery on Mill Lane opened its door again on Wednesday morning, eleven months after the flood took its oven.</p>
<p>Its owner said that she had sold four hundred loaves before the clock struck nine, and none was left for herself.</p>
</article></body></html>"""


@pytest.fixture
def desk() -> Desk:
    return Desk(PluginManager(entry_points=False))


def test_extract_gives_an_article() -> None:
    """One call reads one document."""
    article = copydesk.extract(STORY, url="https://mill.example/bakery?from=mail")
    assert article is not None
    assert article.title == "Bakery reopens"
    assert [author.name for author in article.authors] == ["Ida Holm"]
    assert article.published is not None
    assert article.published.utc == "2026-03-04T06:30:00Z"
    assert article.text.startswith("The bakery on Mill Lane opened")
    assert article.url == "https://mill.example/bakery?from=mail"
    assert article.canonical_url == "https://mill.example/bakery"


def test_extract_takes_bytes() -> None:
    """Bytes are decoded as a file's or a crawl's are."""
    article = copydesk.extract(STORY.replace("Ida Holm", "Åse Übel").encode("latin-1"))
    assert article is not None
    assert [author.name for author in article.authors] == ["Åse Übel"]


def test_extract_of_no_article_is_none() -> None:
    """A page without an article gives None; bytes that are no document raise, naming the cure."""
    assert copydesk.extract("<html><body></body></html>") is None
    with pytest.raises(UnreadableError):
        copydesk.extract(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))


def test_extract_with_unknown_source_raises() -> None:
    """A source there is not is the caller's mistake."""
    with pytest.raises(SourceError, match="no source 'nowhere'"):
        copydesk.extract(STORY, source="nowhere")


def test_every_field_says_where_it_came_from(desk: Desk) -> None:
    """Each filled field of the article has an origin with plugin, method and raw or place."""
    article = desk.read(copydesk.make_page(STORY, url="https://mill.example/bakery")).article
    assert article is not None
    stated = {"schema_version", "source", "url", "id", "content_hash", "provenance", "alt_titles"}
    stated |= {"language_from", "issues"}
    for field, value in article.to_dict().items():
        if value in (None, [], {}, "unknown") or field in stated | {"text", "word_count", "direction"}:
            continue
        origin = article.provenance[field]
        assert origin.plugin, field
        assert origin.method, field
        assert origin.raw is not None or origin.path, field
    assert article.provenance["published"].raw == "2026-03-04T07:30:00+01:00"
    assert article.provenance["published"].path


def test_the_same_page_gives_the_same_record(desk: Desk) -> None:
    """Reading is a function of the page."""
    records = [
        json.dumps(desk.read(copydesk.make_page(STORY, url="https://mill.example/bakery")).to_dict()) for _ in range(2)
    ]
    assert records[0] == records[1]


def test_id_survives_new_words_and_content_hash_does_not(desk: Desk) -> None:
    """The id is the address's; the hash is the text's."""

    def read(html: str) -> Article:
        article = desk.read(copydesk.make_page(html, url="https://mill.example/bakery")).article
        assert article is not None
        return article

    first, second = read(STORY), read(STORY.replace("four hundred", "five hundred"))
    assert first.id == second.id
    assert first.content_hash != second.content_hash


def test_forced_source(desk: Desk) -> None:
    """A forced source reads a page that is not its own by address."""
    desk.sources.register(Source("mill", title="The Mill", timezone="Europe/Oslo"))
    result = desk.read(copydesk.make_page(STORY), "mill")
    assert result.source == "mill"
    assert result.article is not None
    assert result.article.source.timezone == "Europe/Oslo"


def test_source_whose_code_cannot_be_imported_is_blamed(desk: Desk, tmp_path: Path) -> None:
    """A broken source.py is a failure that names source and file; the rules and the general reading go on."""
    (tmp_path / "mill").mkdir()
    rules = 'domains = ["mill.example"]\n[[layout]]\n[layout.fields]\nkicker = { value = "Trade" }'
    (tmp_path / "mill" / "source.toml").write_text(rules)
    (tmp_path / "mill" / "source.py").write_text("import no_such_thing")
    desk.sources.register(tmp_path)
    result = desk.read(copydesk.make_page(STORY, url="https://mill.example/bakery"))
    assert (result.outcome, result.source) == ("article", "mill")
    assert [(f.plugin, f.hook) for f in result.failures] == [("mill", "source.py")]
    assert "no_such_thing" in result.failures[0].error
    assert result.article is not None
    assert result.article.kicker == "Trade"


@pytest.mark.parametrize(("method", "cure"), [("copydesk_cleen", "copydesk_clean"), ("titel", "title")])
def test_misspelt_method_is_named(desk: Desk, tmp_path: Path, method: str, cure: str) -> None:
    """A method of source.py that is nearly a hook or a field is refused with the right name."""
    (tmp_path / "source.toml").write_text('name = "mill"\ndomains = ["mill.example"]')
    code = f"from copydesk import SourceCode\nclass Mill(SourceCode):\n    def {method}(self, page): ...\n"
    (tmp_path / "source.py").write_text(code)
    desk.sources.register(tmp_path)
    result = desk.read(copydesk.make_page(STORY, url="https://mill.example/bakery"))
    assert f"did you mean {cure}?" in result.failures[0].error


@pytest.mark.parametrize(("status", "outcome"), [(500, "failed"), (404, "not_article")])
def test_http_error_is_told(desk: Desk, status: int, outcome: str) -> None:
    """An error's page is no article, and the record says what the server answered."""
    result = desk.read(copydesk.make_page("<h1>Sorry</h1>", url="https://mill.example/x", status=status))
    assert result.outcome == outcome
    assert "http_status" in [issue.code for issue in result.issues]


def test_result_names_its_file(desk: Desk, tmp_path: Path) -> None:
    """The result of a file says which, though the record goes by the page's URL."""
    (tmp_path / "a.html").write_text(STORY)
    (result,) = desk.replay(tmp_path / "a.html")
    assert (result.input, result.file) == ("https://mill.example/bakery", str(tmp_path / "a.html"))


def test_callers_mistakes_are_told(desk: Desk) -> None:
    """A string for a page, and a source there is not, are refused at the call."""
    with pytest.raises(UsageError, match="make_page"):
        desk.read("<h1>T</h1>")  # type: ignore[arg-type]
    with pytest.raises(SourceError, match="nowhere"):
        desk.replay([], source="nowhere")


def test_field_method_fails_alone(desk: Desk, tmp_path: Path) -> None:
    """A field method that raises is reported by its name; the source's other methods give their fields."""
    (tmp_path / "source.toml").write_text('name = "mill"\ndomains = ["mill.example"]')
    (tmp_path / "source.py").write_text(
        "from copydesk import SourceCode\n"
        "class Mill(SourceCode):\n"
        "    def kicker(self, page):\n        return page.no_such_attribute\n"
        "    def subtitle(self, page):\n        return 'Eleven months after the flood'\n"
    )
    desk.sources.register(tmp_path)
    result = desk.read(copydesk.make_page(STORY, url="https://mill.example/bakery"))
    assert result.article is not None
    assert result.article.subtitle == "Eleven months after the flood"
    assert result.article.provenance["subtitle"].path == "Mill.subtitle"
    assert [(f.plugin, f.hook) for f in result.failures] == [("mill", "copydesk_extract")]
    assert "Mill.kicker" in result.failures[0].error
    assert "plugin_failed" in [issue.code for issue in result.article.issues]


def test_wrong_rules_are_reported_and_the_good_ones_used(desk: Desk, tmp_path: Path) -> None:
    """All mistakes of a layout are in one failure with file, place and near miss; its good rules still apply."""
    (tmp_path / "source.toml").write_text(
        'name = "mill"\ndomains = ["mill.example"]\n[[layout]]\nremoves = []\nremove = ["div[["]\n'
        '[layout.fields]\ntitel = "h1"\nauthors = { css = "a", xpath = "b" }\nsummary = "p[["\n'
        'subtitle = { xpath = "//a[" }\nkicker = { value = "Trade" }\n'
        '[layout.related]\nitem = "li"\n'
    )
    desk.sources.register(tmp_path)
    result = desk.read(copydesk.make_page(STORY, url="https://mill.example/bakery"))
    assert result.article is not None
    assert result.article.kicker == "Trade"
    assert [failure.plugin for failure in result.failures] == ["rules"]
    said = result.failures[0].error
    for words in ("source.toml", "'removes' here; did you mean 'remove'?", "'titel'; did you mean 'title'?", "authors"):
        assert words in said
    for words in (
        "fields.summary: 'p[[' is not a CSS selector",
        "'//a[' is not an XPath",
        "related: title is missing",
        "'div[['",
    ):
        assert words in said


@pytest.mark.parametrize("claimed", ["listing", "blocked", "not_article", "teaser"])
def test_outcome_claimed_by_a_plugin(claimed: str) -> None:
    """The most trusted claim decides what a page is; only articles and teasers carry an article."""

    class Plugin:
        def copydesk_extract(self, page: Page) -> list[Found]:
            return [Found("outcome", claimed, method="mine", confidence=1.0)]

    plugins = PluginManager(entry_points=False)
    plugins.register(Plugin(), "mine")
    result = Desk(plugins).read(copydesk.make_page(STORY))
    assert result.outcome == claimed
    assert (result.article is not None) == (claimed == "teaser")


def test_result_without_article_keeps_its_candidates(desk: Desk) -> None:
    """What was found on a page that is no article is there for `explain`."""
    result = desk.read(copydesk.make_page("<title>Nothing here</title><p></p>", url="https://mill.example/x"))
    assert result.article is None
    assert result.input == "https://mill.example/x"
    assert "title" in [found.field for found in result.found]


def test_replay_gives_one_result_for_each_input(desk: Desk, tmp_path: Path) -> None:
    """Files, a folder, a missing path, an empty folder and a binary file: one result each, in order."""
    (tmp_path / "a.html").write_text(STORY)
    (tmp_path / "folder" / "deep").mkdir(parents=True)
    (tmp_path / "folder" / "deep" / "b.html").write_text(STORY)
    (tmp_path / "empty").mkdir()
    (tmp_path / "c.html").write_bytes(b"%PDF-1.4\n" + bytes(range(256)))
    inputs = [tmp_path / name for name in ("a.html", "folder", "missing.html", "empty", "c.html")]
    results = list(desk.replay(inputs))
    assert [result.outcome for result in results] == ["article", "article", "failed", "failed", "failed"]
    for result, name in zip(results[2:], ("missing.html", "empty", "c.html"), strict=True):
        assert result.failures, name
        assert name in result.failures[0].error


def test_get_of_something_nobody_fetches(desk: Desk) -> None:
    """A target of an unknown kind is a failed result that says so."""
    result = desk.get("gopher://old.example/1")
    assert result.outcome == "failed"
    assert "gopher://old.example/1" in result.failures[0].error


def test_core_without_a_plugin(monkeypatch: pytest.MonkeyPatch) -> None:
    """Disabling a default plugin takes its part away and nothing else."""
    monkeypatch.setenv("COPYDESK_DISABLE_PLUGINS", "article")
    result: Any = Desk(PluginManager(entry_points=False)).read(copydesk.make_page(STORY))
    assert result.failures == ()
    assert result.outcome in ("empty", "article")
    assert "title" in [found.field for found in result.found]
