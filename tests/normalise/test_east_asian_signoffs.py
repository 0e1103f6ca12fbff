"""Who wrote, edited and filed a Chinese, Japanese or Korean article, printed at its end or its beginning."""

from __future__ import annotations

import pytest

from copydesk.models import Author, Block, Context
from copydesk.normalise.blocks import Body, read_body

ZH = "市政府周一表示，由于北岸的工程比原定计划花费了更长的时间，河上的大桥还将关闭一个星期。司机们必须乘坐渡轮。"
ZH_2 = "渡轮夜间不开，白天也已经十分拥挤。居民说，他们每天要等上一个小时，才能把孩子送到河对岸的学校里去上课。"
JA = "市は月曜日、北岸の工事が予定より長くかかっているため、川に架かる橋の通行止めをさらに一週間続けると発表した。"
KO = "시는 월요일 북쪽 강변의 공사가 예정보다 오래 걸려 강을 건너는 다리를 일주일 더 닫는다고 밝혔다."


def read(*texts: str, language: str = "zh", behind: tuple[Block, ...] = ()) -> Body:
    """Read paragraphs as a body."""
    return read_body((*(Block("paragraph", text) for text in texts), *behind), Context(language=language))


def named(authors: tuple[Author, ...]) -> list[tuple[str, str | None]]:
    """Give names and roles."""
    return [(author.name, author.role) for author in authors]


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("编辑：林岚", [("林岚", "editor")]),
        ("编辑/林岚", [("林岚", "editor")]),
        ("编辑 | 林岚", [("林岚", "editor")]),
        ("版面编辑：林岚", [("林岚", "editor")]),
        ("（责任编辑：林岚）", [("林岚", "editor")]),
        ("(责编：林岚、赵石)", [("林岚", "editor"), ("赵石", "editor")]),
        ("【编辑:林岚】 返回首页，查看更多", [("林岚", "editor")]),
        ("（編輯：林嵐）1121122", [("林嵐", "editor")]),
        ("记者 林岚", [("林岚", None)]),
        ("□ 本报记者 林岚", [("林岚", None)]),
        ("本报记者 林岚 赵石", [("林岚", None), ("赵石", None)]),
        ("（记者 林岚）", [("林岚", None)]),
        ("作者：林岚", [("林岚", None)]),
        ("（本报里斯本8月11日电 记者林岚）", [("林岚", None)]),
        ("（記者林嵐／台北報導）", [("林嵐", None)]),
        ("文/林岚 图/赵石", [("林岚", "writer")]),
        ("文、图/本报记者 林岚", [("林岚", None)]),
        ("采写：林岚 编辑：赵石 校对：王田", [("林岚", "reporter")]),
        ("（林岚）", [("林岚", None)]),
        ("摄影：林岚", []),
        ("监制：林岚 制片：赵石", []),
        ("图片来源：林岚", []),
    ],
)
def test_a_chinese_article_ends_in_who_made_it(line: str, authors: list[tuple[str, str | None]]) -> None:
    """A credit and no text; who edited is an author only alone, who made pictures or the page never."""
    body = read(ZH, ZH_2, line)
    assert body.blocks[-1] == Block("credit", line)
    assert named(body.authors) == authors


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("（森田葉子）", [("森田葉子", None)]),
        ("【森田葉子】", [("森田葉子", None)]),
        ("（森田 葉子）", [("森田葉子", None)]),
        ("取材・文／森田葉子", [("森田葉子", "writer")]),
        ("文・写真／森田葉子", [("森田葉子", "writer")]),
        ("（聞き手・森田葉子）", [("森田葉子", "interviewer")]),
        ("写真＝森田葉子", []),
    ],
)
def test_a_japanese_article_ends_in_who_made_it(line: str, authors: list[tuple[str, str | None]]) -> None:
    """In brackets, or behind a word for the part taken."""
    body = read(JA, JA[:40], line, language="ja")
    assert body.blocks[-1].kind == "credit"
    assert named(body.authors) == authors


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("홍길동 기자", ["홍길동"]),
        ("홍길동 기자 hong@news.example", ["홍길동"]),
        ("기자 홍길동@news.example", ["홍길동"]),
        ("글·사진 홍길동 기자", ["홍길동"]),
        ("홍길동·김철수 기자", ["홍길동", "김철수"]),
        ("편집 김철수", ["김철수"]),
    ],
)
def test_a_korean_article_ends_in_who_made_it(line: str, authors: list[str]) -> None:
    """With the address of the paper, or what stands of it."""
    body = read(KO, KO[:40], line, language="ko")
    assert body.blocks[-1].kind == "credit"
    assert [author.name for author in body.authors] == authors


