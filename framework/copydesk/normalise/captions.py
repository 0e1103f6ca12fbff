"""Parts a picture's caption from the credit printed with it: "… in Lisbon. Photo: Jane Roe/AP", "(Foto: dpa)", "© X".

A credit is taken off only where it is plainly one: behind a word for it, a sign, in a bracket with an agency, or as a
chain that ends in an agency behind a whole sentence; and where nothing but names follows.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from copydesk.normalise.agencies import agency_of, is_picture_agency
from copydesk.normalise.tables import phrases
from copydesk.normalise.values import fold

MAX_CAPTION = 3000
"""Characters of a caption that is looked at; the longest real ones have some 1,500."""
MAX_TAIL = 400
"""Characters at its end in which the credit is looked for."""
MAX_CREDIT = 120
MAX_LABEL = 40
MAX_WORDS = 16
MAX_LETTERS = 5
"""Of a broadcaster written small beside a name: rbb, hr."""
MAX_DENSE = 24
"""Characters of a credit in a script without capitals, where only the length tells names from a sentence."""
_SMALL = frozenset(
    "by for of via the and from with at in on courtesy von und im der die des bei par pour de la le les du et avec di"  # noqa: SIM905
    " da del della e y el los do dos das van het en voor av och för af og ved w z przez dla от из для и a c".split()
)
"""Words in small letters between the names of people and houses."""
_OPEN, _CLOSE = "([（【", ")]）】"
_SIGN = re.compile(r"[©℗]\s*(?:\d{4}(?:[-–]\d{2,4})?,?\s*)?(?:by\s+)?|\((?:c|C)\)\s*(?:\d{4}\s*)?")
_LEADING = re.compile(r"^(?:[©℗]|\([cC]\)|[\s:：/|=＝.…·•–—-])+(?:\d{4}(?:[-–]\d{2,4})?,?\s+)?(?:by\s+)?")
_BRACKET = re.compile(r"(?s)^(?P<head>.*?)\s*[(\[（【](?P<inside>[^()\[\]（）【】]{2,120})[)\]）】]\s*\.?\s*$")
_SENTENCE = re.compile(r"(?<=[\w)][a-zà-ÿ\d)”\"][.!?…”\"»])\s*(?=[A-ZÀ-Þ])")  # and not the point of an initial
_WIRE_PHOTO = re.compile(r"(?<=\s)(?:AP|AFP|EPA|Reuters|REUTERS|PTI|UPI) (?:Photo|Images?|Archive)?\s?/\s?\S.*$")
_PARTS = re.compile(r"\s*/+\s*|\s*\|\s*|\s+via\s+|,\s+|\s[-–—]\s|\s*;\s*|\s*[、·]\s*")
_WORD = re.compile(r"[^\s/|,;:&+]+")
_BODIES = frozenset(
    {"nasa", "esa", "noaa", "usgs", "isro", "jaxa", "roscosmos", "eumetsat", "copernicus", "zvg", "handout"}
)
"""Who makes pictures and writes articles, too: no picture agencies."""
_RUNS_ON = re.compile(r"\w{3}[.!?]\s+(?:\S+\s+){4,}")
_KINDS = frozenset({"photo", "photos", "image", "images", "pool", "archive", "file", "wire"})
_LETTERS = re.compile(r"\([a-z]{2,5}\)")
_YEARS = re.compile(r"\d{4}(?:[-–]\d{2,4})?")


class Captioned(NamedTuple):
    """A caption without its credit, and the credit without the word before it."""

    caption: str | None
    credit: str | None


@lru_cache(maxsize=512)
def parted(caption: str) -> Captioned:
    """Part a caption, cleaned, from the credit in it; as it is where it has none that is plainly one."""
    if len(caption) > MAX_CAPTION or not _may_credit(caption):
        return Captioned(caption, None)
    bare = caption.strip()
    if (credit := _whole(bare)) is not None:
        return Captioned(None, credit)
    head, tail = ("", bare) if len(bare) <= MAX_TAIL else _cut(bare)
    for reader in (_bracketed, _labelled, _signed, _chained):
        found = reader(tail)
        if found is not None and (found.caption or head):
            return found._replace(caption=_trimmed(head + (found.caption or "")))
    return Captioned(None, bare) if _is_lone_chain(bare) else Captioned(caption, None)


def _cut(text: str) -> tuple[str, str]:
    place = text.find(" ", len(text) - MAX_TAIL)
    place = place if place > 0 else len(text) - MAX_TAIL
    return text[:place], text[place:]


def is_credit(text: str) -> bool:
    """Tell whether a text is a picture's credit and nothing else."""
    if len(text) > MAX_CREDIT + 30 or not _may_credit(text):
        return False
    return _whole(text.strip()) is not None or _is_lone_chain(text.strip())


