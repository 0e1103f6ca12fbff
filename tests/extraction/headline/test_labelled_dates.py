"""Dates away from the headline that say themselves whose they are: a change behind them, a byline, an agency's dateline."""

from __future__ import annotations

import pytest

import copydesk

TEXT = (
    "<p>The lock gates were lifted out on Tuesday, and the canal will stay shut to boats until the new ones hang.</p>"
    "<p>Crews waiting above the lock were given moorings for nothing, and a shuttle to the shops runs each hour.</p>"
    "<p>The old gates, of oak, had held since the reign of a king whose name they still bear on the iron of the beam.</p>"
)


def dates(before: str = "", behind: str = "", head: str = "", text: str = TEXT * 2) -> tuple[str | None, str | None]:
    """The days of publication and change of a page with something before and behind its text."""
    html = f"<html lang=en><head><title>Lock closed</title>{head}</head><body><div><h1>Lock closed</h1>{before}{text}"
    article = copydesk.extract(f"{html}</div>{behind}</body></html>", url="https://news.example/lock")
    assert article is not None
    published, modified = article.published, article.modified
    return published and published.local, modified and modified.local


@pytest.mark.parametrize(("behind", "expected"), [
    ("<p>Written by <a href=/anna>Anna Lind of the Lock House</a></p><p>8 April 2024</p>", ("2024-04-08", None)),
    ("<div><p>Interview by Anna Lind</p><p>3 December 2025. <i>Updated: 7 December 2025</i></p></div>",
     ("2025-12-03", "2025-12-07")),
    ("<div><p>3 December 2025 (last updated 7 December 2025)</p></div>", ("2025-12-03", "2025-12-07")),
    ("<p>This article was originally published on <b>26 September 2019</b> and is kept up to date.</p>", ("2019-09-26", None)),
    ("<p>First published 26 September 2019.</p>", ("2019-09-26", None)),
])  # fmt: skip
def test_a_date_behind_the_text(behind: str, expected: tuple[str | None, str | None]) -> None:
    """The byline's own date, the first of two of which the second is a change, and what says "originally"."""
    assert dates(behind=f"<div>{behind}</div>") == expected


@pytest.mark.parametrize("behind", [
    "<div><h3>Ferry fares go up</h3><p>By Anna Lind</p><p>8 April 2024</p></div>",
    "<div><p>By Anna Lind</p><p>8 April 2024</p></div><div><p>By Otto Lind</p><p>9 April 2024</p></div>",
    "<div><p>By the harbour</p><p>The fair is on 8 April 2024</p></div>",
    "<p>This article was originally published by The Example Review on 26 September 2019.</p>",
    "<p>This article was originally published on 26 September 2019 in The Example Review.</p>",
    "<p>Her book was first published in 1987, and again on 26 September 2019.</p>",
])  # fmt: skip
def test_another_s_date_behind_the_text(behind: str) -> None:
    """A teaser's byline, one of several, a phrase, another publication's date: none is the article's."""
    assert dates(behind=behind) == (None, None)


def test_the_original_date_is_more_than_an_unlabelled_one() -> None:
    """A page printed anew shows the day it was printed; metadata are not overruled."""
    said = "<p>This article was originally published on 26 September 2019 at 4:12pm but has been updated since.</p>"
    assert dates("<p>30 September 2022</p>", said)[0] == "2019-09-26"
    head = '<meta property="article:published_time" content="2022-09-30T10:00:00Z">'
    assert dates("<p>30 September 2022</p>", said, head)[0] == "2022-09-30T10:00:00+00:00"


@pytest.mark.parametrize(("published", "expected"), [
    ("13 August 2025", "2025-08-13"),
    ("28 November 2025", "2025-11-29T12:28:31-05:00"),
])  # fmt: skip
def test_a_label_at_the_end_earlier_than_a_stamp(published: str, expected: str) -> None:
    """Where the metadata's two dates are one moment, days after the printed one, a system set them; a day is nothing."""
    head = "".join(
        f'<meta property="article:{name}_time" content="2025-11-29T12:28:31-05:00">'
        for name in ("published", "modified")
    )
    assert dates(behind=f"<div class=article-end>Published <b>{published}</b></div>", head=head)[0] == expected


@pytest.mark.parametrize(("line", "expected"), [
    ("RAJSHAHI, Dec 20, 2025 (BSS) - The lock gates were lifted out.", "2025-12-20"),
    ("NEW LOCK, N.Y., Dec. 20, 2025 (EXAMPLE NEWSWIRE) -- The lock gates were lifted out.", "2025-12-20"),
    ("LONDON, 20 December 2025 /Example Wire/ – The lock gates were lifted out.", "2025-12-20"),
    ("LONDON, Dec 20 (BSS) - The lock gates were lifted out.", None),
    ("Since Dec 20, 2025 (a Saturday) the lock gates have been lifted out.", None),
    ("On Dec 20, 2025 (Saturday) - as planned - the lock gates were lifted out.", None),
])  # fmt: skip
def test_an_agency_s_dateline(line: str, expected: str | None) -> None:
    """Place, full date and agency before the first sentence date the article; a date in a sentence does not."""
    assert dates(text=f"<p>{line} It will be shut to boats for long.</p>{TEXT * 2}")[0] == expected
