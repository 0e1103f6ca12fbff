"""A hook plugin: a transform for the rules of any source."""

from copydesk import RegisterTransform


def between(value: str, opening: str, closing: str) -> str | None:
    """Give what stands between two marks."""
    _, found, rest = value.partition(opening)
    inner, ended, _ = rest.partition(closing)
    return inner.strip() if found and ended else None


def copydesk_transforms(register: RegisterTransform) -> None:
    """Add `between`."""
    register("between", between)
