"""Which source a page belongs to, and how a wrong source is refused."""

import sys
from pathlib import Path

import pytest

from copydesk import Desk, Page, PluginManager, Source, SourceError
from copydesk.sources import Sources, read_source


@pytest.fixture
def sources() -> Sources:
    sources = Sources()
    sources.register(Source("daily", domains=("daily.example",)), origin="a")
    sources.register(Source("sport", domains=("sport.daily.example",)), origin="a")
    return sources


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://daily.example/a", "daily"),
        ("https://www.daily.example:8443/a", "daily"),
        ("http://m.news.DAILY.example./a", "daily"),
        ("https://sport.daily.example/a", "sport"),
        ("https://live.sport.daily.example/a", "sport"),
        ("https://notdaily.example/a", None),
        ("https://daily.example.net/a", None),
        ("https://[broken/a", None),
        ("https:///", None),
    ],
)
def test_by_url(sources: Sources, url: str, name: str | None) -> None:
    """A source stands for its domains and all below them, the longest first, and for no look-alike."""
    found = sources.by_url(url)
    assert (found.name if found else None) == name


def test_of_two_sources_with_a_domain_the_last_is_used_and_told(sources: Sources) -> None:
    """What a user registers after what is installed has the domain; nothing of it is silent."""
    sources.register(Source("mine", domains=("www.Daily.example", "daily.example")), origin="--sources")
    found = sources.by_url("https://news.daily.example/a")
    assert found is sources["mine"]
    assert sources.doubled() == (("daily.example", "mine", "daily"),)
    sources.register(Source("other", domains=("other.example",)))
    assert len(sources.doubled()) == 1


def test_an_excluded_host_is_nobodys_unless_somebody_has_it() -> None:
    """Neither it nor what is below it; in whatever order the sources come, and nothing of it is doubled."""
    sources = Sources()
    sources.register(Source("daily", domains=("daily.example",), excluded_domains=("English.daily.example",)))
    assert sources.by_url("https://english.daily.example/a") is None
    assert sources.by_url("https://www.english.daily.example/a") is None
    assert sources.by_url("https://m.daily.example/a") is sources["daily"]
    sources.register(Source("daily_en", domains=("english.daily.example",)))
    assert sources.by_url("https://english.daily.example/a") is sources["daily_en"]
    sources.register(Source("other", domains=("other.example",), excluded_domains=("english.daily.example",)))
    assert sources.by_url("https://english.daily.example/a") is sources["daily_en"]
    assert sources.doubled() == ()


def test_claim_needs_every_mark(sources: Sources) -> None:
    """A page without a URL belongs to the source all of whose marks it shows, line by line."""
    sources.register(Source("dump", claims=(r"^Filed: \d+$", r"^Also today$")), origin="b")
    both = Page("T\n\nFiled:\u00a012 \nAlso  today\n", kind="text")
    one = Page("T\n\nFiled: 12\nNot also today\n", kind="text")
    assert sources.route(both) is sources["dump"]
    assert sources.route(one) is None


def test_url_beats_claim(sources: Sources) -> None:
    """A page with a URL of another site is not claimed by its text."""
    sources.register(Source("dump", claims=("^Filed",)), origin="b")
    assert sources.route(Page("Filed", kind="text", url="https://else.example/")) is None


def test_unknown_name_says_the_nearest(sources: Sources) -> None:
    """Asking for a source there is not names the one that was meant."""
    with pytest.raises(SourceError, match="did you mean 'daily'"):
        sources["dayly"]


def test_double_name_is_refused(sources: Sources) -> None:
    """The second source of a name is refused, naming both plugins; the first stays."""
    with pytest.raises(SourceError, match=r"plugin 'b'.*plugin 'a'"):
        sources.register(Source("daily"), origin="b")
    assert sources["daily"].origin == "a"


def written(folder: Path, name: str, toml: str) -> Path:
    (folder / name).mkdir()
    file = folder / name / "source.toml"
    file.write_text(toml)
    return file


