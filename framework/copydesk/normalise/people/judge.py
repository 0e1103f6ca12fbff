"""Judges a phrase of a byline: a person's name, a job, a body, a function without a name, or nothing."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from copydesk.normalise.people.given_names import is_given_name
from copydesk.normalise.places import is_place
from copydesk.normalise.tables import folded
from copydesk.normalise.values import fold

MAX_NAME_WORDS = 6
# Letters of any script with marks, apostrophes, hyphens, full stops (initials), quotes and brackets (nicknames).
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0fff\u1000-\u109f\u1780-\u17ff\u200c\u200d"
_WORD = re.compile(rf"^[\"“„«'‘’ʻʼ(]?[^\W\d_][\w{_MARKS}'’‘`´.·‐‑*-]*[)\"”“»'’]?[.,]?$")
# What may stand in small letters before the capital of a surname: d'Exemple, al-Masri.
_PREFIXED = re.compile(
    r"(?i:[dl]['’]|(?:a[dlnrstz]|ash|el|ez|ul)[-‐‑'’]\w)"
    # Irish writes what grammar puts before a name's capital: an tSaoir, Ó hEocha, Nic nDaeid, Mag bhFloinn.
    r"|(?:h[AEIOUÁÉÍÓÚ]|tS|mB|gC|n[DG]|bP|dT|bhF)\w"
)
_DIGIT = re.compile(r"\d")
_DOMAIN = re.compile(
    r"\w\.(?:com|org|net|de|at|ch|fr|it|es|co|io|tv|info|uk|news|ru|br|nl|se|no|dk|pl|eu|ca|au|in)\b", re.IGNORECASE
)
# Endings of words for what somebody does, longer than any surname with them.
_JOB_ENDING = re.compile(
    r"(?:reporterin|redakteur(?:in)?|korrespondent(?:in)?|journalist(?:in)?|chef(?:in)?|leiter(?:in)?|präsident(?:in)?"
    r"|minister(?:in)?|experte|expertin|alist|ologist|nomist|grapher|correspondent|redaktør|redaktör|korrespondent)$",
    re.IGNORECASE,
)
_SENTENCE = frozenset(
    {"by", "was", "is", "are", "has", "have", "this", "these", "that", "you", "we", "it", "how", "why"}
)
_BRAND = re.compile(
    r"^(?!Mac|Mc|De|Di|Da|La|Le|Van|Von|Fitz|O[’'])[A-ZÀ-Þ]?[a-zà-ÿ]*[a-zà-ÿ][A-ZÀ-Þ]{1,4}[a-zà-ÿ]{2,}$"
)


def _fold_words(text: str) -> list[str]:
    return [fold(word) for word in text.replace("/", " ").replace("(", " ").split()]


def is_job_word(word: str) -> bool:
    """Tell whether one word says what somebody does."""
    folded_word = fold(word)
    if folded_word in folded("people", "jobs"):
        return True
    return len(folded_word) > 7 and _JOB_ENDING.search(word.strip(".,;)")) is not None


@lru_cache(maxsize=2048)
def is_job(text: str) -> bool:
    """Tell whether a phrase is a job title and nothing else: "Chief Political Correspondent", "Enviado especial"."""
    words = text.split()
    if not words or len(words) > 14:
        return False
    if 1 < len(words) < 4 and fold(text) in folded("people", "jobs"):
        return True  # Harbour Master: neither word is a job by itself
    place = next((n for n, word in enumerate(words) if is_job_word(word)), None)
    if place is None:
        return False
    if place == 1 and len(words) == 2 and is_given_name(words[0]):
        return False  # Edith Head
    return not (place >= 2 and is_given_name(words[0]))


def opens_job(word: str) -> bool:
    """Tell whether a word can be the first of a job title or an outlet's name."""
    name = fold(word)
    return is_job_word(word) or name in folded("people", "modifiers") or name in folded("people", "organisations")


def split_job(text: str) -> tuple[str, str] | None:
    """Part "Anna Beispiel Political Correspondent" into name and job; None where no job follows a name."""
    words = text.split()
    modifiers = folded("people", "modifiers")
    if not any(is_job_word(word) for word in words[2:]):
        return None
    for place in range(2, len(words)):
        if is_job_word(words[place]) or (fold(words[place]) in modifiers and not _initial(words[place])):
            head = " ".join(words[:place])
            known = is_given_name(words[0]) or (place == 2 and not any(fold(word) in modifiers for word in words[:2]))
            if known and is_name(head) and not is_organisation(head) and not is_place(head):
                return head, " ".join(words[place:])
            return None
    return None


