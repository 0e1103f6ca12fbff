"""Writes as many sources as a test or a benchmark wants, each a plausible source.toml."""

from __future__ import annotations

from pathlib import Path

_TOML = """\
title = "The Town {n} Courier"
domains = ["courier-{n}.example", "courier{n}.example.org"]
country = "DE"
language = "de"
timezone = "Europe/Berlin"
date_order = "DMY"
feeds = ["https://courier-{n}.example/rss.xml"]
listings = ["https://courier-{n}.example/", "https://courier-{n}.example/local"]
article_url = '^https?://(?:www\\.)?courier-{n}\\.example/[a-z-]+/[^/?#]+-(?P<id>\\d+)\\.html'
{claims}
[[layout]]
name = "arc"
remove = [".ad", "aside.related"]

[layout.fields]
title = ["h1.headline", {{ meta = "og:title" }}]
body = "article .text"
published = {{ css = "time::attr(datetime)" }}
authors = "a[rel=author]"
"""
_CLAIM = "claims = ['^Courier{n} desk: [A-Z][a-z]+$', '^Printed in town {n}']\n"


def write_sources(folder: Path, count: int, *, claiming: bool = False) -> Path:
    """Write `count` sources named town0, town1, … into a folder, which is given back."""
    for n in range(count):
        home = folder / f"town{n}"
        home.mkdir(parents=True)
        claims = _CLAIM.format(n=n) if claiming else ""
        (home / "source.toml").write_text(_TOML.format(n=n, claims=claims), "utf-8")
    return folder
