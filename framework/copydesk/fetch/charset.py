"""Bytes to text: byte-order mark, header, meta, then detection, and a check that what was declared is true.

The order is the WHATWG HTML standard's (13.2.3.2). A browser then believes what it was told; here a declaration the
bytes contradict is reported and not followed, because bytes that are valid UTF-8 with characters beyond ASCII are
UTF-8, and bytes that are mostly not are something else.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from copydesk.fetch.detection import detect_encoding
from copydesk.fetch.kind import is_utf_8_with_nul
from copydesk.fetch.labels import encoding_of, header_label, meta_encoding, meta_labels
from copydesk.models import Issue, evolve
from copydesk.models.base import record

EncodingFrom = Literal["bom", "header", "meta", "detected", "default"]

_PLACES = {"header": "Content-Type header", "meta": "meta element"}
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16le"), (b"\xfe\xff", "utf-16be"))
_UTF_16 = frozenset({"utf-16le", "utf-16be"})
_CJK = frozenset({"gbk", "gb18030", "big5", "euc-jp", "euc-kr", "shift_jis"})
_MIN_CJK = 4
"""A character of two bytes in GBK passes for UTF-8 about once in ten; four in a row, once in 10,000."""
_MAX_BAD = 0.05
"""Share of undecodable among the non-ASCII characters from which a declared encoding is not believed."""


@record
class Decoded:
    """The text of a document, and what decided how it was read."""

    text: str
    """Without byte-order mark and NUL; what could not be decoded is U+FFFD."""
    encoding: str
    """WHATWG name in lower case: utf-8, windows-1252, gbk …"""
    encoding_from: EncodingFrom
    issues: tuple[Issue, ...] = ()


@record
class _Claim:
    encoding: str
    place: Literal["header", "meta"]
    label: str


def decode(body: bytes, content_type: str | None = None) -> Decoded:
    """Decode a document; `content_type` is the HTTP header's value. Never raises.

    Issues: `charset_unknown` (a label nobody knows), `charset_mismatch` (the bytes contradict the declaration),
    `charset_conflict` (header and meta differ), `invalid_bytes`, `nul_characters`.
    """
    nul = b"\0" in body
    if nul and is_utf_8_with_nul(body[:4096]):
        bare = body.replace(b"\0", b"")  # one may stand inside a character
        return _reported(_decode(bare, content_type, nul=False), len(body) - len(bare))
    decoded = _decode(body, content_type, nul)
    # A search of the bytes costs a fifth of one of the text, and without NUL bytes there is no NUL character.
    return _without_nul(decoded) if nul else decoded


def _decode(body: bytes, content_type: str | None, nul: bool) -> Decoded:
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            text, bad = _read(body[len(mark) :], encoding)
            label = header_label(content_type)
            told = encoding_of(label) if label else None
            against = told is not None and told != encoding and not {told, encoding} <= _UTF_16
            claim = [_mismatch(_Claim(told or "", "header", label or ""), encoding, "bom")] if against else []
            return _finish(text, encoding, "bom", bad, claim)
    valid = _strict(body)
    header = header_label(content_type)
    if valid is not None and not nul and header and encoding_of(header) == "utf-8":
        return Decoded(valid, "utf-8", "header")  # most pages: what the meta elements say changes nothing
    issues: list[Issue] = []
    claims = _claims(body, header, issues)
    if nul and (wide := _utf_16(body, claims)):
        text, bad = _read(body, wide[0])
        return _finish(text, *wide, bad, issues)
    return _not_utf_8(body, claims, issues) if valid is None else _utf_8(body, valid, claims, issues)


def _strict(body: bytes) -> str | None:
    try:
        return body.decode()
    except UnicodeDecodeError:
        return None


def _claims(body: bytes, header: str | None, issues: list[Issue]) -> list[_Claim]:
    """Collect the known declarations, the header's label first; unknown labels become issues."""
    claims: list[_Claim] = []
    if header and (encoding := encoding_of(header)):
        claims.append(_Claim(encoding, "header", header))
    elif header:
        issues.append(_unknown(header, "header"))
    for label in meta_labels(body):
        if encoding := meta_encoding(label):
            claims.append(_Claim(encoding, "meta", label))
        else:
            issues.append(_unknown(label, "meta"))
    return claims