def _may_credit(text: str) -> bool:
    """Tell cheaply whether anything of a text can be a credit."""
    return _CHEAP(text.lower()) is not None


_CHEAP = re.compile(
    r"[©/(\[（【|:：=＝…]|\.\.\.|courtesy|copyright|photo|image|picture|illustration|foto|bild|graphic|screenshot|credit|\bvia\b"
).search


class _Label(NamedTuple):
    """A word for a credit in a text, and where what follows it begins."""

    start: int
    text: str
    rest: str
    strong: bool
    """It stands at the head, in a bracket, or behind a sign that ends what was before."""


@cache
def _pattern() -> re.Pattern[str]:
    """Give a label in small letters: one before a colon, a slash or dots, or one that runs on to the name."""
    colon = "|".join(map(re.escape, sorted(phrases("labels", "credited"), key=len, reverse=True)))
    by = "|".join(map(re.escape, sorted(phrases("labels", "credited by"), key=len, reverse=True)))
    dense = "[\u0590-\u06ff\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]"
    return re.compile(
        rf"(?:(?<![^\W_])|(?<={dense}))"
        rf"(?:(?:{by}):?(?=\s[^\s:])|credits?(?=\s\S)|(?:{colon})(?:\s?[:：/／|=＝]|\s?\.\.\.|\s?…|(?=\s?©)))"
    )


def _label(text: str, position: int = 0) -> _Label | None:
    """Find the first label from a place on."""
    small = text.lower()
    match = _pattern().search(small if len(small) == len(text) else text, position)
    if match is None:
        return None
    before = text[: match.start()].rstrip()
    return _Label(match.start(), text[match.start() : match.end()], text[match.end() :].lstrip(), _is_strong(before))


def _behind_head(text: str) -> str | None:
    """Give what stands behind the label that a text begins with; None where it begins with none."""
    small = text[:MAX_LABEL].lower()
    match = _pattern().match(small)
    return text[match.end() :].lstrip() if match is not None else None


def _is_strong(before: str) -> bool:
    return not before or before[-1] in _ENDS or (before[-1] in _DASHES and before[-2:-1] in ("", " "))


_ENDS = frozenset('.!?…,;:"”»)]。！？、([（【|')
_DASHES = frozenset("-–—/•·")


def _whole(text: str) -> str | None:
    """Give the credit a text is as a whole; None where it is none."""
    text = text.strip(f" {_OPEN}{_CLOSE}")
    if (rest := _behind_head(text)) is not None:
        return _makers(rest)
    if (sign := _SIGN.match(text)) is not None:
        return _makers(text[sign.end() :])
    return None


def _is_lone_chain(text: str) -> bool:
    """Tell "Anna Example/Pool via AP" alone: no sentence, and a first name of a few words."""
    if len(text) > MAX_CREDIT:
        return False
    text = text.strip(f" {_OPEN}{_CLOSE}")
    return _is_house(text) or (
        _is_chain(text)
        and _SENTENCE.search(text) is None
        and len(_PARTS.split(text)[0].split()) < 5
        and _makers(text) is not None
    )


def _bracketed(text: str) -> Captioned | None:
    match = _BRACKET.match(text)
    if match is None:
        return None
    inside = match["inside"].strip()
    rest = _behind_head(inside)
    credit = _makers(rest) if rest is not None else None
    if credit is None and (sign := _SIGN.match(inside)) is not None:
        credit = _makers(inside[sign.end() :])
    if credit is None and (agency_of(inside) or is_picture_agency(inside) or _is_chain(inside)):
        credit = _makers(inside)
    return Captioned(_trimmed(match["head"]), credit) if credit else None


def _labelled(text: str) -> Captioned | None:
    """Find the first label behind which nothing but names stand; one inside a sentence must begin with a capital."""
    position = 0
    for _ in range(12):  # labels of one caption; "photo" stands in its sentences, too
        label = _label(text, position)
        if label is None:
            return None
        sure = label.strong or not (label.text[0].isascii() and label.text[0].islower())
        if label.text[-1] in "/／|" or label.text.lower() in ("credit", "credits"):
            sure = label.strong  # "AP Photo/…", "… of Credit Suisse"
        credit = _makers(label.rest) if sure else None
        if credit is not None:
            return Captioned(_trimmed(text[: label.start]), credit)
        position = label.start + 1
    return None


