"""Which sources there are, and which of them a page belongs to.

Until its first page a source is a few hundred bytes in a table: nothing of it is imported, none of its rules is
compiled. What a folder of sources holds is kept in an index between runs (`index`, `cache`).

    record    source.toml -> Source          sitefiles  a checkout of site files of Full-Text RSS -> Source
    index     a folder -> its entries, read anew only where a file has changed
    routing   page -> name                   claiming   finding the few claims that can hold on a page
    code      source.py -> hooks             registry   all of it: `Sources`
"""

from copydesk.sources.claiming import claims
from copydesk.sources.code import SCOPED_HOOKS, SourceCode, load_code
from copydesk.sources.record import NAME, RULE_KEYS, read_source
from copydesk.sources.registry import VARIABLE, Sources

__all__ = [
    "NAME",
    "RULE_KEYS",
    "SCOPED_HOOKS",
    "VARIABLE",
    "SourceCode",
    "Sources",
    "claims",
    "load_code",
    "read_source",
]
