"""`copydesk new-plugin`: a distribution with a plugin, ready to build, install and test."""

from __future__ import annotations

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
    words = {"name": name, "package": package, "plugin": package.removeprefix("copydesk_")}
    folder = into / name
    files = {
        path.replace("$package", package): template(source, words) if source else "" for path, source in _FILES.items()
    }
    write_new(folder, files)
    click.echo(str(folder))
    note(f"next:  pip install -e {folder}   then   copydesk plugins   and   pytest {folder}")
