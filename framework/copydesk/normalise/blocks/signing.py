"""Sign-offs of Chinese, Japanese and Korean articles: 编辑：山石, （记者 张三）, 取材・文／山田太郎, 홍길동 기자.

Who edited, checked or passed an article has a credit there on every page: he is its author only where nobody else is
named. Who made the pictures or produced the page never is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from copydesk.models import Author, Context
from copydesk.normalise.people.east_asian_words import has_japanese_surname, has_surname, is_no_name
from copydesk.normalise.people.scripts import is_east_asian
from copydesk.normalise.places import is_place

PICTURES = frozenset({"photographer", "illustrator", "video"})
MAX_LENGTH = 60
_MAIL = re.compile(r"(?P<local>[\w.+-]{1,64})@(?:[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})?")
_BULLETS = "□■◆◇●○▲△★☆◎※·•/／—–- "
_CLOSED = re.compile(r"^\s*[（(【\[〔](?P<inside>[^（）()【】\[\]〔〕]{2,40})[）)】\]〕]")
_NAME = re.compile(r"[\u3400-\u9fff々]{2,6}")
_SPLIT = re.compile(r"[、，,·・\s]+").split


class Signoff(NamedTuple):
    """What a sign-off names. Who made the pictures is no author of the article and not among `authors`."""

    authors: tuple[Author, ...] = ()
    agencies: tuple[str, ...] = ()


def read_east_asian_signoff(text: str, context: Context, last: bool = False) -> Signoff | None:
    """Read a paragraph that says who wrote or edited and nothing else; None for any other paragraph.

    Only of the `last` of a text is a name in brackets enough, one that begins with a common family name.
    """
    text = without_mail(text).lstrip(_BULLETS)
    if not 1 < len(text) <= MAX_LENGTH:
        return None
    bracket = _CLOSED.match(text)
    behind = _SPLIT(text[bracket.end() :].strip()) if bracket is not None else []
    if bracket is not None and all(
        not word or word.isdecimal() or is_no_name(word) for word in behind
    ):  # 【编辑:刘欢】 返回首页 查看更多
        text = bracket[0]
        if last and not any(behind) and (names := _signed(bracket["inside"], context.language)):
            return Signoff(tuple(Author(name, name) for name in names))
    from copydesk.normalise.people.east_asian import read_east_asian  # its patterns cost 10 ms to compile

    read = read_east_asian(text, context.language)
    opened = "opening" in read.steps or "job_title" in read.steps
    if read.odd or not (opened or read.agencies) or not (read.people or read.passed or read.bodies or read.agencies):
        return None
    told = sum(map(len, (*(person.name for person in read.people), *read.bodies, *read.places))) + 3 * read.passed
    if told * 8 < len(text) and not read.agencies:
        return None  # a sentence with a name in it
    people = [person for person in read.people if person.role not in PICTURES]
    return Signoff(without_editors(people), tuple(read.agencies))


def without_mail(text: str) -> str:
    """Take the addresses off a line; a name in hangul before the sign is the name."""
    return _MAIL.sub(lambda mail: "" if mail["local"].isascii() else mail["local"], text).strip()


def without_editors(people: Sequence[Author]) -> tuple[Author, ...]:
    """Leave out who edited where somebody wrote; Latin names stay, for wires sign with both."""
    if not any(person.role == "editor" for person in people) or all(person.role == "editor" for person in people):
        return tuple(people)
    return tuple(person for person in people if person.role != "editor" or not is_east_asian(person.name))


def _signed(inside: str, language: str | None) -> list[str]:
    """Give the names in a bracket that holds nothing else, each with a common family name; none in any other."""
    names = [name for name in _SPLIT(inside.removeprefix("記者").removeprefix("记者").strip()) if name]
    if len(names) == 2 and (language or "").startswith("ja"):
        names = ["".join(names)]  # 山田 太郎
    return names if all(map(_is_signed, names)) else []


def _is_signed(name: str) -> bool:
    if _NAME.fullmatch(name) is None or is_no_name(name) or is_place(name):
        return False
    return (len(name) <= 3 and has_surname(name)) or (3 <= len(name) <= 5 and has_japanese_surname(name))
