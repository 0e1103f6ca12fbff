"""Very long text, and what is never closed."""

from __future__ import annotations

from hostile.base import STORY, add, page, words

# fmt: off
add("text", 50_000_000, lambda n: page(f"<p>{words(n)}</p>"))
add("text_without_spaces", 50_000_000, lambda n: page(f"<p>{'x' * n}</p>"))
add("text_of_spaces", 50_000_000, lambda n: page(f"<p>{' ' * n}</p>"))
add("text_of_no_break_spaces", 20_000_000, lambda n: page(f"<p>{chr(160) * n}</p>"))
add("text_loose", 50_000_000, lambda n: f"<title>x</title>{words(n)}")
add("text_chinese", 20_000_000, lambda n: page("<p>" + "市议会决定重建旧渡轮码头。" * (n // 13) + "</p>"))
add("text_of_entities", 10_000_000, lambda n: page("<p>" + "&amp;" * (n // 5) + "</p>"))
add("entities_nested", 5_000_000, lambda n: page("<p>&" + "amp;" * (n // 4) + "lt;</p>"))
add("entities_numeric", 10_000_000, lambda n: page(f"<p>&#{'9' * n};</p>"))
add("entities_unknown", 10_000_000, lambda n: page("<p>" + "&notanentity" * (n // 12) + "</p>"))
add("pre", 20_000_000, lambda n: page(f"<pre>{'line of code' + chr(10)}" + "line of code\n" * (n // 13) + "</pre>"))
add("lines", 20_000_000, lambda n: page("<p>" + "a\n" * (n // 2) + "</p>"))
add("script_text", 50_000_000, lambda n: page(f"<script>{'var a = 1;' * (n // 10)}</script>"))
add("comment_text", 50_000_000, lambda n: page(f"<!-- {'x' * n} -->"))
add("unclosed_comment", 20_000_000, lambda n: page("<!-- " + "<p>x" * (n // 4)))
add("unclosed_comments", 5_000_000, lambda n: page("<!--" * (n // 4)))
add("unclosed_script", 20_000_000, lambda n: page("<script>" + "<p>x" * (n // 4)))
add("unclosed_title", 20_000_000, lambda n: "<title>" + "word " * (n // 5))
add("unclosed_textarea", 20_000_000, lambda n: page("<textarea>" + "<p>x" * (n // 4)))
add("unclosed_tags", 2_000_000, lambda n: page("<p " * (n // 3)))
add("unclosed_attribute", 20_000_000, lambda n: page("<p title='" + "word <p>" * (n // 8)))
add("cdata", 5_000_000, lambda n: page("<![CDATA[" * (n // 9)))
add("angle_brackets", 5_000_000, lambda n: page("<" * n))
add("processing_instructions", 2_000_000, lambda n: "<?x" * (n // 3) + STORY)
add("comments_before", 5_000_000, lambda n: "<!-- x -->" * (n // 10) + STORY)
add("spaces_before", 20_000_000, lambda n: " " * n + page(""))
add("script_open_close", 2_000_000, lambda n: page("<script><!--<script>" * (n // 20)))
