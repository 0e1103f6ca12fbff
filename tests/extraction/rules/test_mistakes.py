"""What is told of a source.toml that is wrong: file, line, key, and the cure, for all mistakes at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from copydesk.extraction.rules.reading import check_layouts

HEAD = 'domains = ["paper.example"]\n\n[[layout]]\n'


def mistakes(folder: Path, toml: str) -> list[str]:
    """The mistakes of a file, without its name."""
    (folder / "paper").mkdir(exist_ok=True)
    file = folder / "paper" / "source.toml"
    file.write_text(HEAD + toml, "utf-8")
    found = [str(mistake) for mistake in check_layouts(file)[1]]
    assert all(each.startswith(f"{file}:") for each in found)
    return [each.removeprefix(f"{file}:") for each in found]


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ('nam = "x"', "4: layout 1.nam: there is no key 'nam' here; did you mean 'name'?"),
        ("since = 2020", "4: layout 1.since: a day such as 2020-05-31 is wanted, not 2020"),
        ('remove = [".a", "b[["]', "4: layout 1.remove 2: 'b[[' is not a CSS selector"),
        ('[layout.fields]\ntitle = { css = "h1", xpath = "//h1" }', "exactly one of css, xpath, json-ld, meta, microdata, script, label, url, value, all is wanted, not css and xpath"),
        ('[layout.fields]\ntitle = { matches = "x" }', "5: layout 1.fields.title: exactly one of css"),
        ("[layout.fields]\ntitle = 3", "5: layout 1.fields.title: a CSS selector or a table with one of css"),
        ('[layout.fields]\ntitle = [\n"h1",\n{ xpath = "//h1[" },\n]', "7: layout 1.fields.title 2.xpath: '//h1[' is not an XPath"),
        ('[layout.fields]\ntitle = { url = "(" }', "5: layout 1.fields.title.url: '(' is not a regular expression"),
        ('[layout.fields]\ntitle = { json-ld = "headline" }', "write a type and a property: NewsArticle.headline"),
        ('[layout.fields]\ntitle = { script = "state" }', "5: layout 1.fields.title: script wants path beside it"),
        ('[layout.fields]\ntitle = { script = "state", path = "a..b" }', "5: layout 1.fields.title.path: 'a..b' is not a path"),
        ('[layout.fields]\ntext = "p"', "there is no field of the record 'text'"),
        ('[layout.fields]\ncontent_hash = "p"', "there is no field of the record 'content_hash'"),
        ('[layout.fields]\ntitle = { css = "h1", when = { exist = "p" } }', "layout 1.fields.title.when.exist: there is no key 'exist' here; did you mean 'exists'?"),
        ('[layout.fields]\ntitle = { css = "h1", transforms = "lower" }', 'a list is wanted: transforms = ["lower", { split = ", " }]'),
        ('[layout.fields]\ntitle = { css = "h1", transforms = [{ lower = 1 }] }', 'transform lower: it takes no argument: write "lower"'),
        ('[layout.fields]\ntitle = { css = "h1", transforms = ["split"] }', "transforms 1: transform split: an argument is wanted: { split = … }"),
        ('[layout.fields]\ntitle = { css = "h1", transforms = [{ replace = "a" }] }', "several arguments are wanted: { replace = { old = …, new = … } }"),
        ('[layout.fields]\ntitle = { css = "h1", transforms = [{ replace = { old = "a" } }] }', "new is missing: { replace = { old = …, new = … } }"),
        ('[layout.fields]\ntitle = { css = "h1", transforms = [{ date = { form = "%d" } }] }', "there is no argument 'form'; did you mean 'format'?"),
        ('[layout.fields]\ntitle = { css = "h1", transforms = [{ nth = "2" }] }', "transform nth: number: Expected `int`, got `str`"),
        ('[layout.fields]\ntitle = { css = "h1", transforms = [{ regex = "(" }] }', "transform regex: missing ), unterminated subpattern"),
        ('[layout.fields]\ntitle = { css = "h1", transforms = [{ split = ",", join = "" }] }', "a step is a name or { name = argument }"),
        ('[layout.body.blocks]\npromotion = ".x"', "5: layout 1.body.blocks.promotion: there is no kind of block 'promotion'; did you mean 'promo'?"),
        ("[layout.fields]\ntitle = { css = 'h1', matches = '(\\w+ ?)+:' }", "5: layout 1.fields.title.matches: '(\\\\w+ ?)+:' could take for ever on some page"),
        ("[layout.fields]\ntitle = { css = 'h1', transforms = [{ keep = '(a|a)*b' }] }", "transforms 1.keep: transform keep: '(a|a)*b' could take for ever"),
        ("when = { text = '(.*,)*x' }", "4: layout 1.when.text: '(.*,)*x' could take for ever"),
        ('since = 2020-05-01\nuntil = 2019-05-01', "5: layout 1.until: until is the day after the last; no day is from 2020-05-01 to before it"),
        ('name = "old"\n[[layout]]\nname = "old"', "6: layout 2.name: there is a layout 'old' above; choose another name"),
        ('[layout.fields]\npublished = { css = "time", transforms = [{ date = "%d.%q" }] }', "transforms 1.date: transform date: format: 'q' is a bad directive in format '%d.%q'; see"),
        ('[layout.fields]\npublished = { css = "time", transforms = [{ date = { format = "%d", zone = "Europe/Berln" } }] }', "zone: 'Europe/Berln' is no time zone; write its IANA name"),
        ('[layout.fields]\ntags = { css = "a", transforms = [{ nth = 0 }] }', "transform nth: values are counted from 1, from the end with -1"),
        ('remove = [".a", { matches = "(" }]', "4: layout 1.remove 2.matches: '(' is not a regular expression"),
        ('remove = { css = "p", match = "x" }', "4: layout 1.remove.match: there is no key 'match' here; did you mean 'matches'?"),
        ("remove = [{}]", "4: layout 1.remove 1: at least one of css, matches is wanted"),
        ("when = { exists = [] }", "4: layout 1.when.exists: at least one is wanted, not an empty list"),
        ("remove = { css = 3 }", "4: layout 1.remove.css: a CSS selector is wanted, not 3"),
        ('[layout.fields]\nauthors = { all = [] }', "5: layout 1.fields.authors.all: at least one is wanted"),
        ('[layout.fields]\nauthors = { all = ["a", "b["] }', "5: layout 1.fields.authors.all 2: 'b[' is not a CSS selector"),
        ('[layout.fields]\nauthors = { all = [{ all = ["a"] }] }', "layout 1.fields.authors.all 1.all: there is no key 'all' here"),
        ('[layout.ignore]\nsections = "*"', "5: layout 1.ignore.sections: there is no field of the record 'sections'; did you mean 'section'?"),
        ('[layout.ignore]\nsection = [3]', "5: layout 1.ignore.section 1: a plugin, method or path, or * is wanted, not 3"),
        ('[layout.related]\nitem = "li"', "4: layout 1.related: title is missing: Its title, inside the item."),
        ('[[layout.related]]\nitem = "li"\ntitle = "a"\n[[layout.related]]\nitem = "li["\ntitle = "a"', "8: layout 1.related 2.item: 'li[' is not a CSS selector"),
        ('[layout.listing]\nitem = "li"\nurl = { label = "x" }', "layout 1.listing.url.label: there is no key 'label' here"),
        ('extends = "wordpres"', "4: layout 1.extends: there is no layout 'wordpres'; did you mean 'wordpress'?"),
        ('name = "a"\nextends = "a"', "5: layout 1.extends: a layout cannot extend itself"),
    ],
)  # fmt: skip
def test_mistake_says_line_key_and_cure(tmp_path: Path, toml: str, said: str) -> None:
    """Each mistake is told once, where it is and with what would be right."""
    found = mistakes(tmp_path, toml)
    assert len(found) == 1
    assert said in found[0]


def test_all_mistakes_are_told_at_once_and_the_rest_is_read(tmp_path: Path) -> None:
    """Good rules beside wrong ones are read."""
    toml = 'sinse = 2020-01-01\n[layout.fields]\ntitel = "h1"\nsection = [".a", "b[["]\nkicker = ".k"\n'
    found = mistakes(tmp_path, toml)
    assert [each.partition(":")[0] for each in found] == ["4", "6", "7"]
    (layout,), _ = check_layouts(tmp_path / "paper" / "source.toml")
    assert [rule.query for rule in layout.fields["section"]] == [".a"]
    assert list(layout.fields) == ["section", "kicker"]


@pytest.mark.parametrize(
    "rule",
    [
        '{ css = "h1", when = { exists = ["p", "q["] } }',
        '{ css = "h1", when = { exist = "p" } }',
        '{ css = "h1", matches = "(" }',
        '{ css = "h1", transforms = ["uper"] }',
        '{ all = ["h1", "q["] }',
    ],
)
def test_a_rule_with_a_mistake_is_left_out(tmp_path: Path, rule: str) -> None:
    """Without the part that is wrong it would find something else than its author meant."""
    assert len(mistakes(tmp_path, f"[layout.fields]\ntitle = [{rule}, '.t']\n")) == 1
    (layout,), _ = check_layouts(tmp_path / "paper" / "source.toml")
    assert [rule.query for rule in layout.fields["title"]] == [".t"]


def test_what_picks_elements_layouts_or_items_is_left_out_with_its_mistake(tmp_path: Path) -> None:
    """A removal, a region and a layout whose condition is wrong are not used for all pages."""
    toml = 'name = "a"\nremove = [{ css = "p", matches = "(" }, ".b"]\n[layout.related]\nitem = "li"\ntitle = "a"\n'
    toml += 'within = "b["\n[[layout]]\nname = "b"\nwhen = { url = "(" }\n[layout.fields]\ntitle = "h1"\n'
    assert len(mistakes(tmp_path, toml)) == 3
    (layout,), _ = check_layouts(tmp_path / "paper" / "source.toml")
    assert (layout.name, [spot.css for spot in layout.remove], layout.related) == ("a", [".b"], ())


def test_a_region_without_its_teaser_is_still_one(tmp_path: Path) -> None:
    """What is inside an item is a rule of its own; only what picks the items is needed."""
    toml = '[layout.related]\nitem = "li"\ntitle = "a"\nteaser = "i["\nurls = "a"\n'
    assert len(mistakes(tmp_path, toml)) == 2
    (layout,), _ = check_layouts(tmp_path / "paper" / "source.toml")
    ((region,)) = layout.related or ()
    assert (region.item, region.teaser) == ("li", ())


def test_mistake_in_a_shared_layout_names_that_file(tmp_path: Path) -> None:
    """What is wrong in a layout others extend is told where it stands."""
    shared = tmp_path / "layouts" / "house.toml"
    shared.parent.mkdir()
    shared.write_text('[fields]\ntitle = "h1"\ntitles = "h2"\n')
    (tmp_path / "paper").mkdir()
    file = tmp_path / "paper" / "source.toml"
    file.write_text(HEAD + 'extends = "house"\n')
    (layout,), (mistake,) = check_layouts(file)
    assert str(mistake) == f"{shared}:3: fields.titles: there is no field of the record 'titles'; did you mean 'title'?"
    assert list(layout.fields) == ["title"]
