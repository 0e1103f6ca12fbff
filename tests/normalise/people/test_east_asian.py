"""Printed bylines in Chinese, Japanese and Korean."""

from __future__ import annotations

import pytest
from bylines import people

from copydesk.models import Context


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("大渡 美咲", ["大渡 美咲"]),
        ("山田 太郎、鈴木 花子", ["山田 太郎", "鈴木 花子"]),
        ("取材・文：山田太郎", ["山田太郎"]),
        ("マイケル・サンプル", ["マイケル・サンプル"]),
        ("新华社记者王小明", ["王小明"]),
        ("本报记者 李明 通讯员 张三", ["李明", "张三"]),
        ("作者：张三 来源：新华社", ["张三"]),
        ("홍길동·김철수 기자", ["홍길동", "김철수"]),
        ("赵 培", ["赵培"]),
        ("記者 王小明／台北報導", ["王小明"]),
        ("記者王小明、李大華／綜合報導", ["王小明", "李大華"]),
        ("記者王小明高雄報導", ["王小明"]),
        ("中央社記者王小明台北5日電", ["王小明"]),
        ("记者 王小明 北京报道", ["王小明"]),
        ("文／記者王小明　圖／李大華", ["王小明", "李大華"]),
        ("陈讯", ["陈讯"]),
        ("ワシントン＝山田太郎", ["山田太郎"]),
        ("山田太郎（東京）", ["山田太郎"]),
        ("서울=홍길동 기자", ["홍길동"]),
        ("(서울=연합뉴스) 홍길동 기자", ["홍길동"]),
    ],
)
def test_east_asian_names_stay_whole(byline: str, names: list[str]) -> None:
    """Names without spaces, with a space in Japanese, with the job before or behind."""
    assert people(byline, Context()) == names
