"""Where results go: a target as the user writes it, and the default plugins of the export hook.

| format | suffixes | one record is |
|---|---|---|
| jsonl | .jsonl .jl .ndjson | a line |
| json | .json | an entry of one array |
| csv, csv_raw | .csv | a row; columns in `copydesk.export.csv_columns` |

Each suffix may be followed by .gz. Files are complete or absent: they are put in their place when the exporter is
closed, and a process that is killed leaves what was there before.
"""

from copydesk.export.form import RecordError
from copydesk.export.target import FORMATS, parse_target, unknown_format

__all__ = ["FORMATS", "RecordError", "parse_target", "unknown_format"]
