"""`copydesk new-source`: a source.toml begun from one page of the site."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click

from copydesk.cli.group import Command
from copydesk.cli.options import private_option, url_option
from copydesk.cli.proposing import article_pattern, feeds, selectors
from copydesk.cli.terminal import note, printable
from copydesk.cli.work import fetch, open_desk, request_of, template, write_new
from copydesk.errors import UsageError
from copydesk.models import Article, Page, Result, field_names

_SHOWN_FIELDS = ("title", "authors", "published", "modified", "section", "tags", "summary", "body")


@click.command("new-source", cls=Command)
@click.argument("name", metavar="NAME")
@click.argument("where", metavar="URL|FILE")
@url_option("The page's real URL, for a file that does not tell it.")
@private_option
@click.option("--into", type=click.Path(path_type=Path), help="Folder to make NAME in; see above.")
def command(*, name: str, where: str, url: str | None, allow_private: bool, into: Path | None) -> None:
    """Make the folder NAME with a source.toml, begun from one article page of the site: what the page tells of the
    site, rules that were tried on the page, and as comments what else there could be.

    It is made where sources are kept: in plugins/copydesk_sources of a copydesk checkout, in the package of a plugin
    distribution (src/PACKAGE), otherwise here. A source is used once a plugin registers its folder;
    until then the option --sources FOLDER of the other commands has it used.
    """
    from copydesk.sources import NAME, Sources

    if not NAME.fullmatch(name):
        raise UsageError(f"{name}: a source's name is lower-case letters, digits and _; it begins with a letter")
    desk = open_desk()
    if name in desk.sources:
        raise UsageError(f"there is a source {name} already; `copydesk sources` lists them")
    page = fetch(desk, request_of(where, url, allow_private))
    host = urlsplit(page.url).hostname if page.url else None
    if not page.url or not host:
        raise UsageError(f"{where}: the page does not tell its URL; give it with --url")
    folder = (into or _home(Path())) / name
    result = desk.read(page)
    write_new(folder, {"source.toml": source_toml(name, host.removeprefix("www."), page, result)})
    sources = Sources()
    sources.register(folder)
    after = desk.read(page, sources[name])
    click.echo(str(folder / "source.toml"))
    title = after.article.title if after.article else None
    note(f"the page reads as: {after.outcome}, title {title!r}")
    again = shlex.join(["copydesk", "explain", "--sources", str(folder), *(["--url", url] if url else []), where])
    note(f"next: edit {folder / 'source.toml'}; this shows what each field comes from:")
    note(f"  {again}{' --allow-private' if allow_private else ''}")


def source_toml(name: str, domain: str, page: Page, result: Result) -> str:
    """Write a source.toml for the site of a page that was read as `result`."""
    article = result.article or Article()
    url = page.url or ""
    parts = urlsplit(url)
    pattern = article_pattern(url) if result.article else None
    listing = url if result.outcome == "listing" else f"{parts.scheme}://{parts.netloc}/"
    rules = selectors(page, article)
    return template(
        "source.toml",
        {
            "name": name,
            "page": printable(url),
            "title": _string(article.source.title or domain),
            "domain": _string(domain),
            "language": _line("language", article.language, "en"),
            "feeds": _line("feeds", feeds(page) or None, [f"{parts.scheme}://{parts.netloc}/rss.xml"]),
            "listings": _line("listings", [listing], []),
            "article_url": _line("article_url", pattern, r"/news/[^/]+/[^/]+-(?P<id>\d+)$"),
            "title_rule": _line("title", rules.get("title"), "h1"),
            "body_rule": _line("body", rules.get("body"), ".article-body"),
            "found": "\n".join(_found(result)),
        },
    )


def _found(result: Result) -> list[str]:
    """List what copydesk finds without rules, as comments."""
    if result.article is None:
        return [f"#   nothing: the page was read as {result.outcome}"]
    lines = []
    for field in (name for name in field_names(Article) if name in _SHOWN_FIELDS):
        origin = result.article.provenance.get(field)
        value = getattr(result.article, field)
        if origin is None:
            lines.append(f"#   {field:10} nothing")
            continue
        shown = f"{len(value)} blocks" if field == "body" else printable(json.dumps(_bare(value), ensure_ascii=False))
        lines.append(
            f"#   {field:10} {shown[:60]}  ({printable(f'{origin.plugin} {origin.method} {origin.path}')[:60]})"
        )
    return lines


def _bare(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_bare(part) for part in value]
    return next((getattr(value, name) for name in ("name", "local") if hasattr(value, name)), value)


def _line(key: str, value: str | list[str] | None, example: str | list[str]) -> str:
    """Write `key = value`; as a comment with an example where there is no value."""
    comment, shown = ("# ", example) if value is None else ("", value)
    text = "[" + ", ".join(map(_string, shown)) + "]" if isinstance(shown, list) else _string(shown)
    return f"{comment}{key} = {text}"


def _string(text: str) -> str:
    """Write a TOML string: a literal one where backslashes would have to be doubled."""
    clean = re.sub(r"[\x00-\x1f\x7f\ud800-\udfff]", "", text)
    return f"'{clean}'" if "\\" in clean and "'" not in clean else json.dumps(clean, ensure_ascii=False)


def _home(here: Path) -> Path:
    """Find where sources are kept around here."""
    ours = here / "plugins" / "copydesk_sources"
    if ours.is_dir():
        return ours
    packages = [init.parent for init in sorted(here.glob("src/*/__init__.py")) if _registers(init)]
    return packages[0] if packages else here


def _registers(init: Path) -> bool:
    return "def copydesk_register_sources" in init.read_text("utf-8", errors="replace")
