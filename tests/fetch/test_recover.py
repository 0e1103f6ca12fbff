"""The address of a saved page, from the page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk import make_page
from copydesk.models import Page

STORY = "https://tideline.example/coast/ferry-back-7"
FRONT = "https://tideline.example/"


def page_of(head: str, before: str = "") -> Page:
    return make_page(
        f"{before}<!DOCTYPE html><html><head><title>Ferry back</title>{head}</head><body><p>x</p></body></html>"
    )


def canonical(href: str) -> str:
    return f'<link rel="canonical" href="{href}">'


def og(content: str) -> str:
    return f'<meta property="og:url" content="{content}">'


def base(href: str) -> str:
    return f'<base href="{href}">'


@pytest.mark.parametrize(
    ("head", "url", "url_from"),
    [
        (canonical(STORY), STORY, "canonical"),
        ("<LINK REL='Canonical nofollow' HREF=' " + STORY + " '>", STORY, "canonical"),
        (og(STORY), STORY, "og"),
        (base(STORY), STORY, "base"),
        (og("https://other.example/a") + canonical(STORY), STORY, "canonical"),
        # a site that calls its front page canonical, or shares it, everywhere
        (canonical(FRONT) + og(STORY), STORY, "og"),
        (canonical(STORY) + og(FRONT), STORY, "canonical"),
        (canonical(FRONT) + og(FRONT), FRONT, "canonical"),
        (canonical(FRONT), FRONT, "canonical"),
        # several that differ
        (canonical("https://tideline.example/amp/7") + canonical(STORY) + og(STORY), STORY, "canonical"),
        (canonical(STORY) + canonical("https://tideline.example/b"), STORY, "canonical"),
        # relative: only against something absolute
        (canonical("/coast/ferry-back-7") + og("https://tideline.example/x"), STORY, "canonical"),
        (base(FRONT) + canonical("coast/ferry-back-7"), STORY, "canonical"),
        (canonical("//tideline.example/coast/ferry-back-7") + base(FRONT), STORY, "canonical"),
        (canonical("/coast/ferry-back-7"), None, None),
        (base("/local/") + canonical("/coast/ferry-back-7"), None, None),
        # bases that are not the site
        (base("https://cdn.tideline.example/"), None, None),
        (base("https://static2.tideline.example/x/") + canonical("/coast/ferry-back-7"), None, None),
        (base("https://d111.cloudfront.net/"), None, None),
        # an archive's wrapping
        (canonical(f"https://web.archive.org/web/20200616101112/{STORY}"), STORY, "canonical"),
        (og(f"http://archive.ph/2020.06.16-101112/{STORY}"), STORY, "og"),
        # no addresses at all
        (canonical("{{ page.url }}") + og("https://tideline.example/{slug}"), None, None),
        (canonical("javascript:alert(1)") + og("file:///etc/passwd"), None, None),
        (canonical("http://localhost:3000/x") + og("http://127.0.0.1/x") + base("http://10.0.0.8/"), None, None),
        (canonical("http://[::1]/x") + og("http://2130706433/x"), None, None),
        (canonical("https://[broken/x") + og("https://" + "a" * 3000 + ".example/"), None, None),
        (canonical("") + og(""), None, None),
    ],
)  # fmt: skip
def test_elements_in_order_of_trust(head: str, url: str | None, url_from: str | None) -> None:
    """Canonical before og before base, each only where it can be the page's public address."""
    page = page_of(head)
    assert (page.url, page.url_from) == (url, url_from)


