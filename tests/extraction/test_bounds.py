"""Hostile pages: each ends as one Result within time and memory that grow as the page does."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hostile import BAITS, BYTES, PAGES, PLACES, bait

import copydesk
from copydesk import Desk, make_page
from copydesk.export.form import json_bytes
from copydesk.models import Page, Result, plain

SUPPORT = Path(__file__).parents[1] / "support"
SMALL = 400
"""A kind of page is read at this part of its full size, and at four times that."""
RATIO = 8
"""Four times the page may cost four times as much; work in the square of the size costs sixteen times. What is a bit
more than linear (sorting, caches that overflow) and the clock's noise lie between."""
FLOOR_S = 0.02
"""CPU time below which a reading is not compared: the part that does not depend on the page is most of it."""


@pytest.fixture(scope="module")
def desk() -> Desk:
    desk = Desk()
    desk.read(make_page(PAGES["paragraphs"].make(100)))  # what is imported and compiled at the first page
    return desk


def cpu(read: Callable[[], object]) -> float:
    started = time.process_time()
    read()
    return time.process_time() - started


def assert_linear(read: Callable[[int], object], size: int) -> None:
    """Reading four times the size costs less than RATIO times as much; measured again where it seems not to."""
    shorter = longer = ratio = float("inf")
    for _ in range(4):
        shorter = min(shorter, cpu(lambda: read(size)))
        longer = min(longer, cpu(lambda: read(4 * size)))
        ratio = longer / max(shorter, FLOOR_S / 4)
        if longer < FLOOR_S or ratio < RATIO:
            return
    raise AssertionError(f"{shorter:.3f} s at {size}, {longer:.3f} s at {4 * size}: {ratio:.1f} times")


def assert_whole(result: Result) -> None:
    """One result, nothing failed on the way, and it can be written."""
    assert result.failures == ()
    assert result.outcome != "failed"
    assert all(issue.message for issue in result.issues)
    json_bytes(plain(result)).decode()


