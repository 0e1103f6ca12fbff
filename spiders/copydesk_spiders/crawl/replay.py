"""The spider for saved pages: `copydesk replay` with Scrapy's feeds, pipelines and jobs."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from scrapy import Request

from copydesk import Failure, UsageError
from copydesk.desk import default_desk
from copydesk_spiders import arguments
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
        self.url = arguments.url(kwargs["url"]) if "url" in kwargs else None
        self.paths = _paths(kwargs.get("paths", ""))
        if not self.paths:
            raise UsageError("spider replay: give -a paths=FILE,FOLDER,…")
        self.source = default_desk().sources[kwargs["source"]] if "source" in kwargs else None

    async def start(self) -> AsyncIterator[Record | Request]:
        """Ask for each file; the fetch plugins read it, nothing is downloaded."""
        from copydesk.fetch.files import expand

        for item in expand(self.paths):
            await self.room()
            if item.error is not None:
                failure = Failure("file", "copydesk_fetch", f"{type(item.error).__name__}: {item.error}")
                for record in self.records(self.reader.failed(item.target, None, [failure])):
                    yield record
                continue
            meta = {"copydesk_target": item.target, "copydesk_url": self.url}
            # The URL only makes the request one of its own, also for a job's next run; the target is what is opened.
            url = f"file:///{blake2b(item.target.encode('utf-8', 'surrogateescape'), digest_size=16).hexdigest()}"
            yield Request(url, callback=self.parse, errback=self.not_fetched, meta=meta)

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
