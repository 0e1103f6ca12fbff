"""From bytes to Page: the one way, for files, HTTP answers and Scrapy responses."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from copydesk.fetch.charset import decode
from copydesk.fetch.inflate import GZIP_MAGIC, gunzip
from copydesk.fetch.kind import kind_of, refuse_binary, refuse_suffix, refuse_type
from copydesk.fetch.misread import repaired
from copydesk.fetch.recover import recover_url
from copydesk.models import Issue, Page, PageKind


def make_page(
    body: bytes | str,
    *,
    url: str | None = None,
    content_type: str | None = None,
    headers: Mapping[str, str] | None = None,
    status: int | None = None,
    requested_url: str | None = None,
    fetched_at: datetime | None = None,
    path: str | None = None,
    kind: PageKind | None = None,
) -> Page:
    """Make a page of a document, content encodings undone; bytes are decoded, a str is taken as it is.

    `content_type` is by default that of `headers`. Where no `url` is given it is read from the document. What is odd
    about the bytes stands in `page.memo["issues"]`, a list of Issue. Raises UnreadableError for what is no document:
    images, PDF, archives, JSON, feeds; RefusedError for gzip data that unpacks to more than 16 MB.
    """
    name = url or requested_url or path or "the document"
    lowered = {str(key).lower(): str(value) for key, value in headers.items()} if headers else {}
    if content_type is None:
        content_type = lowered.get("content-type")
    if kind is None:
        refuse_type(content_type, name)
        if content_type is None:
            refuse_suffix(path, name)
    page = Page(
        text="",
        url=url,
        url_from="given" if url else None,
        requested_url=requested_url,
        status=status,
        headers=lowered,
        fetched_at=fetched_at,
        path=path,
    )
    issues: list[Issue] = []
    if isinstance(body, str):
        page.text, page.encoding_from = _clean(body), "given"
    else:
        if body.startswith(GZIP_MAGIC):
            body = gunzip(body, name)
        refuse_binary(body, name)
        decoded = decode(body, content_type)
        page.text, page.encoding, page.encoding_from = decoded.text, decoded.encoding, decoded.encoding_from
        page.body = body
        issues.extend(decoded.issues)
    if (meant := repaired(page.text)) is not None:
        was = f"decoded as {page.encoding}" if page.encoding else "given"
        page.text, page.encoding = meant
        page.encoding_from = "repaired"
        message = f"the document was {was} and is {page.encoding} misread as windows-1252; it was read again"
        issues.append(Issue("wrong_encoding", message=message, data={"meant": page.encoding}))
    page.kind = kind or kind_of(page.text, content_type, path, name)
    if url is None and (recovered := recover_url(page)) is not None:
        page.url, page.url_from = recovered.url, recovered.url_from
        issues.extend(recovered.issues)
    if issues:
        page.memo["issues"] = issues
    return page


def _clean(text: str) -> str:
    """Drop a leading byte-order mark and what no UTF-8 output could hold."""
    text = text.removeprefix("\ufeff")
    if not text.isascii():
        try:
            text.encode("utf-16-le")  # finds a lone surrogate in a third of the time that UTF-8 takes
        except UnicodeEncodeError:
            text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text.replace("\0", "") if text.find("\0") >= 0 else text  # `in` takes twice as long in wide text
