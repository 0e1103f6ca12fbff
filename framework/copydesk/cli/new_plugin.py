"""`copydesk new-plugin`: a distribution with a plugin, ready to build, install and test."""

from __future__ import annotations

import keyword
import re
from pathlib import Path

import click

from copydesk.cli.group import Command
from copydesk.cli.terminal import note
from copydesk.cli.work import template, write_new
from copydesk.errors import UsageError

# PEP 508's distribution names, without the dots and the case that PyPI folds anyway.
_NAME = re.compile(r"[a-z][a-z0-9]*([-_][a-z0-9]+)*")
_FILES = {
    "pyproject.toml": "plugin-pyproject.toml",
    "README.md": "plugin-readme.md",
    "src/$package/__init__.py": "plugin-package.py",
    "src/$package/py.typed": None,
    "tests/test_$package.py": "plugin-test.py",
}


@click.command("new-plugin", cls=Command)
@click.argument("name", metavar="NAME")
@click.option("--into", type=click.Path(path_type=Path), default=Path(), help="Folder to make it in; here if not said.")
def command(*, name: str, into: Path) -> None:
    """Make the folder NAME with a whole distribution: pyproject.toml with the entry point, a package with an extract
    hook, and a test that passes. Install it (pip install -e NAME) and `copydesk plugins` shows it.
    """
    if not _NAME.fullmatch(name):
        raise UsageError(f"{name}: a name is lower-case letters and digits, parted by - or _; it begins with a letter")
    package = name.replace("-", "_")
    _check_free(name, package)
    words = {"name": name, "package": package, "plugin": _plugin(package)}
    folder = into / name
    files = {
        path.replace("$package", package): template(source, words) if source else "" for path, source in _FILES.items()
    }
    write_new(folder, files)
    click.echo(str(folder))
    note(f"next:  pip install -e {folder}   then   copydesk plugins   and   pytest {folder}")


def _check_free(name: str, package: str) -> None:
    """Raise UsageError where the package would hide a module, or the plugin one that there is."""
    import sys
    from importlib.metadata import entry_points
    from importlib.util import find_spec

    from copydesk.plugins.manager import DEFAULTS, ENTRY_POINTS

    cure = f"choose another name, such as copydesk-{name.removeprefix('copydesk-')}-plugin"
    if package in sys.stdlib_module_names:
        raise UsageError(f"{name}: {package} is a module of Python's standard library; {cure}")
    if keyword.iskeyword(package):
        raise UsageError(f"{name}: {package} is a word of the Python language; {cure}")
    plugin = _plugin(package)
    if plugin == "desk" or plugin in dict(DEFAULTS):
        raise UsageError(f"{name}: there is a plugin {plugin} in copydesk already; {cure}")
    if plugin in entry_points(group=ENTRY_POINTS).names:
        raise UsageError(f"{name}: a plugin {plugin} is installed already; {cure}")
    if (spec := find_spec(package)) is not None and spec.origin is not None:  # None: a mere folder around here
        raise UsageError(f"{name}: a package {package} is installed already; {cure}")


def _plugin(package: str) -> str:
    return package.removeprefix("copydesk_")
