"""Exit codes of the command line."""

GOOD = 0
USAGE = 1
"""The call is wrong, or cannot be carried out as it is."""
SOME_FAILED = 2
NOTHING = 3
"""No record was produced."""
INTERRUPTED = 130
TERMINATED = 143
