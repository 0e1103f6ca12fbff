"""Fields that are a text and nothing more: subtitle, kicker, summary, native_id, version …"""

from __future__ import annotations

from collections.abc import Mapping

from copydesk.models import Context, Found, Issue
from copydesk.normalise.text import Cleaned, clean_text
from copydesk.normalise.values import as_text, nothing, stepped

MESSAGES = {
    "mojibake_repaired": "UTF-8 that had been read as Windows-1252 was repaired",
    "entities_nested": "entities are nested without end and were left as they are",
    "replacement_character": "a character was lost before copydesk saw the text",
}


def normalise_text(found: Found, context: Context) -> list[Found]:  # noqa: ARG001
    """Clean a text field; a value without text becomes None."""
    cleaned = cleaned_value(found)
    return [nothing(found, "text", "empty_value", "no text in it", "info") if cleaned is None else cleaned]


def cleaned_value(found: Found) -> Found | None:
    """Give the found value as one clean string; None where there is no text in it."""
    raw = as_text(found.value)
    if raw is None:
        return None
    cleaned = clean_text(raw)
    if not cleaned.text:
        return None
    if cleaned.text == found.value:
        return found
    return stepped(found, cleaned.steps or ("text",), cleaned.text, *text_issues(cleaned, found.field))


def text_issues(cleaned: Cleaned, field: str) -> list[Issue]:
    """Say what cleaning a text met that a reader of the record should know."""
    return [Issue(code, field, "info", MESSAGES[code]) for code in cleaned.issues]


def normalise_alt_titles(found: Found, context: Context) -> list[Found]:  # noqa: ARG001
    """Clean the other titles of a page: a mapping from where each stands to the title."""
    if not isinstance(found.value, Mapping):
        return [nothing(found, "alt_titles", "not_a_mapping", "other titles come as a mapping from place to title")]
    titles: dict[str, str] = {}
    for place, title in found.value.items():
        text = as_text(title)
        clean = clean_text(text).text if text else ""
        if clean:
            titles[str(place)] = clean
    if not titles:
        return [nothing(found, "text", "empty_value", "no title in it", "info")]
    return [found if titles == found.value else found.step("text", titles)]