def _signed(text: str) -> Captioned | None:
    for sign in islice(_SIGN.finditer(text), 5):
        if credit := _makers(text[sign.end() :]):
            return Captioned(_trimmed(text[: sign.start()]), credit)
    return None


def _chained(text: str) -> Captioned | None:
    """Part "… on Friday. Ezra Example / Getty Images", "… the country AP Photo/Anna Example"."""
    if (wire := _WIRE_PHOTO.search(text)) is not None and (credit := _makers(wire[0])):
        return Captioned(_trimmed(text[: wire.start()]), credit)
    tail = text[-MAX_CREDIT:]
    for match in _SENTENCE.finditer(tail):
        rest = tail[match.start() :].strip()
        if match.start() and (_is_chain(rest) or _is_house(rest.rstrip("."))) and (credit := _makers(rest)):
            return Captioned(_trimmed(text[: len(text) - len(tail) + match.start()]), credit)
    return None


def _is_chain(text: str) -> bool:
    """Tell "Anna Example/Pool via AP": names parted by slashes or "via", the last or first of them an agency."""
    text = text.rstrip(" .")
    if "/" not in text and " via " not in text and " | " not in text:
        return False
    parts = [part for part in _PARTS.split(text) if part]
    return 1 < len(parts) <= 8 and any(_is_house(part) for part in (parts[0], *parts[1:][-2:]))


def _is_house(text: str) -> bool:
    """Tell whether a text names an agency, or begins with a picture agency's name ("Getty Images Europe")."""
    words = text.split()
    if fold(text) in _BODIES:
        return True
    if len(words) == 2 and words[1].lower() in _KINDS and agency_of(words[0]):
        return True
    return (
        agency_of(text) is not None
        or is_picture_agency(text)
        or (2 < len(words) < 5 and is_picture_agency(" ".join(words[:2])))
        or (len(words) == 2 and is_picture_agency(words[0]))
    )


def _makers(rest: str) -> str | None:
    """Give the names that a text behind a label consists of; None for anything else."""
    bare = _LEADING.sub("", rest).strip().rstrip(" .")
    if bare[-1:] in _CLOSE and not any(sign in bare for sign in _OPEN):
        bare = bare.rstrip(_CLOSE + " .")
    if not 1 < len(bare) <= MAX_CREDIT or bare.startswith(("http://", "https://")):
        return None
    words = _WORD.findall(bare)
    if not words or len(words) > MAX_WORDS:
        return None
    if not any(char.lower() != char.upper() for char in bare):
        return bare if len(bare) <= MAX_DENSE and bare[0].isalpha() else None
    small = 0
    parts = _PARTS.split(bare)
    others = [part for part in parts if not _is_house(part)]
    if len(others) < len(parts) or len(parts) > 1:  # hr, rbb; a pen name beside its agency
        most = MAX_LETTERS if len(others) == len(parts) else MAX_CREDIT
        others = [part for part in others if " " in part or not part.isalnum() or len(part) > most]
    for word in _WORD.findall(" ".join(others)):
        stem = word.strip("()[]«»“”\"'’.©®™")
        if not stem or stem.lower() in _SMALL or _YEARS.fullmatch(stem) or _LETTERS.fullmatch(word):
            continue
        first = stem[0]
        if first.islower() and not _is_name_in_small(stem):
            small += 1
        elif first.isdigit() and not any(map(str.isalpha, stem)):
            return None
    if small and not (agency_of(bare) or is_picture_agency(bare) or (len(words) == 1 and len(bare) > 2)):
        return None
    return None if _RUNS_ON.search(bare) else bare


def _is_name_in_small(word: str) -> bool:
    """Tell dpa, iStock, @handle, example.com and al-Masri from a word of a sentence."""
    return (
        word[0] == "@"
        or any(map(str.isupper, word))
        or "." in word[1:-1]
        or agency_of(word) is not None
        or is_picture_agency(word)
        or "@" in word
    )


def _trimmed(caption: str) -> str | None:
    """Give what is left of a caption, without the sign that parted it from the credit."""
    return caption.rstrip().rstrip(f"{_OPEN}|–—-•·/,;").rstrip() or None