@pytest.mark.parametrize(
    "line",
    [
        "（完）",
        "（敬称略）",
        "（高速公路管理处）",
        "图：河上的大桥在夜里",
        "编辑部昨天搬了家。",
        "（作者系某大学教授）",
    ],
)
def test_what_stands_there_and_signs_nothing(line: str) -> None:
    """Closing marks, bodies, captions and sentences name nobody."""
    assert read(ZH, ZH_2, line, language="ja" if "敬" in line else "zh").authors == ()


def test_a_credit_stands_before_the_pictures_of_other_articles() -> None:
    """What follows the text without words of its own does not make the credit a paragraph of the middle."""
    pictures = tuple(Block("image", "") for _ in range(9))
    body = read(*(f"{n}。{ZH}" for n in range(9)), "来源：晨报", "林岚 编辑", behind=pictures)
    assert [block.kind for block in body.blocks][9:11] == ["credit", "credit"]
    assert named(body.authors) == [("林岚", None)]


def test_an_editor_beside_a_reporter_is_no_author() -> None:
    """In two lines as in one; alone he is all there is."""
    body = read(ZH, ZH_2, "记者 林岚", "责任编辑：赵石")
    assert named(body.authors) == [("林岚", None)]
    assert [block.kind for block in body.blocks[-2:]] == ["credit", "credit"]


@pytest.mark.parametrize(
    ("head", "place", "agency", "date", "names"),
    [
        ("（记者林岚）", None, None, None, ["林岚"]),
        ("(记者 林岚 通讯员 赵石)", None, None, None, ["林岚", "赵石"]),
        ("〔記者林嵐／台北報導〕", "台北", None, None, ["林嵐"]),
        ("（中央社記者林嵐台北22日電）", "台北", "CNA", None, ["林嵐"]),
        ("（法新社巴黎22日電）", "巴黎", "AFP", None, []),
        ("新华社北京11月22日电（记者林岚、赵石）", "北京", "Xinhua", "--11-22", ["林岚", "赵石"]),
        ("北京11月22日电 ", "北京", None, "--11-22", []),
        ("据新华社电 ", None, "Xinhua", None, []),
        ("晨报客户端北京11月22日电（记者 林岚）", "北京", "晨报", "--11-22", ["林岚"]),
        ("【ソウル共同】", "ソウル", "Kyodo", None, []),
        ("【ニューヨーク＝共同】", "ニューヨーク", "Kyodo", None, []),
        ("【ロンドン森田葉子】", "ロンドン", None, None, ["森田葉子"]),
        ("（ロイター）", None, "Reuters", None, []),
        ("[강변신문 홍길동 기자] ", None, None, None, ["홍길동"]),
        ("【서울=뉴시스】홍길동 기자 = ", "서울", "Newsis", None, ["홍길동"]),
    ],
)
def test_a_text_begins_with_who_filed_it(
    head: str, place: str | None, agency: str | None, date: str | None, names: list[str]
) -> None:
    """The place, the wire and the reporter are lifted off the first paragraph."""
    language = "ko" if "기자" in head else "ja" if "【" in head or "ロ" in head else "zh"
    text = {"ko": KO, "ja": JA, "zh": ZH}[language]
    body = read(f"{head}{text}", ZH_2, language=language)
    assert body.dateline is not None
    assert (body.dateline.place, body.dateline.agency, body.dateline.date) == (place, agency, date)
    assert [author.name for author in body.authors] == names
    assert body.blocks[1] == Block("paragraph", text)


@pytest.mark.parametrize(
    "text",
    [
        "11月22日，" + ZH,
        "（図）" + JA,
        "【写真】" + JA,
        "（注：記者）" + ZH,
        "【独自】" + JA,
        "本报记者昨日从市政府获悉，" + ZH,
    ],
)
def test_a_text_that_begins_otherwise_keeps_its_beginning(text: str) -> None:
    """Days, labels and sentences about reporters."""
    body = read(text, ZH_2)
    assert body.dateline is None
    assert body.blocks[0].text == text