@pytest.mark.parametrize("name", PAGES)
def test_work_grows_as_the_page_does(desk: Desk, name: str) -> None:
    """Every kind of page, at a small size and at four times that: a whole result, at a bounded multiple of the cost."""
    make, full = PAGES[name]
    documents: dict[int, str] = {}

    def read(size: int) -> Result:
        if size not in documents:
            documents[size] = make(size)
        return desk.read(make_page(documents[size]))

    size = max(full // SMALL, 1)
    assert_whole(read(size))
    if full > SMALL:
        read(4 * size)
        assert_linear(read, size)


@pytest.mark.parametrize("kind", BAITS)
def test_no_value_is_bait_for_a_regular_expression(desk: Desk, kind: str) -> None:
    """Long rows of one character or word, in every place a value is read from.

    19,000 characters are just below the bound from which a meta element is passed over: most values are read whole.
    """
    pages: dict[int, list[Page]] = {}

    def read(size: int) -> None:
        for page in pages.setdefault(size, []):
            page.memo.clear()
            desk.read(page)

    for size in (4_750, 19_000):
        # Four places in a page, of different fields: each page has a cost of its own.
        pages[size] = [make_page("".join(bait(place, kind, size) for place in PLACES[n::7])) for n in range(7)]
    assert_whole(desk.read(pages[19_000][0]))
    assert_linear(read, 4_750)


@pytest.mark.parametrize("name", BYTES)
def test_bytes_of_any_kind_end_as_a_result(desk: Desk, tmp_path: Path, name: str) -> None:
    """Lying and unknown charsets, marks against headers, NUL, escapes: read, replayed from a file, and linear."""
    make, full, content_type = BYTES[name]
    file = tmp_path / "page.html"

    def read(size: int) -> object:
        try:
            return desk.read(make_page(make(size), content_type=content_type))
        except copydesk.UnreadableError as error:
            return error

    file.write_bytes(make(max(full // SMALL, 1)))
    (replayed,) = desk.replay(file)
    if isinstance(read(max(full // SMALL, 1)), Result):
        assert_whole(replayed)
    else:
        assert "is binary data, no HTML page or text; give saved pages" in replayed.failures[0].error
    assert_linear(read, max(full // SMALL, 1))


@pytest.mark.parametrize(
    ("name", "size", "code", "message"),
    [
        ("nested_div", 600, "page_cut", "nests too deep"),
        ("nested_links_and_paragraphs", 600, "page_cut", "nests too deep"),
        ("paragraphs", 20_100, "page_cut", "over 20,000 pieces of text"),
        ("links_in_paragraph", 2_001, "page_cut", "over 2,000 links"),
        ("iframes", 501, "page_cut", "over 500 images and embeds"),
        ("comment_boxes", 201, "page_cut", "over 200 comments"),
        ("no_markup_lines", 20_001 * 15, "page_cut", "over 20,000 lines"),
        ("metas", 2_001, "metadata_cut", "over 2,000 meta elements"),
        ("link_tags", 2_001, "metadata_cut", "over 2,000 link elements"),
        ("authors_meta", 51, "metadata_cut", "over 50 meta elements of one name"),
        ("ld_scripts", 201, "metadata_cut", "over 200 JSON-LD scripts"),
        ("ld_graph", 2_001, "metadata_cut", "over 2,000 JSON-LD objects"),
        ("ld_people", 101, "metadata_cut", "JSON-LD author has 101 entries; the first 100 were read"),
        ("ld_images", 101, "metadata_cut", "JSON-LD image has 101 entries"),
        ("microdata_flat", 3_001, "metadata_cut", "over 3,000 elements with an itemprop"),
        ("ld_arrays", 2_000, "json_ld_too_deep", "nested beyond the bound"),
        ("ld_digits", 1_100_000, "json_ld_too_large", "beyond the size bound"),
        ("ld_string", 2_000_001, "json_ld_too_large", "beyond the size bound"),
        ("unclosed_title", 2_000, "title_too_long", "no headline has over 400"),
        ("misread_utf_8", 7_000, "wrong_encoding", "misread as windows-1252"),
    ],
)
def test_what_is_cut_is_said_once(desk: Desk, name: str, size: int, code: str, message: str) -> None:
    """Every bound that leaves out something of the page says so, in one issue; a page just within it does not."""
    told = [issue for issue in desk.read(make_page(PAGES[name].make(size))).issues if issue.code == code]
    assert [issue.code for issue in told] == [code]
    assert message in told[0].message
    within = {issue.code for issue in desk.read(make_page(PAGES[name].make(min(size // 15, 40)))).issues}
    assert code not in within or code == "wrong_encoding"


def test_long_values_are_passed_over_with_an_issue(desk: Desk) -> None:
    """A description longer than any is not read, and the record says so."""
    issues = desk.read(make_page(bait("description", "letters", 20_001))).issues
    assert [issue.message[13:53] for issue in issues if issue.code == "metadata_cut"] == [
        "over 20,000 characters in a meta element"
    ]


@pytest.mark.parametrize("levels", [1, 2])
def test_compressed_bombs_are_refused(desk: Desk, tmp_path: Path, levels: int) -> None:
    """Twenty kilobytes that unpack to 20 MB, once or twice packed: a failed result with the cure, nothing unpacked."""
    data = b"<p>" + b"a" * 20_000_000
    for _ in range(levels):
        data = gzip.compress(data)
    file = tmp_path / "page.html.gz"
    file.write_bytes(data)
    (result,) = desk.replay(file)
    assert result.outcome == "failed"
    assert "larger than 16,000,000 bytes; raise max_bytes (--max-bytes) to read it" in result.failures[0].error


# At full size, in a process that may not take more memory than this

MEMORY_BYTES = 3 << 30
FULL = (
    *("nested_div", "nested_table_with_text", "nested_b_with_text", "attributes", "long_attribute", "class_names"),
    *("breaks", "paragraphs", "links", "text_without_spaces", "ld_arrays", "ld_objects", "ld_digits", "ld_exponent"),
    *("microdata_nested", "srcset", "nul", "combining_mixed", "unclosed_comment", "body_ld_and_paragraphs"),
)
READER = """
import json, resource, sys
sys.path.insert(0, sys.argv[1])
limit = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
import copydesk, hostile
for name in sys.argv[3:]:
    make, full = hostile.PAGES[name]
    article = copydesk.extract(make(full))
    told = article and {"blocks": len(article.body), "codes": sorted({issue.code for issue in article.issues})}
    print(json.dumps({"name": name, "read": told}), flush=True)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="RLIMIT_AS bounds a process's memory on Linux alone")
def test_full_sizes_fit_into_memory() -> None:
    """100,000 levels, 200,000 attributes, 50 MB of text …, one after the other in one process, through `extract`."""
    command = [sys.executable, "-c", READER, str(SUPPORT), str(MEMORY_BYTES), *FULL]
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, env=os.environ | {"PYTHONHASHSEED": "0"}
    )
    assert done.returncode == 0, done.stderr[-2000:]
    told = {line["name"]: line["read"] for line in map(json.loads, done.stdout.splitlines())}
    assert tuple(told) == FULL
    assert all(read is not None and read["blocks"] for read in told.values()), told
    for name, code in {
        "nested_div": "page_cut",
        "paragraphs": "page_cut",
        "ld_arrays": "json_ld_too_large",
        "body_ld_and_paragraphs": "json_ld_too_large",
    }.items():
        assert code in told[name]["codes"], (name, told[name])
