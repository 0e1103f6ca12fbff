"""One plugin's error costs that plugin's answer and nothing else."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest

from copydesk import Failure, Found, hookimpl, make_page
from copydesk.plugins import PluginManager, manager
from copydesk.plugins.guard import blame, collecting


class Plugin:
    """An object to hang hook implementations on."""

    def __init__(self, **hooks: Any) -> None:
        vars(self).update(hooks)


@pytest.fixture
def plugins(monkeypatch: pytest.MonkeyPatch) -> PluginManager:
    monkeypatch.setattr(manager, "DEFAULTS", ())
    return PluginManager(entry_points=False)


class Good:
    def copydesk_extract(self) -> Iterator[Found]:
        yield Found("title", "Kept")


class Breaks:
    def copydesk_extract(self) -> Iterator[Found]:
        yield Found("subtitle", "given before it broke")
        raise ValueError("no such table")


def extract(plugins: PluginManager) -> tuple[list[Found], list[Failure]]:
    with collecting() as failures:
        found = plugins.extract(make_page("<p>x</p>"), None, {})
    return found, failures


def test_others_still_run(plugins: PluginManager) -> None:
    """What the others found, and what the broken one gave before it broke, is kept; the failure names it."""
    plugins.register(Good(), "good")
    plugins.register(Breaks(), "breaks")
    found, failures = extract(plugins)
    assert {(f.field, f.plugin) for f in found} == {("title", "good"), ("subtitle", "breaks")}
    assert failures == [Failure("breaks", "copydesk_extract", "ValueError: no such table")]


def test_raw_is_what_was_given(plugins: PluginManager) -> None:
    """A Found remembers its first value as raw."""
    plugins.register(Good(), "good")
    assert extract(plugins)[0][0].raw == "Kept"


@pytest.mark.parametrize("where", ["before", "after", "twice", "never"])
def test_broken_wrapper_is_stepped_over(plugins: PluginManager, where: str) -> None:
    """A wrapper that raises before or after its yield, yields twice or never, changes nothing but is blamed."""

    class Wraps:
        @hookimpl(wrapper=True)
        def copydesk_extract(self) -> Iterator[None]:
            if where == "before":
                raise KeyError("setup")
            if where == "never":
                return []
            result = yield
            if where == "after":
                raise KeyError("teardown")
            if where == "twice":
                yield
            return result

    plugins.register(Good(), "good")
    plugins.register(Wraps(), "wraps")
    found, failures = extract(plugins)
    assert [f.value for f in found] == ["Kept"]
    assert [(f.plugin, f.hook) for f in failures] == [("wraps", "copydesk_extract")]


def test_working_wrapper_changes_the_answer(plugins: PluginManager) -> None:
    """A wrapper that works sees and may replace what the others gave."""

    class Wraps:
        @hookimpl(wrapper=True)
        def copydesk_extract(self) -> Iterator[None]:
            answers = yield
            return [*answers, [Found("kicker", "added")]]

    plugins.register(Good(), "good")
    plugins.register(Wraps(), "wraps")
    found, failures = extract(plugins)
    assert [f.value for f in found] == ["Kept", "added"]
    assert failures == []


def test_keyboard_interrupt_is_not_a_failure(plugins: PluginManager) -> None:
    """Ctrl-C inside a plugin stops the program."""

    class Interrupted:
        def copydesk_extract(self) -> list[Found]:
            raise KeyboardInterrupt

    plugins.register(Interrupted(), "interrupted")
    with pytest.raises(KeyboardInterrupt):
        extract(plugins)


def test_failure_outside_a_page_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    """A failure nobody collects is a warning in the log, with plugin, hook and error."""
    with caplog.at_level(logging.WARNING, "copydesk"):
        blame("atlas", "copydesk_export", ValueError("full"))
    assert "atlas failed in copydesk_export: ValueError: full" in caplog.text


def test_collecting_nests() -> None:
    """An inner block keeps its failures to itself."""
    with collecting() as outer:
        with collecting() as inner:
            blame("a", "copydesk_clean", ValueError("x"))
        blame("b", "copydesk_clean", ValueError("y"))
    assert [f.plugin for f in inner] == ["a"]
    assert [f.plugin for f in outer] == ["b"]
