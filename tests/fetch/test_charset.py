"""Bytes to text: which evidence decides, and what happens when it lies."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk import make_page
from copydesk.fetch.charset import decode

RUSSIAN = "Паром снова ходит между островом и берегом после девяти дней шторма. "
FRENCH = "Le bac relie de nouveau l'île à la côte après neuf jours de tempête. "
CHINESE = "渡轮在九天暴风雨之后重新往返于岛屿与海岸之间。"
JAPANESE = "九日間の嵐のあと、フェリーは島と海岸のあいだを再び結んでいる。"

# WHATWG name -> Python's codec that can write the sample, and a sample it can write.
SAMPLES = {
    "windows-1251": ("cp1251", RUSSIAN),
    "koi8-r": ("koi8-r", RUSSIAN),
    "windows-1252": ("cp1252", FRENCH),
    "iso-8859-15": ("iso-8859-15", FRENCH),
    "gbk": ("gbk", CHINESE),
    "gb18030": ("gb18030", CHINESE),
    "big5": ("big5", "渡輪在九天暴風雨之後重新往返於島嶼與海岸之間。"),
    "shift_jis": ("cp932", JAPANESE),
    "euc-jp": ("euc-jp", JAPANESE),
    "iso-2022-jp": ("iso-2022-jp", JAPANESE),
    "euc-kr": ("cp949", "아흐레 동안의 폭풍 뒤에 배가 다시 섬과 해안을 오간다."),
    "windows-874": ("cp874", "เรือข้ามฟากกลับมาแล่นอีกครั้งหลังพายุเก้าวัน"),
    "windows-1253": ("cp1253", "Το πλοίο συνδέει ξανά το νησί με την ακτή. "),
    "windows-1255": ("cp1255", "המעבורת שוב מחברת בין האי לחוף אחרי תשעה ימי סערה. "),
    "windows-1256": ("cp1256", "تعود العبارة إلى الربط بين الجزيرة والساحل بعد تسعة أيام من العاصفة. "),
    "utf-16le": ("utf-16-le", FRENCH),
    "utf-16be": ("utf-16-be", FRENCH),
}


def codes(body: bytes, content_type: str | None = None) -> list[str]:
    return [issue.code for issue in decode(body, content_type).issues]


@pytest.mark.parametrize("encoding", SAMPLES)
def test_declared_by_header_is_followed_in_silence(encoding: str) -> None:
    """A true header decides, for every family of encodings, and nothing is reported."""
    codec, text = SAMPLES[encoding]
    text = f"<title>{text}</title>"
    decoded = decode(text.encode(codec), f"text/html; charset={encoding}")
    assert (text, encoding, "header", ()) == (decoded.text, decoded.encoding, decoded.encoding_from, decoded.issues)


@pytest.mark.parametrize("encoding", sorted(SAMPLES.keys() - {"utf-16le", "utf-16be"}))
def test_declared_by_meta_is_followed_in_silence(encoding: str) -> None:
    """Without a header a true meta element decides, in either form."""
    codec, text = SAMPLES[encoding]
    for meta in (
        f"<meta charset={encoding}>",
        f'<META content="text/html; charset={encoding}" http-equiv=Content-Type>',
    ):
        decoded = decode(f"{meta}{text}".encode(codec))
        assert (meta + text, encoding, "meta", ()) == (
            decoded.text, decoded.encoding, decoded.encoding_from, decoded.issues
        )  # fmt: skip


# Encodings of one family that a few lines cannot tell apart are not asked for here.
@pytest.mark.parametrize("encoding", sorted(SAMPLES.keys() - {"gb18030", "iso-8859-15", "koi8-r"}))
def test_undeclared_is_detected(encoding: str) -> None:
    """A text of a few lines that says nothing of its encoding is read right, and the record says it was a guess."""
    codec, text = SAMPLES[encoding]
    decoded = decode((text * 4).encode(codec))
    assert (text * 4, encoding, "detected", ()) == (
        decoded.text, decoded.encoding, decoded.encoding_from, decoded.issues
    )  # fmt: skip


def test_the_language_of_the_page_settles_what_a_few_bytes_do_not() -> None:
    """One pound sign does not tell windows-1252 from windows-1250; that the page is in English or Polish does."""
    body = b"<html class=x lang='%s'><p>Price: \xa310, it\x92s paid"
    assert decode(body % b"en-GB").text.endswith("<p>Price: £10, it’s paid")
    assert decode(body % b"pl").text.endswith("<p>Price: Ł10, it’s paid")


def test_a_false_meta_element_does_not_mislead_detection() -> None:
    """The detector is not shown the declaration that was found false."""
    text = "<meta charset=euc-kr>\x1b La crème brûlée du café, après l'été"
    assert decode(text.encode("cp1252")).text == text


@pytest.mark.parametrize(
    ("mark", "encoding"), [(b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")]
)
def test_byte_order_mark_beats_header_and_meta(mark: bytes, encoding: str) -> None:
    """A mark decides against all else and is no part of the text; a header it contradicts is reported."""
    text = f"<meta charset=koi8-r>{FRENCH}"
    decoded = decode(mark + text.encode(encoding), "text/html; charset=windows-1251")
    assert (text, encoding.replace("-le", "le").replace("-be", "be"), "bom") == (
        decoded.text, decoded.encoding, decoded.encoding_from
    )  # fmt: skip
    assert [issue.code for issue in decoded.issues] == ["charset_mismatch"]
    assert decode(mark + text.encode(encoding), f"text/html; charset={encoding[:6].strip('-')}").issues == ()


def test_utf_8_fast_and_slow_ways() -> None:
    """UTF-8 is named by what declared it, detected where nobody did, and the default for plain ASCII."""
    assert decode(FRENCH.encode(), "text/html; charset=utf-8").encoding_from == "header"
    assert decode(f"<meta charset='utf-8'>{FRENCH}".encode()).encoding_from == "meta"
    assert decode(FRENCH.encode()).encoding_from == "detected"
    assert (decode(b"ferry").encoding, decode(b"ferry").encoding_from) == ("utf-8", "default")
    assert (decode(b"").text, decode(b"").encoding_from) == ("", "default")


@pytest.mark.parametrize(
    ("label", "encoding"),
    [
        ("latin1", "windows-1252"),
        ("ISO-8859-1", "windows-1252"),
        ("us-ascii", "windows-1252"),
        ("'iso-8859-9'", "windows-1254"),
        ("gb2312", "gbk"),
        ("x-sjis", "shift_jis"),
        ("ks_c_5601-1987", "euc-kr"),
        ("unicode-1-1-utf-8", "utf-8"),
    ],
)
def test_labels_are_those_of_the_web(label: str, encoding: str) -> None:
    """A label means what the WHATWG table says, whatever Python calls that codec."""
    assert decode(b"ferry", f"text/html;charset={label}").encoding == encoding


def test_latin1_is_windows_1252() -> None:
    """Bytes 0x80 to 0x9F of a page that says latin1 are quotes and dashes."""
    assert decode(b"\x93ferry\x94 \x96 \x80", "text/html; charset=iso-8859-1").text == "“ferry” – €"


def test_utf_16_in_a_meta_element_means_utf_8() -> None:
    """Who could read the meta element was not reading UTF-16."""
    decoded = decode(f"<meta charset=utf-16>{FRENCH}".encode())
    assert (decoded.encoding, decoded.encoding_from, decoded.issues) == ("utf-8", "meta", ())


def test_unknown_label_is_passed_over_and_reported() -> None:
    """A label nobody knows lets the next evidence decide, and is told."""
    decoded = decode(b"<meta charset=windows-1251>" + RUSSIAN.encode("cp1251"), "text/html; charset=klingon")
    assert (decoded.encoding, decoded.encoding_from) == ("windows-1251", "meta")
    (issue,) = decoded.issues
    assert (issue.code, issue.data) == ("charset_unknown", {"label": "klingon", "place": "header"})


def test_replacement_labels_do_not_swallow_the_page() -> None:
    """The standard's replacement decoder would make one character of the page; its labels count as unknown."""
    assert decode(b"The ferry is back", "text/html; charset=hz-gb-2312").text == "The ferry is back"
    assert codes(b"The ferry is back", "text/html; charset=hz-gb-2312") == ["charset_unknown"]


