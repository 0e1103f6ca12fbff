"""What the commands that begin a source share: its name, its place, and how its pages are read before there is one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from copydesk.errors import UsageError
from copydesk.models import Page, Result, evolve

if TYPE_CHECKING:
    from copydesk.desk import Desk


def new_name(desk: Desk, name: str) -> None:
    """Raise UsageError for what is no name of a source, or one's that is there."""
    from copydesk.sources import NAME

    if not NAME.fullmatch(name):
        raise UsageError(f"{name}: a source's name is lower-case letters, digits and _; it begins with a letter")
    if name in desk.sources:
        raise UsageError(f"there is a source {name} already; `copydesk sources` lists them")


def read_without_source(desk: Desk, page: Page) -> Result:
    """Read a page as if no source were its own: rules that are there already must not teach new ones."""
    from copydesk.plugins.guard import collecting

    with collecting():
        result = desk.plugins.read(page, None)
    return result or Result("failed", page.name)


def as_fetched(page: Page) -> Page:
    """Give a page as it was fetched, nothing worked out or removed."""
    return evolve(page, memo={key: value for key, value in page.memo.items() if key == "issues"})


def home(here: Path) -> Path:
    """Find where sources are kept around here."""
    ours = here / "plugins" / "copydesk_sources"
    if ours.is_dir():
        return ours
    packages = [init.parent for init in sorted(here.glob("src/*/__init__.py")) if _registers(init)]
    return packages[0] if packages else here


def _registers(init: Path) -> bool:
    return "def copydesk_register_sources" in init.read_text("utf-8", errors="replace")