@pytest.mark.parametrize(
    "comment",
    [
        f"<!-- saved from url=(0043){STORY} -->",
        f"<!--  Saved From URL=(0043){STORY}-->",
        f"<!--\n Page saved with SingleFile \n url: {STORY} \n saved date: Tue Jun 16 2020\n-->",
        f"<!-- Saved from {STORY} at 2020-06-16T10:11:12Z using monolith v2.8.3 -->",
        f"<!-- Mirrored from {STORY[8:]} by HTTrack Website Copier/3.x [XR&CO'2014], Tue, 16 Jun 2020 10:11:12 GMT -->",
        f"<!-- saved from url=(0089)https://web.archive.org/web/20200616101112id_/{STORY} -->",
    ],
)
def test_what_a_saving_tool_noted_comes_first(comment: str) -> None:
    """The address a tool wrote when it saved the page outweighs what the page says of itself."""
    page = page_of(canonical("https://tideline.example/print/7"), before=comment)
    assert (page.url, page.url_from) == (STORY, "saved-from")


@pytest.mark.parametrize(
    "head", [f"<meta name=savepage-url content={STORY}>", f"<!-- Mirrored from {STORY[8:]} by HTTrack -->" + og(STORY)]
)
def test_notes_inside_the_head_count(head: str) -> None:
    """Save Page WE writes a meta element, HTTrack a comment in the head."""
    assert (page_of(head).url, page_of(head).url_from) == (STORY, "saved-from")


def test_scrapbook_notes_on_the_root_count() -> None:
    """WebScrapBook writes an attribute of the html element."""
    page = make_page(f"<html data-scrapbook-source='{STORY}'><title>x</title><p>x")
    assert (page.url, page.url_from) == (STORY, "saved-from")


@pytest.mark.parametrize("noted", ["about:internet", "file:///C:/page.html", "http://localhost/x"])
def test_a_note_that_names_no_public_page_is_passed_over(noted: str) -> None:
    """The mark of the Web may name a zone or a local file; then the page's own word counts."""
    page = page_of(canonical(STORY), before=f"<!-- saved from url=({len(noted):04}){noted} -->")
    assert (page.url, page.url_from) == (STORY, "canonical")


def test_the_scheme_httrack_leaves_out() -> None:
    """HTTrack's note has no scheme: that of the page's own address, else http."""
    comment = "<!-- Mirrored from tideline.example/a by HTTrack -->"
    assert page_of(canonical(STORY), before=comment).url == "https://tideline.example/a"
    assert page_of("", before=comment).url == "http://tideline.example/a"


def test_a_base_that_is_no_page_is_told() -> None:
    """The site's base gives a domain to route by, and an issue that the page's address is not known."""
    page = page_of(base(FRONT))
    assert (page.url, page.url_from) == (FRONT, "base")
    assert [(issue.code, issue.field) for issue in page.memo["issues"]] == [("url_from_base", "url")]
    assert "issues" not in page_of(base(STORY)).memo


def test_a_given_url_is_not_doubted_and_nothing_is_parsed_for_it() -> None:
    """With an address given the page is not looked into."""
    page = make_page(f"<html><head>{canonical(STORY)}", url="https://other.example/x")
    assert (page.url, page.url_from, "tree" in page.memo) == ("https://other.example/x", "given", False)


def test_the_tree_that_was_looked_into_is_the_page_s_tree() -> None:
    """Looking for the address costs no second parse."""
    page = page_of(canonical(STORY))
    assert page.memo["tree"] is page.tree


def test_evidence_after_a_broken_head_counts() -> None:
    """An image in the head ends it; what follows is still found."""
    page = make_page(f"<html><head><img src=x>{canonical(STORY)}</head><p>x")
    assert (page.url, page.url_from) == (STORY, "canonical")


def test_scripts_and_comments_are_no_evidence() -> None:
    """Markup in a script or in a comment is not the page's."""
    page = page_of(f"<script>var x = '{canonical(STORY)}'</script><!-- {canonical(STORY)} -->")
    assert page.url is None


def test_plain_text_has_no_address() -> None:
    """A text dump that speaks of an address is not that page."""
    assert make_page(f"Ferry back\n\nRead more at {STORY}\n").url is None


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_hostile_values_never_raise(one: str, two: str, three: str) -> None:
    """Any values in the three elements give an http(s) address or none."""
    page = page_of(canonical(one) + og("http://" + two) + base(three) + canonical("https://" + three))
    assert page.url is None or page.url.lower().startswith(("http://", "https://"))