def test_mistakes_are_named_all_at_once(tmp_path: Path) -> None:
    """Every wrong key of a file is in one message with the near miss, the file and the pattern at fault."""
    file = written(tmp_path, "paper", 'titel = "X"\narticle_url = "(["\nlanguages = "en"\n')
    with pytest.raises(SourceError) as raised:
        read_source(file)
    message = str(raised.value)
    assert str(file) in message
    assert "'titel', did you mean 'title'" in message
    assert "'languages', did you mean 'language'" in message
    assert "article_url: '(['" in message


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("domains = 'one.example'", 'write a list: domains = ["'),
        (
            'domains = ["https://www.one.example/news"]',
            "'https://www.one.example/news' is no domain; write 'one.example'",
        ),
        ('domains = ["*.one.example"]', "'*.one.example' is no domain; write 'one.example'"),
        ('excluded_domains = ["two.example"]', "'two.example' is below none of the domains; leave it out"),
        ('excluded_domains = ["www.one.example"]', "'www.one.example' is below none of the domains; leave it out"),
        ('excluded_domains = ["*.one.example"]', "'*.one.example' is no domain; write 'one.example'"),
        ("title = 3", 'title: expected str, got int; write text in quotes: title = "…"'),
        ('feeds = ["one.example/rss"]', "'one.example/rss' is no URL; it begins with https://"),
        ('timezone = "CET+1"', "write its IANA name, such as 'Europe/Berlin'"),
        ('date_order = "DYM"', "date_order: invalid enum value 'DYM'"),
        ('midnight_is_date = "yes"', "write midnight_is_date = true or midnight_is_date = false"),
        ("article_url = '(['", "'([' is no regular expression"),
        ('name = "The Paper"', "a name is lower-case letters"),
    ],
)
def test_a_mistake_names_line_and_cure(tmp_path: Path, line: str, told: str) -> None:
    """What is wrong with a value, the line it stands on, and what would be right."""
    rest = "" if line.startswith("domains") else 'domains = ["one.example"]'
    file = written(tmp_path, "paper", f'# The paper\nlanguage = "en"\n{line}\n{rest}\n[[layout]]\ntitle = 3\n')
    with pytest.raises(SourceError) as raised:
        read_source(file)
    assert str(raised.value).startswith(f"{file}: line 3: ")
    assert told in str(raised.value)


def test_all_mistakes_in_the_order_of_the_file(tmp_path: Path) -> None:
    """Mistakes of every kind are told together, each with its line."""
    file = written(tmp_path, "paper", 'titel = "X"\ntitle = 1\nclaims = ["(["]\nfeeds = ["/rss"]\n')
    with pytest.raises(SourceError) as raised:
        read_source(file)
    assert [
        part.split(":")[0] for part in str(raised.value).removeprefix(f"{file}: ").split("; ") if "line" in part
    ] == [*("line 1", "line 2", "line 3", "line 4")]


@pytest.mark.parametrize("toml", ["", 'title = "Paper"', "domains = []", "domains = []\nclaims = []"])
def test_a_source_nothing_leads_to_is_refused(tmp_path: Path, toml: str) -> None:
    """A file with neither domains nor claims is reported at registration, with the file and the cure."""
    file = written(tmp_path, "paper", toml)
    sources = Sources()
    with pytest.raises(SourceError, match=r"neither domains nor claims.*add its domains = \[.*claims = \[") as raised:
        sources.register(tmp_path)
    assert str(file) in str(raised.value)
    assert "paper" not in sources


@pytest.mark.parametrize(
    "toml",
    [
        "domains = 'one'",
        'title = 3\ndomains = ["a.example"]',
        'date_order = "DYM"\ndomains = ["a.example"]',
        "= broken",
    ],
)
def test_wrong_values_are_refused(tmp_path: Path, toml: str) -> None:
    """A value of the wrong type or a broken file is refused, naming the file."""
    file = written(tmp_path, "paper", toml)
    with pytest.raises(SourceError, match=r"source\.toml"):
        read_source(file)


def test_one_bad_source_leaves_the_others(tmp_path: Path) -> None:
    """A folder's good sources are registered although one of its files is wrong."""
    written(tmp_path, "bad", "titel = 1")
    written(tmp_path, "good", 'domains = ["good.example"]')
    sources = Sources()
    with pytest.raises(SourceError, match="titel"):
        sources.register(tmp_path)
    assert [source.name for source in sources] == ["good"]


def test_code_is_imported_at_the_first_page(tmp_path: Path) -> None:
    """source.py is not run when the source is registered, only when its code is asked for."""
    file = written(tmp_path, "paper", 'domains = ["paper.example"]')
    (file.parent / "source.py").write_text("raise RuntimeError('imported')")
    sources = Sources()
    sources.register(tmp_path)
    with pytest.raises(SourceError, match=r"source\.py: RuntimeError: imported"):
        sources.code(sources["paper"])


def test_code_needs_one_class(tmp_path: Path) -> None:
    """A source.py without a SourceCode is refused, saying what was expected."""
    file = written(tmp_path, "paper", 'domains = ["paper.example"]')
    (file.parent / "source.py").write_text("from copydesk import SourceCode\n")
    sources = Sources()
    sources.register(tmp_path)
    with pytest.raises(SourceError, match=r"one subclass of copydesk\.SourceCode, found 0"):
        sources.code(sources["paper"])


