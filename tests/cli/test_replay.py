"""`copydesk replay`: which records come out, where, and what the run ends as."""

from __future__ import annotations

import csv
import json
import subprocess
from pathlib import Path

import pytest
from command_line import ARTICLE, Run, clean_environment, command, lines, with_plugin

LISTING = "<html><head><title>Tideline</title></head><body><ul>{}</ul></body></html>".format(
    "".join(f'<li><a href="/news/islands/story-{n}">A story about the islands, number {n}</a></li>' for n in range(30))
)


def test_records_on_standard_output_and_the_rest_on_standard_error(call: Run, pages: Path) -> None:
    """One line of JSON for each page, in the order of their names; what is told stays out of it."""
    done = call("replay", pages)
    records = lines(done.stdout)
    assert [record["outcome"] for record in records] == ["article"] * 3
    assert [record["title"] for record in records] == [
        f"Ferry resumes after nine days, take {n}" for n in (101, 102, 103)
    ]
    assert done.stderr.splitlines()[0] == "3 inputs: 3 article"
    assert done.returncode == 0


def test_quiet_says_nothing(call: Run, pages: Path) -> None:
    """With -q, before or after the command's name, a good run writes data only."""
    assert call("-q", "replay", pages).stderr == ""
    assert call("replay", pages, "--quiet").stderr == ""


@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.gz", "out.json", "out.csv"])
def test_output_file_by_suffix(call: Run, pages: Path, tmp_path: Path, name: str) -> None:
    """-O writes the file its suffix says, and nothing on standard output."""
    done = call("replay", pages, "-O", name)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.splitlines()[-1] == f"3 written to {name}"
    assert (tmp_path / name).stat().st_size > 1000
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([name, "pages"])


def test_the_file_holds_what_standard_output_would(call: Run, pages: Path, tmp_path: Path) -> None:
    """Where records go does not change them."""
    call("replay", pages, "-O", "out:jsonl")
    assert (tmp_path / "out").read_text("utf-8") == call("replay", pages).stdout


def test_append_and_replace(call: Run, pages: Path, tmp_path: Path) -> None:
    """-o adds records, -O takes the place of all there were."""
    for _ in range(2):
        call("replay", pages, "-o", "out.jsonl")
    assert len(lines((tmp_path / "out.jsonl").read_text("utf-8"))) == 6
    call("replay", pages / "ferry-101.html", "-O", "out.jsonl")
    assert len(lines((tmp_path / "out.jsonl").read_text("utf-8"))) == 1


def test_format_changes_standard_output(call: Run, pages: Path) -> None:
    """--format json prints one array, --format csv a table."""
    assert len(json.loads(call("replay", pages, "--format", "json").stdout)) == 3
    rows = list(csv.DictReader(call("replay", pages, "--format", "csv").stdout.splitlines()))
    assert [row["outcome"] for row in rows] == ["article"] * 3


def test_one_bad_input_does_not_stop_the_rest(call: Run, pages: Path, tmp_path: Path) -> None:
    """A binary file, a missing file and a missing folder are each told in a line by name; the others are read."""
    (pages / "ferry-100.html").write_bytes(bytes(range(256)) * 64)
    done = call("replay", pages, "nothing.html", "nowhere/", pages / "ferry-101.html")
    records = lines(done.stdout)
    assert [record["outcome"] for record in records] == ["failed", "article", "article", "article"] + ["failed"] * 2 + [
        "article"
    ]
    assert all(record["failures"] for record in records if record["outcome"] == "failed")
    errors = [line for line in done.stderr.splitlines() if line.startswith("copydesk: ")]
    assert len(errors) == 3
    for error, name in zip(errors, ("ferry-100.html", "nothing.html", "nowhere"), strict=True):
        assert name in error
    assert "7 inputs: 4 article, 3 failed" in done.stderr
    assert done.returncode == 2


def test_nothing_produced(call: Run, tmp_path: Path) -> None:
    """Where no input could be read the exit code is 3, and a file that was there is left alone but for reports."""
    done = call("replay", "nothing.html")
    assert done.returncode == 3
    assert [record["outcome"] for record in lines(done.stdout)] == ["failed"]
    (tmp_path / "empty").mkdir()
    (tmp_path / "out.jsonl").write_text("{}\n")
    done = call("replay", "empty", "-O", "out.jsonl", "--only", "article")
    assert done.returncode == 3
    assert (tmp_path / "out.jsonl").read_text() == "{}\n"
    assert "out.jsonl is as it was" in done.stderr


