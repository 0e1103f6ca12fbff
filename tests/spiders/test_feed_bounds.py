"""Feeds made to break their reader."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from scrapy.http import TextResponse

from copydesk_spiders.feeds import entries

ADDRESS = "https://tideline.example/feed.xml"


def read(text: str) -> list[object]:
    return [*entries(TextResponse(ADDRESS, body=text.encode(), encoding="utf-8"), 16_000_000)]


def test_entities_are_not_multiplied() -> None:
    """Twenty entities, each ten of the one before it, stay the few characters that they are."""
    names = "abcdefghijklmnopqrst"
    declared = "".join(f"<!ENTITY {new} '{f'&{old};' * 10}'>" for old, new in pairwise(names))
    item = "<item><title>&t;</title><link>https://tideline.example/&t;</link></item>"
    text = f"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'aaaaaaaaaa'>{declared}]><rss version='2.0'><channel>{item}</channel></rss>"
    assert all(len(repr(entry)) < 500 for entry in read(text))


@pytest.mark.parametrize("piece", ["<item>", "<url><loc>https://tideline.example/1</loc></url>", "<sitemap><loc>"])
@pytest.mark.parametrize("root", ["<rss version='2.0'><channel>", "<urlset>"])
def test_size_and_depth_cost_what_they_are(root: str, piece: str) -> None:
    """Four times the entries, or the levels, cost less than eight times the CPU time."""

    def cpu(count: int) -> float:
        started = time.process_time()
        read(root + piece * count)
        return time.process_time() - started

    shorter, longer = min(cpu(5_000) for _ in range(3)), min(cpu(20_000) for _ in range(3))
    assert longer < max(8 * shorter, 0.1)
