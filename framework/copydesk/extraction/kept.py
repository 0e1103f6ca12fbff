"""What was read of files and is kept for the next page: until a file has changed and sources are registered anew.

A crawl reads by the rules it began with. Who edits a rule and makes a new Desk, in a notebook for one, means the new
rule.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
_caches: list[Any] = []
_stamps: dict[Path, tuple[int, int]] = {}


def kept(size: int) -> Callable[[Callable[[Path], T]], Callable[[Path], T]]:
    """Keep what a function reads of a file, for the `size` files used last."""

    def decorate(function: Callable[[Path], T]) -> Callable[[Path], T]:
        @lru_cache(maxsize=size)
        def read(file: Path) -> T:
            _stamps.setdefault(file, _stamp(file))
            return function(file)

        read.__doc__ = function.__doc__
        _caches.append(read)
        return read

    return decorate


def forget_changed() -> None:
    """Forget everything where a file is not what it was when it was read: one may be part of what another says."""
    if any(_stamp(file) != stamp for file, stamp in _stamps.items()):
        _stamps.clear()
        for cache in _caches:
            cache.cache_clear()


def _stamp(file: Path) -> tuple[int, int]:
    try:
        status = file.stat()
    except OSError:
        return (0, 0)
    return (status.st_mtime_ns, status.st_size)
