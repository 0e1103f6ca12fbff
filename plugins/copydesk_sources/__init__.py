"""The sources that come with copydesk, announced as any third party announces its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from copydesk import hookimpl

if TYPE_CHECKING:
    from copydesk import Register


@hookimpl(trylast=True)
def copydesk_register_sources(register: Register) -> None:
    """Announce every `<source>/source.toml` beside this file; anybody's own sources for the same sites go before."""
    register(Path(__file__).parent, package=__name__)
