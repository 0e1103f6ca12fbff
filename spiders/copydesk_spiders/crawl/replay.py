"""The spider for saved pages: `copydesk replay` with Scrapy's feeds, pipelines and jobs."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from scrapy import Request

from copydesk import UsageError
from copydesk.desk import default_desk
from copydesk_spiders.crawl.base import CopydeskSpider, Record

if TYPE_CHECKING:
    from scrapy.http import Response


class ReplaySpider(CopydeskSpider):
    """Reads saved pages of `-a paths=`: files, folders and globs, parted by commas.

    `-a source=` forces a source for all, `-a url=` gives the document's real URL.
    """

    name = "replay"
    arguments: ClassVar[tuple[str, ...]] = ("paths", "source", "url", "limit", "since")

    def __init__(self, name: str | None = None, **kwargs: Any) -> None:
        super().__init__(name, **kwargs)
        self.paths = _paths(kwargs.get("paths", ""))
        if not self.paths:
            raise UsageError("spider replay: give -a paths=FILE,FOLDER,…")
        self.url = kwargs.get("url")
        self.source = default_desk().sources[kwargs["source"]] if "source" in kwargs else None

    async def start(self) -> AsyncIterator[Request]:
        """Ask for each file, in order; the fetch plugins read it, nothing is downloaded."""
        from copydesk.fetch.files import expand

        for number, item in enumerate(expand(self.paths)):
            meta = {"copydesk_target": item.target, "copydesk_url": self.url}
            # The URL only makes the request one of its own; the target is what is opened.
            url = f"file:///{number}"
            yield Request(url, callback=self.parse, errback=self.not_fetched, meta=meta, priority=-number)

    def parse(self, response: Response, **_: Any) -> Iterator[Record]:
        """Read a page."""
        if self.full:
            self.reader.count("skipped/limit")
            return
        yield from self.records(self.reader.read(response, self.source))


def _paths(value: str) -> list[str]:
    # A comma may be part of a name; it is, where such a file exists.
    if value and Path(value).exists():
        return [value]
    return [path for path in (part.strip() for part in value.split(",")) if path]
