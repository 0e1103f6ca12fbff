"""`copydesk extract` and `explain`: one page, for a person."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import ARTICLE, Run, lines

from copydesk.cli.work import report_page
from copydesk.models import Issue, Result


def test_extract_shows_the_record_indented(call: Run, pages: Path) -> None:
    """The very record of a replay, spread over lines for reading."""
    done = call("extract", pages / "ferry-101.html")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith('{\n  "outcome": "article",\n')
    (record,) = lines(call("replay", pages / "ferry-101.html").stdout)
    assert json.loads(done.stdout) == record


def test_extract_reads_standard_input(call: Run) -> None:
    """A dash is standard input."""
    done = call("extract", "-", "--url", "https://tideline.example/x", input=ARTICLE.format(number=3))
    assert json.loads(done.stdout)["url"] == "https://tideline.example/x"


def test_extract_says_why_there_is_nothing(call: Run) -> None:
    """A missing file is a failed record, a line on standard error, and exit code 3."""
    done = call("extract", "nothing.html")
    assert json.loads(done.stdout)["outcome"] == "failed"
    (line,) = done.stderr.splitlines()
    assert line.startswith("copydesk: ")
    assert "nothing.html" in line
    assert done.returncode == 3


def test_extract_fetches_a_private_address_only_when_told(call: Run, site: str) -> None:
    """A URL on this machine is refused with the option's name, and fetched with it."""
    refused = call("extract", f"{site}/ferry-101.html")
    assert refused.returncode == 3
    assert "127.0.0.1" in refused.stderr
    done = call("extract", f"{site}/ferry-101.html", "--allow-private")
    assert done.returncode == 0
    record = json.loads(done.stdout)
    assert (record["outcome"], record["requested_url"]) == ("article", f"{site}/ferry-101.html")


def test_explain_names_who_where_and_what_lost(call: Run, pages: Path) -> None:
    """For the title: its value, the plugin and place of the winner, and the candidates it won against."""
    done = call("explain", pages / "ferry-101.html")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0].endswith("ferry-resumes-101: article, no source")
    block = _block(done.stdout, "title")
    assert block[0] == "title  Ferry resumes after nine days, take 101"
    assert block[1].startswith("  by     ")
    assert any(line.startswith("  lost   ") and "Ferry resumes" in line for line in block[2:])
    assert _block(done.stdout, "body")[0].startswith("body  3 blocks (3 paragraph): The ferry between")
    assert any(line.startswith("  raw    2026-05-03T14:05:00+01:00") for line in _block(done.stdout, "published"))
    assert "found by nobody: " in done.stdout


def test_explain_as_json_agrees_with_the_record(call: Run, pages: Path) -> None:
    """Every field with a value is explained; the winner's evidence is the record's provenance; losers say why."""
    (record,) = lines(call("replay", pages / "ferry-101.html").stdout)
    reasons = json.loads(call("explain", "--json", pages / "ferry-101.html").stdout)
    for field, origin in record["provenance"].items():
        assert reasons["fields"][field]["origin"] == origin
        assert reasons["fields"][field]["value"] == record[field]
        assert all(lost["why"] for lost in reasons["fields"][field]["lost"])
    title = reasons["fields"]["title"]
    assert title["lost"]
    assert all(lost["confidence"] <= title["origin"]["confidence"] for lost in title["lost"])
    assert reasons["fields"]["content_hash"]["by_desk"]
    assert not set(reasons["unknown"]) & set(reasons["fields"])


def test_explain_shows_what_cannot_be_seen(call: Run, tmp_path: Path) -> None:
    """A raw string with a soft hyphen shows it, because it is why the value was changed."""
    (tmp_path / "a.html").write_text(ARTICLE.format(number=1).replace("nine days", "nine da\xadys"), "utf-8")
    assert any(r"nine da\xadys" in line for line in _block(call("explain", "a.html").stdout, "title")[1:])


def test_explain_of_one_field(call: Run, pages: Path) -> None:
    """--field shows that field alone."""
    reasons = json.loads(call("explain", "--json", "--field", "title", pages / "ferry-101.html").stdout)
    assert list(reasons["fields"]) == ["title"]
    assert reasons["unknown"] == []


def test_explain_blocks_says_why_each_was_taken_or_left(call: Run, pages: Path) -> None:
    """Each piece of text with its verdict, score, place and label; taken pieces are those of the record's body."""
    done = call("explain", "--blocks", pages / "ferry-101.html")
    assert (done.returncode, done.stderr) == (0, "")
    rows = [line for line in done.stdout.splitlines() if line.startswith(("+ ", "- "))]
    assert [line[0] for line in rows] == ["-", "+", "+", "+", "-"]
    assert " h1 " in rows[0]
    assert rows[0].endswith("[in article]")
    assert "[in footer" in rows[-1]
    assert all(len(line) <= 125 for line in rows)
    assert "5 pieces of text looked at, 3 taken (+); a score from 0 speaks for article text" in done.stdout
    assert "\ntitle" not in done.stdout
    told = json.loads(call("explain", "--json", "--blocks", "--field", "body", pages / "ferry-101.html").stdout)
    assert list(told["fields"]) == ["body"]
    body = [block["text"] for block in told["fields"]["body"]["value"] if block["kind"] == "paragraph"]
    assert [piece["text"] for piece in told["pieces"] if piece["taken"]] == body
    assert {piece["kind"] for piece in told["pieces"] if piece["taken"]} == {"paragraph"}
    assert all({"tag", "hints", "places", "link"} <= piece["signals"].keys() for piece in told["pieces"])
    assert "pieces" not in json.loads(call("explain", "--json", pages / "ferry-101.html").stdout)


