"""The inputs of a replay: files, folders, patterns, file: URLs and `-`, one at a time and in a stable order.

A folder gives its pages below it, sorted by name in each folder. Hidden files and folders, sidecars, and the folder of
images and frames a browser puts beside a page it saves (`page.html` with `page_files/`) are no inputs.

A symbolic link is followed where it is given. Below a folder one to a file of that folder is that page, one to a folder
is not gone into, so no loop can arise, and one that leads out is refused: who gives somebody's folder of pages means
what is in it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from copydesk.errors import FetchError, RefusedError, UnreadableError
from copydesk.models.base import record

PAGE_SUFFIXES = (".html", ".htm", ".xhtml", ".txt")
"""Of pages looked for in folders; each also with `.gz`. A file given by name may have any other."""
SIDECAR_SUFFIX = ".meta.json"

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]+:")
_LIKE_AN_ADDRESS = re.compile(r"www\.|[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/", re.IGNORECASE)
_MAGIC = re.compile(r"[*?\[]")
_LOOKED_FOR = " ".join(PAGE_SUFFIXES) + ", each also .gz"


@record
class Input:
    """One input: a target of the fetch hook, or why there is none."""

    target: str
    error: FetchError | None = None


def expand(paths: Iterable[str]) -> Iterator[Input]:
    """Give the inputs `paths` stand for; a path that stands for none is one input with an error.

    Reads no file, so that counting them first is cheap. What is neither a path nor a pattern but has a scheme, as a URL
    has, is passed on as it is.
    """
    given = tuple(paths)
    for path in given:
        yield from _expand(path, given)


def has_scheme(target: str) -> bool:
    """Tell whether a target is for a plugin of its scheme: `https://…`, or `archive:…` where no file has that name."""
    return _SCHEME.match(target) is not None and ("://" in target or not os.path.lexists(target.replace("\0", "")))


def local_path(target: str) -> str | None:
    """Give the path of a local target (a path or a file: URL), None for one with another scheme.

    Raises RefusedError for a file: URL of another host.
    """
    if not has_scheme(target):
        return target
    if target[:5].lower() != "file:":
        return None
    parts = urlsplit(target)
    if parts.netloc.lower() not in ("", "localhost"):
        raise RefusedError(f"{target}: a file: URL of another host; copy the file here")
    from urllib.request import url2pathname  # here, because it brings http.client with it

    return url2pathname(parts.path)


def shown(path: str) -> str:
    """Give a path for messages and records: bytes of a name that are no UTF-8 become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")


def missing(path: str) -> FetchError:
    """Make the error for a path that stands for nothing."""
    if not path:
        return UnreadableError("an empty path; name a file or a folder")
    if _MAGIC.search(path):
        return UnreadableError(f"{shown(path)}: no file matches; in folders these are looked for: {_LOOKED_FOR}")
    cure = "; if it is an address, begin it with https://" if _LIKE_AN_ADDRESS.match(path) else ""
    return UnreadableError(f"{shown(path)}: no such file or folder{cure}")


def is_page_name(name: str) -> bool:
    """Tell whether a file of this name is looked for in folders."""
    return name.lower().removesuffix(".gz").endswith(PAGE_SUFFIXES) and not name.startswith(".")


def _expand(given: str, all_given: Collection[str]) -> Iterator[Input]:
    try:
        path = None if given == "-" else local_path(given)
    except FetchError as error:
        yield Input(given, error)
        return
    if path is None:
        yield Input(given)
    elif not path or "\0" in path:
        yield Input(given, missing(path))
    elif Path(path).is_dir():
        yield from _folder(path)
    elif os.path.lexists(path):
        if not path.endswith(SIDECAR_SUFFIX):
            yield Input(given)
        elif (page := path.removesuffix(SIDECAR_SUFFIX)) not in all_given:
            yield Input(page)  # a sidecar stands for its page
    elif _MAGIC.search(path):
        yield from _pattern(path)
    else:
        yield Input(given, missing(path))


def _folder(folder: str) -> Iterator[Input]:
    found = False
    for item in _walk(Path(folder)):
        found = True
        yield item
    if not found:
        yield Input(folder, UnreadableError(f"{shown(folder)}: no page in this folder; looked for {_LOOKED_FOR}"))


