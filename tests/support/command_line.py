"""What the tests of the command line share: a made-up paper's page, processes, records read back."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., subprocess.CompletedProcess[str]]

ARTICLE = """<!doctype html><html lang="en"><head><title>Ferry resumes | Tideline</title>
<link rel="canonical" href="https://tideline.example/news/islands/ferry-resumes-{number}">
<link rel="alternate" type="application/rss+xml" href="/feed.xml">
<meta property="og:site_name" content="Tideline"><meta property="og:type" content="article">
<meta property="article:published_time" content="2026-05-03T14:05:00+01:00">
<meta name="author" content="Mara Quill"></head>
<body><nav><a href="/">Home</a> <a href="/islands">Islands</a></nav>
<main><h1 class="headline">Ferry resumes after nine days, take {number}</h1>
<div class="story"><p>The ferry between the two islands left its berth at dawn on Sunday, with forty passengers
and the week's mail on board, and crossed the sound without incident.</p>
<p>Its master said that the new shaft had run quietly all the way across, and that nobody on the bridge had
thought of turning round even once during the passage.</p>
<p>The company has promised to keep the old boat in harbour until the end of the season, in case the repair
should not last as long as the engineers believe that it will.</p></div></main>
<footer><p>Tideline, by the islanders.</p></footer></body></html>"""


def clean_environment() -> dict[str, str]:
    """The environment without what would change what copydesk loads or how Python writes."""
    return {key: value for key, value in os.environ.items() if not key.startswith(("COPYDESK", "PYTHONIOENCODING"))}


def command(*arguments: object) -> list[str]:
    """The command line of a process."""
    return [sys.executable, "-m", "copydesk.cli", *map(str, arguments)]


def lines(text: str) -> list[dict[str, Any]]:
    """The records of JSON Lines."""
    return [json.loads(line) for line in text.splitlines()]


def with_plugin(folder: Path, name: str, code: str | None) -> dict[str, str]:
    """An environment with one more plugin installed, of this code; without code its module is missing."""
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[copydesk]\n{name} = {name}\n")
    if code is not None:
        (folder / f"{name}.py").write_text(code)
    return clean_environment() | {"PYTHONPATH": str(folder)}
