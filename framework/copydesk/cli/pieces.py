"""`copydesk explain --blocks`: why each piece of a page's text was taken for the body, or left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import click

from copydesk.cli.terminal import printable
from copydesk.hookspecs import hookimpl
from copydesk.models import Page, Result

LINKED = 0.5
"""Share of a piece's text inside links from which that is told."""


class Keeper:
    """A plugin that keeps the page that was read, for whoever wants to look at it afterwards."""

    page: Page | None = None

    @hookimpl(wrapper=True)
    def copydesk_read(self, page: Page) -> Iterator[None]:
        """Keep the page, change nothing."""
        self.page = page
        return (yield)


def pieces_of(page: Page, result: Result) -> list[dict[str, Any]]:
    """Give, JSON-ready, each piece the article extractor looked at, in reading order.

    `taken`, `score` (from 0 it is article text; None where its place settles it), `kind` (of the block of the record
    that holds it, None where none does), `why` (what speaks for or against it, in words), `text` and `signals` (by
    name, as the extractor has them).
    """
    from copydesk.extraction.article import explain

    kinds = {block.text: block.kind for block in result.article.body} if result.article else {}
    return [
        {
            "taken": piece["taken"],
            "score": piece["score"],
            "kind": kinds.get(piece["text"]),
            "why": list(_why(piece["signals"])),
            "text": piece["text"],
            "signals": piece["signals"],
        }
        for piece in explain(page)
    ]


def _why(signals: Mapping[str, Any]) -> Iterator[str]:
    """Say what is most telling among the signals; the score weighs all of them."""
    if signals["places"]:
        yield f"in {', '.join(signals['places'])}"
    if signals["hints"]:
        yield f"named {', '.join(signals['hints'])}"
    if signals["link"] >= LINKED:
        yield f"{signals['link']:.0%} link"
    if signals["in_title"]:
        yield "in the title"
    if signals["told"] >= 0:
        yield "in JSON-LD" if signals["told"] else "not in JSON-LD"
    if signals["twin"]:
        yield "stands twice"
    if not signals["same_article"]:
        yield "in another article"
    if signals["up"]:
        yield f"{signals['up']} out of the main box"


def piece_lines(pieces: list[dict[str, Any]], width: int) -> Iterator[str]:
    """Give the lines a terminal shows: a sign and the score, tag and label, text, and why."""
    if not pieces:
        yield "no pieces of text: plain text, or a page that could not be read"
        return
    taken = sum(piece["taken"] for piece in pieces)
    yield f"{len(pieces)} pieces of text looked at, {taken} taken (+); a score from 0 speaks for article text"
    for piece in pieces:
        sign = click.style("+", fg="green") if piece["taken"] else click.style("-", fg="red")
        kind = piece["kind"] if piece["kind"] != "paragraph" else None
        what = " ".join(filter(None, (piece["signals"]["tag"], kind and f"({kind})")))
        score = "" if piece["score"] is None else format(piece["score"], ".2f")
        head = f"{score:>6} {what:10} "
        why = f"  [{'; '.join(piece['why'])}]" if piece["why"] else ""
        text = printable(piece["text"].replace("\n", " / "))
        room = max(20, width - len(head) - len(why) - 2)
        shown = text if len(text) <= room else f"{text[: room - 1]}…"
        yield f"{sign} {head}{shown}{why}"
