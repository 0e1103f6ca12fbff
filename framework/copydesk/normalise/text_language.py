"""The language a text is written in: told by its script, and in scripts many share by its commonest words.

It serves to contradict what a page declares, not to name any language there is: a text that is too short, a list or
in a language without a profile is told nothing of.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from copydesk.models import CONTENT_KINDS, Block
from copydesk.normalise.tables import lines

SAMPLE = 720
"""Characters of a text looked at: some 110 words, of which a profile of Latin letters holds 15 to 45."""
_PIECES = 6
"""Places of a body they are taken from: a quoted passage or a box in another language is one of them."""
_SHORT = 60  # characters of a block below which it may be a name, a list's entry, a button
_THIN = 90  # characters of a sample by which its script is told
MIN_LETTERS = 20
"""Letters other than Latin, of those 90, from which on they may be the text's script."""
MIN_WORDS = 25
MANY = 4
"""Languages of one script that may share a word which counts: "de", "na" and "en" are words of eight."""
SHARE = 0.08
"""Share of a text's words that a profile must hold, those of more than MANY languages left out. Running text has .15 to
.35 of the Romance and Germanic languages, .10 to .20 of the Slavic, Finnic and Turkic; of other families' words a
profile holds .00 to .03."""
PLAIN_SHARE = 0.12
"""The same, where the declared language has no profile to compare with: its kin may share that many words."""
TIMES = 2.0
"""How many times as many words as the declared language's profile another must hold: kin (Danish and Norwegian, Czech
and Slovak, Malay and Indonesian) share more than half of them."""
DIFFERENT = 4
"""Different words of a profile that a text must hold."""
OWN = 0.08
"""Share of words in the declared language's own profile from which on no other is asked of."""
AHEAD = 1.2
"""How far ahead of the second a language must be that nothing declares; Danish and Norwegian are not."""
KANA = 0.15
"""Share of kana among East Asian letters from which on they are Japanese: running text has half."""

_STARTS, _NAMES = zip(*(
    (0x0, None), (0x370, "Greek"), (0x400, "Cyrillic"), (0x530, "Armenian"), (0x590, "Hebrew"), (0x600, "Arabic"),
    (0x700, None), (0x750, "Arabic"), (0x780, None), (0x8A0, "Arabic"), (0x900, "Devanagari"), (0x980, "Bengali"),
    (0xA00, "Gurmukhi"), (0xA80, "Gujarati"), (0xB00, "Oriya"), (0xB80, "Tamil"), (0xC00, "Telugu"), (0xC80, "Kannada"),
    (0xD00, "Malayalam"), (0xD80, "Sinhala"), (0xE00, "Thai"), (0xE80, "Lao"), (0xF00, "Tibetan"), (0x1000, "Myanmar"),
    (0x10A0, "Georgian"), (0x1100, "Hangul"), (0x1200, "Ethiopic"), (0x13A0, None), (0x1780, "Khmer"), (0x1800, None),
    (0x1C90, "Georgian"), (0x1CC0, None), (0x1F00, "Greek"), (0x2000, None), (0x3041, "Kana"), (0x3100, None),
    (0x3131, "Hangul"), (0x3190, None), (0x3400, "Han"), (0xA000, None), (0xAC00, "Hangul"), (0xD7B0, None),
    (0xF900, "Han"), (0xFB00, None), (0xFB1D, "Hebrew"), (0xFB50, "Arabic"), (0xFE00, None), (0xFE70, "Arabic"),
    (0xFF00, None),
), strict=True)  # fmt: skip
"""Where the blocks of Unicode begin (UAX #24), with the script of each; None for Latin, signs and what is left."""
_FOREIGN = re.compile("[\u0370-\u1fff\u3041-\ud7af\uf900-\uffff]").findall
_WORDS = re.compile(r"[^\W\d_]+(?:['’ʻ‘-][^\W\d_]+)?|'n")
_INDIC = re.compile("[\u0900-\u0d7f]").search
_MARKED = re.compile(r"[\w\u0900-\u0d7f]+")  # the vowel signs of Indic scripts are no letters to `\w`


class Spoken(NamedTuple):
    """What a text says of its language."""

    language: str | None
    """Primary subtag; None where the text cannot be in the declared language and which it is in stays open."""
    share: float
    """Of the words, or of the letters where its script says it alone."""
    what: str
    """That share's name: `words` or the script."""


