"""`copydesk new-source`: a source.toml begun from one page of the site."""

from __future__ import annotations

import json
import shlex
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click

from copydesk.cli.group import Command
from copydesk.cli.options import private_option, url_option
from copydesk.cli.proposing import as_fetched, home, new_name, read_without_source
from copydesk.cli.terminal import note, printable
from copydesk.cli.work import fetch, open_desk, request_of, template, write_new
from copydesk.errors import UsageError
from copydesk.models import Article, Page, Result, field_names

_EXAMPLE = r"/news/[^/]+/[^/]+-(?P<id>\d+)$"
_SETTINGS = {
    "country": '# country = "GB"                   # ISO 3166-1 alpha-2',
    "timezone": """\
# timezone = "Europe/London"       # IANA name, for times printed without a zone
# timezone_inferred = true         # where that zone is your conclusion, not the site's word""",
    "date_order": '# date_order = "DMY"               # or MDY, YMD: for all-number dates',
}
"""What stands in the file, as a comment, where the page settles nothing."""
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
    from copydesk.sources import Sources

    desk = open_desk()
    new_name(desk, name)
    page = fetch(desk, request_of(where, url, allow_private))
    host = urlsplit(page.url).hostname if page.url else None
    if not page.url or not host:
        raise UsageError(f"{where}: the page does not tell its URL; give it with --url")
    folder = (into or home(Path())) / name
    result = read_without_source(desk, page)
    write_new(folder, {"source.toml": source_toml(name, host.removeprefix("www."), page, result)})
    sources = Sources()
    sources.register(folder)
    after = desk.read(as_fetched(page), sources[name])
    click.echo(str(folder / "source.toml"))
    title = after.article.title if after.article else None
    note(f"the page reads as: {after.outcome}, title {title!r}")
    again = shlex.join(["copydesk", "explain", "--sources", str(folder), *(["--url", url] if url else []), where])
    note(f"next: edit {folder / 'source.toml'}; this shows what each field comes from:")
    note(f"  {again}{' --allow-private' if allow_private else ''}")


def source_toml(name: str, domain: str, page: Page, result: Result) -> str:
    """Write a source.toml for the site of a page that was read as `result`."""
    from copydesk.learning import learn
    from copydesk.learning.urls import feeds
    from copydesk.learning.writing import clean, layout_lines, settings, string, strings

    article = result.article or Article()
    parts = urlsplit(page.url or "")
    listing = page.url or "" if result.outcome == "listing" else f"{parts.scheme}://{parts.netloc}/"
    learned = None
    with suppress(UsageError):  # a page without an article's text says something of the site all the same
        learned = learn([(page, result)]) if result.article else None
    found = feeds(page)
    pattern = learned.article_url if learned else None
    layout = layout_lines(learned) if learned else ["[[layout]]", 'name = "learned"', "", "[layout.fields]"]
    return template(
        "source.toml",
        {
            "name": name,
            "page": printable(clean(page.url or "")),
            "title": string(article.source.title or domain),
            "domain": string(domain),
            "language": f"language = {string(article.language)}" if article.language else '# language = "en"',
            "settings": "\n".join((_SETTINGS | (settings(learned) if learned else {})).values()),
            "feeds": f"feeds = {strings(found)}" if found else f"# feeds = {strings([listing + 'rss.xml'])}",
            "listings": f"listings = {strings([listing])}",
            "article_url": f"article_url = {string(pattern)}" if pattern else rf"# article_url = '{_EXAMPLE}'",
            "found": "\n".join(_found(result)),
            "layout": "\n".join(layout),
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