@pytest.mark.parametrize("encoding", ["windows-1251", "windows-1252", "gbk", "big5", "shift_jis", "euc-kr"])
def test_header_says_utf_8_and_lies(encoding: str) -> None:
    """Bytes that are mostly no UTF-8 are not read as such: detection decides, the lie is reported."""
    codec, text = SAMPLES[encoding]
    decoded = decode((text * 4).encode(codec), "text/html; charset=utf-8")
    assert (decoded.text, decoded.encoding, decoded.encoding_from) == (text * 4, encoding, "detected")
    (issue,) = decoded.issues
    assert (issue.code, issue.data) == ("charset_mismatch", {"declared": "utf-8", "used": encoding})


def test_header_lies_and_meta_is_true() -> None:
    """A true meta element decides where the header is false."""
    body = b"<meta charset=windows-1251>" + RUSSIAN.encode("cp1251")
    decoded = decode(body, "text/html; charset=utf-8")
    assert (decoded.encoding, decoded.encoding_from) == ("windows-1251", "meta")
    assert [issue.code for issue in decoded.issues] == ["charset_mismatch"]


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1251", "gb2312", "shift_jis", "euc-kr", "utf-16", "big5"])
def test_declared_otherwise_but_valid_utf_8(declared: str) -> None:
    """Bytes that are valid UTF-8 beyond ASCII are UTF-8 whatever the header says, and the lie is reported."""
    decoded = decode((FRENCH + CHINESE).encode(), f"text/html; charset={declared}")
    assert (decoded.text, decoded.encoding, decoded.encoding_from) == (FRENCH + CHINESE, "utf-8", "detected")
    assert [issue.code for issue in decoded.issues] == ["charset_mismatch"]


