"""What each hook promises to the plugins that implement it, shown on a real desk."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import copydesk
from copydesk import (
    Desk,
    Exporter,
    Failure,
    Found,
    Issue,
    Page,
    PluginManager,
    Request,
    Result,
    Source,
    Target,
    hookimpl,
)

HTML = """<!doctype html><html lang="en"><head><title>Tram line opens</title>
<meta property="og:title" content="Tram line opens"></head><body><article><h1>Tram line opens</h1>
<p>The first tram left the depot at six, and the drivers who had waited for it for nine years cheered it out.</p>
<div class="box"><p>Sign up here for our letters, which bring you all the news of the town every morning.</p></div>
<p>By noon it had carried four thousand people, the company said, more than the bus did on an ordinary day.</p>
</article></body></html>"""


def desk_with(*plugins: object) -> Desk:
    manager = PluginManager(entry_points=False)
    for number, plugin in enumerate(plugins):
        manager.register(plugin, f"mine{number}")
    return Desk(manager)


@pytest.fixture
def page() -> Page:
    return copydesk.make_page(HTML, url="https://town.example/tram")


def test_copydesk_register_sources_adds_sources() -> None:
    """A plugin's sources are known to the desk under the plugin's name."""

    class Plugin:
        def copydesk_register_sources(self, register: Any) -> None:
            register(Source("town", domains=("town.example",)))

    assert desk_with(Plugin()).sources["town"].origin == "mine0"


def test_copydesk_register_sources_failure_is_reported() -> None:
    """A plugin whose sources are wrong is named, and the desk works without them."""

    class Plugin:
        def copydesk_register_sources(self, register: Any) -> None:
            register(Source("Not A Name"))

    (problem,) = desk_with(Plugin()).plugins.problems
    assert "'mine0'" in problem
    assert "'Not A Name'" in problem


def test_copydesk_fetch_first_answer_wins() -> None:
    """A plugin's page is taken, and no other is asked for the target."""

    class Plugin:
        def copydesk_fetch(self, request: Request) -> Page | None:
            return copydesk.make_page(HTML, url="https://town.example/a") if request.target == "shelf:1" else None

    desk = desk_with(Plugin())
    assert desk.get("shelf:1").article is not None
    assert desk.get("shelf:2").outcome == "failed"


def test_copydesk_fetch_failure_is_a_failed_result() -> None:
    """A fetch that raises ends as one failed result with plugin, hook and error."""

    class Plugin:
        def copydesk_fetch(self, request: Request) -> Page | None:
            raise copydesk.FetchError(f"{request.target}: the shelf is empty")

    result = desk_with(Plugin()).get("shelf:1")
    assert (result.outcome, result.input) == ("failed", "shelf:1")
    assert result.failures[0] == Failure("mine0", "copydesk_fetch", "FetchError: shelf:1: the shelf is empty")


def test_copydesk_route_beats_the_table(page: Page) -> None:
    """A plugin's answer is taken before the routing table's, by name or by record."""

    class Plugin:
        def copydesk_register_sources(self, register: Any) -> None:
            register(Source("town", domains=("town.example",)))
            register(Source("county", title="The County"))

        def copydesk_route(self, page: Page) -> str:
            return "county"

    result = desk_with(Plugin()).read(page)
    assert result.source == "county"
    assert result.article is not None
    assert result.article.source.title == "The County"


def test_copydesk_route_to_nowhere_is_a_failure(page: Page) -> None:
    """A name no source has is a failure of the hook, and the page is read all the same."""

    class Plugin:
        def copydesk_route(self, page: Page) -> str:
            return "nobody"

    result = desk_with(Plugin()).read(page)
    assert result.outcome == "article"
    assert "'nobody'" in result.failures[0].error


def test_copydesk_clean_removes_before_extraction(page: Page) -> None:
    """What a clean hook removes is in no record."""

    class Plugin:
        def copydesk_clean(self, page: Page) -> None:
            for element in page.tree.select("p"):
                if "noon" in element.text:
                    element.decompose()

    article = desk_with(Plugin()).read(page).article
    assert article is not None
    assert "depot" in article.text
    assert "noon" not in article.text


