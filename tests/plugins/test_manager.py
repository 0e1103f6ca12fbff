"""What is registered, loaded, refused and asked first."""

import sys
from pathlib import Path
from typing import Any

import pytest

from copydesk import PluginError, PluginManager
from copydesk.plugins import manager


def installed(folder: Path, monkeypatch: pytest.MonkeyPatch, **modules: str) -> None:
    """Install a distribution of one module an entry point, as pip would leave it."""
    points = []
    for name, code in modules.items():
        (folder / f"made_{name}.py").write_text(code)
        points.append(f"{name} = made_{name}")
        monkeypatch.delitem(sys.modules, f"made_{name}", raising=False)
    info = folder / "made-1.5.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: made\nVersion: 1.5\n")
    (info / "entry_points.txt").write_text("[copydesk]\n" + "\n".join(points) + "\n")
    monkeypatch.syspath_prepend(str(folder))


GOOD = "def copydesk_clean(page): pass\n"


def names(plugins: PluginManager) -> set[str]:
    return {info.name for info in plugins.describe()}


def test_defaults_are_registered_by_name() -> None:
    """Every default plugin is there under its name, and comes after everybody else's."""
    plugins = PluginManager(entry_points=False)
    assert [info.name for info in plugins.describe()] == [name for name, _ in manager.DEFAULTS]
    assert all(info.default for info in plugins.describe())


def test_entry_point_is_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installed distribution's plugin is there with its version and hooks, asked before the defaults."""
    installed(tmp_path, monkeypatch, atlas=GOOD)
    described = {info.name: info for info in PluginManager().describe()}
    assert described["atlas"].version == "1.5"
    assert described["atlas"].hooks == ("copydesk_clean",)
    assert list(described).index("atlas") < list(described).index("rules")


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import no_such_module_anywhere", "No module named 'no_such_module_anywhere'"),
        ("def copydesk_extrakt(page): return []", "did you mean 'copydesk_extract'?"),
        ("def copydesk_clean(pgae): pass", "did you mean 'page'?"),
        ("def copydesk_fetch(zzz): pass", "it takes request"),
        ("raise SystemError('at import')", "SystemError: at import"),
        ("raise SystemExit(3)", "SystemExit: 3"),
    ],
)
def test_broken_entry_point_is_skipped_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, code: str, said: str
) -> None:
    """A plugin that cannot be loaded is warned about by name, with the cure; the others are loaded."""
    installed(tmp_path, monkeypatch, broken=code, fine=GOOD)
    plugins = PluginManager()
    assert "fine" in names(plugins)
    assert "broken" not in names(plugins)
    assert "'broken' of made" in caplog.text
    assert said in caplog.text
    assert "COPYDESK_DISABLE_PLUGINS=broken" in caplog.text
    assert [problem for problem in plugins.problems if said in problem]


def test_disabled_plugins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """COPYDESK_DISABLE_PLUGINS keeps out entry points and defaults alike; a broken one it names is not even tried."""
    installed(tmp_path, monkeypatch, broken="raise SystemError", fine=GOOD)
    monkeypatch.setenv("COPYDESK_DISABLE_PLUGINS", "broken, structured")
    plugins = PluginManager()
    assert names(plugins) & {"broken", "structured"} == set()
    assert {"fine", "article"} <= names(plugins)
    assert plugins.problems == []


def test_allow_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """COPYDESK_PLUGINS names the only entry points to load; defaults are untouched, a missing one is reported."""
    installed(tmp_path, monkeypatch, one=GOOD, two=GOOD)
    monkeypatch.setenv("COPYDESK_PLUGINS", "two,three")
    plugins = PluginManager()
    assert names(plugins) - {name for name, _ in manager.DEFAULTS} == {"two"}
    assert plugins.problems == ["COPYDESK_PLUGINS names 'three', which is not installed"]


def test_misspelt_hook_is_refused() -> None:
    """Registering by hand raises, naming plugin, hook and the near miss."""

    class Plugin:
        def copydesk_nomralise(self, found: Any) -> None: ...

    with pytest.raises(PluginError, match=r"'mine'.*'copydesk_nomralise'.*did you mean 'copydesk_normalise'"):
        PluginManager(entry_points=False).register(Plugin(), "mine")


def test_taken_name_is_refused() -> None:
    """Two plugins of one name are one too many."""
    plugins = PluginManager(entry_points=False)
    with pytest.raises(PluginError, match="already registered"):
        plugins.register(object(), "rules")


def test_imported_package_is_no_hook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A plugin module that imports a package called copydesk_something does not thereby misspell a hook."""
    (tmp_path / "copydesk_helper.py").write_text("")
    installed(tmp_path, monkeypatch, user="import copydesk_helper\n" + GOOD)
    assert "user" in names(PluginManager())


def test_name_of_a_default_is_refused_aloud(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installed plugin that goes by a default's name is reported, and the default stays."""
    installed(tmp_path, monkeypatch, rules=GOOD)
    plugins = PluginManager()
    assert [problem for problem in plugins.problems if "'rules' of made" in problem and "default" in problem]
    described = {info.name: info for info in plugins.describe()}
    assert described["rules"].module == "copydesk.extraction.rules"


def test_plugin_without_hooks_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A plugin that implements nothing is probably a mistake, and said to be one."""
    installed(tmp_path, monkeypatch, idle="def clean(page): pass")
    assert [problem for problem in PluginManager().problems if "'idle'" in problem and "no hook" in problem]


def test_disabling_nobody_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name in COPYDESK_DISABLE_PLUGINS that nobody has is reported."""
    monkeypatch.setenv("COPYDESK_DISABLE_PLUGINS", "nobody")
    assert PluginManager().problems == ["COPYDESK_DISABLE_PLUGINS names 'nobody', which is not installed"]
