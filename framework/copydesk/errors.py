"""Every error copydesk raises on purpose.

    CopydeskError
    ├── UsageError         the call or the command line is wrong; says what would be right
    ├── FetchError         no page came of a request
    │   ├── RefusedError   not asked for: a private address, a scheme, a path, a size over the cap
    │   └── UnreadableError  there, but not a document: missing, binary, damaged
    ├── PluginError        a plugin cannot be registered: a misspelt hook, a wrong argument
    ├── SourceError        a source's record, rules or code are wrong; names file and key
    └── ExportError        a record could not be written

Each message names the input, the plugin where there is one, and the cure. What a *page* does wrong is no error:
it is an Issue or a Failure on the page's Result.
"""

from __future__ import annotations


class CopydeskError(Exception):
    """Base of all errors of copydesk."""


class UsageError(CopydeskError):
    """The call is wrong; the message says what would be right."""


class FetchError(CopydeskError):
    """No page came of a request."""


class RefusedError(FetchError):
    """A request copydesk does not make unless told to."""


class UnreadableError(FetchError):
    """The bytes are missing, damaged or no document."""


class PluginError(CopydeskError):
    """A plugin cannot be registered."""


class SourceError(CopydeskError):
    """A source's record, rules or code are wrong."""


class ExportError(CopydeskError):
    """A record could not be written."""