def test_only_writes_the_outcomes_named(call: Run, pages: Path) -> None:
    """The others are counted and not written; failures still decide the exit code."""
    (pages / "front.html").write_text(LISTING)
    done = call("replay", pages, "nothing.html", "--only", "article,teaser")
    assert {record["outcome"] for record in lines(done.stdout)} == {"article"}
    assert "5 inputs: " in done.stderr
    assert done.returncode == 2


def test_url_given_for_one_file(call: Run, tmp_path: Path) -> None:
    """--url is the address of a document that does not tell its own."""
    (tmp_path / "saved.html").write_text(ARTICLE.format(number=5).replace("canonical", "nothing"), "utf-8")
    (record,) = lines(call("replay", "saved.html", "--url", "https://other.example/news/5").stdout)
    assert (record["url"], record["input"]) == ("https://other.example/news/5", "https://other.example/news/5")


def test_standard_input(call: Run) -> None:
    """A dash reads the page from a pipe."""
    (record,) = lines(call("replay", "-", input=ARTICLE.format(number=7)).stdout)
    assert record["title"] == "Ferry resumes after nine days, take 7"


def test_a_source_can_be_forced(call: Run, pages: Path) -> None:
    """--source reads by a source's rules where nothing on the page claims it."""
    (record,) = lines(call("replay", pages / "ferry-101.html", "--source", "eblnews").stdout)
    assert record["source"]["name"] == "eblnews"


def test_the_summary_counts_sources_and_failing_plugins(run: Run, pages: Path, tmp_path: Path) -> None:
    """Who failed is said with name and hook, per source what came of its pages."""
    code = "def copydesk_clean(page):\n    raise ValueError('the clean hook of a test')\n"
    done = run("replay", pages, env=with_plugin(tmp_path / "site", "failing", code))
    assert done.stderr.splitlines() == [
        "3 inputs: 3 article",
        "  (no source)  3 article",
        "  failing failed in copydesk_clean: 3",
    ]
    assert [record["failures"][0]["plugin"] for record in lines(done.stdout)] == ["failing"] * 3
    assert done.returncode == 0


def test_a_plugin_s_exporter_may_fail(run: Run, pages: Path, tmp_path: Path) -> None:
    """A third party's exporter is found by its format, and its slip is told with the target's name."""
    code = (
        "class Exporter:\n"
        "    def write(self, result): raise KeyError('colour')\n"
        "    def close(self): pass\n"
        "    def abort(self): pass\n"
        "def copydesk_export(target):\n"
        "    return Exporter() if target.format == 'paint' else None\n"
    )
    done = run("replay", pages, "-O", "out.paint", env=with_plugin(tmp_path / "site", "broken", code))
    assert done.stderr.splitlines()[0] == "copydesk: out.paint: KeyError: 'colour'"
    assert done.returncode == 3


def test_a_torn_output_is_told_before_the_work(call: Run, pages: Path, tmp_path: Path) -> None:
    """Appending to a file another program left torn is wrong use: one line, the file named once, untouched."""
    (tmp_path / "out.jsonl").write_text('{"a": 1}\n{"b": ')
    done = call("replay", pages, "-o", "out.jsonl")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("copydesk: out.jsonl: its last line, from byte 9 on, is torn; ")
    assert (tmp_path / "out.jsonl").read_text() == '{"a": 1}\n{"b": '


def test_by_file_names_the_file_in_each_record(call: Run, pages: Path) -> None:
    """With --by-file `input` is the file, also of a page that tells its URL; nothing else of the record changes."""
    plain = lines(call("replay", pages).stdout)
    assert {record["input"] for record in plain} == {record["url"] for record in plain}
    named = lines(call("replay", "--by-file", pages).stdout)
    assert [record["input"] for record in named] == [str(path) for path in sorted(pages.iterdir())]
    assert [record | {"input": record["url"]} for record in named] == plain