def _utf_16(body: bytes, claims: Sequence[_Claim]) -> tuple[str, EncodingFrom] | None:
    """Recognise UTF-16 without a mark: every other byte of its ASCII characters is NUL, of others (一, 开) few are."""
    sample = body[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if claims and claims[0].encoding in _UTF_16 and (even + odd) * 50 >= len(sample):
        return claims[0].encoding, claims[0].place
    least = max(2, len(sample) // 10)
    if odd >= least and even * 5 <= odd:
        return "utf-16le", "detected"
    return ("utf-16be", "detected") if even >= least and odd * 5 <= even else None


def _utf_8(body: bytes, text: str, claims: Sequence[_Claim], issues: list[Issue]) -> Decoded:
    """Settle the encoding of bytes that are valid UTF-8."""
    if not claims:
        if b"\x1b$" in body and detect_encoding(body) == ("iso-2022-jp", True):
            text, bad = _read(body, "iso-2022-jp")
            return _finish(text, "iso-2022-jp", "detected", bad, issues)
        return _finish(text, "utf-8", "default" if text.isascii() else "detected", 0, issues)
    claim = claims[0]
    if claim.encoding == "utf-8":
        return _finish(text, "utf-8", claim.place, 0, issues)
    if text.isascii() and claim.encoding not in _UTF_16:
        if b"\x1b" in body:
            text, bad = _read(body, claim.encoding)
            return _finish(text, claim.encoding, claim.place, bad, issues)
        return _finish(text, claim.encoding, claim.place, 0, issues)
    if claim.encoding in _CJK and _beyond_ascii(text) < _MIN_CJK:
        legacy, bad = _read(body, claim.encoding)
        if not bad:
            return _finish(legacy, claim.encoding, claim.place, 0, issues)
    told: EncodingFrom = next((other.place for other in claims if other.encoding == "utf-8"), "detected")
    issues.append(_mismatch(claim, "utf-8", told))
    return _finish(text, "utf-8", told, 0, issues)


def _not_utf_8(body: bytes, claims: Sequence[_Claim], issues: list[Issue]) -> Decoded:
    """Settle the encoding of bytes that are not valid UTF-8: damaged UTF-8, a legacy encoding, or a false claim."""
    text, bad = _read(body, "utf-8")
    good = _beyond_ascii(text) - bad
    first = claims[0] if claims else None
    said = next((claim for claim in claims if claim.encoding == "utf-8"), None)
    if good > 3 * bad or (said is not None and said is first and (good >= bad or _cut_at_end(body))):
        told: EncodingFrom = said.place if said else "detected"
        if first is not None and first is not said:
            issues.append(_mismatch(first, "utf-8", told))
        return _finish(text, "utf-8", told, bad, issues)

    readable: list[tuple[_Claim, str, int]] = []
    for claim in claims:
        if claim.encoding in _UTF_16 or claim.encoding == "utf-8":
            continue
        text, bad = _read(body, claim.encoding)
        if bad <= _MAX_BAD * _beyond_ascii(text):
            readable.append((claim, text, bad))
    detected, sure = detect_encoding(body) if len(readable) != 1 else (None, False)
    if readable:
        chosen = readable[0]
        if len(readable) > 1 and readable[0][0].encoding != readable[1][0].encoding:
            # Browsers follow the header, yet many servers name their own default for every file they hold.
            chosen = next((entry for entry in readable if entry[0].encoding == detected), chosen)
            issues.append(_conflict(claims, chosen[0]))
        elif first is not None and chosen[0] is not first:
            issues.append(_mismatch(first, chosen[0].encoding, chosen[0].place))
        return _finish(chosen[1], chosen[0].encoding, chosen[0].place, chosen[2], issues)

    encoding = detected or "windows-1252"
    text, bad = _read(body, encoding)
    told = "detected" if sure else "default"
    if first is not None:
        issues.append(_mismatch(first, encoding, told))
    return _finish(text, encoding, told, bad, issues)


def _read(body: bytes, encoding: str) -> tuple[str, int]:
    """Decode with replacement; give the text and how many replacements were made."""
    if encoding == "utf-8":
        text = body.decode("utf-8", "replace")
        return text, text.count("\ufffd") - body.count(b"\xef\xbf\xbd")
    import turbohtml.detect  # registers the WHATWG decoders  # noqa: F401

    text = body.decode(f"whatwg-{encoding}")
    return text, text.count("\ufffd")


def _beyond_ascii(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))


def _cut_at_end(body: bytes) -> bool:
    """Tell whether the only fault is that the last character is not all there."""
    try:
        body.decode()
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data" and len(body) - error.start <= 3
    return False


def _finish(text: str, encoding: str, encoding_from: EncodingFrom, bad: int, issues: list[Issue]) -> Decoded:
    if text.startswith("\ufeff"):
        text = text[1:]
    if bad > 0:
        message = f"not decodable as {encoding} in {bad} place(s); U+FFFD stands there"
        issues.append(Issue("invalid_bytes", message=message, data={"count": bad, "encoding": encoding}))
    return Decoded(text, encoding, encoding_from, tuple(issues))


def _without_nul(decoded: Decoded) -> Decoded:
    count = decoded.text.count("\0")
    if not count:
        return decoded
    return _reported(evolve(decoded, text=decoded.text.replace("\0", "")), count)


def _reported(decoded: Decoded, count: int) -> Decoded:
    issue = Issue("nul_characters", message=f"{count} NUL character(s) removed", data={"count": count})
    return evolve(decoded, issues=(*decoded.issues, issue))


def _unknown(label: str, place: str) -> Issue:
    shown = label[:40]
    message = f"the {_PLACES[place]} names the charset {shown!r}, which no browser knows; ignored"
    return Issue("charset_unknown", level="info", message=message, data={"label": shown, "place": place})


def _mismatch(claim: _Claim, encoding: str, told: str) -> Issue:
    message = (
        f"the {_PLACES[claim.place]} says {claim.encoding}, the bytes do not bear it out; read as {encoding} ({told})"
    )
    return Issue("charset_mismatch", message=message, data={"declared": claim.encoding, "used": encoding})


def _conflict(claims: Sequence[_Claim], chosen: _Claim) -> Issue:
    said = ", ".join(f"{claim.encoding} ({_PLACES[claim.place]})" for claim in claims)
    message = f"different charsets are declared: {said}; read as {chosen.encoding}"
    return Issue("charset_conflict", message=message, data={"used": chosen.encoding})
