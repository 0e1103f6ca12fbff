"""Sources of the user's own folders, without a plugin that brings them."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from copydesk import CopydeskError
from copydesk.desk import default_desk
from copydesk_spiders.polite import setting

if TYPE_CHECKING:
    from scrapy.settings import BaseSettings

log = logging.getLogger("copydesk.spiders")

_known: set[Path] = set()


def register(settings: BaseSettings) -> None:
    """Give the desk of this process the sources of COPYDESK_SOURCES, each folder once.

    A folder that holds none, or a wrong one, is logged as an error; the other spiders are still good.
    """
    for folder in setting(settings, "COPYDESK_SOURCES"):
        path = Path(folder).resolve()
        if path in _known:
            continue
        _known.add(path)
        try:
            default_desk().sources.register(path, origin="COPYDESK_SOURCES")
        except CopydeskError as error:
            log.error("COPYDESK_SOURCES: %s", error)
