"""Datelines of Chinese, Japanese and Korean agencies: `新华社北京8月11日电`, `【ソウル＝…】`, `(서울=연합)`."""

from __future__ import annotations

import re

from copydesk.models import Context
from copydesk.normalise.agencies import agency_of
from copydesk.normalise.blocks.days import day_of
from copydesk.normalise.blocks.lifted import Lifted, made
from copydesk.normalise.places import is_place

_CHINESE = re.compile(
    r"^[（(]?(?P<agency>[\u4e00-\u9fff]{1,6}(?:社|网|網|报|報|台))?(?P<place>[\u4e00-\u9fff]{0,8}?)"
    r"(?P<date>(?:\d{4}年)?\d{1,2}月\d{1,2}日)(?:电|電|讯|訊|消息)[）)]?\s*(?:[（(](?P<names>[^（）()]{2,60})[）)])?\s*"
)
_CHINESE_PAPER = re.compile(r"^(?P<paper>本报讯|本報訊|本网讯|讯)\s*[（(](?P<names>[^（）()]{2,60})[）)]\s*")
_JAPANESE = re.compile(
    r"^[【［\[](?:(?P<date>\d{1,2}月\d{1,2}日)\s*(?P<agency>[^】］\]]{2,16})|(?P<place>[^】］\]＝=\s\d]{1,12})[＝=](?P<name>[^】］\]]{2,20})"
    r"|(?P<city>[^】］\]＝=\s\d]{1,12})\s+(?P<day>\S{1,4}日)\s+(?P<wire>[^】］\]]{2,16}))[】］\]]\s*[-－–—]?\s*"
)
_KOREAN = re.compile(
    r"^[(\[](?P<place>[가-힣·]{1,12})=(?P<agency>[^)\]]{2,16})[)\]]\s*(?:(?P<names>[가-힣]{2,4}(?:·[가-힣]{2,4}){0,4})\s*"
    r"(?P<job>기자|특파원|통신원|인턴기자)\s*=\s*)?"
)


def chinese_or_japanese(text: str, head: str, context: Context) -> Lifted | None:
    """Lift a dateline in Chinese characters, or in Japanese brackets, off a paragraph; `head` is its beginning."""
    if match := _CHINESE.match(head):
        agency = agency_of(match["agency"] or "") or match["agency"]
        if not agency and not match["place"]:
            return None
        where = (match["place"] or None, day_of(match["date"], context))
        lifted = made(text, match.end(), where, agency, context)
        return _with_names(lifted, match["names"], "zh")
    if match := _CHINESE_PAPER.match(head):
        return _with_names(made(text, match.end(), (None, None), None, context), match["names"], "zh")
    if match := _JAPANESE.match(head):
        agency = agency_of((match["agency"] or match["wire"] or "").strip())
        place = match["place"] or match["city"]
        if not (agency or is_place(place or "") or match["name"]):
            return None
        day = day_of(match["date"], context) if match["date"] else None
        return _with_names(made(text, match.end(), (place, day), agency, context), match["name"], "ja")
    return None


def korean(text: str, head: str, context: Context) -> Lifted | None:
    """Lift a Korean dateline, with the reporter's name behind it, off a paragraph; `head` is its beginning."""
    match = _KOREAN.match(head)
    if match is None:
        return None
    agency = agency_of(match["agency"].strip()) or match["agency"].strip()
    lifted = made(text, match.end(), (match["place"], None), agency, context)
    return _with_names(lifted, f"{match['names']} {match['job']}" if match["names"] else None, "ko")


def _with_names(lifted: Lifted | None, names: str | None, language: str) -> Lifted | None:
    if lifted is None or not names:
        return lifted
    from copydesk.normalise.people.east_asian import read_east_asian  # its patterns cost 10 ms to compile

    return lifted._replace(authors=tuple(read_east_asian(names, language).people))
