"""Addresses, odd characters, and text without markup."""

from __future__ import annotations

from hostile.base import PARAGRAPH, STORY, add, page, words

# fmt: off
add("base_javascript", 1, lambda n: page("<a href=x>there</a>", "<base href='javascript:alert(1)'>"))
add("base_data", 1, lambda n: page("<a href=x>there</a>", "<base href='data:text/html,x'>"))
add("base_broken", 1, lambda n: page("<p>" + PARAGRAPH + "<a href=x>there</a></p><img src=a.jpg>", "<base href='http://[broken'>"))
add("base_long", 1_000_000, lambda n: page(f"<p>{PARAGRAPH}" + "<a href=x>there</a>" * 200, f"<base href='https://a.example/{'a/' * (n // 2)}'>"))
add("base_dots", 1_000_000, lambda n: page(f"<p>{PARAGRAPH} <a href='{'../' * (n // 3)}x'>there</a></p>", "<base href='https://a.example/a/'>"))
add("url_javascript", 10_000, lambda n: page(f"<p>{PARAGRAPH}" + "<a href='javascript:void(0)'>there</a><img src='data:image/gif;base64,R0lG'>" * n))
add("url_brackets", 10_000, lambda n: page(f"<p>{PARAGRAPH}" + "<a href='http://[::1'>there</a><img src='//[x/a.jpg'>" * n, "<link rel=canonical href='http://[x'><meta property=og:url content='http://]x'><meta property=og:image content='//['>"))
add("url_long", 1_000_000, lambda n: page(f"<p>{PARAGRAPH}<a href='https://a.example/{'a' * n}'>there</a></p><img src='/{'b' * n}.jpg'>", f"<link rel=canonical href='https://a.example/{'c' * n}'><meta property=og:url content='https://a.example/{'d' * n}'>"))
add("url_long_query", 1_000_000, lambda n: page(f"<p>{PARAGRAPH}<a href='/?{'utm_source=x&' * (n // 13)}'>there</a></p>", f"<link rel=canonical href='https://a.example/?{'a=b&' * (n // 4)}'>"))
add("url_long_host", 1_000_000, lambda n: page(f"<p>{PARAGRAPH}<a href='https://{'a.' * (n // 2)}example/'>there</a></p>", f"<link rel=canonical href='https://{'a.' * (n // 2)}example/'>"))
add("url_long_links", 1_000, lambda n: page(f"<p>{PARAGRAPH}" + "".join(f"<a href='/{i}/{'a' * 10_000}'>there</a> " for i in range(n))))
add("url_percent", 1_000_000, lambda n: page(f"<p>{PARAGRAPH}<a href='/{'%ff' * (n // 3)}'>there</a></p>", f"<link rel=canonical href='https://a.example/{'%c3%a9' * (n // 6)}'>"))
add("url_data_long", 10_000_000, lambda n: page(f"<p>{PARAGRAPH}</p><img src='data:image/png;base64,{'A' * n}'>" + STORY))

# Characters

add("nul", 1_000_000, lambda n: page(f"<p>{PARAGRAPH}{chr(0) * n}</p>"))
add("surrogates", 1_000_000, lambda n: page(f"<p>{PARAGRAPH}{chr(0xD800) * n}</p>", f"<meta name=author content='Jane{chr(0xDFFF)} Roe'>"))
add("controls", 1_000_000, lambda n: page(f"<p>{PARAGRAPH}{chr(7) * n}</p>"))
add("combining", 1_000_000, lambda n: page(f"<p>{PARAGRAPH}e{chr(0x301) * n}</p>"))
add("combining_mixed", 1_000_000, lambda n: page(f"<p>{PARAGRAPH}e{(chr(0x301) + chr(0x316)) * (n // 2)}</p>"))
add("bidi", 1_000_000, lambda n: page(f"<p>{PARAGRAPH}{chr(0x202E) * n}</p>"))
add("misread", 1_000_000, lambda n: page("<p>" + "ÖÐ¹úÉÏÒ»" * (n // 8) + "</p>"))
add("misread_utf_8", 1_000_000, lambda n: page("<p>" + "Ã©â€œÃ¼" * (n // 7) + "</p>"))
add("no_markup", 10_000_000, words)
add("no_markup_lines", 10_000_000, lambda n: "a line of text\n" * (n // 15))
add("no_markup_no_spaces", 10_000_000, lambda n: "x" * n)
add("no_markup_short_lines", 2_000_000, lambda n: "x\n" * (n // 2))
add("no_markup_dates", 2_000_000, lambda n: "Last update: Fri, 18/11/2016 - 07:45\n" * (n // 37))
add("no_markup_labels", 2_000_000, lambda n: "Related:\nAnother story\n" * (n // 23))
add("no_markup_empty_lines", 10_000_000, lambda n: "\n" * n)
add("no_markup_colons", 2_000_000, lambda n: "a: " * (n // 3))
add("no_markup_quotes", 2_000_000, lambda n: f"Title\n\n{PARAGRAPH}\n\n" + f"“{PARAGRAPH}\n\n" * (n // len(PARAGRAPH)))
add("no_markup_related", 300_000, lambda n: f"Title\n\n{PARAGRAPH}\n\n" + "More from World\n\n" * (n // 17))
add("no_markup_notices", 700_000, lambda n: f"Title\n\n{PARAGRAPH}\n\n" + "© 2024 The Tern. All rights reserved\n" * (n // 36))
add("no_markup_notice_long", 400_000, lambda n: f"Title\n\n{PARAGRAPH}\n\n" + "copyright by " * (n // 13))
add("no_markup_wrapped", 1_500_000, lambda n: "\n".join(("word " * 14).strip() + (" end" if i % 3 else " a.") for i in range(n // 75)))
add("url_international_host", 300_000, lambda n: page(f"<p>{PARAGRAPH}<a href='https://{'é.' * (n // 2)}example/'>x</a></p>", f"<link rel=canonical href='https://{'é.' * (n // 2)}example/'><meta property=og:url content='https://{'é' * n}.example/'>"))
