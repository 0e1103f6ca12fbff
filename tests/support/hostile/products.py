"""Much of one thing beside much of another: what is looked up in what must not cost their product."""

from __future__ import annotations

from hostile.base import PAGES, PARAGRAPH, STORY, add, ld, page, words

# fmt: off
add("body_ld_and_paragraphs", 200_000, lambda n: page("".join(f"<p>{i} {PARAGRAPH}</p>" for i in range(n // 10)), ld({"@type": "NewsArticle", "headline": "Ferry", "articleBody": "a" * 100 * n})))
add("description_and_paragraphs", 200_000, lambda n: page("".join(f"<p>{i} {PARAGRAPH}</p>" for i in range(n // 10)), f"<meta name=description content='{'a' * 100 * n}'>"))
add("title_and_paragraphs", 100_000, lambda n: f"<!doctype html><title>{words(n * 10)}</title>" + "".join(f"<p>{i} {PARAGRAPH}</p>" for i in range(n // 10)))
add("headline_and_paragraphs", 100_000, lambda n: page(f"<h1>{words(n)}</h1>" + "".join(f"<p>{i} {PARAGRAPH}</p>" for i in range(n // 10))))
add("entry_of_paragraphs", 20_000, lambda n: page("<ul><li>" + "".join(f"<p>{i} {PARAGRAPH * 3}</p>" for i in range(n)) + "</ul>"))
add("cell_of_paragraphs", 20_000, lambda n: page("<table><tr><td>one<tr><td>" + "".join(f"<p>{i} {PARAGRAPH * 3}</p>" for i in range(n)) + "</table>"))
add("cell_of_lines", 100_000, lambda n: page("<table><tr><td>" + f"{PARAGRAPH}<br><br>" * n + "</table>"))
add("entries_of_entries", 50_000, lambda n: page("<ul>" + "<li>" + "<ul><li>word</li></ul>" * 5 + "</li>" * n + "</ul>"))
add("deep_and_wide", 100_000, lambda n: page("<div>" * 400 + "".join(f"<p>{PARAGRAPH} {i}</p>" for i in range(n // 10))))
add("deep_names_and_wide", 100_000, lambda n: page("".join(f"<div class='c{i} comment-{i}'>" for i in range(400)) + "".join(f"<p class=x{i}>{PARAGRAPH} {i}</p>" for i in range(n // 10))))
add("deep_links_and_wide", 100_000, lambda n: page("<div>" * 400 + "".join(f"<h2><a href=/n/{i}>The headline of story number {i}</a></h2>" for i in range(n // 10))))
add("deep_times_and_wide", 100_000, lambda n: page("<div>" * 400 + "".join(f"<time>{i % 28 + 1} May 2024</time><p>x</p>" for i in range(n // 10))))
add("deep_itemprops", 100_000, lambda n: page("<div>" * 400 + "<div><span itemprop=author>Jane Roe</span></div>" * (n // 10)))
add("deep_images", 100_000, lambda n: page("<div>" * 400 + "<div><img src=/a.jpg></div>" * (n // 10) + STORY))
add("articles_with_headlines", 50_000, lambda n: page("", ld({"@graph": [{"@type": "NewsArticle", "url": f"https://a.example/{i}", "headline": f"{PARAGRAPH} {i}"} for i in range(n // 40)]}) + "".join(f"<h1>{PARAGRAPH} {i}</h1>" for i in range(n))))
add("articles_without_place", 20_000, lambda n: page("", "".join(ld({"@type": "NewsArticle", "headline": f"Story {i}", "author": {"@id": "#a"}}) for i in range(n))))
add("names_and_bylines", 20_000, lambda n: page("".join(f"<a rel=author href=/a/{i}>Jane Roe{i}</a><div class=byline>By Jane Roe{i} and John Doe{i}</div>" for i in range(n)), "".join(f"<meta name=author content='Jane Roe{i}'>" for i in range(n))))
add("names_and_hosts", 20_000, lambda n: page("", "".join(f"<meta property=og:site_name content='Paper {i}'><meta name=author content='Paper {i}'>" for i in range(n))))
add("repeated_beginnings", 20_000, lambda n: page("".join(f"<p>{PARAGRAPH} {i}</p>" for i in range(n)) * 2))
add("repeated_prefixes", 2_000, lambda n: page("".join(f"<p>{PARAGRAPH * (i % 40 + 1)}</p>" for i in range(n))))
add("datelines", 50_000, lambda n: page("".join(f"<p>PARIS, May {i % 28 + 1} (AFP) - {PARAGRAPH}</p>" for i in range(n))))
add("sign_offs", 50_000, lambda n: page("".join(f"<p>{PARAGRAPH}</p><p>(Reporting by Jane Roe; Editing by John Doe{i})</p>" for i in range(n))))
add("corrections", 50_000, lambda n: page("".join(f"<p>Correction: May {i % 28 + 1}, 2024: an earlier version misspelled {i}.</p><p>{PARAGRAPH}</p>" for i in range(n))))
add("read_more", 50_000, lambda n: page("".join(f"<p>{PARAGRAPH} {i}</p><p><a href=/n/{i}>Read more: story {i}</a></p>" for i in range(n))))
add("consent_words", 50_000, lambda n: page("<p>We use cookies. Subscribe to continue reading. Verify you are human. 404 not found.</p>" * n))
_TOGETHER = ("different_classes", "links_in_paragraph", "images", "figures", "times", "dates_in_text", "metas", "authors_meta",
             "link_tags", "bylines", "breadcrumb", "table_rows", "list_entries", "ld_graph", "microdata_flat", "comment_boxes")
add("everything", 20_000, lambda n: "".join(PAGES[name].make(n) for name in _TOGETHER))