def split_outlet(text: str) -> tuple[str, str] | None:
    """Part "Anna Example Fox News" into name and outlet; None where the name is not plainly a person's."""
    words = text.split()
    if len(words) < 3 or not is_given_name(words[0]):
        return None
    letters = folded("people", "outlets")
    for place in range(2, len(words)):
        if words[place].isupper() and fold(words[place]) in letters:  # Anna Example BBC Sport
            head = " ".join(words[:place])
            return (head, " ".join(words[place:])) if is_name(head) and not is_organisation(head) else None
    if len(words) < 4:
        return None
    for place in range(2, len(words) - 1):
        if _initial(words[place - 1]) or "." in words[place - 1]:
            continue
        head, tail = " ".join(words[:place]), " ".join(words[place:])
        return (head, tail) if is_name(head) and not is_organisation(head) and is_organisation(tail) else None
    return None


def _initial(word: str) -> bool:
    return len(word.strip(".")) < 2


@lru_cache(maxsize=2048)
def is_organisation(text: str) -> bool:
    """Tell whether a phrase names a body: by a word only bodies carry, a domain, or a brand's inner capital."""
    words = text.split()
    if not words:
        return False
    if len(words) > 12 or any(word.lower() in _SENTENCE for word in words):
        return False
    if _DOMAIN.search(text):
        return True
    if text[0] > "\u0dff" and fold(text).startswith(_glued_bodies()):
        return True
    bodies = folded("people", "organisations")
    marks = [
        fold(word) in bodies or any(fold(part) in bodies for part in word.split("-") if "-" in word) for word in words
    ]
    if any(marks):
        surname = folded("people", "surnames_too")
        person = len(words) in (2, 3) and is_given_name(words[0]) and sum(marks) == 1 and fold(words[-1]) in surname
        return not person
    if words[0] in ("The", "THE", "the", "Team", "Équipe", "Equipo") and len(words) > 1:
        return True
    if words[0].isupper() and fold(words[0]) in folded("people", "outlets"):
        return True
    if len(words) > 1:
        return False
    shouted = text.isupper() and sum(map(str.isalpha, text)) > 1
    return _BRAND.match(text) is not None or (shouted and not is_given_name(text) and not is_place(text))


@cache
def _glued_bodies() -> tuple[str, ...]:
    return tuple(folded("people", "glued_bodies"))


def is_collective(text: str) -> bool:
    """Tell "Guardian staff reporter", which names a body, from "White House correspondent", which names nobody."""
    bodies, modifiers, many = (folded("people", name) for name in ("organisations", "modifiers", "collectives"))
    words = _fold_words(text)
    named = any(word in bodies and word not in modifiers and word not in many for word in words)
    return named and any(word in many for word in words) and not is_nameless(text)


def is_acronym(word: str) -> bool:
    """Tell whether a lone word is an abbreviation of two to five capitals, with or without digits."""
    return 2 <= len(word) <= 5 and word.isupper() and word.isalnum()


def is_newsroom(text: str) -> bool:
    """Tell whether a phrase is a collective that signs without further name: Staff, Redaktion, Editorial Board."""
    name = fold(text)
    return name in folded("people", "newsroom") or name.removeprefix("the") in folded("people", "newsroom")


def is_nameless(text: str) -> bool:
    """Tell whether a phrase is a function or placeholder that names nobody: admin, guest, Special Correspondent."""
    return fold(text) in folded("people", "nameless")


@lru_cache(maxsize=2048)
def is_name(text: str) -> bool:
    """Tell whether a phrase can be a person's name: one to six words of letters, none of which no name holds."""
    words = text.split()
    if not 0 < len(words) <= MAX_NAME_WORDS or _DIGIT.search(text) or len(text) > 80:
        return False
    modifiers = folded("people", "modifiers")
    if all(fold(word) in modifiers for word in words):
        return False  # Public Health, World Politics: a desk or a section
    never = folded("people", "never")
    particles = folded("people", "particles")
    proper = 0
    small = 0
    before = ""
    for word in words:
        folded_word = fold(word)
        if not _WORD.match(word):
            return False
        # Behind a particle it is a surname: van der Meer.
        if folded_word in never and not _initial(word) and not (before in particles and word[0].isupper()):
            return False
        before = folded_word if word[0].islower() else ""
        first = next((c for c in word if c.isalpha()), "")
        if first.islower():
            if folded_word not in particles and not _PREFIXED.match(word):
                small += 1
        else:
            proper += 1
    # Names in small letters only are pen names, of two words at most.
    return proper > 0 if small == 0 else proper == 0 and small <= 2