def test_explain_blocks_of_what_has_none(call: Run, tmp_path: Path) -> None:
    """A text dump has lines, no pieces; a missing page has nothing."""
    (tmp_path / "dump.txt").write_text("Ferry back\n\nThe ferry sails again, said the harbour master on Monday.\n")
    assert (
        "no pieces of text: plain text, or a page that could not be read"
        in call("explain", "--blocks", "dump.txt").stdout
    )
    assert "no pieces of text" in call("explain", "--blocks", "nothing.html").stdout


def test_explain_of_a_page_without_an_article(call: Run, tmp_path: Path) -> None:
    """What was found is shown, and that no record was made of it."""
    (tmp_path / "empty.html").write_text("<html><head><title>Tideline</title></head><body></body></html>")
    reasons = json.loads(call("explain", "--json", "empty.html").stdout)
    assert reasons["outcome"] != "article"
    assert reasons["fields"]["outcome"]["value"] == reasons["outcome"]
    assert {lost["why"] for lost in reasons["fields"]["title"]["lost"]} == {"no record was made"}


@pytest.mark.parametrize("command", ["extract", "explain"])
@pytest.mark.parametrize("status", [404, 500])
def test_an_error_page_of_a_server_is_nothing_produced(call: Run, site: str, command: str, status: int) -> None:
    """An answer that holds no article ends with exit code 3 and one line that names the page and its outcome."""
    done = call(command, f"{site}/{status}", "--allow-private")
    outcome = json.loads(call("extract", f"{site}/{status}", "--allow-private").stdout)["outcome"]
    assert done.returncode == 3
    assert outcome in done.stdout
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"copydesk: {site}/{status}: ")
    assert outcome in line
    assert "http_status: " in line


@pytest.mark.parametrize(
    ("result", "line"),
    [
        (
            Result(
                "blocked", "a", issues=(Issue("thin", message="few words"), Issue("http_status", message="it was 403"))
            ),
            "copydesk: a: no article, teaser or listing (blocked): http_status: it was 403; thin: few words",
        ),
        (Result("empty", "a"), "copydesk: a: no article, teaser or listing (empty)"),
        (
            Result("failed", "a", issues=(Issue("http_status", level="error", message="it was 500"),)),
            "copydesk: a: failed: http_status: it was 500",
        ),
        (Result("failed", "a"), "copydesk: a: no plugin could read it"),
    ],
)
def test_the_reason_why_nothing_was_produced(capsys: pytest.CaptureFixture[str], result: Result, line: str) -> None:
    """One line with the outcome and the issues behind it, the server's status first."""
    assert report_page(result) == 3
    assert capsys.readouterr().err.splitlines() == [line]


@pytest.mark.parametrize("command", ["extract", "explain", "replay"])
@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "notaurl", "http://", "ftp://a.example/", "https://a.example/\nb"]
)
def test_the_url_of_a_document_is_one_of_the_web(call: Run, pages: Path, command: str, url: str) -> None:
    """--url that is no http or https URL is wrong use, told in one line before anything is read."""
    done = call(command, pages / "ferry-101.html", "--url", url)
    assert (done.returncode, done.stdout) == (1, "")
    (line,) = done.stderr.splitlines()
    assert "--url" in line
    assert "no http or https URL" in line


def test_explain_refuses_a_field_there_is_not(call: Run, pages: Path) -> None:
    """A misspelt --field is wrong use, and the nearest field is named."""
    done = call("explain", "--field", "titel", pages / "ferry-101.html")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "copydesk: there is no field 'titel'; did you mean title?\n"


def _block(text: str, field: str) -> list[str]:
    (block,) = [block for block in text.split("\n\n") if block.startswith(f"{field}  ")]
    return block.splitlines()


def test_explain_tells_every_mistake_of_a_source_on_a_line_of_its_own(call: Run, tmp_path: Path) -> None:
    """Once, and none is cut off by the others."""
    (tmp_path / "lantern").mkdir()
    mistakes = "".join(f'no_such_field_{number} = "h1"\n' for number in range(9))
    toml = f'domains = ["lantern.example"]\n[[layout]]\n[layout.fields]\n{mistakes}'
    (tmp_path / "lantern" / "source.toml").write_text(toml, "utf-8")
    (tmp_path / "a.html").write_text("<h1>Lamp</h1><p>Words.</p>", "utf-8")
    done = call("explain", "--sources", "lantern", "--url", "https://lantern.example/a", "a.html", "--field", "title")
    lines = done.stdout.splitlines()
    for number in range(9):
        assert sum(f"'no_such_field_{number}'" in line for line in lines) == 1
    assert sum("plugin_failed" in line for line in lines) == 0
