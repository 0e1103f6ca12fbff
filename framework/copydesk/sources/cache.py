"""Files that may be lost at any time: what one run worked out and the next can use.

They lie in `$XDG_CACHE_HOME/copydesk/sources`, by default `~/.cache/copydesk/sources` (XDG Base Directory
Specification 0.8; on Windows in `%LOCALAPPDATA%`). Only a folder that is the user's own and that no one else may write
to is used: several people may share a machine. What is read is data, checked by type and checksum, never executed;
anything odd is passed over as if it were not there.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import tempfile
import zlib
from pathlib import Path

_MAGIC = b"copydesk cache 1\n"
_SUM = 4  # bytes of the checksum behind the magic line
_MAX = 256 << 20  # bytes; a hundred times what 5,000 sources need


def cache_file(kind: str, of: str) -> Path | None:
    """Give the file that keeps what is known of `of`; None where nothing can be kept safely.

    The folder is made where it is not there.
    """
    home = _home()
    if home is None:
        return None
    folder = home / "copydesk" / "sources"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not all(_is_private(each) for each in (home / "copydesk", folder)):
            return None
    except OSError:
        return None
    return folder / f"{kind}-{hashlib.sha256(of.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}.bin"


def load(file: Path) -> bytes | None:
    """Give what was saved; None where it is missing, damaged or not ours."""
    try:
        with file.open("rb") as stream:
            status = os.fstat(stream.fileno())
            if status.st_size > _MAX or not _is_ours(status):
                return None
            data = stream.read()
    except OSError:
        return None
    start = len(_MAGIC) + _SUM
    body = data[start:]
    whole = data.startswith(_MAGIC) and data[len(_MAGIC) : start] == zlib.crc32(body).to_bytes(_SUM, "big")
    return body if whole else None


def save(file: Path, body: bytes) -> None:
    """Put a file in its place at once: who reads meanwhile sees the old one or the new one, and no one waits.

    Where it cannot be written nothing is kept, and nothing else is lost.
    """
    temporary = None
    try:
        handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=".new-")
        with os.fdopen(handle, "wb") as stream:
            stream.write(_MAGIC + zlib.crc32(body).to_bytes(_SUM, "big") + body)
        os.replace(temporary, file)  # noqa: PTH105
    except OSError:
        if temporary is not None:
            with contextlib.suppress(OSError):
                os.unlink(temporary)  # noqa: PTH108


def _home() -> Path | None:
    """Give the folder for caches, where the user may make folders of their own."""
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return Path(local) if local else None
    named = os.environ.get("XDG_CACHE_HOME", "")
    try:
        # The specification has a relative path passed over.
        home = Path(named) if os.path.isabs(named) else Path.home() / ".cache"  # noqa: PTH117
        nearest = next(folder for folder in (home, *home.parents) if folder.exists())
        # Not with sudo in another's home, where what we make would be in their way.
        return home if _is_ours(nearest.stat()) else None
    except (OSError, RuntimeError, StopIteration):
        return None


def _is_ours(status: os.stat_result) -> bool:
    return sys.platform == "win32" or status.st_uid == os.geteuid()


def _is_private(folder: Path) -> bool:
    status = folder.lstat()
    return _is_ours(status) and (sys.platform == "win32" or not status.st_mode & 0o022)
