"""Documents whose bytes were taken for Latin letters before they came here."""

from __future__ import annotations

import pytest
import turbohtml.detect  # registers the WHATWG decoders  # noqa: F401
from hypothesis import given
from hypothesis import strategies as st

import copydesk
from copydesk import make_page
from copydesk.fetch.misread import repaired

SAMPLES = {
    "gbk": "市议会星期一决定重建旧渡轮码头，结束了持续九年的争议，工程预计明年春天开始，费用由乡村交通基金承担。",
    "big5": "市議會星期一決定重建舊渡輪碼頭，結束了持續九年的爭議，工程預計明年春天開始，費用由鄉村交通基金承擔。",
    "euc-kr": "시의회는 월요일 낡은 여객선 부두를 다시 짓기로 결정하여 구 년 동안 이어진 논쟁을 끝냈다. 공사는 내년 봄에 시작된다.",
    "euc-jp": "市議会は月曜日、古いフェリー桟橋の建て替えを決め、九年にわたる論争に終止符を打った。工事は来春に始まる予定である。",
    "shift_jis": "市議会は月曜日、古いフェリー桟橋の建て替えを決め、九年にわたる論争に終止符を打った。工事は来春に始まる予定である。",
    "windows-1251": "Городской совет в понедельник решил восстановить старый паромный причал, завершив девятилетний спор.",
    "windows-1253": "Το δημοτικό συμβούλιο αποφάσισε τη Δευτέρα να ξαναχτίσει την παλιά αποβάθρα, ύστερα από εννέα χρόνια.",
    "utf-8": "市议会星期一决定重建旧渡轮码头，结束了持续九年的争议，工程预计明年春天开始。",
}
CODECS = {"windows-1251": "cp1251", "windows-1253": "cp1253"}


def document(line: str, head: str = "") -> str:
    paragraphs = "".join(f"<p class='story'>{number} {line}</p>\n" for number in range(12))
    return f"<!doctype html><html><head>{head}<title>{line[:12]}</title></head><body>{paragraphs}</body></html>"


def misread(text: str, encoding: str) -> str:
    """What becomes of bytes that a browser, or a library, takes for Windows-1252."""
    data = text.encode(CODECS.get(encoding, encoding))
    return data.decode("whatwg-windows-1252")


@pytest.mark.parametrize("encoding", SAMPLES)
@pytest.mark.parametrize("through", ["str", "utf-8 bytes"])
def test_a_misread_document_is_read_again(encoding: str, through: str) -> None:
    """Whole page, title and all; the issue names the encoding it was in, the page says that it was repaired."""
    text = document(SAMPLES[encoding])
    given_ = misread(text, encoding)
    page = make_page(given_ if through == "str" else given_.encode())
    assert page.text == text
    assert (page.encoding, page.encoding_from) == (encoding, "repaired")
    (issue,) = page.memo["issues"]
    assert (issue.code, issue.data) == ("wrong_encoding", {"meant": encoding})
    if through != "str":
        assert page.body == given_.encode()


def test_title_and_metadata_are_repaired_too() -> None:
    """Every field is read from the repaired document, and the record holds the issue."""
    line = SAMPLES["gbk"]
    head = f'<meta name="description" content="{line}"><meta name="author" content="王小明">'
    article = copydesk.extract(misread(document(line, head), "gbk"), url="https://paper.example/a")
    assert article is not None
    assert (article.title, article.summary) == (line[:12], line)
    assert line in article.text
    assert [issue.code for issue in article.issues].count("wrong_encoding") == 1


def test_one_broken_character_does_not_hide_the_encoding() -> None:
    """Half a character in the midst of a page is U+FFFD, all else is read."""
    lines = [
        f"{SAMPLES['gbk']}第{number}段说的是码头上的另一件事情，旧船{number * 37}号还停在港口里。"
        for number in range(60)
    ]
    text = "".join(f"<p>{line}</p>" for line in lines)
    data = text.encode("gbk").replace("第7段".encode("gbk"), b"\xb5<i>7</i>")
    found = repaired(data.decode("whatwg-windows-1252"))
    assert found is not None
    assert (found[1], found[0].count("\ufffd")) == ("gbk", 1)


def test_what_was_never_misread_is_kept() -> None:
    """A sign no byte stands for, put into the misread page by an editor, is still there for whoever parses it."""
    text = document(SAMPLES["gbk"]).replace("<body>", "<body><p>\u2605 \N{SNOWMAN}</p>")
    misread_around = "\u2605 \N{SNOWMAN}".join(misread(part, "gbk") for part in text.split("\u2605 \N{SNOWMAN}"))
    page = make_page(misread_around)
    assert page.encoding_from == "repaired"
    assert page.tree.find("p").text == "\u2605 \N{SNOWMAN}"


@pytest.mark.parametrize(
    "line",
    [
        "Die Brücke über die Förde wird im Frühjahr wieder geöffnet, sagte der Bürgermeister am Dienstag.",
        "« Déjà vu », s’écria l’élève ; ça n’a rien d’étonnant à l’époque où nous vivons.",
        "Kuchařka Šárka říká, že příští rok už žádné koláče péct nebude, ani o svátcích.",
        "Thị trưởng thành phố cho biết cây cầu sẽ mở lại vào mùa xuân năm sau.",
        "ÀÉÎÕÜ ÀÉÎÕÜ ÀÉÎÕÜ",
        "\xa0\xa0\xa0\xa0\xa0\xa0\xa0\xa0 ® ® ®® ©©©©© ···········",
        *(sample for sample in SAMPLES.values()),
    ],
)
def test_what_was_read_well_is_left_alone(line: str) -> None:
    """Accents, signs, rows of no-break spaces, and every script as it should be."""
    assert repaired(document(line)) is None


@given(st.text(st.characters(codec="cp1252", exclude_characters="\0"), max_size=300))
def test_nothing_is_invented(text: str) -> None:
    """What is read again is the same bytes, by the encoding that is named and nothing else."""
    found = repaired(document(text))
    if found is not None:
        meant, encoding = found
        assert document(text).encode("cp1252").decode(f"whatwg-{encoding}") == meant