def _walk(folder: Path) -> Iterator[Input]:
    """Give the pages below a folder. The stack is one of iterators, so depth costs no recursion."""
    stack = [iter([(folder, True)])]
    while stack:
        path, is_folder = next(stack[-1], (None, False))
        if path is None:
            stack.pop()
        elif is_folder:
            try:
                stack.append(iter(_listing(path, folder)))
            except OSError as error:
                why = f"{shown(str(path))}: cannot be listed: {error.strerror or error}"
                yield Input(str(path), UnreadableError(why))
        elif link := next((each for each in (path, Path(f"{path}{SIDECAR_SUFFIX}")) if _leads_out(each, folder)), None):
            why = f"{shown(str(link))}: a symbolic link that leads out of {shown(str(folder))}; name what it leads to"
            yield Input(str(path), RefusedError(why))
        else:
            yield Input(str(path))


def _listing(folder: Path, top: Path) -> list[tuple[Path, bool]]:
    """List the pages and, marked True, the sub-folders of a folder, sorted by name. Raises OSError.

    A link to a folder is listed where it leads out of `top`, to be told.
    """
    with os.scandir(folder) as entries:
        here = [entry for entry in entries if not entry.name.startswith(".")]
        kinds = {entry.name: entry.is_dir(follow_symlinks=False) for entry in here}
        links = {entry.name for entry in here if entry.is_symlink() and os.path.isdir(entry.path)}  # noqa: PTH112
    keep = [
        name
        for name, is_folder in kinds.items()
        if (
            not any(page in kinds for page in _pages_of_parts(name))
            if is_folder
            else is_page_name(name) or (name in links and _leads_out(folder / name, top))
        )
    ]
    return [(folder / name, kinds[name]) for name in sorted(keep)]


def _leads_out(path: Path, top: Path) -> bool:
    """Tell whether a path is a symbolic link to something that is not below `top`, nor a loop: a folder around it."""
    if not path.is_symlink():
        return False
    target, home = Path(os.path.realpath(path)), Path(os.path.realpath(top))
    return not target.is_relative_to(home) and not home.is_relative_to(target)


def _pages_of_parts(folder: str) -> list[str]:
    """Give the names of pages whose parts a folder of this name would hold."""
    page = folder.removesuffix("_files")
    return [page + suffix for suffix in PAGE_SUFFIXES] if page != folder else []


def _pattern(pattern: str) -> Iterator[Input]:
    """Give the files a pattern matches, and the pages in the folders it matches; `**` is any depth."""
    parts = Path(pattern).parts
    first = next(place for place, part in enumerate(parts) if _MAGIC.search(part))
    base, rest = Path(*parts[:first]), parts[first:]
    deep = "**" in rest
    if rest[-1] == "**":
        rest = (*rest, "*")
    try:
        matches = sorted(base.glob(str(Path(*rest))))
    except (ValueError, OSError, NotImplementedError) as error:  # the last: pathlib's word for a rooted pattern
        yield Input(pattern, UnreadableError(f"{shown(pattern)}: not a pattern: {error}"))
        return
    found = False
    for match in matches:
        if _left_out(match, base, rest):
            continue
        if not match.is_dir():
            pages = iter([Input(str(match))] if "." in rest[-1] or is_page_name(match.name) else [])
        else:
            pages = iter([]) if deep else _walk(match)
        for item in pages:
            found = True
            yield item
    if not found:
        yield Input(pattern, missing(pattern))


def _left_out(match: Path, base: Path, rest: tuple[str, ...]) -> bool:
    """Tell whether a match is hidden, a sidecar, or a part of a saved page."""
    below = match.parts[len(base.parts) :]
    if match.name.endswith(SIDECAR_SUFFIX):
        return True
    if any(part.startswith(".") for part in below) and not any(part.startswith(".") for part in rest):
        return True
    folders = [match, *match.parents][: len(below)]
    return any((folder.parent / page).exists() for folder in folders for page in _pages_of_parts(folder.name))