def test_copydesk_extract_most_trusted_wins(page: Page) -> None:
    """The highest confidence gives the value, and provenance says whose it is."""

    class Plugin:
        def copydesk_extract(self, page: Page) -> Iterator[Found]:
            yield Found("title", "Mine", method="guess", path="nowhere", confidence=1.0)
            yield Found("subtitle", "Least", confidence=0.01)
            yield Found("extra.riders", 4000)

    article = desk_with(Plugin()).read(page).article
    assert article is not None
    assert article.title == "Mine"
    assert (article.provenance["title"].plugin, article.provenance["title"].path) == ("mine0", "nowhere")
    assert article.subtitle == "Least"
    assert article.extra == {"mine0": {"riders": 4000}}


def test_copydesk_extract_wrong_type_is_passed_over(page: Page) -> None:
    """A value that does not fit its field is reported with the plugin's name, and the next candidate is taken."""

    class Plugin:
        def copydesk_extract(self, page: Page) -> Iterator[Found]:
            yield Found("authors", 42, confidence=1.0)
            yield Found("colour", "red")

        def copydesk_normalise(self, found: Found) -> Found | None:
            return found if found.field == "authors" else None

    article = desk_with(Plugin()).read(page).article
    assert article is not None
    assert article.authors == ()
    issues = {issue.code: issue.message for issue in article.issues}
    assert "mine0 gave a int for authors" in issues["wrong_type"]
    assert "extra.colour" in issues["unknown_field"]
    assert article.extra == {"mine0": {"colour": "red"}}


def test_copydesk_normalise_first_answer_wins(page: Page) -> None:
    """A plugin's normalised value stands, with its step and the raw value behind it."""

    class Plugin:
        def copydesk_normalise(self, found: Found) -> Found | None:
            return found.step("shouted", found.value.upper()) if found.field == "title" else None

    article = desk_with(Plugin()).read(page).article
    assert article is not None
    assert article.title == "TRAM LINE OPENS"
    assert article.provenance["title"].raw == "Tram line opens"
    assert article.provenance["title"].steps == ("shouted",)


def test_copydesk_validate_adds_issues(page: Page) -> None:
    """What a plugin finds odd stands in the record's issues."""

    class Plugin:
        def copydesk_validate(self, article: copydesk.Article) -> Iterator[Issue]:
            yield Issue("too_cheerful", field="body")

    assert "too_cheerful" in [issue.code for issue in desk_with(Plugin()).read(page).issues]


def test_copydesk_export_first_answer_wins(tmp_path: Path) -> None:
    """A plugin opens the format it knows; a format nobody knows gives None."""
    written: list[Result] = []

    class Titles:
        def write(self, result: Result) -> None:
            written.append(result)

        def close(self) -> None: ...

        def abort(self) -> None: ...

    class Plugin:
        def copydesk_export(self, target: Target) -> Exporter | None:
            return Titles() if target.format == "titles" else None

    plugins = desk_with(Plugin()).plugins
    exporter = plugins.export(Target("out.titles", "titles"))
    assert exporter is not None
    exporter.write(Result("empty", "a"))
    assert [result.input for result in written] == ["a"]
    assert plugins.export(Target("out.xyz", "xyz")) is None


def test_copydesk_export_failure_is_raised() -> None:
    """A target that cannot be opened is an ExportError naming target, plugin and reason."""

    class Plugin:
        def copydesk_export(self, target: Target) -> Exporter | None:
            raise OSError("no such shelf")

    with pytest.raises(copydesk.ExportError, match=r"out\.mine: OSError: no such shelf \(plugin mine0\)"):
        desk_with(Plugin()).plugins.export(Target("out.mine", "mine"))


def test_copydesk_read_can_be_wrapped(page: Page) -> None:
    """A wrapper sees the page before and the result after, and may answer in the desk's place."""
    seen: list[str] = []

    class Plugin:
        @hookimpl(wrapper=True)
        def copydesk_read(self, page: Page) -> Iterator[None]:
            seen.append(page.name)
            result = yield
            seen.append(result.outcome)
            return result

    desk_with(Plugin()).read(page)
    assert seen == ["https://town.example/tram", "article"]


