"""What the rules of the Harbour Post cannot say."""

from copydesk import Page, SourceCode


class HarbourPost(SourceCode):
    """The kicker is the first word of the page's id."""

    def kicker(self, page: Page) -> str | None:
        """Give `harbour` for `<body id="harbour-story">`."""
        body = page.tree.select_one("body[id]")
        return (body.attr("id") or "").split("-")[0] or None if body else None
