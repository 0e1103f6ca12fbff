"""The way of a page, once: routed, read, and ended as exactly one Result."""

from copydesk.desk.desk import Desk, default_desk, extract

__all__ = ["Desk", "default_desk", "extract"]
