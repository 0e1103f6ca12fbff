"""Datelines of Chinese, Japanese and Korean agencies and papers: `新华社北京8月11日电`, `【ソウル＝…】`, `(서울=연합)`.

Papers print the reporter in the same place, alone or with the agency: `（记者 …）`, `〔記者…／台北報導〕`, `[… 기자]`.
"""

from __future__ import annotations

import re

from copydesk.models import Context
from copydesk.normalise.agencies import agency_of
from copydesk.normalise.blocks.days import day_of
from copydesk.normalise.blocks.lifted import Lifted, made
from copydesk.normalise.people.east_asian_words import has_japanese_surname
from copydesk.normalise.places import is_place

_CHINESE = re.compile(
    r"^据?[（(]?(?P<agency>[\u4e00-\u9fff]{1,6}(?:社|网|網|报|報|台))?(?:客户端|客戶端|微博|微信)?"
    r"(?P<place>[\u4e00-\u9fff]{0,8}?)(?P<date>(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日)(?:专|專)?(?:电|電|讯|訊|消息)[）)]?"
    r"\s*(?:[（(](?P<names>[^（）()]{2,60})[）)])?\s*"
)
_CHINESE_PAPER = re.compile(r"^(?P<paper>本报讯|本報訊|本网讯|讯)\s*[（(](?P<names>[^（）()]{2,60})[）)]\s*")
_WIRE = re.compile(r"^据(?P<agency>[\u4e00-\u9fff]{2,4}社)(?:消息|报道|報導|电|電)?\s+")
_JAPANESE = re.compile(
    r"^[【［\[](?:(?P<date>\d{1,2}月\d{1,2}日)\s*(?P<agency>[^】］\]]{2,16})|(?P<place>[^】］\]＝=\s\d]{1,12})[＝=](?P<name>[^】］\]]{2,20})"
    r"|(?P<city>[^】］\]＝=\s\d]{1,12})\s+(?P<day>\S{1,4}日)\s+(?P<wire>[^】］\]]{2,16})"
    r"|(?P<both>[\u3040-\u30ff\u3400-\u9fff・ー]{4,16}))[】］\]]\s*[-－–—]?\s*"
)
_KOREAN = re.compile(
    r"^[(\[【（](?P<place>[가-힣·]{1,12})\s?=\s?(?P<agency>[^)\]】）]{2,16})[)\]】）]\s*"
    r"(?:(?P<names>[가-힣]{2,4}(?:·[가-힣]{2,4}){0,4})\s*"
    r"(?P<job>기자|특파원|통신원|인턴기자|선임기자|전문기자)\s*=\s*)?"
)
# （记者 张三）, 〔記者王小明／台北報導〕, （中央社記者王小明台北22日電）, [한국신문 홍길동 기자]
_BRACKET = re.compile(r"^[（(〔【\[［](?P<inside>[^（）()〔〕【】\[\]［］]{3,40})[）)〕】\]］]\s*=?\s*")
_AGENCY = re.compile(r"^[（](?P<agency>[^（）()]{2,14})）\s?[：:－–—-]?\s*")
_WIRED = {"CNN": "CNN", "CNN.co.jp": "CNN", "BBC": "BBC", "ブルームバーグ": "Bloomberg", "WSJ": "WSJ"}
"""What stands so at the head of a text in Japanese and is no agency elsewhere."""
_OF_KOREAN = re.compile(r"(?:^|(?<=\s))[가-힣]{2,4}(?:·[가-힣]{2,4}){0,4}\s?(?:[가-힣]{0,2}기자|특파원|통신원)$")
_FILED = re.compile(r"记者|記者|通讯员|[电電]$|(?:报道|報道|報導)$|(?:기자|특파원|통신원)$")
_TOLD = re.compile(r"[，,。：:]")
_DAY = re.compile(r"(?<=[\u3400-\u9fff])(?:\d{1,2}月)?\d{1,2}日(?=[电電])")
_LONGEST_PLACE = 8


