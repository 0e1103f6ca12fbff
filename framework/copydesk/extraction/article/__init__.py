"""The article's text on a page of no known source: labelled blocks, chosen piece by piece.

The walk gives every piece of visible text and the boxes it stands in (`walk`), the weights say how much article text
each box holds and what its name says (`weigh`, `hints`), the judge decides piece by piece (`judge`), and the blocks
are made of the decision (`blocks`).
"""

from __future__ import annotations

from collections.abc import Iterable

from copydesk.extraction.article.blocks import Body
from copydesk.extraction.article.evidence import Evidence, stated_body
from copydesk.extraction.article.explain import explain
from copydesk.extraction.article.page import Judged, judged
from copydesk.extraction.article.walk import MAX_PIECES, Outline
from copydesk.extraction.article.weigh import MIN_GOOD
from copydesk.models import CONTENT_KINDS, Found, Issue, Page, Source, evolve

__all__ = ["copydesk_extract", "explain"]

MIN_SHOWN = 100
"""Characters of text below which a page shows none: "Loading …", "Please enable JavaScript", an error's line."""
AGREED = 0.5
"""Share of the shown text that articleBody must hold, else the two disagree."""


def copydesk_extract(page: Page, source: Source | None) -> Iterable[Found]:  # noqa: ARG001
    """Give the body of the page as labelled blocks, the links and images in it, and what the page is if no article."""
    if page.kind != "html":
        return
    known = judged(page)
    unseen = _unseen(page) if known is None or _shown(known) < MIN_SHOWN else None
    if known is None:
        yield from filter(None, (unseen,))
        return
    weights, taken, _ = known
    outline, evidence = weights.outline, weights.evidence
    body = Body(page, outline, weights, taken)
    issues: tuple[Issue, ...] = ()
    if outline.cut or body.cut:
        issues = (_cut(outline, body),)
    if unseen is not None:
        yield evolve(unseen, issues=(*unseen.issues, *issues))
        return
    if evidence.told and not evidence.partial:
        issues = (*issues, *_disagreement(outline, taken, evidence))
    path = _path(outline, weights.top)
    if any(block.kind in CONTENT_KINDS for block in body.blocks):
        yield Found("body", tuple(body.blocks), "density", path, issues=issues)
        if body.links:
            yield Found("links", tuple(body.links), "density", path)
        if body.images:
            yield Found("images", tuple(body.images), "density", path)
    else:
        for issue in issues:
            yield Found("issue", issue, "density", path)


def _shown(known: Judged) -> int:
    """Count the characters of text the page shows."""
    return sum([piece.size for piece, yes in zip(known.weights.outline.pieces, known.taken, strict=True) if yes])


def _unseen(page: Page) -> Found | None:
    """Give the text of JSON-LD on a page that a script fills in the browser, and say so."""
    stated = stated_body(page)
    if stated is None:
        return None
    path, text = stated
    message = "the page shows no text of its own; the body is that of its JSON-LD articleBody"
    issue = Issue("text_not_shown", "body", "info", message, {"json_ld_chars": len(text)})
    return Found("body", text, "json-ld", path, issues=(issue,))


def _disagreement(outline: Outline, taken: list[bool], evidence: Evidence) -> Iterable[Issue]:
    """Report a JSON-LD articleBody that is not, or not nearly, what the page shows."""
    shown = [piece for piece, yes in zip(outline.pieces, taken, strict=True) if yes and piece.size >= MIN_GOOD]
    size = sum(piece.size for piece in shown)
    told = sum(piece.size for piece in shown if evidence.tells(piece.text))
    if size and told < AGREED * size:
        data = {"shown_chars": size, "shown_in_json_ld_chars": told, "json_ld_chars": len(evidence.told)}
        message = "the text of JSON-LD articleBody and the text the page shows disagree; the shown text was taken"
        yield Issue("text_disagrees", "body", message=message, data=data)


def _cut(outline: Outline, body: Body) -> Issue:
    """Say once what a page has too much of."""
    much = [f"over {MAX_PIECES:,} pieces of text, or nests too deep"] if outline.cut else []
    much += [f"over {most:,} {what}" for what, most in body.cut.items()]
    data = {what.replace(" ", "_"): most for what, most in body.cut.items()}
    return Issue(
        "page_cut", "body", message=f"the page has {'; '.join(much)}: the rest was left out", data=data or None
    )


def _path(outline: Outline, box: int) -> str:
    """Name a box by its id or class and that of the boxes around it, at most four, the outermost first."""
    names: list[str] = []
    while len(names) < 4:
        element = outline.boxes[box]
        identity, classes = element.attr("id"), (element.attr("class") or "").split()
        names.append(outline.tags[box] + (f"#{identity}" if identity else f".{classes[0]}" if classes else ""))
        if identity or not box:
            break
        box = outline.parents[box]
    return " > ".join(reversed(names))