def test_code_may_hold_dataclasses(tmp_path: Path) -> None:
    """Python looks for the module of such a class among those imported; one that failed is not left there."""
    file = written(tmp_path, "paper", 'domains = ["paper.example"]')
    (file.parent / "source.py").write_text(
        "from __future__ import annotations\nfrom dataclasses import dataclass\nfrom typing import ClassVar\n"
        "from copydesk import SourceCode\n\n\n@dataclass\nclass Line:\n    text: str\n    count: ClassVar[int] = 0\n\n\n"
        "class Paper(SourceCode):\n    def title(self, page):\n        return Line('a').text\n"
    )
    sources = Sources()
    sources.register(tmp_path)
    code = sources.code(sources["paper"])
    assert code is not None
    assert code.title(None) == "a"  # type: ignore[attr-defined]
    (file.parent / "source.py").write_text("raise RuntimeError('no')")
    again = Sources()
    again.register(tmp_path)
    with pytest.raises(SourceError, match="RuntimeError: no"):
        again.code(again["paper"])
    assert "copydesk_source_paper" not in sys.modules


@pytest.mark.parametrize(
    ("field", "answer", "said"),
    [
        ("title", "3", "title is str, not int: 3"),
        ("authors", "['Ada', 3]", "authors is Author or str or Mapping, or a list of these, not int: 3"),
        ("published", "object", "published is Timestamp or str or date or int or float or Mapping"),
        ("truncated", "[True]", "truncated is bool or str or Mapping, not list: [True]"),
        ("alt_titles", "'x'", "alt_titles is Mapping, not str: 'x'"),
    ],
)
def test_answer_of_another_type_is_told_by_the_methods_name(tmp_path: Path, field: str, answer: str, said: str) -> None:
    """A method that answers what its field cannot be loses its value alone; file of blame is the method."""
    file = written(tmp_path, "paper", 'domains = ["paper.example"]')
    code = f"def {field}(self, page):\n        return {answer}\n    def kicker(self, page):\n        return 'K'\n"
    (file.parent / "source.py").write_text(f"from copydesk import SourceCode\nclass Paper(SourceCode):\n    {code}")
    desk = Desk(PluginManager(entry_points=False))
    desk.sources.register(tmp_path)
    text = "<h1>T</h1><p>A page of enough words to be an article, whatever its source has to say of it today.</p>"
    result = desk.read(Page(text, url="https://paper.example/a"))
    assert [failure.plugin for failure in result.failures] == ["paper"]
    assert f"Paper.{field}: {said}" in result.failures[0].error
    assert result.article is not None
    assert result.article.kicker == "K"


def test_answers_that_fields_may_be_made_of() -> None:
    """Strings, mappings and records become the field's value; nothing is refused that normalisation reads."""
    from datetime import date

    from copydesk import Author, Block, Timestamp
    from copydesk.sources.answers import unfit

    good = {
        "title": "T",
        "authors": ("Ada", {"name": "Tom"}, Author("Eve")),
        "published": [date(2020, 1, 1), "1 May 2020", 1_600_000_000, Timestamp("x", "2020")],
        "body": "One.\n\nTwo.",
        "section": "A",
        "truncated": True,
        "alt_titles": {"og": "O"},
    }
    assert {field: why for field, value in good.items() if (why := unfit(field, value))} == {}
    assert unfit("body", (Block("paragraph", "x"), "y")) is None


@pytest.mark.parametrize("shared", [False, True])
def test_an_edited_rule_counts_for_the_next_desk(tmp_path: Path, shared: bool) -> None:
    """Also in one process, and in a layout that others extend; the desk that was there reads on by the old one."""
    rules = '[layout.fields]\ntitle = "h1"\n'
    file = written(tmp_path, "paper", f'domains = ["paper.example"]\n[[layout]]\n{rules}')
    if shared:
        file.write_text('domains = ["paper.example"]\n[[layout]]\nextends = "house"\n')
        (tmp_path / "layouts").mkdir()
        file = tmp_path / "layouts" / "house.toml"
        file.write_text(rules.replace("layout.", ""))

    def title(desk: Desk) -> str | None:
        text = "<h1>One</h1><h2>Two</h2><p>A page of enough words to be an article, whatever its source says.</p>"
        article = desk.read(Page(text, url="https://paper.example/a")).article
        return article.title if article else None

    def made() -> Desk:
        desk = Desk(PluginManager(entry_points=False))
        desk.sources.register(tmp_path)
        return desk

    first = made()
    assert title(first) == "One"
    file.write_text(file.read_text("utf-8").replace('"h1"', '"h1 + h2"'), "utf-8")
    assert title(first) == "One"
    assert title(made()) == "Two"
