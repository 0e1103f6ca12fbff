"""The way of a page, once: routed, read, and ended as exactly one Result."""

import copydesk
from copydesk.desk.desk import Desk, default_desk, extract

__all__ = ["Desk", "default_desk", "extract"]

# Importing the package `copydesk.extract` put that module in the place of the public function.
copydesk.extract = extract
