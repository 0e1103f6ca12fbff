"""`copydesk plugins`, `sources`, `schema`."""

from __future__ import annotations

import json
from pathlib import Path

from command_line import Run, clean_environment, with_plugin

import copydesk
from copydesk.models.schema import record_schema


def test_plugins_in_the_order_they_are_asked(call: Run) -> None:
    """The table is the manager's list: name, version, module, hooks."""
    done = call("plugins")
    assert done.returncode == 0
    head, *rows = done.stdout.splitlines()
    assert head.split() == ["name", "version", "module", "hooks"]
    expected = [info.name for info in copydesk.PluginManager().describe()]
    shown = [row.split()[0] for row in rows]
    assert [name for name in shown if name != "desk"] == expected
    assert any(row.split()[0] == "csv" and row.split()[-1] == "export" for row in rows)


def test_plugins_as_json(call: Run) -> None:
    """Programs need not read the table."""
    entries = json.loads(call("plugins", "--json").stdout)
    assert {"name", "module", "version", "hooks", "default"} == set(entries[0])
    assert "csv" in {entry["name"] for entry in entries}


def test_a_broken_plugin_is_told_on_standard_error(run: Run, tmp_path: Path) -> None:
    """The list goes on without it; the message names it."""
    done = run("plugins", env=with_plugin(tmp_path / "site", "broken", None))
    assert done.returncode == 0
    assert "broken" not in done.stdout
    (line,) = done.stderr.splitlines()
    assert line.startswith("copydesk: plugin 'broken' of broken is not used: ")


def test_sources_with_their_domains(call: Run) -> None:
    """Each source is listed with what routes to it and who brought it."""
    done = call("sources")
    assert done.returncode == 0
    (row,) = [line for line in done.stdout.splitlines() if line.startswith("eblnews")]
    assert "eblnews.com" in row
    assert row.endswith("copydesk_sources")


def test_sources_as_json(call: Run) -> None:
    """The whole record of each, its folder as a path."""
    (source,) = [entry for entry in json.loads(call("sources", "--json").stdout) if entry["name"] == "eblnews"]
    assert source["domains"] == ["eblnews.com"]
    assert Path(source["folder"], "source.toml").is_file()


def test_no_source(run: Run) -> None:
    """Without sources the head stands alone, and why is said beside it."""
    done = run("sources", env=clean_environment() | {"COPYDESK_PLUGINS": ""})
    assert done.stdout.splitlines() == ["name  title  domains  language  plugin"]
    assert done.stderr == "no plugin brings a source\n"


def test_schema(call: Run) -> None:
    """What is printed is the schema."""
    done = call("schema")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == json.loads(json.dumps(record_schema()))


def test_schema_of_a_source(call: Run) -> None:
    """The schema of a source.toml, and of a shared layout, knows the rules."""
    source = json.loads(call("schema", "source").stdout)
    assert {"domains", "layout"} <= set(source["properties"])
    assert json.loads(call("schema", "layout").stdout)["$defs"]["rule"] == source["$defs"]["rule"]
