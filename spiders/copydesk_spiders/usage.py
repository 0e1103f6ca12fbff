"""Tells wrong use of a spider in one line."""

from __future__ import annotations

import logging

from copydesk import CopydeskError

_LOST = "Task exception was never retrieved"


def one_line(record: logging.LogRecord) -> bool:
    """Rewrite the record of an error of ours that ended a crawl before it began; others stay as they are.

    Scrapy (2.19) leaves such an error in a task, and asyncio logs it with the traceback when the task is thrown away.
    """
    error = record.exc_info[1] if record.exc_info else None
    if isinstance(error, CopydeskError) and record.getMessage().startswith(_LOST):
        record.name, record.msg, record.args = "copydesk.spiders", "%s", (str(error),)
        record.exc_info = record.exc_text = None
    return True


def tell_in_one_line() -> None:
    """Have it done from now on; a second call changes nothing."""
    logging.getLogger("asyncio").addFilter(one_line)
