"""docs/hooks.md documents every hook, with its true signature and an example that works."""

import inspect
import re
import types
from pathlib import Path

import pytest

from copydesk import PluginManager, hookspecs
from copydesk.plugins.naming import implementations

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "hooks.md").read_text("utf-8")
HOOKS = sorted(implementations(hookspecs))


def section(hook: str) -> str:
    found = re.search(rf"^## {hook}\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert found, f"docs/hooks.md has no section {hook}"
    return found[1]


@pytest.mark.parametrize("hook", HOOKS)
def test_signature(hook: str) -> None:
    """The section shows the hook's signature, letter for letter."""
    signature = str(inspect.signature(getattr(hookspecs, hook))).replace("'", "")
    assert f"def {hook}{signature}\n" in section(hook)


@pytest.mark.parametrize("hook", HOOKS)
def test_example_registers(hook: str) -> None:
    """The section's example is a plugin that registers and implements the hook."""
    code = re.findall(r"```python\n(.*?)```", section(hook), re.DOTALL)[1]
    module = types.ModuleType("example")
    module.__file__ = __file__
    exec(compile(code, "docs/hooks.md", "exec"), vars(module))
    plugins = PluginManager(entry_points=False)
    plugins.register(module, "example")
    assert hook in next(info for info in plugins.describe() if info.name == "example").hooks


@pytest.mark.parametrize("hook", HOOKS)
def test_contract(hook: str) -> None:
    """The hook's docstring, its contract, has an example."""
    assert "Example::" in (inspect.getdoc(getattr(hookspecs, hook)) or "")


@pytest.mark.parametrize("hook", HOOKS)
def test_is_tested(hook: str) -> None:
    """Some test is named after the hook."""
    tests = "".join(path.read_text("utf-8") for path in (ROOT / "tests" / "hooks").glob("test_*.py"))
    assert re.search(rf"def test_{hook}\w*\(", tests)


def test_table_names_every_hook() -> None:
    """The table at the top lists every hook once, and none that is not there."""
    assert sorted(re.findall(r"^\| \[(copydesk_\w+)\]", PAGE, re.MULTILINE)) == HOOKS
