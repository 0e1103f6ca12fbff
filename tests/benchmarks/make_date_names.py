"""Make `framework/copydesk/normalise/dates/names.json` from the Unicode CLDR, through Babel.

Run `python tests/benchmarks/make_date_names.py`; the file is part of the project, Babel is not needed to use it.
A second run with the same Babel gives the same bytes (`--check` exits with 1 where it does not).

Per language: `m` months and `w` weekdays (Monday first), each with every printed form (format, stand-alone, wide,
abbreviated, of every country's variant) parted by `|`; `p` times of day by the hours they
cover; `u` units of time; `r` what stands before and
after the number of "3 hours ago" (parted by `#`); and under "" the order of all-number dates by locale.
Forms are stored as lookup keys (`text.key_of`): case-folded, tokens parted by a space, no dots.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from babel import Locale, localedata

from copydesk.normalise.dates.text import key_of

TARGET = Path(__file__).parents[2] / "framework/copydesk/normalise/dates/names.json"
LANGUAGES = re.findall(
    r"\w+",
    """
    af am ar as az be bg bn bs ca ceb ckb cs cy da de el en eo es et eu fa fi fil fo fr fy ga gd gl gu ha he hi hr hu hy
    id ig is it ja jv ka kk km kn ko ku ky lb lo lt lv mi mk ml mn mr ms mt my nb ne nl nn or pa pl ps pt rm ro ru rw sc
    sd si sk sl so sq sr su sv sw ta te tg th tk tr tt ug uk ur uz vi wo xh yo yue zh zu
    """,
)
UNITS = ("second", "minute", "hour", "day", "week", "month", "year")
HAN = re.compile("[\u4e00-\u9fff]")
HAN_LANGUAGES = {"ja", "yue", "zh", "ko"}
UNREAD_SCRIPTS = {"Dsrt", "Shaw"}  # English in alphabets no news site uses
WIDTHS = ("wide", "abbreviated")  # the two-letter "short" days are common words ("we", "on") and hardly printed


def usable(name: str, language: str) -> bool:
    """Say whether a form can be looked up: no digits ("8月" is read by its mark), no other language's fallback."""
    key = key_of(name)
    if not key or re.search(r"\d", key) or (HAN.search(key) and language not in HAN_LANGUAGES):
        return False
    if language in {"yue", "zh"} and (key.isascii() or key.endswith(" 月")):
        return False  # transliterations; a month there is a number and a mark
    return len(key) > 1 or language in {"ja", "ko", "my", "th"}


def hours_of(locale: Locale, period: str) -> str:
    """Give the hours a time of day covers in a language ("6-12"); nothing for midnight, which is of two days."""
    for rule in locale.day_period_rules.get(None, {}).get(period, ()):
        if "from" in rule:
            return f"{rule['from'] // 3600}-{rule['before'] // 3600}"
    return ""