def test_two_gbk_bytes_that_pass_for_utf_8_stay_gbk() -> None:
    """A character or two that happen to be valid UTF-8 do not outweigh a declared Chinese encoding."""
    body = "<p>谩</p>".encode("gbk")
    assert body.decode("utf-8")  # the accident this is about
    assert decode(body, "text/html; charset=gbk").text == "<p>谩</p>"


def test_header_and_meta_conflict_is_settled_by_the_bytes() -> None:
    """A server's blanket latin1 header loses to a meta element the bytes agree with; the conflict is reported."""
    body = b"<meta charset=windows-1251>" + RUSSIAN.encode("cp1251") * 3
    decoded = decode(body, "text/html; charset=iso-8859-1")
    assert (decoded.encoding, decoded.encoding_from) == ("windows-1251", "meta")
    assert [issue.code for issue in decoded.issues] == ["charset_conflict"]


def test_header_wins_a_conflict_the_bytes_do_not_settle() -> None:
    """As in a browser the header decides between two that would both do."""
    body = b"<meta charset=windows-1251>" + FRENCH.encode("cp1252") * 3
    decoded = decode(body, "text/html; charset=iso-8859-1")
    assert (decoded.encoding, decoded.encoding_from) == ("windows-1252", "header")
    assert [issue.code for issue in decoded.issues] == ["charset_conflict"]


def test_damaged_utf_8_stays_utf_8() -> None:
    """A few bad bytes become U+FFFD, counted in an issue; the rest of the page is not re-read."""
    body = FRENCH.encode() * 3 + b"\xe9t\xe9" + FRENCH.encode()
    for content_type in (None, "text/html; charset=utf-8", "text/html; charset=iso-8859-1"):
        decoded = decode(body, content_type)
        assert decoded.text == FRENCH * 3 + "\ufffdt\ufffd" + FRENCH
        assert decoded.issues[-1].data == {"count": 2, "encoding": "utf-8"}


def test_a_page_cut_inside_a_character_stays_what_it_says() -> None:
    """The half character at the end of a cut page is one bad place, no other encoding."""
    decoded = decode("Storm over the isle of Ré".encode()[:-1], "text/html; charset=utf-8")
    assert (decoded.text, decoded.encoding) == ("Storm over the isle of R\ufffd", "utf-8")
    assert [issue.code for issue in decoded.issues] == ["invalid_bytes"]


def test_replacement_characters_of_the_author_are_no_fault() -> None:
    """U+FFFD written in the page is not counted as an undecodable byte."""
    assert codes("what \ufffd was here".encode(), "text/html; charset=utf-8") == []
    assert decode("à \ufffd".encode() * 2 + b"\xff").issues[0].data == {"count": 1, "encoding": "utf-8"}


def test_nul_characters_are_removed_and_counted() -> None:
    """NUL is nothing a text can hold; the removal is told."""
    decoded = decode(b"fer\0ry\0")
    assert (decoded.text, [issue.code for issue in decoded.issues]) == ("ferry", ["nul_characters"])