def chinese_or_japanese(text: str, head: str, context: Context) -> Lifted | None:
    """Lift a dateline in Chinese characters, or in Japanese brackets, off a paragraph; `head` is its beginning."""
    if match := _CHINESE.match(head):
        agency = agency_of(match["agency"] or "") or match["agency"]
        if "記者" in match["place"] or "记者" in match["place"]:
            return reporter(text, head, context)
        if not agency and not (match["place"] and "月" in match["date"]):
            return None
        where = (match["place"] or None, day_of(match["date"], context))
        lifted = made(text, match.end(), where, agency, context)
        return _with_names(lifted, match["names"], "zh")
    if match := _CHINESE_PAPER.match(head):
        return _with_names(made(text, match.end(), (None, None), None, context), match["names"], "zh")
    if (match := _WIRE.match(head)) and (agency := agency_of(match["agency"])):
        return made(text, match.end(), (None, None), agency, context)
    if (match := _AGENCY.match(head)) and (agency := agency_of(match["agency"]) or _WIRED.get(match["agency"])):
        return made(text, match.end(), (None, None), agency, context)
    return (_japanese(text, head, context) if head[0] in "【［[" else None) or reporter(text, head, context)


def _japanese(text: str, head: str, context: Context) -> Lifted | None:
    match = _JAPANESE.match(head)
    if match is None:
        return None
    if match["both"]:
        return _run_together(text, match, context)
    agency = agency_of((match["agency"] or match["wire"] or match["name"] or "").strip())
    place = match["place"] or match["city"]
    if not (agency or is_place(place or "") or match["name"]):
        return None
    day = day_of(match["date"], context) if match["date"] else None
    return _with_names(made(text, match.end(), (place, day), agency, context), match["name"], "ja")


def _run_together(text: str, match: re.Match[str], context: Context) -> Lifted | None:
    """Part 【ソウル共同】, 【ロンドン山田太郎】: a known place, and an agency or a common family name behind it."""
    both = match["both"]
    for length in range(min(_LONGEST_PLACE, len(both) - 2), 1, -1):
        place, rest = both[:length], both[length:]
        if not is_place(place):
            continue
        agency = agency_of(rest)
        if agency or has_japanese_surname(rest):
            lifted = made(text, match.end(), (place, None), agency, context)
            return lifted if agency else _with_names(lifted, rest, "ja")
    return None


def korean(text: str, head: str, context: Context) -> Lifted | None:
    """Lift a Korean dateline, with the reporter's name behind it, off a paragraph; `head` is its beginning."""
    match = _KOREAN.match(head)
    if match is None:
        return None
    agency = agency_of(match["agency"].strip()) or match["agency"].strip()
    lifted = made(text, match.end(), (match["place"], None), agency, context)
    return _with_names(lifted, f"{match['names']} {match['job']}" if match["names"] else None, "ko")


def reporter(text: str, head: str, context: Context) -> Lifted | None:
    """Lift a bracket that says who reports, and perhaps whence and for whom, off a paragraph."""
    match = _BRACKET.match(head) if head[0] in "（(〔【[［" else None
    if match is None or not _FILED.search(match["inside"]) or _TOLD.search(match["inside"]):
        return None
    from copydesk.normalise.people.east_asian import read_east_asian  # its patterns cost 10 ms to compile

    inside = match["inside"]
    if (named := _OF_KOREAN.search(inside)) is not None:  # behind the paper's name
        inside = named[0]
    day = _DAY.search(inside)
    read = read_east_asian(inside, "ko" if "\uac00" <= inside[-1] <= "\ud7a3" else "zh")
    if read.odd or not (read.people or read.agencies):
        return None
    where = (read.places[0] if read.places else None, day_of(day[0], context) if day else None)
    lifted = made(text, match.end(), where, read.agencies[0] if read.agencies else None, context)
    return lifted and lifted._replace(authors=tuple(read.people))


def _with_names(lifted: Lifted | None, names: str | None, language: str) -> Lifted | None:
    if lifted is None or not names:
        return lifted
    from copydesk.normalise.people.east_asian import read_east_asian  # its patterns cost 10 ms to compile

    return lifted._replace(authors=tuple(read_east_asian(names, language).people))
