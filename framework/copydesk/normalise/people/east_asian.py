"""Bylines in Chinese, Japanese and Korean: names without spaces, the job before or behind them."""

from __future__ import annotations

import re

import attrs

from copydesk.models import Author, evolve
from copydesk.normalise.agencies import agency_of
from copydesk.normalise.people.east_asian_words import NOBODY, has_surname, is_no_name, roles
from copydesk.normalise.people.judge import is_newsroom
from copydesk.normalise.places import is_place

_JOBS = (
    "特约评论员|特约记者|特約記者|本报记者|本報記者|本刊记者|本网记者|实习记者|實習記者|首席记者|见习记者|总台记者"
    "|通讯员|通訊員|评论员|評論員|主持人|撰稿人|记者|記者|特派员|特派員|编辑|編輯|主编|主編|編集委員|論説委員|論説委員長"
    "|解説委員|専門委員|支局長|カメラマン|ライター|フリーライター|教授|研究员|研究員"
    "|수습기자|실습기자|선임기자|전문기자|인턴기자|객원기자|사진기자|기자|특파원|논설위원|논설실장|논설고문|편집위원|에디터|앵커|칼럼니스트|대기자|통신원|PD|교수"
)
_ROLE = re.compile(
    rf"^(?P<role>{'|'.join(sorted(map(re.escape, roles()), key=len, reverse=True))})\s*[/／:：＝=|｜・]\s*(?P<rest>.+)$"
    rf"|^(?P<spaced>责任编辑|責任編輯|责编|編輯|编辑|值班编辑|摄影|攝影|撰文|采写|校对|翻译|翻譯|作者|글·사진|글|취재|편집|사진)\s+(?P<after>\S.*)$"
)
_HEAD_JOB = re.compile(
    rf"^(?P<outlet>\S{{0,12}}?(?:社|网|網|报|報|台|日报|新闻|周刊|频道))??(?P<job>{_JOBS})[\s:：　]*(?P<rest>\S.*)$"
)
_TAIL_JOB = re.compile(rf"^(?P<rest>\S.*?)[\s　]*(?P<job>{_JOBS})$")
_ONLY_JOB = re.compile(rf"^(?:{_JOBS})$")
_SOURCE = re.compile(r"^(?:来源|來源|出处|稿源|信息来源|文章来源|출처|提供)\s*[:：/]?\s*(?P<outlet>.*)$")
_SPLIT = re.compile(r"\s*[、，,;；|｜\n]\s*|\s*[/／]\s*|[　\s]{2,}")
_NEXT_ROLE = re.compile(
    r"\s+(?=(?:来源|來源|作者|责任编辑|責任編輯|责编|编辑|編輯|摄影|攝影|图|文|审核|校对|编审|监制|翻译|撰文|写真|撮影|一审|二审|三审|终审)\s*[:：/／])"
)
# 文、图/, 文・写真／, 글·사진: who wrote and made the pictures, too.
_BOTH = re.compile(r"(文|글|采写|撰文)\s?[、・·/／和与]\s?(?:图|圖|写真|사진|摄影|攝影|摄|撮影)(?:\s*[/／:：]|\s)\s*")
# How a report was filed, with or without the place: 台北報導, 北京报道, 台北5日電, 綜合報導, 連線報導.
_FILED = re.compile(
    r"(?:(?:\d{1,2}月)?\d{1,2}日)?(?:(?:綜合|综合|連線|连线|專題|专题|採訪|采访|現場|现场|特別|特别|編譯|编译|攝影|摄影|整理|即時|專)"
    r"*(?:報導|報道|报道|报导|特稿|專訪|专访|撰稿)|(?:專|专)?[電电訊讯])$"
)
_OWN = re.compile(r"本[报報网網台刊社]")
_PLACE = re.compile(r"^[\u3400-\u9fff]{2,6}$")
# 東京＝山田太郎, 서울=홍길동: the place a name is filed from, which in brackets may stand with the agency.
_FROM = re.compile(r"^(?P<place>[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3・ー·]{1,12})\s?[＝=]\s?(?P<rest>\S.*)$")
_BRACKETS = re.compile(r"[【】（）()〔〕\[\]「」]")
_BODY = re.compile(
    r"(?:社|报|報|网|網|台|局|部|厅|廳|院|会|會|室|组|組|队|隊|公司|大学|大學|学校|學校|中心|委员会|委員會|政府|集团|集團|频道|頻道"
    r"|新闻|新聞|ニュース|編集部|编辑部|取材班|サイト|チーム|日报|晚报|周刊|杂志|協会|協會|协会|銀行|뉴스|신문|일보|방송|편집부|위원회|팀|센터)$"
)
_KANA = re.compile(r"[\u3040-\u30ff]")
_HAN = re.compile(r"^[\u3400-\u9fff々〇]+$")
_HANGUL = re.compile(r"^[\uac00-\ud7a3]+$")