def sample_of(value: Any) -> str | None:
    """Give some text of a body as extractors find it, from several places; None where there is too little."""
    if isinstance(value, str):
        return value[:SAMPLE] if len(value) > _SHORT else None
    if not isinstance(value, Sequence) or not value:
        return None
    pieces = _pieces(value, len(value) // _PIECES or 1)
    if len(pieces) < 3:  # few blocks, or many short ones
        pieces = _pieces(value, 1)
    sample = " ".join(pieces)
    return sample if len(sample) >= _SHORT else None


def _pieces(blocks: Sequence[Any], step: int) -> list[str]:
    pieces: list[str] = []
    for block in blocks[::step]:
        if isinstance(block, Block) and block.kind in CONTENT_KINDS and len(block.text) >= _SHORT:
            pieces.append(block.text[: SAMPLE // 3])
            if len(pieces) == _PIECES:
                break
    size = SAMPLE // (len(pieces) or 1)
    return [text if len(text) <= size else _head(text, size) for text in pieces]


def _head(text: str, size: int) -> str:
    cut = text.rfind(" ", size // 2, size)
    return text[: cut if cut > 0 else size]


@lru_cache(maxsize=16)  # asked of one page's sample for each place that declares a language
def contradicted(sample: str, tag: str) -> Spoken | None:
    """Say what language a text is in where that plainly is not `tag`; None where it may be."""
    declared = tag.partition("-")[0].lower()
    profile = _profile(declared)
    if profile and (words := sample.lower().split()) and sum(map(profile.__contains__, words)) > OWN * len(words):
        return None  # as of nearly all pages
    script, share = _script(sample)
    spoken = _scripts().get(script, ()) if script is not None else ()
    if script is None or declared in spoken:
        if script is not None and script not in _SHARED:
            kanji = script == "Han" and declared in _HAN_BESIDE and _OTHER_ASIAN(sample) is None
            return Spoken("zh", share, script) if kanji else None
        told = _by_words(sample, profile, SHARE if profile else PLAIN_SHARE)
        return None if told is None or told.language in (declared, _kin().get(declared)) else told
    if script not in _SHARED:
        return Spoken(spoken[0], share, script)
    told = _by_words(sample, frozenset(), SHARE / 2)
    if told is None and declared in _known():
        return Spoken(None, share, script)
    return told


def language_of(sample: str) -> str | None:
    """Give the language a text is plainly in, where nothing declares one; None where it is not plain."""
    script, _ = _script(sample)
    if script is not None and script not in _SHARED:
        return _scripts()[script][0]
    told = _by_words(sample, frozenset(), SHARE, ahead=AHEAD)
    return told.language if told is not None else None


_HAN_BESIDE = frozenset({"ja", "ko"})
"""Languages with Chinese characters beside letters of their own, of which running text is never without."""
_OTHER_ASIAN = re.compile("[\u3041-\u30fa\uac00-\ud7a3]").search
_SHARED = frozenset({"Cyrillic", "Arabic", "Hebrew", "Devanagari", "Ethiopic"})
"""Scripts of several languages' press, of which words tell which; of any other the first language of the table is it,
and the others (Assamese in Bengali letters) are believed where they are declared."""


def _script(sample: str) -> tuple[str | None, float]:
    """Give the script of most letters, and its share of them; None for Latin and for none."""
    if sample.isascii():
        return None, 0.0
    thin = sample[:: len(sample) // _THIN + 1]
    letters = _FOREIGN(thin)
    if len(letters) < MIN_LETTERS or 2 * len(letters) < sum(map(str.isalpha, thin)):
        return None, 0.0
    counts = Counter(_NAMES[bisect(_STARTS, ord(letter)) - 1] for letter in letters)
    if counts["Kana"] >= KANA * (counts["Kana"] + counts["Han"]) and counts["Kana"]:
        counts["Kana"] += counts["Han"]
    script, count = counts.most_common(1)[0]
    return script, count / len(letters)


def _by_words(sample: str, own: frozenset[str], least: float, ahead: float = 1.0) -> Spoken | None:
    """Say which profile holds the most of a text's words.

    None where that is less than the share `least`, less than TIMES what the profile `own` holds, less than `ahead`
    times the second's, or where there are too few words to say.
    """
    small = sample.lower()
    words = small.split() if small.isascii() else (_MARKED if _INDIC(small) else _WORDS).findall(small)
    total = len(words)
    if total < MIN_WORDS:
        return None
    known = sum(map(own.__contains__, words)) if own else 0
    counts: Counter[str] = Counter()
    index = _index()
    for word in words:
        if (languages := index.get(word)) is not None:
            counts.update(languages)
    if not counts:
        return None
    (best, most), *others = counts.most_common(2)
    if most < max(least * total, TIMES * known) or (others and most < ahead * others[0][1]):
        return None
    if len(_profile(best).intersection(words)) < DIFFERENT:
        return None  # "et" of a Latin filler is French, too
    return Spoken(best, most / total, "words")


@cache
def _index() -> dict[str, tuple[str, ...]]:
    """Give by each word that tells anything the languages that have it."""
    index: dict[str, dict[str, None]] = {}
    for line in lines("stopwords", "words"):
        language, _, words = line.partition(":")
        for word in words.split():
            index.setdefault(word, {})[language] = None
    return {word: tuple(languages) for word, languages in index.items() if len(languages) <= MANY}


@cache
def _profile(language: str) -> frozenset[str]:
    """Give the telling words of a language and of its kin; none of a language without a profile."""
    wanted = {language, _kin().get(language, language)}
    return frozenset(word for word, languages in _index().items() if not wanted.isdisjoint(languages))


@cache
def _kin() -> dict[str, str]:
    return dict(pair.split("=", 1) for line in lines("stopwords", "kin") for pair in line.split())


@cache
def _scripts() -> dict[str, tuple[str, ...]]:
    table = (line.partition(":") for line in lines("stopwords", "scripts"))
    return {script: tuple(languages.split()) for script, _, languages in table}


@cache
def _known() -> frozenset[str]:
    """Give the languages whose scripts are known: those with a profile, and those of the scripts' table."""
    profiled = {line.partition(":")[0] for line in lines("stopwords", "words")}
    return frozenset(profiled.union(_kin(), *_scripts().values()))
