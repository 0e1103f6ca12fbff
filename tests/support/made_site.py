"""A made-up news site: one template, as many pages as wanted, each with its own words."""

from __future__ import annotations

from copydesk import Desk, Page, make_page
from copydesk.cli.proposing import read_without_source
from copydesk.learning import Learned, learn

DESK = Desk()

PLACES = ("harbour", "quarry", "market hall", "lighthouse", "railway", "bakery", "museum", "swimming bath", "mill")
DEEDS = ("repaired", "painted", "sold", "closed for a week", "opened again", "measured", "moved uphill", "insured")
PEOPLE = ("Mara Quill", "Ivo Tarn", "Senta Loch", "Bram Ostler", "Wanda Pike", "Jory Fell", "Tilda Marsh")


def sentence(number: int, line: int) -> str:
    """A sentence of its own for each line of each page."""
    place, deed = PLACES[(number + line) % len(PLACES)], DEEDS[(number * 3 + line) % len(DEEDS)]
    person = PEOPLE[(number * 5 + line * 2) % len(PEOPLE)]
    return (
        f"The {place} was {deed} in the week {number * 17 + line}, said {person}, who had counted {line * 7 + number} "
        f"visitors that morning and expects {number + line * 3} more of them before the winter comes to the valley."
    )


def paragraphs(number: int, count: int = 7) -> list[str]:
    """The text of a page."""
    return [sentence(number, line) for line in range(count)]


def html(number: int, *, stamp: str = "", middle: str = "", hashed: str = "", structured: bool = True) -> str:
    """A page. `stamp` is the printed date line, `middle` what stands among the paragraphs, `hashed` ends class names."""
    url = f"https://www.valley.example/news/{PLACES[number % 3].split()[0]}/story-{4000 + number}"
    text = paragraphs(number)
    body = "".join(f"<p>{line}</p>" for line in text[:4]) + middle + "".join(f"<p>{line}</p>" for line in text[4:])
    published = (
        f'<meta property="article:published_time" content="2026-03-{number % 9 + 10}T08:15:00+01:00">'
        if structured else ""
    )  # fmt: skip
    more = "".join(
        f'<li class="more__item"><a href="/news/mill/story-{number * 10 + n}">{PLACES[(number + n) % 9].title()} '
        f"waits for its turn {number * 10 + n}</a></li>"
        for n in range(4)
    )
    return f"""<!doctype html><html lang="en-AT"><head><title>{title(number)} - The Valley</title>
<link rel="canonical" href="{url}"><meta property="og:site_name" content="The Valley">
<meta property="og:type" content="article">{published}</head><body>
<nav><a href="/">Home</a></nav><main class="page{hashed}">
<header class="story__head"><h1 class="story__title">{title(number)}</h1>
<p class="story__standfirst">{standfirst(number)}</p><div class="story__stamp">{stamp}</div></header>
<div class="story__body{hashed}">{body}</div>
<section class="related-stories"><h3>More from the valley</h3><ul>{more}</ul></section></main>
<footer><p>The Valley is printed on Fridays and read until the next one comes, by all who live here.</p></footer>
</body></html>"""


def title(number: int) -> str:
    """The headline of a page."""
    return f"{PLACES[number % 9].title()} {DEEDS[number % 8]}, for the {number}th time"


def standfirst(number: int) -> str:
    """What stands between headline and text."""
    return f"After {number + 3} years of waiting the council has made up its mind, by {number + 11} votes."


def page(number: int, **more: str | bool) -> Page:
    """A page, made."""
    return make_page(html(number, **more))  # type: ignore[arg-type]


def learned(pages: list[Page]) -> Learned:
    """What the pages teach."""
    return learn([(each, read_without_source(DESK, each)) for each in pages])
