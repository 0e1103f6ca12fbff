"""Makes clean blocks of a body as extractors give it: blocks, a list of strings or mappings, one string."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast, get_args

from copydesk.models import Block, BlockKind, Context, evolve
from copydesk.models.parts import StatedBlock
from copydesk.normalise.addresses import absolute
from copydesk.normalise.markup import strip_tags, unescape
from copydesk.normalise.mojibake import suspicious
from copydesk.normalise.text import clean_text, is_clean
from copydesk.normalise.values import as_text, entries

MAX_BLOCKS = 100_000
"""Blocks read of a list of strings; the longest live blogs seen have some thousands."""
_KINDS: frozenset[str] = frozenset(get_args(BlockKind))
_BLOCKS: frozenset[type] = frozenset({Block, StatedBlock})
_PARAGRAPH_END = re.compile(
    r"</(?:p|div|h[1-6]|li|blockquote)\s*>|<br\s*/?>\s*<br\s*/?>|<(?:p|div|h[1-6]|li|blockquote)(?:\s[^<>]*)?>",
    re.IGNORECASE,
)
_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_LINE_END = re.compile("\r\n?|\v")  # a vertical tab is what the walk writes for <br>
_BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def blocks_of(value: Any) -> Sequence[Block]:
    """Give the blocks in a value, uncleaned. A lone string is parted at blank lines, or at lines where it has none."""
    if type(value) is tuple and {*map(type, value)} <= _BLOCKS:
        return value
    return list(_blocks(_paragraphs(value) if isinstance(value, str) else value))


def _blocks(value: Any) -> Iterator[Block]:
    for leaf in entries(value, MAX_BLOCKS):
        if isinstance(leaf, Block):
            yield leaf
        elif isinstance(leaf, Mapping):
            yield _from_mapping(leaf)
        elif isinstance(leaf, str):
            yield Block("paragraph", leaf)


def _paragraphs(text: str) -> list[str]:
    if "<" in text or "&lt;" in text:  # articleBody as HTML, perhaps escaped
        marked = _PARAGRAPH_END.sub("\n\n", unescape(text) if "<" not in text else text)
        text = strip_tags(marked)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n\n").strip()
    return _BLANK.split(text) if _BLANK.search(text) else text.split("\n")


def _from_mapping(leaf: Mapping[Any, Any]) -> Block:
    kind = leaf.get("kind", leaf.get("type"))
    level, items = leaf.get("level"), leaf.get("items")
    return Block(
        cast("BlockKind", kind) if isinstance(kind, str) and kind in _KINDS else "paragraph",
        as_text(leaf.get("text")) or "",
        level if type(level) is int and 1 <= level <= 6 else None,
        tuple(item for item in items if isinstance(item, str)) if isinstance(items, list | tuple) else (),
        as_text(leaf.get("href") or leaf.get("url")),
    )


def clean_block(block: Block, context: Context, notes: dict[str, None], steps: dict[str, None]) -> Block | None:
    """Clean one block; None where nothing is left of it. Issue codes and steps go to `notes` and `steps`."""
    if block.items:
        return _items(block, notes, steps) if block.kind != "code" else _code(block, steps)
    text, href = block.text, block.href
    clean = is_clean(text, "block")
    if clean and text and href is None:
        return block
    if block.kind == "code":
        return _code(block, steps)
    if not clean:
        text = _cleaned(text, notes, steps)
    if href is not None:
        href = absolute(href, context.url)
        if href != block.href:
            steps["url"] = None
    if not text and not href:
        return None
    return block if text is block.text and href == block.href else evolve(block, text=text, href=href)


def _cleaned(text: str, notes: dict[str, None], steps: dict[str, None]) -> str:
    """Clean a text that is not clean; all that nearly all of these need are plain spaces."""
    if not suspicious(text):
        folded = text.replace("\xa0", " ").replace("\n", " ").strip(" ")
        if is_clean(folded, "block"):
            steps["spaces"] = None
            return folded
    cleaned = clean_text(text, "block")
    steps |= dict.fromkeys(cleaned.steps)
    notes |= dict.fromkeys(cleaned.issues)
    return cleaned.text


def _items(block: Block, notes: dict[str, None], steps: dict[str, None]) -> Block | None:
    """Clean the entries of a list or the cells of a table's rows; the text is made of them again."""
    table = block.kind == "table"
    text = "\n".join(block.items)
    whole = " ".join(block.items)
    if text == block.text and is_clean(whole.replace("\t", " ") if table else whole, "block"):
        return block
    items: list[str] = []
    for item in block.items:
        cells = [
            cell if is_clean(cell, "block") else _cleaned(cell, notes, steps)
            for cell in (item.split("\t") if table else (item,))
        ]
        if any(cells):
            items.append("\t".join(cells))
    if not items:
        return None
    text = "\n".join(items)
    return block if tuple(items) == block.items and text == block.text else evolve(block, text=text, items=tuple(items))


def _code(block: Block, steps: dict[str, None]) -> Block | None:
    lines = _BAD.sub("", _LINE_END.sub("\n", block.text)).split("\n")
    text = "\n".join(line.rstrip() for line in lines).strip("\n")
    if not text:
        return None
    if text != block.text:
        steps["code"] = None
        return evolve(block, text=text)
    return block
