"""Bytes: what stands on the wire and on the disk, encodings before all."""

from __future__ import annotations

from collections.abc import Callable

from hostile.base import STORY, page

# fmt: off
BYTES: dict[str, tuple[Callable[[int], bytes], int, str | None]] = {
    "unknown_charsets": (lambda n: b"".join(b"<meta charset=x%d>" % i for i in range(n)) + STORY.encode(), 100_000, None),
    "meta_attributes": (lambda n: b"<meta " + b"charset=x " * n + b">" + STORY.encode(), 100_000, None),
    "meta_unclosed": (lambda n: b"<meta " * n + STORY.encode(), 100_000, None),
    "meta_spaces": (lambda n: b"<meta" + b" " * n + b"charset=x" + b" " * n + STORY.encode(), 1_000_000, None),
    "comments_unclosed": (lambda n: b"<!--" * n + STORY.encode(), 1_000_000, None),
    "xml_declaration": (lambda n: b"<?xml " + b" " * n + b"encoding='x'" + STORY.encode(), 1_000_000, None),
    "nul_bytes": (lambda n: STORY.encode() + b"\0<p>" * n, 1_000_000, None),
    "invalid_utf_8": (lambda n: STORY.encode() + b"\xff" * n, 10_000_000, "text/html; charset=utf-8"),
    "broken_utf_8": (lambda n: STORY.encode() + b"\xe2\x82" * n, 5_000_000, "text/html; charset=utf-8"),
    "surrogates_utf_8": (lambda n: STORY.encode() + b"\xed\xa0\x80" * n, 3_000_000, "text/html; charset=utf-8"),
    "all_bytes": (lambda n: STORY.encode() + bytes(range(1, 256)) * (n // 255), 10_000_000, None),
    "lying_gbk": (lambda n: page(f"<p>{'é' * n}</p>").encode(), 5_000_000, "text/html; charset=gbk"),
    "lying_utf_8": (lambda n: page(f"<p>{'市议会' * n}</p>").encode("gbk"), 3_000_000, "text/html; charset=utf-8"),
    "lying_utf_16": (lambda n: page(f"<p>{'word ' * n}</p>").encode(), 2_000_000, "text/html; charset=utf-16"),
    "utf_7": (lambda n: b"<meta charset=utf-7>" + STORY.encode() + b"<p>+ADw-script+AD4-" * n, 500_000, "text/html; charset=utf-7"),
    "bom_against_header": (lambda n: b"\xef\xbb\xbf" + page(f"<p>{'é ' * n}</p>").encode(), 5_000_000, "text/html; charset=shift_jis"),
    "utf_16_bom": (lambda n: b"\xff\xfe" + page("<p>" + "word " * n).encode("utf-16-le"), 2_000_000, "text/html; charset=utf-8"),
    "utf_16_odd": (lambda n: b"\xff\xfe" + page("<p>" + "word " * n).encode("utf-16-le") + b"\xd8", 2_000_000, None),
    "iso_2022_jp": (lambda n: STORY.encode() + b"\x1b$B" * n, 2_000_000, "text/html; charset=iso-2022-jp"),
    "escapes": (lambda n: STORY.encode() + b"\x1b$" * n, 2_000_000, None),
    "long_charset": (lambda n: STORY.encode(), 1_000_000, "text/html; charset=" + "x" * 1_000_000),
    "many_charsets": (lambda n: STORY.encode(), 1_000_000, "text/html" + "; charset" * 200_000),
    "spaced_charset": (lambda n: STORY.encode(), 1_000_000, "text/html; charset" + " " * 1_000_000 + "=x"),
    "rss_entities": (
        lambda n: (
            "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'aaaaaaaaaa'>"
            + "".join(f"<!ENTITY {chr(98 + i)} '&{chr(97 + i)};&{chr(97 + i)};&{chr(97 + i)};'>" for i in range(20))
            + "]><rss><channel><item><title>&u;</title></item></channel></rss>" + " " * n
        ).encode(), 1_000_000, "application/rss+xml"),
    "html_entities_declared": (
        lambda n: ("<!DOCTYPE html [" + "<!ENTITY a 'aaaa'>" * n + "]><p>&a;&a;</p>" + STORY).encode(), 100_000, "text/html"),
}  # fmt: skip
