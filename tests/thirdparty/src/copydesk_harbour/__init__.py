"""Brings the source `harbourpost` to copydesk."""

from pathlib import Path

from copydesk import Register


def copydesk_register_sources(register: Register) -> None:
    """Register every source of this package."""
    register(Path(__file__).parent, package=__name__)