@pytest.mark.parametrize("period", [3, 4, 5, 8])
@pytest.mark.parametrize("words", ["The ferry is back", "Die Fähre fährt früh", "渡船今天又开了", "Паром вернулся"])
def test_nul_at_regular_places_is_no_utf_16(period: int, words: str) -> None:
    """A transfer that puts a NUL behind every few bytes damages UTF-8; it does not make UTF-16 of it."""
    html = f"<!DOCTYPE html><html><head><title>{words}</title></head><body><p>{words}</p></body></html>"
    data = html.encode()
    damaged = b"".join(data[at : at + period - 1] + b"\0" for at in range(0, len(data), period - 1))
    page = make_page(damaged, url="https://tideline.example/7")
    assert (page.text, page.encoding) == (html, "utf-8")
    assert [issue.code for issue in page.memo["issues"]] == ["nul_characters"]


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "words",
    ["The ferry is back", "“The ferry” – it’s “back” – isn’t it?", "渡船今天又开了，大家都很高兴，明天还要开。",
     "Паром вернулся в порт", "नौका आज फिर चल पड़ी और सब खुश हैं", "ഇന്ന് ബോട്ട് വീണ്ടും ഓടി", "フェリーがきょうまたでた", "배가 오늘 다시 떠났다"],
)  # fmt: skip
def test_utf_16_without_a_mark_is_told_in_every_script(codec: str, words: str) -> None:
    """Its markup has a NUL at every other byte, whatever its words have."""
    html = f"<!DOCTYPE html><html><head><title>{words}</title></head><body><p>{words}</p></body></html>"
    page = make_page(html.encode(codec), url="https://tideline.example/7")
    assert (page.text, page.encoding) == (html, codec.replace("16-", "16"))


def test_header_says_utf_16_of_ascii() -> None:
    """Plain ASCII is not read as UTF-16 because a header says so."""
    decoded = decode(b"The ferry is back", "text/html; charset=utf-16")
    assert (decoded.text, decoded.encoding) == ("The ferry is back", "utf-8")
    assert [issue.code for issue in decoded.issues] == ["charset_mismatch"]


@pytest.mark.parametrize("codec", ["utf-8", "cp1252", "cp1251", "gb18030", "utf-16-le", "big5", "koi8-r"])
def test_round_trip(codec: str) -> None:
    """What is written in the encoding it declares comes back, whatever it is, unless it is valid UTF-8 too."""
    label = {"cp1252": "windows-1252", "cp1251": "windows-1251", "utf-16-le": "utf-16le"}.get(codec, codec)

    # Beyond its Chinese characters Python's Big5 is not the Web's.
    least = 0x4E00 if codec == "big5" else 1
    left_out = {"exclude_characters": "\ufeff\x1b", "exclude_categories": ["Cs", "Co", "Cn"]}

    @given(st.text(st.characters(codec=codec, min_codepoint=least, **left_out)))
    def holds(text: str) -> None:
        body = f"<p>{text}</p>".encode(codec)
        decoded = decode(body, f"text/html; charset={label}")
        if decoded.encoding == label:
            assert decoded.text == f"<p>{text}</p>"
        else:
            assert decoded.text == body.decode("utf-8")
            assert [issue.code for issue in decoded.issues] == ["charset_mismatch"]

    holds()


LABELS = st.sampled_from(
    [*SAMPLES, "utf-8", "x-user-defined", "iso-8859-8-i", "x-mac-cyrillic", "iso-2022-kr", "none", ""]
)


@given(st.binary(max_size=300), LABELS | st.text(max_size=20), LABELS)
def test_never_raises(body: bytes, header: str, meta: str) -> None:
    """Any bytes under any declaration become text that UTF-8 can hold, without NUL."""
    for whole in (body, f"<meta charset='{meta}'>".encode() + body, b"\xff\xfe" + body, b"\xef\xbb\xbf" + body):
        decoded = decode(whole, f"text/html; charset={header}")
        assert "\0" not in decoded.text
        decoded.text.encode()


@given(st.text(st.characters(exclude_characters="\0\ufeff", exclude_categories=["Cs"])), LABELS)
def test_valid_utf_8_of_some_length_is_utf_8(text: str, label: str) -> None:
    """Whatever is declared, bytes with four and more valid UTF-8 characters beyond ASCII are read as UTF-8."""
    text = f"{text}Ångström, œuvre, naïveté"
    assert decode(text.encode(), f"text/html; charset={label}").text == text