def test_messages_name_the_file(run: Run, pages: Path, tmp_path: Path) -> None:
    """What -v tells of a page begins with its file, though the page tells its URL."""
    code = "def copydesk_clean(page):\n    raise ValueError('the clean hook of a test')\n"
    page = pages / "ferry-101.html"
    done = run("replay", "-v", page, env=with_plugin(tmp_path / "site", "failing", code))
    assert done.stderr.splitlines()[0].startswith(f"copydesk: {page}: ")


def test_inputs_that_could_not_be_read_are_no_plugin_s_failure(call: Run, pages: Path) -> None:
    """The summary counts missing and binary files as such."""
    (pages / "ferry-100.html").write_bytes(bytes(range(256)) * 64)
    summary = [line for line in call("replay", pages, "nothing.html").stderr.splitlines() if "copydesk:" not in line]
    assert summary == [
        "5 inputs: 3 article, 2 failed",
        "  (no source)  3 article, 2 failed",
        "  2 inputs could not be read",
    ]


def test_the_summary_counts_what_was_read_before_the_output_failed(run: Run, pages: Path) -> None:
    """An input that was read is counted, though its record could not be written."""
    done = run("replay", pages, "-O", "/dev/full:jsonl")
    assert done.stderr.splitlines()[:2] == [
        "copydesk: /dev/full: No space left on device; what was written before has left",
        "1 input: 1 article",
    ]
    assert done.returncode == 3


def test_a_larger_document_is_read_when_told(call: Run, tmp_path: Path) -> None:
    """The size cap's message names the option that moves it, and the option does, of replay and of one page."""
    page = ARTICLE.format(number=1)
    (tmp_path / "a.html").write_text(page)
    for name in ("replay", "extract", "explain"):
        refused = call(name, "a.html", "--max-bytes", "1000")
        assert refused.stderr.splitlines()[0] == (
            "copydesk: a.html: larger than 1,000 bytes; raise max_bytes (--max-bytes) to read it"
        )
        assert refused.returncode == 3
        assert call(name, "a.html", "--max-bytes", str(len(page))).returncode == 0


def test_a_url_is_replayed(call: Run, site: str) -> None:
    """A URL is a path too; one of this machine is refused with the option's name, and read with it."""
    refused = call("replay", f"{site}/ferry-101.html")
    assert refused.returncode == 3
    assert "--allow-private" in refused.stderr
    (record,) = lines(call("replay", f"{site}/ferry-101.html", "--allow-private").stdout)
    assert (record["outcome"], record["requested_url"]) == ("article", f"{site}/ferry-101.html")


def test_formats_are_those_of_the_plugins_there_are(run: Run, pages: Path, tmp_path: Path) -> None:
    """A format whose plugin is disabled is not offered, one that another plugin may bring is pointed to."""
    environment = with_plugin(tmp_path / "site", "painter", "def copydesk_export(target):\n    return None\n")
    done = run("replay", pages, "--format", "jsonl", env=environment | {"COPYDESK_DISABLE_PLUGINS": "jsonl"})
    assert done.returncode == 1
    assert "Formats: json, csv, csv_raw, what plugin painter brings; " in done.stderr
    assert "Did you mean jsonl" not in done.stderr


def test_standard_output_by_its_name(run: Run, pages: Path, tmp_path: Path) -> None:
    """/dev/stdout takes the records into a pipe, and into a file that is there without emptying or replacing it."""
    plain = run("replay", pages).stdout
    assert run("replay", pages, "-O", "/dev/stdout:jsonl").stdout == plain
    table = run("replay", pages, "--format", "csv").stdout
    assert run("replay", pages, "-O", "/dev/stdout:csv").stdout == table
    file = tmp_path / "log.txt"
    file.write_text("before\n")
    with file.open("ab") as out:
        command_line = command("replay", pages, "-O", "/dev/stdout:jsonl")
        subprocess.run(
            command_line, cwd=tmp_path, env=clean_environment(), stdout=out, stderr=subprocess.PIPE, check=True
        )
    assert file.read_text("utf-8") == f"before\n{plain}"


def test_a_server_s_error_is_told_in_a_replay(call: Run, site: str) -> None:
    """A URL answered with an error of the server is a failed input, with a line that says so."""
    done = call("replay", f"{site}/500", "--allow-private")
    assert [record["outcome"] for record in lines(done.stdout)] == ["failed"]
    assert done.stderr.splitlines()[0].startswith(f"copydesk: {site}/500: failed: http_status: ")
    assert done.returncode == 3
