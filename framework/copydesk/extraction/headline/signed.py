"""Who wrote it, as Chinese and Japanese pages print it: after 作者 or 记者 beside the text, or in brackets at its end.

Names there have no markup, no capitals and often no line of their own, so what counts is the word for author or
reporter, or a surname where the bracket closes the text. The names themselves are read by the normaliser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.extraction.headline.edges import Edges, edges
from copydesk.extraction.headline.stated import stated
from copydesk.extraction.headline.title import headline
from copydesk.extraction.ladder import rank
from copydesk.models import Found, Page
from copydesk.normalise.people.east_asian_words import has_japanese_surname, has_surname

MAX_LINE = 60
"""Characters of a line that names an author; of a longer one only this much at its end or beginning is looked at."""
_HAN = re.compile(r"[\u4e00-\u9fff]").search
_KANA = re.compile(r"[\u3040-\u30ff]").search
_LETTER = re.compile(r"[A-Za-z]").search
_NAME = r"[\u3400-\u9fff]{2,4}"
_NAMES = rf"(?P<names>{_NAME}(?:[\s、，,]+{_NAME}){{0,4}})"
_FILED = r"(?:\s?[/／]?\s?[\u3400-\u9fff]{0,6}(?:报道|報道|報導)|\s?发自[\u3400-\u9fff]{2,6})?"
_AUTHOR = re.compile(
    rf"(?:作者|撰文|撰稿|采写|执笔人?|记者|記者)\s*[:：/／]\s*{_NAMES}(?=$|[\s|｜/，。;；)）\]】])"
).search
"""作者：郭小明 in a line with date and source."""
_REPORTER = re.compile(
    rf"^[\u3400-\u9fff·、\s]{{0,20}}(?:记者|記者)\s*{_NAMES}{_FILED}(?:\s?/\s?[文摄攝].{{0,12}})?$"
).search
"""本报记者 郭小明 李芳 北京报道: a line of its own."""
_BRACKETED = re.compile(rf"[（(]\s*[^（）()\s]{{0,8}}(?:记者|記者)(?P<space>\s*){_NAMES}{_FILED}\s*[）)]").search
"""（记者 郭小明） behind the dateline, or at the end."""
_SIGNED = re.compile(rf"(?:^|[。！？…”])\s*[（(]\s*{_NAMES}{_FILED}\s*[）)]$").search
"""。（郭小明） at the very end: no word says what the name is, so each must begin with a surname."""
_SIGNED_JAPANESE = re.compile(
    r"(?:^|[。！？…」])\s*[（(【\[]\s*(?P<names>[\u3400-\u9fff々]{2,6}(?:[、・\s]{1,2}[\u3400-\u9fff々]{2,6}){0,3})\s*[）)】\]]$"
).search
"""。（森田葉子） or 【森田葉子】, likewise."""


def signed(page: Page) -> Iterator[Found]:
    """Give the names a Chinese or Japanese page prints beside its text; nothing for a page in another script."""
    title = headline(page).text or next((title.text for title in stated(page).values()), "")
    if title.isascii() and _LETTER(title):
        return
    around = edges(page)
    if around is None or not (_HAN(title) or _HAN(around.first[0])):
        return
    if _KANA(title) or _KANA(around.first[0]):
        names, how = _japanese(around), "byline:closing"
    else:
        names, how = _names(around)
    if names:
        yield Found("authors", names, "byline", "text", None, rank("authors", how))
        yield Found("byline", "、".join(names), "byline", "text", None, rank("byline", "byline"))


def _names(around: Edges) -> tuple[list[str], str]:
    """Give the names and the rung of the ladder they stand on."""
    above, below = [line for line, _ in reversed(around.above)], [line for line, _ in around.below]
    for line in (*above, *around.first, *around.last, *below):
        short = len(line) <= MAX_LINE
        ends = line if short else f"{line[:MAX_LINE]}\n{line[-MAX_LINE:]}"
        match = bracket = _BRACKETED(ends)
        said = bracket is not None and bracket["space"] != ""
        if short and not said:
            author = _AUTHOR(line)
            said = author is not None
            match = author or bracket or _REPORTER(line)
        first, *more = _SPLIT(match["names"]) if match else [""]
        if first and (said or has_surname(first) or any(map(has_surname, more))):
            return [first, *filter(has_surname, more)], "byline:signed"
    for line in around.last:
        match = _SIGNED(line[-MAX_LINE:])
        names = _SPLIT(match["names"]) if match else [""]
        if has_surname(names[0]):
            return [*filter(has_surname, names)], "byline:closing"
    return [], ""


def _japanese(around: Edges) -> list[str]:
    """Give the names in the bracket that ends a Japanese text, each with a common family name."""
    for line in around.last:
        match = _SIGNED_JAPANESE(line[-MAX_LINE:])
        names = _SPLIT(match["names"]) if match else []
        if len(names) > 1 and not any(map(has_japanese_surname, names[1:])):
            names = ["".join(names)]  # 森田 葉子
        if names and all(len(name) > 2 and has_japanese_surname(name) for name in names):
            return names
    return []


_SPLIT = re.compile(r"[\s、，,・]+(?:记者|記者|通讯员|通訊員)?").split
