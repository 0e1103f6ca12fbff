"""The `copydesk` command. Standard output is data only; progress, messages and summaries go to standard error.

Exit codes: 0 good, 1 wrong use, 2 some inputs failed, 3 nothing produced, 130 interrupted, 143 terminated.
"""

from copydesk.cli.program import main

__all__ = ["main"]