def test_copydesk_failed_hears_of_each(page: Page) -> None:
    """Every failure of a page is told to every plugin once, with the page."""
    heard: list[tuple[str, Failure]] = []

    class Breaks:
        def copydesk_clean(self, page: Page) -> None:
            raise ValueError("broom")

        def copydesk_validate(self, article: copydesk.Article) -> list[Issue]:
            raise ValueError("glasses")

    class Hears:
        def copydesk_failed(self, page: Page, error: Failure) -> None:
            heard.append((page.name, error))

    result = desk_with(Breaks(), Hears()).read(page)
    assert result.outcome == "article"
    assert [(name, failure.hook, failure.error) for name, failure in heard] == [
        ("https://town.example/tram", "copydesk_clean", "ValueError: broom"),
        ("https://town.example/tram", "copydesk_validate", "ValueError: glasses"),
    ]
    assert [failure.plugin for failure in result.failures] == ["mine0", "mine0"]


def test_copydesk_failed_that_fails_is_one_more_failure(page: Page) -> None:
    """A plugin that raises in hearing of a failure is blamed for that, once."""

    class Breaks:
        def copydesk_clean(self, page: Page) -> None:
            raise ValueError("broom")

        def copydesk_failed(self, error: Failure) -> None:
            raise ValueError("deaf")

    result = desk_with(Breaks()).read(page)
    assert [failure.hook for failure in result.failures] == ["copydesk_clean", "copydesk_failed"]


def test_copydesk_transforms_adds_to_the_rules(tmp_path: Path) -> None:
    """A plugin's transform is known to the rules of any source; each use is a step of the field's provenance."""

    class Plugin:
        def copydesk_transforms(self, register: Any) -> None:
            register("shout", lambda value, mark="!": value.upper() + mark)

    (tmp_path / "town").mkdir()
    (tmp_path / "town" / "source.toml").write_text(
        'domains = ["town.example"]\n[[layout]]\n'
        '[layout.fields]\nkicker = { css = "h1", transforms = ["shout", { shout = "?" }] }\n'
    )
    desk = desk_with(Plugin())
    desk.sources.register(tmp_path)
    result = desk.read(copydesk.make_page(HTML, url="https://town.example/tram"))
    assert result.article is not None
    origin = result.article.provenance["kicker"]
    assert (result.article.kicker, origin.raw, origin.steps) == (
        "TRAM LINE OPENS!?",
        "Tram line opens",
        ("shout", "shout"),
    )
    assert result.failures == ()


@pytest.mark.parametrize(
    ("name", "function", "why"),
    [
        ("lower", str.lower, "of plugin 'rules'"),
        ("No Name", str.lower, "lower-case"),
        ("nothing", lambda: None, "takes no value"),
        ("strange", lambda value, *, tree: value, "'tree' is none of issues, page, source"),
    ],
)
def test_copydesk_transforms_refuses_what_is_none(name: str, function: Any, why: str) -> None:
    """A taken name or a function that cannot be a transform is refused, and the plugin named."""

    class Plugin:
        def copydesk_transforms(self, register: Any) -> None:
            register(name, function)

    problems = desk_with(Plugin()).plugins.problems
    assert [why in problem and "mine0" in problem for problem in problems] == [True]


def test_transform_that_raises_loses_its_field_alone(tmp_path: Path) -> None:
    """What a transform raises is told with the field; the other fields are read."""

    class Plugin:
        def copydesk_transforms(self, register: Any) -> None:
            register("broken", lambda value: value.no_such_thing)

    (tmp_path / "town").mkdir()
    (tmp_path / "town" / "source.toml").write_text(
        'domains = ["town.example"]\n[[layout]]\n'
        '[layout.fields]\nkicker = { css = "h1", transforms = ["broken"] }\nsubtitle = ".box p"\n'
    )
    desk = desk_with(Plugin())
    desk.sources.register(tmp_path)
    result = desk.read(copydesk.make_page(HTML, url="https://town.example/tram"))
    assert result.article is not None
    assert (result.article.kicker, result.article.provenance["subtitle"].plugin) == (None, "rules")
    assert ["kicker: AttributeError" in failure.error for failure in result.failures] == [True]