@attrs.define
class Credits:
    """What a byline in these languages says."""

    people: list[Author] = attrs.field(factory=list)
    bodies: list[str] = attrs.field(factory=list)
    agencies: list[str] = attrs.field(factory=list)
    places: list[str] = attrs.field(factory=list)
    steps: dict[str, None] = attrs.field(factory=dict)
    passed: int = 0
    """People named who had a part in the page and none in the article."""
    odd: int = 0
    """Pieces that are nothing a byline holds."""
    role: str | None = None
    chinese: bool = True
    job: str | None = None
    """A job printed before the names it belongs to."""


def read_east_asian(text: str, language: str | None = None) -> Credits:
    """Read one clean string."""
    credits_ = Credits(chinese=not language or language.startswith("zh"))
    bare = _NEXT_ROLE.sub("|", _BOTH.sub(r"\1：", _BRACKETS.sub(" ", text))).strip()
    for piece in _pieces(bare, language):
        _read(piece, credits_)
    credits_.passed = sum(person.role == NOBODY for person in credits_.people)
    if credits_.passed:
        credits_.people = [person for person in credits_.people if person.role != NOBODY]
    if len(credits_.people) > 1:
        credits_.steps["split"] = None
    return credits_


def _pieces(text: str, language: str | None) -> list[str]:
    pieces: list[str] = []
    for piece in _SPLIT.split(text):
        words = piece.split()
        if len(words) < 2 or _ROLE.match(piece) or _SOURCE.match(piece):
            pieces.append(piece)
        else:
            pieces += _joined(words, language)
    return [piece for piece in pieces if piece]


def _joined(words: list[str], language: str | None) -> list[str]:
    """Put the halves of a spaced name together: 大渡 美咲 (Japanese), 赵 培 (set wide); keep two names apart."""
    joined: list[str] = []
    for word in words:
        before = joined[-1] if joined else ""
        half = _HAN.match(word) and _HAN.match(before) and len(before) <= 3 and len(word) <= 3
        if (
            half
            and not _ONLY_JOB.match(word)
            and not _ONLY_JOB.match(before)
            and word not in roles()
            and before not in roles()
        ):
            if len(before) == 1 and len(word) == 1 and has_surname(before):
                joined[-1] = before + word
                continue
            chinese = has_surname(before) and has_surname(word) and len(before) > 1 and len(word) > 1
            if (language or "").startswith("ja") or (not (language or "").startswith("zh") and not chinese):
                joined[-1] = f"{before} {word}"
                continue
        joined.append(word)
    return joined


