"""The profile of a page runs on the saved pages, and every step it watches is still there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parent / "page_time.py"


def test_every_step_is_told() -> None:
    """Speed first, then each plugin and step with its time; nothing that is watched has gone."""
    seeds = SCRIPT.parents[2] / "seeds" / "eblnews-article.html"
    command = [sys.executable, str(SCRIPT), "--rounds", "1", str(seeds)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "1 pages, " in done.stdout
    assert "pages/s" in done.stdout
    assert "not watched" not in done.stdout
    for step in (
        "parse",
        "walk",
        "weights",
        "signals",
        "trees",
        "blocks",
        "headline",
        "outcome",
        "title",
        "choose",
        "build",
    ):
        assert f"\n  {step} " in done.stdout or f"\n{step} " in done.stdout, step
