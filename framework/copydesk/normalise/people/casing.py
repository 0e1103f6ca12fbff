"""Gives names printed in capitals their usual letters: JANE O'BRIEN, Jean DUPONT, PIET VAN DER BERG."""

from __future__ import annotations

import re

from copydesk.normalise.tables import folded

# Particles that keep the capital in Italian names (Leonardo Di Capri), where other languages write them small.
_ITALIAN = frozenset({"de", "di", "da", "del", "della", "dello", "dei", "degli", "lo", "la", "le"})
_INITIALS = frozenset({"aj", "bj", "cj", "dj", "ej", "jd", "jj", "jp", "kj", "mj", "oj", "pj", "rj", "tj", "kc", "jk"})
_TITLES = frozenset({"jr", "sr", "dr", "mr", "ms", "mrs", "st", "ft", "mt"})
_ROMAN = frozenset({"ii", "iii", "iv", "vi", "vii", "viii"})
_VOWELS = set("aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýœ")
_PREFIXED = re.compile(r"^(Ma?c|Fitz|O[’']|D[’']|De|Del|Di|La|Le|Van|Von|St)([A-ZÀ-Þ])([A-ZÀ-Þ]{2,})$")
_HYPHENED = frozenset({"au", "aux", "en", "la", "le", "les", "sur", "de", "du", "des", "sous", "am", "an", "der"})
_PIECES = re.compile(r"([-‐‑'’./])")


def is_shouted(text: str) -> bool:
    """Tell whether a name of two letters or more is written in capitals only (a particle may be small)."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 3 and all(not c.islower() for c in letters) and any(map(str.isupper, letters))


def recase(name: str, language: str | None = None) -> str:
    """Write a name printed in capitals with the usual ones; a name in mixed case keeps the capitals it has.

    In a mixed name a word of four capitals or more is a surname set off in the French manner (Jean DUPONT), and
    capitals behind a prefix are the rest of it (MacDONALD, DeSANTIS).
    """
    words = name.split()
    if name.istitle() and not name.isupper() and "".join(words).isalpha():
        return " ".join(words)  # Anna Example, as nearly all are
    if is_shouted(name):
        return _whole(words, language)
    if len(words) > 1 and all(word.isupper() or _PREFIXED.match(word) for word in words):  # RONALD McEXAMPLE
        return " ".join(
            _behind_prefix(word, language) if _PREFIXED.match(word) else _word(word, language) for word in words
        )
    mixed = len(words) > 1 and any(word[:1].isupper() and word[1:].islower() for word in words)
    if mixed and any(map(_set_off, words)):
        return " ".join(_beside_set_off(words, place, language) for place in range(len(words)))
    return " ".join(_behind_prefix(word, language) for word in words)


def recase_family(family: str, language: str | None = None) -> str:
    """Write a family name that stands for itself: particles are small, as they are behind a given name."""
    if not is_shouted(family):
        return recase(family, language)
    return _whole(["X", *family.split()], language).removeprefix("X ")


def _beside_set_off(words: list[str], place: int, language: str | None) -> str:
    word = words[place]
    if _set_off(word):
        return _word(word, language)
    if word.isupper() and 0 < place < len(words) - 1 and word.lower() in folded("people", "small"):
        return word.lower()  # Piet VAN DER BERG
    return _behind_prefix(word, language)


def _behind_prefix(word: str, language: str | None) -> str:
    match = _PREFIXED.match(word)
    return f"{match[1]}{match[2]}{_lower(match[3], language)}" if match else word


def recase_place(place: str, language: str | None = None) -> str:
    """Write a place printed in capitals with the usual ones: RIO DE JANEIRO, PORT-AU-PRINCE, HANOI, Vietnam."""
    return ", ".join(
        "/".join(_recased_city(city, language) for city in part.split("/")) for part in re.split(r"\s*[,،]\s*", place)
    )


def _recased_city(city: str, language: str | None) -> str:
    if not is_shouted(city) or (city.count(".") > 1 and " " not in city):  # U.N.
        return city
    return _whole(city.split(), language, place=True)


def _set_off(word: str) -> bool:
    letters = [c for c in word if c.isalpha()]
    return len(letters) > 3 and all(map(str.isupper, letters)) and bool(_VOWELS & set(word.lower()))


def _whole(words: list[str], language: str | None, *, place: bool = False) -> str:
    written: list[str] = []
    for number, word in enumerate(words):
        small = word.lower()
        if 0 < number < len(words) - 1 and _is_particle(small, words[number - 1].lower(), language, place):
            written.append(small)
        elif small.strip(".,") in _ROMAN or _is_initials(word, number, len(words)):
            written.append(word)
        else:
            written.append(_word(word, language))
    return " ".join(written)


def _is_particle(word: str, before: str, language: str | None, place: bool) -> bool:
    if language is not None and language.startswith("it") and word in _ITALIAN and not place:
        return False
    if word not in folded("people", "small"):
        return False
    return place or word not in folded("people", "small_second") or before in folded("people", "small")


def _is_initials(word: str, number: int, count: int) -> bool:
    bare = word.strip(".,").lower()
    if bare in _TITLES:
        return False
    if bare in _INITIALS or (word.count(".") > 0 and len(bare.replace(".", "")) <= 3 and "." in word[:-1]):
        return True
    return number < count - 1 and len(bare) in (2, 3) and bare.isascii() and not _VOWELS & set(bare)


def _word(word: str, language: str | None) -> str:
    pieces = _PIECES.split(word)
    written: list[str] = []
    for number, piece in enumerate(pieces):
        # "Port-au-Prince": a particle between hyphens is small; "D'ANGELO", "O'BRIEN": both halves are capital.
        between = 0 < number < len(pieces) - 1 and pieces[number - 1] in "-‐‑"
        written.append(
            _lower(piece, language)
            if between
            and piece.lower()
            in ("au", "aux", "en", "la", "le", "les", "sur", "de", "du", "des", "sous", "am", "an", "der")
            else _capital(piece, language, number, pieces)
        )
    return "".join(written)


def _capital(piece: str, language: str | None, number: int, pieces: list[str]) -> str:
    if not piece or not piece[0].isalpha():
        return piece
    if number and pieces[number - 1] in "'’" and len(piece) == 1:  # a possessive or clipped end: KHRUSHCHEV'S
        return _lower(piece, language)
    small = _lower(piece, language)
    first, rest = piece[0], small[1:] if len(small) == len(piece) else _lower(piece[1:], language)
    if small.startswith("mc") and len(small) > 4:
        return "Mc" + small[2].upper() + small[3:]
    if small.startswith("mac") and small[3:] in folded("people", "mac"):
        return "Mac" + small[3].upper() + small[4:]
    if small.startswith("ij") and language is not None and language.startswith("nl"):
        return "IJ" + small[2:]
    return first + rest


def _lower(piece: str, language: str | None) -> str:
    if language is not None and language.split("-")[0] in ("tr", "az"):
        piece = piece.replace("İ", "i").replace("I", "ı")
    return piece.lower()
