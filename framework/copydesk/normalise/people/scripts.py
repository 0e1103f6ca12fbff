"""Tells the scripts in which names are read in another way; apart, so that a Latin page loads none of it."""

from __future__ import annotations

import re
from functools import cache


@cache
def _cjk() -> re.Pattern[str]:
    return re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]")


def is_east_asian(text: str) -> bool:
    """Tell whether a byline is written in Chinese, Japanese or Korean characters for the most part."""
    letters = sum(map(str.isalpha, text))
    return letters > 0 and len(_cjk().findall(text)) * 2 >= letters
