"""Pages of little text, on which the outcome turns: teasers, walls, lists of links, and much of what each looks for."""

from __future__ import annotations

from hostile.base import PARAGRAPH, STORY, add, ld, page

# fmt: off
_HEAD = "<title>Ferry pier to be rebuilt</title><h1>Ferry pier to be rebuilt</h1>"
_PAID = ld({"@type": "NewsArticle", "headline": "Ferry", "isAccessibleForFree": False})
_PARTS = ld({"@type": "NewsArticle", "headline": "Ferry", "isAccessibleForFree": False, "hasPart": [{"isAccessibleForFree": False, "cssSelector": ["div div div", "b", "i"] * 3}] * 40})

# Links in links: only inside an element such as <object> does the parser keep them so
add("nested_links_in_objects", 60_000, lambda n: _HEAD + "<a href=/n/1-2-3-4><object>" * n + "words of a headline")
add("nested_links_in_objects_behind_a_story", 60_000, lambda n: page("<a href=/n/1-2-3-4><object>" * n + "words of a headline"))
add("nested_headings_in_objects", 60_000, lambda n: _HEAD + "<h2><a href=/n/1-2-3-4><object>" * n + "words of a headline")

add("cards", 30_000, lambda n: _HEAD + "".join(f"<article><a href=/n/{i}-a-b-c><h3>The headline of story number {i}</h3><p>{PARAGRAPH}</p></a></article>" for i in range(n)))
add("cards_behind_their_text", 30_000, lambda n: _HEAD + "".join(f"<div><div>{PARAGRAPH}</div><h3><a href=/n/{i}-a-b-c>The headline of story number {i}</a></h3></div>" for i in range(n)))
add("one_card_of_many_texts", 50_000, lambda n: _HEAD + "<div>" + "".join(f"<div>{PARAGRAPH} {i}</div>" for i in range(n)) + "<h3><a href=/n/1>The headline of another story</a></h3></div>")
add("archive", 60_000, lambda n: "<title>Archive</title><ul>" + "".join(f"<li><a href=/n/{i}-a-b-c>The headline of story number {i}</a>" for i in range(n)) + "</ul>")
add("archive_nested", 60_000, lambda n: "<title>Archive</title>" + "".join(f"<ul><li><a href=/n/{i}-a-b-c>The headline of story number {i}</a>" for i in range(n)))
add("deep_cards", 60_000, lambda n: _HEAD + "<div>" * n + "".join(f"<h3><a href=/n/{i}-a-b-c>The headline of story number {i}</a></h3>" for i in range(n // 10)) + STORY)
add("deep_inline_times", 60_000, lambda n: "<title>Ferry pier</title>" + "<span>" * n + f"<h1>Ferry pier</h1>{STORY}" + "<p><time datetime=2024-05-03>3 May 2024</time></p>" * (n // 10))

add("walls_of_lines", 30_000, lambda n: _HEAD + "<div>Subscribe to continue the whole account of exclusive members</div>" * n)
add("walls_of_cookies", 30_000, lambda n: "<title>Page not found</title><h1>x</h1>" + "<div>We use cookies, and our partners, on your device.</div>" * n)
add("error_headings", 60_000, lambda n: f"<title>{'404 - ' * 60}</title>" + "<h1>404 | x | y</h1>" * n)
add("consent_layers_nested", 60_000, lambda n: "<title>x</title>" + "<div class=onetrust>We use cookies " * n)
add("paywall_boxes", 30_000, lambda n: _HEAD + "<p>short</p>" + _PAID + "<div class=paywall>word " * n)
add("paid_parts", 40_000, lambda n: _HEAD + "<p>short</p>" + _PARTS + "<div>" * n)
add("empty_inside_the_headline", 200_000, lambda n: "<title>Ferry pier</title><h1>" + "<span></span>" * n + "Ferry pier</h1>" + STORY)
add("empty_before_the_headline", 300_000, lambda n: "<title>Ferry pier</title><div>" + "<span></span>" * n + "<h1>Ferry pier</h1></div>" + STORY)