class Names:
    """The forms of one language, in the order they are met, each once."""

    def __init__(self) -> None:
        self.months: list[dict[str, None]] = [{} for _ in range(12)]
        self.days: list[dict[str, None]] = [{} for _ in range(7)]
        self.periods: dict[str, dict[str, None]] = {}
        self.units: dict[str, dict[str, None]] = {}
        self.relative: dict[str, dict[str, None]] = {}

    def add(self, locale: Locale, language: str) -> None:
        """Take in one locale's forms."""
        for context in ("format", "stand-alone"):
            for width in WIDTHS:
                for number, name in locale.months[context].get(width, {}).items():
                    if usable(name, language):
                        self.months[number - 1][key_of(name)] = None
                for number, name in locale.days[context].get(width, {}).items():
                    if usable(name, language):
                        self.days[number][key_of(name)] = None
                for period, name in locale.day_periods.get(context, {}).get(width, {}).items():
                    kind = period if period in {"am", "noon", "pm"} else hours_of(locale, period)
                    if kind and (usable(name, language) or (len(name) == 1 and name.isalpha())):
                        self.periods.setdefault(kind, {})[key_of(name)] = None
        data = locale._data
        for unit in UNITS:
            for width in ("long", "short", "narrow"):
                for form, pattern in data["unit_patterns"].get(f"duration-{unit}", {}).get(width, {}).items():
                    if isinstance(pattern, str) and form not in {"per", "compound"} and "{0}" in pattern:
                        key = key_of(pattern.replace("{0}", ""))
                        if key and not re.search(r"\d", key):
                            self.units.setdefault(unit, {})[key] = None
            for width in ("", "-short", "-narrow"):
                for form, pattern in data["date_fields"].get(unit + width, {}).get("past", {}).items():
                    self.relate(unit, form, pattern)

    def relate(self, unit: str, form: str, pattern: str) -> None:
        """Take in one "{0} hours ago"; a form that says one or two without a digit is kept as `1#words`."""
        if "{0}" in pattern:
            before, after = pattern.split("{0}", 1)
            entry = f"{key_of(before)}#{key_of(after)}"
        elif form in {"one", "two"}:
            entry = f"{'1' if form == 'one' else '2'}##{key_of(pattern)}"
        else:
            return
        bare = not key_of(pattern.partition("{0}")[0]) and entry.strip("#") in self.units.get(unit, {})
        if entry.strip("#") and not bare and not re.search(r"[-−+]\W*\{0\}|[-−+]\W*$", pattern):  # "-3 h" is no phrase
            self.relative.setdefault(unit, {})[entry] = None

    def as_data(self) -> dict[str, object]:
        """Give the compact form."""
        return {
            "m": ["|".join(forms) for forms in self.months],
            "w": ["|".join(forms) for forms in self.days],
            "p": {kind: "|".join(forms) for kind, forms in sorted(self.periods.items())},
            "u": {unit: "|".join(forms) for unit, forms in self.units.items()},
            "r": {unit: "|".join(forms) for unit, forms in self.relative.items()},
        }


def fresh(identifier: str) -> Locale:
    """Load one locale with nothing cached: Babel's fallbacks leak from one loaded locale into the next."""
    localedata._cache.clear()
    return Locale.parse(identifier)


def order_of(locale: Locale) -> str:
    """Give the order of the short all-number date."""
    letters = re.sub(r"'[^']*'", "", locale.date_formats["short"].pattern)
    return "".join(dict.fromkeys(c for c in letters.replace("L", "M").upper() if c in "DMY"))


def main() -> int:
    """Write the file, or compare with it."""
    names = {language: Names() for language in LANGUAGES}
    orders: dict[str, str] = {}
    for identifier in sorted(localedata.locale_identifiers()):
        language = identifier.partition("_")[0]
        if language not in names or UNREAD_SCRIPTS & set(identifier.split("_")):
            continue
        locale = fresh(identifier)
        names[language].add(locale, language)
        parts = identifier.split("_")
        region = next((part for part in parts[1:] if len(part) == 2 and part.isupper()), "")
        order = order_of(locale)
        if not region and len(parts) == 1:
            orders[language] = order
        elif region and len(parts) == 2 and orders.get(language) != order and language != "en":
            orders[f"{language}-{region}"] = order
    data: dict[str, object] = {"": orders}
    data |= {language: found.as_data() for language, found in names.items()}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace('}},"', '}},\n"') + "\n"
    if "--check" in sys.argv:
        return int(TARGET.read_text(encoding="utf-8") != text)
    TARGET.write_text(text, encoding="utf-8")
    clashes = [
        (language, key)
        for language, found in names.items()
        for key in {key for forms in found.months for key in forms}
        if sum(key in forms for forms in found.months) > 1
    ]
    print(f"{len(LANGUAGES)} languages, {len(text.encode()) / 1000:.0f} kB; one form, two months: {clashes}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