def _read(piece: str, credits_: Credits) -> None:
    if match := _SOURCE.match(piece):
        if agency := agency_of(match["outlet"]):
            credits_.agencies.append(agency)
        credits_.steps["outlet"] = None
        return
    if _ONLY_JOB.match(piece) or piece in roles():
        _job_alone(piece, credits_)
        return
    if match := _ROLE.match(piece):
        credits_.role = roles()[match["role"] or match["spaced"]]
        credits_.job = None
        credits_.steps["opening"] = None
        # A role is a Chinese page's word unless kana or hangul stand beside it: two spaced names are two people.
        rest = match["rest"] or match["after"]
        for inner in _pieces(rest, "zh" if credits_.chinese and not _KANA.search(rest) else None):
            _read(inner.strip(), credits_)
        return
    if match := _FROM.match(piece):
        credits_.places.append(match["place"])
        credits_.steps["place"] = None
        _read(match["rest"].strip(), credits_)
        return
    piece = _without_filing(piece, credits_)
    if not piece:
        return
    if match := _HEAD_JOB.match(piece):
        if match["outlet"] and (agency := agency_of(match["outlet"])):
            credits_.agencies.append(agency)
        credits_.job = match["job"]
        credits_.role = None
        credits_.steps["job_title"] = None
        piece = match["rest"].strip()
    elif match := _TAIL_JOB.match(piece):
        credits_.steps["job_title"] = None
        if _BODY.search(match["rest"]):  # 松花江网编辑 孙桂芳: the outlet's editor, named next
            credits_.job = match["job"]
        else:
            _add(match["rest"].strip(), match["job"], credits_)
        return
    _add(piece.strip(" :：·.=＝"), credits_.job, credits_)


def _without_filing(piece: str, credits_: Credits) -> str:
    """Take "台北報導" off a piece: alone, or behind a name, which ends where a known place begins."""
    match = _FILED.search(piece)
    if match is None:
        return piece
    rest = piece[: match.start()].strip()
    if (own := _OWN.match(rest)) is not None:  # 本报里斯本8月11日电
        if len(rest) > own.end():
            credits_.places.append(rest[own.end() :])
        return ""
    if len(match[0]) == 1 and not any(is_place(rest[-length:]) for length in range(2, 5)):
        return piece  # a name may end so
    credits_.steps["place"] = None
    if _PLACE.match(rest) and (credits_.people or is_place(rest)):
        credits_.places.append(rest)
        return ""
    for length in range(min(6, len(rest) - 2), 1, -1):
        if is_place(rest[-length:]):
            credits_.places.append(rest[-length:])
            return rest[:-length].strip()
    return rest


def _job_alone(job: str, credits_: Credits) -> None:
    last = credits_.people[-1] if credits_.people else None
    if job in roles():
        credits_.role, credits_.job = roles()[job], None
        credits_.steps["opening"] = None
        return
    credits_.steps["job_title"] = None
    if last is not None and last.job_title is None and last.role is None and credits_.job is None:
        credits_.people[-1] = evolve(last, job_title=job)
    else:
        credits_.job, credits_.role = job, None


def _add(name: str, job: str | None, credits_: Credits) -> None:
    if "·" in name and _HANGUL.match(name.replace("·", "")):  # Korean parts two people with the dot
        for one in name.split("·"):
            _add(one, job, credits_)
    elif agency := agency_of(name):
        credits_.agencies.append(agency)
    elif is_place(name):
        credits_.places.append(name)
    elif is_newsroom(name) or (_BODY.search(name) and len(name) > 2):
        credits_.bodies.append(name)
    elif _is_name(name) and all(person.name != name for person in credits_.people):
        credits_.people.append(Author(name, name, role=credits_.role, job_title=job))
    elif not is_no_name(name):
        credits_.odd += 1


def _is_name(name: str) -> bool:
    bare = name.replace(" ", "")
    if is_no_name(name) or not bare:
        return False
    if _HAN.match(bare):
        return 2 <= len(bare) <= 4 or (" " in name and len(bare) <= 6)
    if _HANGUL.match(bare):
        return 2 <= len(bare) <= 4
    if _KANA.search(bare) or "·" in bare or "・" in bare:  # a foreign name written by its sound, or a pen name
        return 2 <= len(bare) <= 14 and re.fullmatch(r"[\u3040-\u30ff\u3400-\u9fff々・·ー=＝]+", bare) is not None
    return False
