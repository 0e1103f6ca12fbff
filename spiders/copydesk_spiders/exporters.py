"""Feed formats: Scrapy writes copydesk's records as `copydesk replay` does, and everything else as it always did."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from itemadapter import ItemAdapter
from scrapy.exporters import CsvItemExporter, JsonLinesItemExporter

from copydesk import Result
from copydesk.export.csv_columns import COLUMNS, cells
from copydesk.export.csv_table import MARK, guarded
from copydesk.export.form import encode_json, whole

if TYPE_CHECKING:
    from io import BytesIO


def is_record(item: Any) -> bool:
    """Tell whether an item is a record of copydesk, as `Result.to_dict()` gives it."""
    return isinstance(item, dict) and "outcome" in item and "schema_version" in item


class LinesExporter(JsonLinesItemExporter):
    """JSON Lines: records byte for byte as the command line writes them, other items in Scrapy's own way.

    FEED_EXPORT_FIELDS is heeded; a feed with another encoding or an indent is left to Scrapy whole.
    """

    def __init__(self, file: BytesIO, **kwargs: Any) -> None:
        super().__init__(file, **kwargs)
        self._plain = _is_utf8(self.encoding or "utf-8") and not self.indent

    def export_item(self, item: Any) -> None:
        """Write one line."""
        if not self._plain or not is_record(item):
            super().export_item(item)
            return
        data = dict(self.get_serialized_fields(item))
        self.file.write(encode_json(_result(item), data) + b"\n")


class TableExporter(CsvItemExporter):
    """CSV: records in copydesk's columns, formulas made harmless; other items in Scrapy's own way.

    The first item of a feed decides for the feed. With FEED_EXPORT_FIELDS the columns are those. As on the command
    line a new file begins with a byte order mark and the names of the columns; where a file is added to,
    neither comes again.
    """

    def __init__(self, file: BytesIO, **kwargs: Any) -> None:
        super().__init__(file, **kwargs)
        self._columns: bool | None = None
        on_stdout = file is getattr(sys.stdout, "buffer", None)
        self._goes_on = not on_stdout and _has_content(file)
        self._mark = not on_stdout and _is_utf8(self.encoding)

    def export_item(self, item: Any) -> None:
        """Write one row, and before the first the names of the columns."""
        if self._columns is None:
            self._columns = self.fields_to_export is None and is_record(item)
            if self._columns and self.include_headers_line and not self._goes_on:
                if self._mark:
                    self.stream.write(MARK.decode())
                self.csv_writer.writerow(COLUMNS)
        if not self._columns:
            super().export_item(item)
            return
        record = ItemAdapter(item).asdict()
        row = cells(_result(record), record)
        self.csv_writer.writerow([guarded(whole(cell).replace("\0", "")) for cell in row])


def _is_utf8(encoding: str | None) -> bool:
    return (encoding or "").lower().replace("_", "-") in ("utf-8", "utf8")


def _has_content(file: BytesIO) -> bool:
    """Tell whether a file on the disk held something before; what waits to be written, as gzip's head, is not there."""
    try:
        return os.fstat(getattr(file, "file", file).fileno()).st_size > 0
    except (OSError, AttributeError):  # a sink that is no file
        return False


def _result(record: dict[str, Any]) -> Result:
    # Only its `input` is used, to name the record in an error.
    return Result(record.get("outcome", "failed"), str(record.get("input")))
