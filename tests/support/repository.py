"""A third party's repository: a distribution with one source, its saved pages made by the commands."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from command_line import clean_environment

SOURCE = """
title = "The Saltpan"
domains = ["saltpan.example"]
language = "en"
timezone = "Europe/London"
article_url = '/story/(?P<id>\\d+)'

[[layout]]
name = "2026"

[layout.fields]
title = "h1.head"
body = ".text"
authors = ".by"
section = ".desk"
"""
PAGE = """<!doctype html><html lang="en"><head><title>{title} | The Saltpan</title>
<link rel="canonical" href="https://saltpan.example/story/{number}"></head><body>
<p class="desk">Coast</p><h1 class="head">{title}</h1><p class="by">Ina Moor</p><p>Filed {date}</p>
<div class="text"><p>The pans by the old mole were flooded at {number} minutes past noon, for the first time since the
wall was raised.</p><p>Nobody on the quay had seen the sea stand so high on a day without wind.</p></div>
</body></html>"""
# The same page after the site was built anew: other classes, the section gone.
NEW_PAGE = """<!doctype html><html lang="en"><head><title>{title} | The Saltpan</title>
<link rel="canonical" href="https://saltpan.example/story/{number}"></head><body><article>
<h1 class="c-title">{title}</h1><p class="by">Ina Moor</p><p>Filed {date}</p>
<section class="c-body"><p>The pans by the old mole were flooded at {number} minutes past noon, for the first time since
the wall was raised.</p><p>Nobody on the quay had seen the sea stand so high on a day without wind.</p></section>
</article></body></html>"""


def page(number: int, *, new: bool = False) -> str:
    """One of the paper's pages, before or after it was built anew."""
    return (NEW_PAGE if new else PAGE).format(title=f"Sea takes pan {number}", number=number, date="3 May 2026")


def make(folder: Path) -> Path:
    """Make the repository; give the folder of its source."""
    home = folder / "src" / "saltpan_sources" / "saltpan"
    home.mkdir(parents=True)
    (home / "source.toml").write_text(SOURCE, "utf-8")
    (home.parent / "__init__.py").write_text(
        "from pathlib import Path\n\n\ndef copydesk_register_sources(register):\n    register(Path(__file__).parent)\n"
    )
    info = folder / "src" / "saltpan-1.0.dist-info"  # as `pip install -e .` leaves it behind
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: saltpan\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[copydesk]\nsaltpan = saltpan_sources\n")
    return home


def in_repository(folder: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run a module in the repository: `pytest -q`, or `copydesk.cli test`."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", *map(str, arguments)],
        cwd=folder, env=clean_environment() | {"PYTHONPATH": str(folder / "src")}, capture_output=True,
        encoding="utf-8", check=False, timeout=120,
    )  # fmt: skip


def save(folder: Path, number: int, *options: object) -> subprocess.CompletedProcess[str]:
    """Keep one of the paper's pages as `copydesk savepage` does."""
    file = folder / f"{number}.html"
    file.write_text(page(number), "utf-8")
    return in_repository(folder, "copydesk.cli", "savepage", "saltpan", file.name, *options)
