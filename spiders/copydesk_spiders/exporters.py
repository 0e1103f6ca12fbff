"""Feed formats: Scrapy writes copydesk's records as `copydesk replay` does, and everything else as it always did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from itemadapter import ItemAdapter
from scrapy.exporters import CsvItemExporter, JsonLinesItemExporter

from copydesk import Result
from copydesk.export.csv_columns import COLUMNS, cells
from copydesk.export.csv_table import guarded
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
        self._plain = (self.encoding or "utf-8").lower().replace("_", "-") in ("utf-8", "utf8") and not self.indent

    def export_item(self, item: Any) -> None:
        """Write one line."""
        if not self._plain or not is_record(item):
            super().export_item(item)
            return
        data = dict(self.get_serialized_fields(item))
        self.file.write(encode_json(_result(item), data) + b"\n")


class TableExporter(CsvItemExporter):
    """CSV: records in copydesk's columns, formulas made harmless; other items in Scrapy's own way.

    The first item of a feed decides for the feed. With FEED_EXPORT_FIELDS the columns are those.
    """

    def __init__(self, file: BytesIO, **kwargs: Any) -> None:
        super().__init__(file, **kwargs)
        self._columns: bool | None = None

    def export_item(self, item: Any) -> None:
        """Write one row, and before the first the names of the columns."""
        if self._columns is None:
            self._columns = self.fields_to_export is None and is_record(item)
            if self._columns and self.include_headers_line:
                self.csv_writer.writerow(COLUMNS)
        if not self._columns:
            super().export_item(item)
            return
        record = ItemAdapter(item).asdict()
        row = cells(_result(record), record)
        self.csv_writer.writerow([guarded(whole(cell).replace("\0", "")) for cell in row])


def _result(record: dict[str, Any]) -> Result:
    # Only its `input` is used, to name the record in an error.
    return Result(record.get("outcome", "failed"), str(record.get("input")))
