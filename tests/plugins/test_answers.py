"""A plugin that answers with something else is named for it, and costs its own answer only."""

from collections.abc import Callable
from typing import Any

import pytest

import copydesk
from copydesk import Desk, Found, Issue, PluginManager, Result, hookimpl
from copydesk.export import parse_target

HTML = "<html><body><h1>Tower clock strikes again</h1>" + "".join(
    f"<p>The clock of the old tower struck number {n} at noon, and the whole square stood still to hear it.</p>"
    for n in range(4)
)


def desk_with(hook: str, function: Callable[..., Any]) -> Desk:
    plugins = PluginManager(entry_points=False)
    plugin = type("Plugin", (), {hook: function})()
    plugins.register(plugin, "odd")
    return Desk(plugins)


def answering(value: Any) -> Callable[..., Any]:
    return lambda self: value


def wrapping(value: Any) -> Callable[..., Any]:
    def wrapper(self: Any) -> Any:
        yield
        return value

    return hookimpl(wrapper=True)(wrapper)


WRONG = [
    ("copydesk_route", answering(5)),
    ("copydesk_extract", answering(5)),
    ("copydesk_extract", answering("abc")),
    ("copydesk_extract", answering([{"a": 1}, None])),
    ("copydesk_extract", answering([Found(5, "x")])),  # type: ignore[arg-type]
    ("copydesk_extract", answering([Found("title", "x", confidence="high")])),  # type: ignore[arg-type]
    ("copydesk_extract", answering([Found("title", "x", confidence=99)])),
    ("copydesk_extract", answering([Found("title", "x", confidence=float("nan"))])),
    ("copydesk_extract", answering([Found("issue", "just text")])),
    ("copydesk_extract", wrapping(5)),
    ("copydesk_extract", wrapping(None)),
    ("copydesk_extract", wrapping([None])),
    ("copydesk_extract", wrapping([[5]])),
    ("copydesk_normalise", answering("Title")),
    ("copydesk_normalise", answering([None, 5])),
    ("copydesk_normalise", wrapping("Title")),
    ("copydesk_validate", answering(["text", 5])),
    ("copydesk_validate", answering([Issue("a", None, "loud")])),  # type: ignore[arg-type]
    ("copydesk_validate", answering([Issue("a", 5)])),  # type: ignore[arg-type]
    ("copydesk_read", wrapping("x")),
    ("copydesk_read", wrapping(None)),
]


@pytest.mark.parametrize(("hook", "function"), WRONG)
def test_wrong_answer_is_dropped(hook: str, function: Callable[..., Any]) -> None:
    """The page is read as if the plugin were not there, and the failures name plugin and hook."""
    page = copydesk.make_page(HTML, url="https://tower.example/clock")
    expected = Desk(PluginManager(entry_points=False)).read(page)
    result = desk_with(hook, function).read(copydesk.make_page(HTML, url="https://tower.example/clock"))
    assert {(failure.plugin, failure.hook) for failure in result.failures} == {("odd", hook)}
    assert result.outcome == expected.outcome == "article"
    assert result.article is not None
    assert expected.article is not None
    assert result.article.title == expected.article.title
    assert result.article.text == expected.article.text


@pytest.mark.parametrize("value", [b"<p>x", "<p>x", 5])
def test_fetch_must_give_a_page(value: Any) -> None:
    """Anything but a page is as if the plugin had not answered."""
    result = desk_with("copydesk_fetch", answering(value)).get("odd:1")
    assert result.outcome == "failed"
    assert (result.failures[0].plugin, result.failures[0].hook) == ("odd", "copydesk_fetch")
    assert "expected Page" in result.failures[0].error


def test_export_must_give_an_exporter() -> None:
    """An object that cannot write is no exporter; the error names the plugin."""
    plugins = PluginManager(entry_points=False)
    plugins.register(type("Plugin", (), {"copydesk_export": answering(5)})(), "odd")
    with pytest.raises(copydesk.ExportError, match="odd"):
        plugins.export(parse_target("out.odd"))


@pytest.mark.parametrize("error", [SystemExit(4), GeneratorExit(), RecursionError("deep"), MemoryError()])
def test_every_error_is_kept(error: BaseException) -> None:
    """A plugin that exits, or whatever else it raises, is a failure like any other."""

    def raises(self: Any) -> Any:
        raise error

    result = desk_with("copydesk_extract", raises).read(copydesk.make_page(HTML))
    assert result.outcome == "article"
    assert type(error).__name__ in result.failures[0].error


def test_a_good_wrapper_of_read_is_heard() -> None:
    """A wrapper may replace the result by another one."""
    result = desk_with("copydesk_read", wrapping(Result("blocked", "x"))).read(copydesk.make_page(HTML))
    assert (result.outcome, result.failures) == ("blocked", ())
