"""Deep nesting, many and long attributes."""

from __future__ import annotations

from hostile.base import PARAGRAPH, STORY, add, page

# fmt: off
for _tag in (
    *("div", "span", "blockquote", "b", "font", "a", "section", "article", "em", "p", "center", "figure", "picture"),
    *("details", "aside", "nav", "form", "button", "svg", "math", "template", "noscript", "object", "select", "i"),
):
    add(f"nested_{_tag}", 100_000, lambda n, t=_tag: page(f"<{t}>" * n + PARAGRAPH + f"</{t}>" * n))  # type: ignore[misc]
    add(f"nested_{_tag}_with_text", 100_000, lambda n, t=_tag: page(f"<{t}>word " * n))  # type: ignore[misc]
add("nested_table", 100_000, lambda n: page("<table><tr><td>" * n + PARAGRAPH))
add("nested_table_with_text", 100_000, lambda n: page("<table><tr><td>cell " * n))
add("nested_list", 100_000, lambda n: page("<ul><li>" * n + PARAGRAPH))
add("nested_list_with_text", 100_000, lambda n: page("<ul><li>entry " * n))
add("nested_dl", 100_000, lambda n: page("<dl><dt>word<dd>" * n + PARAGRAPH))
add("nested_mixed", 100_000, lambda n: page("<div><b><ul><li><span><blockquote>word " * (n // 6)))
add("misnested_formatting", 20_000, lambda n: page("<b><i><u><p>word " * n))
add("nested_links_and_paragraphs", 100_000, lambda n: page("<div><p><a href=/x>word</a>" * n))
add("nested_before_body", 100_000, lambda n: "<div>" * n + STORY)
add("nested_articles_around", 100_000, lambda n: page("<article><h1>Other</h1>" * n + STORY))

# Many attributes, long ones

add("attributes", 200_000, lambda n: page("<p " + " ".join(f"a{i}=v{i}" for i in range(n)) + f">{PARAGRAPH}</p>"))
add("attributes_of_meta", 200_000, lambda n: page("", "<meta " + " ".join(f"a{i}=v" for i in range(n)) + " name=author>"))
add("attributes_of_body", 200_000, lambda n: "<body " + " ".join(f"a{i}=v" for i in range(n)) + ">" + STORY)
add("same_attribute", 200_000, lambda n: page("<p " + "class=story " * n + f">{PARAGRAPH}</p>"))
add("long_attribute", 50_000_000, lambda n: page(f"<p title='{'x' * n}'>{PARAGRAPH}</p>"))
add("long_unknown_tag", 10_000_000, lambda n: page(f"<{'x' * n}>{PARAGRAPH}</{'x' * n}>"))
add("class_names", 100_000, lambda n: page(f"<div class='{' '.join(f'c{i}' for i in range(n))}'>{STORY}</div>"))
add("class_names_hints", 100_000, lambda n: page(f"<div class='{'comment related ad-share ' * n}'>{STORY}</div>"))
add("long_class", 10_000_000, lambda n: page(f"<div class='{'share-' * (n // 6)}'>{STORY}</div>"))
add("long_id", 10_000_000, lambda n: page(f"<div id='{'a' * n}'>{STORY}</div>"))
add("different_classes", 100_000, lambda n: page("".join(f"<div class='c{i} d{i}'>word word</div>" for i in range(n))))
add("same_id", 100_000, lambda n: page("".join(f"<p id=x>short text {i}</p>" for i in range(n))))
add("srcset", 1_000_000, lambda n: page(f"<img srcset='{', '.join(f'/i{i}.jpg {i}w' for i in range(n))}'>" + STORY))
add("srcset_of_source", 1_000_000, lambda n: page(f"<picture><source srcset='{'/i.jpg 1w,' * n}'><img src=/a.jpg></picture>" + STORY))
add("datetime_attribute", 10_000_000, lambda n: page(f"<time datetime='{'2024-01-01T' * (n // 11)}'>now</time>"))
add("style_attribute", 10_000_000, lambda n: page(f"<p style='{'display:none;' * (n // 13)}'>{PARAGRAPH}</p>"))
