"""`copydesk learn`: a source.toml learned from saved pages of one site."""

from __future__ import annotations

import shlex
from pathlib import Path
from urllib.parse import urlsplit

import click

from copydesk.cli import exits
from copydesk.cli.group import Command
from copydesk.cli.options import private_option, size_option
from copydesk.cli.proposing import home, new_name, read_without_source
from copydesk.cli.terminal import note, say
from copydesk.cli.work import fetch, open_desk, request_of, write_new
from copydesk.errors import UsageError
from copydesk.models import Page, Result


@click.command("learn", cls=Command)
@click.argument("name", metavar="NAME")
@click.argument("where", metavar="PAGE...", nargs=-1, required=True)
@click.option("--into", type=click.Path(path_type=Path), metavar="FOLDER", help="Make NAME in this folder.")
@click.option("--dry-run", is_flag=True, help="Show the source.toml and make nothing.")
@click.option("--domain", metavar="DOMAIN", help="The site's domain, for pages that do not tell their URL.")
@private_option
@size_option
def command(
    *,
    name: str,
    where: tuple[str, ...],
    into: Path | None,
    dry_run: bool,
    domain: str | None,
    allow_private: bool,
    max_bytes: int | None,
) -> int:
    """Learn from article pages of one site where its text stands, what is no text, its dates' order, its URLs, and make
    the folder NAME with a source.toml that says so. No language model, no network but for pages given by URL.

    PAGE is a file, a folder, a glob or a URL; three to ten pages are a good number, of several days and sections. The
    file is shown: each rule has as a comment on how many of the pages it was seen to hold. What the pages do not
    support is left out, and the general extraction goes on reading it. For a source that is there already the file is
    shown and nothing is made.

    \b
    Exit codes: 0 good, 1 wrong use or nothing to learn from, 2 made, but some of the pages could not be used.
    """
    from copydesk.fetch.files import expand
    from copydesk.learning import learn, source_toml

    desk = open_desk()
    known = name in desk.sources
    if not known:
        new_name(desk, name)
    folder = (into or home(Path())) / name
    shown = dry_run or known or folder.exists()
    read: list[tuple[Page, Result]] = []
    unused = 0
    for item in expand(where):
        try:
            if item.error is not None:
                raise UsageError(f"{item.target}: {item.error}")
            page = fetch(desk, request_of(item.target, None, allow_private, max_bytes))
        except UsageError as error:
            say(str(error))
            unused += 1
            continue
        result = read_without_source(desk, page)
        if result.article is None:
            say(f"{item.target}: not learned from: the page was read as {result.outcome}")
            unused += 1
        else:
            read.append((page, result))
    if not read:
        raise UsageError("no page to learn from; give some that hold one article each")
    learned = learn(read, domain)
    text = source_toml(name, learned, sorted({front for page, _ in read if (front := _front(page))}))
    click.echo(text, nl=False)
    if shown and not dry_run:
        place = desk.sources[name].folder or folder if known else folder
        note(f"{name} is there already, in {place}: nothing is made; take from the above what its source.toml lacks")
    if not shown:
        write_new(folder, {"source.toml": text})
        note(f"made {folder / 'source.toml'} from {len(read)} page{'s' if len(read) > 1 else ''}; see what it changes:")
        note(f"  {shlex.join(['copydesk', 'replay', '--sources', str(folder), '--source', name, *where])}")
    if len(read) < 3:
        note("with three pages or more of the site, one page's mistakes are corrected by the others")
    return exits.SOME_FAILED if unused else exits.GOOD


def _front(page: Page) -> str | None:
    parts = urlsplit(page.url or "")
    return f"{parts.scheme}://{parts.netloc}/" if parts.scheme and parts.netloc else None
