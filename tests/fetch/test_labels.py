"""Labels, the header's charset parameter and the meta prescan."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from turbohtml import parse

from copydesk.fetch.labels import PRESCAN_BYTES, encoding_of, header_label, meta_encoding, meta_labels


@pytest.mark.parametrize(
    ("content_type", "label"),
    [
        (None, None),
        ("text/html", None),
        ("text/html; charset=UTF-8", "UTF-8"),
        ('text/html;charset="windows-1251"', "windows-1251"),
        ("text/html; charset='gbk'", "gbk"),
        ("text/html; charset = koi8-r ; x=y", "koi8-r"),
        ("text/html, text/html; charset=big5", "big5"),
        ('text/html; charset="utf-8', "utf-8"),
        ("text/html; charset=", None),
        ("text/html; xcharset=gbk", None),
    ],
)
def test_header_label(content_type: str | None, label: str | None) -> None:
    """The charset parameter is found in every form servers send it."""
    assert header_label(content_type) == label


@pytest.mark.parametrize(
    ("body", "labels"),
    [
        (b"<meta charset=gbk>", ["gbk"]),
        (b"<META\nCHARSET = 'gbk' >", ["gbk"]),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', ["koi8-r"]),
        (b'<meta content="text/html; charset=koi8-r" http-equiv=content-type>', ["koi8-r"]),
        (b'<meta name="description" content="charset=koi8-r">', []),
        (b"<!-- <meta charset=gbk> --><meta charset=big5>", ["big5"]),
        (b"<!--><meta charset=gbk>", ["gbk"]),
        (b"<!-- never closed <meta charset=gbk>", []),
        (b"<meta charset=klingon><meta charset=big5>", ["klingon", "big5"]),
        (b"<metadata charset=gbk>", []),
        (b"<?xml version='1.0' encoding='windows-1250'?><html>", ["windows-1250"]),
        (b"<?xml version='1.0' encoding='windows-1250'?><meta charset=gbk>", ["gbk"]),
        (b" " * 50_000 + b"<meta charset=gbk>", ["gbk"]),
        (b" " * PRESCAN_BYTES + b"<meta charset=gbk>", []),
    ],
)
def test_meta_labels(body: bytes, labels: list[str]) -> None:
    """Both forms of the element count, comments do not, and an XML declaration counts last."""
    assert meta_labels(body) == labels


PIECES = st.sampled_from(
    [b"<meta ", b"<META/", b"charset=gbk", b"charset='big5'", b'charset="koi8-r"', b"http-equiv=content-type",
     b"content='text/html; charset=gbk'", b'content="x;charset=euc-kr"', b" ", b"\n", b">", b"/>", b"<!--", b"-->",
     b"text", b"name=x", b"<p>", b"</p>", b"charset=nonsense", b"charset="]
)  # fmt: skip


@given(st.lists(PIECES, max_size=12).map(b"".join))
def test_prescan_agrees_with_the_parsers(body: bytes) -> None:
    """On any mix of elements, attributes and comments the prescan finds what turbohtml's own finds."""
    body += b">"  # what an element cut off by the end declares is nobody's concern
    found = [encoding for label in meta_labels(body) if (encoding := meta_encoding(label))]
    assert (found or ["windows-1252"])[0] == str(parse(body).encoding).lower()


@given(st.binary(max_size=400), st.integers(0, 3))
def test_prescan_never_raises(noise: bytes, places: int) -> None:
    """Any bytes, also after the start of a meta element, give a list of labels."""
    for label in meta_labels(b"<meta charset=" * places + noise):
        assert isinstance(label, str)


@pytest.mark.parametrize("label", ["", " ", "utf-7", "utf-32", "no such thing", "é", "x" * 1000, "gbk\0", "\ud800"])
def test_what_is_no_label_is_none(label: str) -> None:
    """Labels that no browser knows give None, not an error."""
    assert encoding_of(label) is None


@given(st.text(max_size=50))
def test_encoding_of_never_raises(label: str) -> None:
    """Any string is looked up without an error, and what is found is a name in lower case."""
    encoding = encoding_of(label)
    assert encoding is None or encoding == encoding.lower()
