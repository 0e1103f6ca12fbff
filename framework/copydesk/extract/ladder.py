"""How much each kind of evidence is trusted by default: the one place where confidences are set against each other.

Confidence orders the candidates of a field, nothing more; a plugin of your own places itself between these rungs.
"""

from __future__ import annotations

SOURCE_CODE = 0.98
"""A source's own source.py: its author looked at the pages and wrote what rules could not say."""
SOURCE_RULES = 0.95
"""A source's source.toml."""
URL_PATTERN = 0.93
"""A source's URL patterns: certain about what kind of page it is, silent about what is on it."""
SOURCE_DEFAULT = 0.10
"""What the source's record says of all its pages, where the page itself says nothing."""
