"""Images and links name the block of the body they stand in, whatever the body's normaliser moved."""

from collections.abc import Iterator
from typing import Any

import copydesk
from copydesk import Article, Desk, Found, Page, PluginManager
from copydesk.models import Block, Link, Media

FIRST = "OSLO, March 4 (Reuters) - The harbour board voted on Tuesday to close the old ferry quay for good this summer."
SECOND = "Its members had put the vote off three times, once because nobody could find the key to the meeting room."
THIRD = "The last boat will leave on the first Sunday of June, and the band that played at the opening will play again."
REPEATED = (
    Block("paragraph", FIRST),
    Block("paragraph", SECOND),
    Block("paragraph", SECOND),
    Block("paragraph", THIRD),
)


class Giver:
    """A plugin that gives what it was made with."""

    def __init__(self, *found: Found) -> None:
        self.found = found

    def copydesk_extract(self, page: Page) -> Iterator[Found]:
        yield from self.found


def body(*blocks: Block, confidence: float = 0.9) -> Found:
    return Found("body", blocks, "given", confidence=confidence)


def links(*numbers: int | None) -> Found:
    values = tuple(Link(f"https://quay.example/{n}", f"link {n}", block=number) for n, number in enumerate(numbers))
    return Found("links", values, "given", confidence=0.9)


def images(*numbers: int | None) -> Found:
    values = tuple(Media(f"https://quay.example/{n}.jpg", block=number) for n, number in enumerate(numbers))
    return Found("images", values, "given", confidence=0.9)


def read(**plugins: Any) -> Article:
    manager = PluginManager(entry_points=False)
    for name, plugin in plugins.items():
        manager.register(plugin, name)
    article = Desk(manager).read(copydesk.make_page("<html><body><h1>Quay closes</h1></body></html>")).article
    assert article is not None
    return article


def numbers(values: tuple[Link | Media, ...]) -> list[int | None]:
    return [value.block for value in values]


def test_numbers_follow_the_blocks() -> None:
    """A dateline lifted moves them on, a repeated block dropped takes its own with it."""
    article = read(one=Giver(body(*REPEATED), links(0, 1, 2, 3), images(3, None)))
    assert [block.kind for block in article.body] == ["dateline", "paragraph", "paragraph", "paragraph"]
    assert numbers(article.links) == [1, 2, None, 3]
    assert numbers(article.images) == [3, None]
    assert "renumbered" in article.provenance["links"].steps
    assert article.body[3].text == THIRD


def test_empty_blocks_are_counted() -> None:
    """A block without text is dropped; what stands behind it moves up."""
    article = read(one=Giver(body(Block("paragraph", " "), Block("paragraph", SECOND)), links(0, 1)))
    assert numbers(article.links) == [None, 0]


def test_where_nothing_moved_nothing_changes() -> None:
    """Numbers that are right stay, and no step is recorded."""
    article = read(one=Giver(body(Block("paragraph", SECOND), Block("paragraph", THIRD)), links(1, None)))
    assert numbers(article.links) == [1, None]
    assert "renumbered" not in article.provenance["links"].steps


def test_a_number_no_block_has_becomes_none() -> None:
    """An extractor that counts wrongly does not point behind the end."""
    article = read(one=Giver(body(Block("paragraph", SECOND)), links(0, 5, -1)))
    assert numbers(article.links) == [0, None, None]


def test_numbers_of_another_plugins_body_are_dropped() -> None:
    """Links and images of a plugin whose body lost say nothing of the body that won."""
    loser = Giver(body(Block("paragraph", THIRD), confidence=0.3), links(0), images(0))
    article = read(winner=Giver(body(*REPEATED)), loser=loser)
    assert numbers(article.links) == [None]
    assert numbers(article.images) == [None]


def test_a_body_of_strings_is_counted_too() -> None:
    """A body may come as strings; what its normaliser drops is followed all the same."""
    found = Found("body", [FIRST, SECOND, SECOND, THIRD], "given", confidence=0.9)
    assert numbers(read(one=Giver(found, links(0, 3))).links) == [1, 3]


def test_blocks_dropped_by_another_normaliser_leave_no_number() -> None:
    """Of a body that somebody else's plugin shortened only that plugin knows what went."""

    class Shortener:
        def copydesk_normalise(self, found: Found) -> Found | None:
            return found.step("shortened", found.value[:1]) if found.field == "body" else None

    article = read(one=Giver(body(Block("paragraph", SECOND), Block("paragraph", THIRD)), links(0)), two=Shortener())
    assert numbers(article.links) == [None]


def test_a_picture_stated_and_shown_keeps_its_block() -> None:
    """The page's lead picture, stated in the head, is the one that stands in the body: what each knows is kept."""
    stated = Found("images", (Media("https://quay.example/0.jpg", width_px=1200, lead=True),), "given", confidence=0.95)
    shown = Found("images", (Media("https://quay.example/0.jpg", alt="The quay", block=0),), "given", confidence=0.9)
    article = read(head=Giver(stated), page=Giver(body(Block("paragraph", SECOND)), shown))
    assert article.images == (Media("https://quay.example/0.jpg", alt="The quay", width_px=1200, lead=True, block=0),)
