"""A hook plugin: how long the article takes to read."""

from collections.abc import Iterator

from copydesk import Article, Found, Issue, Page

WORDS_PER_MINUTE = 230


def copydesk_extract(page: Page) -> Iterator[Found]:
    """Give the reading time printed on the page."""
    for element in page.tree.select("span.reading-time"):
        yield Found("extra.minutes", int(element.text.split()[0]), method="css", path="span.reading-time")


def copydesk_validate(article: Article) -> Iterator[Issue]:
    """Report an article that cannot take as long as it says."""
    minutes = article.extra.get("harbour_reading_time", {}).get("minutes")
    if minutes and article.word_count < WORDS_PER_MINUTE * (minutes - 1):
        yield Issue("reading_time", "extra", "info", f"{article.word_count} words do not take {minutes} minutes")
