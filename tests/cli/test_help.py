"""The command as a whole: help, versions, mistakes, and what each costs."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest
from click.testing import CliRunner
from command_line import Run

import copydesk
from copydesk.cli.program import COMMANDS
from copydesk.cli.program import copydesk as group

HEAVY = {"scrapy", "requests", "turbohtml", "msgspec", "lxml", "copydesk.desk", "copydesk.plugins", "copydesk.fetch"}


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["replay", "--help"], ["extract", "--help"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    """Help is there at once, because nothing that reads pages is imported for it."""
    code = f"import sys; from copydesk.cli import main; main({arguments}); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "copydesk" in done.stdout.splitlines()[0]
    assert set(done.stdout.splitlines()[-1].split()) & HEAVY == set()


def test_help_lists_every_command(call: Run) -> None:
    """A newcomer sees all there is, each with what it does."""
    done = call("--help")
    assert done.returncode == 0
    assert done.stderr == ""
    for name, (_, short) in COMMANDS.items():
        assert f"{name}  " in done.stdout
        assert short in " ".join(done.stdout.split())


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_the_common_options(name: str) -> None:
    """Each explains itself, and takes -v and -q after its name too."""
    shown = CliRunner().invoke(group, [name, "-h"])
    assert shown.exit_code == 0
    assert shown.output.startswith(f"Usage: copydesk {name} ")
    assert "--verbose" in shown.output
    assert "--quiet" in shown.output
    assert all(parameter.help for parameter in _options(name))


def _options(name: str) -> list[click.Option]:
    command = group.get_command(click.Context(group), name)
    assert command is not None
    return [parameter for parameter in command.params if isinstance(parameter, click.Option)]


def test_version(call: Run) -> None:
    """The version is data: on standard output."""
    done = call("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"copydesk {copydesk.__version__}\n", "")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["replya", "x"], "did you mean replay?"),
        (["replay"], "Missing argument"),
        (["replay", "--fromat", "csv", "x"], "--format"),
        (["replay", "x", "--format", "jsnol"], "Did you mean jsonl?"),
        (["replay", "x", "-o", "a.csv", "-O", "b.csv"], "give one of them"),
        (["replay", "x", "-O", "out"], "out:jsonl"),
        (["replay", "x", "-O", "sqlite:///a.db"], "Formats: jsonl, json, csv"),
        (["replay", "x", "-O", "nowhere/out.csv"], "nowhere is missing"),
        (["replay", "x", "--only", "artcle"], "did you mean article?"),
        (["replay", "x", "--only", ","], "--only"),
        (["replay", "x", "--source", "eblnewz"], "there is no source 'eblnewz'"),
        (["replay", "a.html", "b.html", "--url", "https://x.example/"], "--url"),
        (["new-plugin", "Bad Name"], "Bad Name"),
        (["new-source", "Bad-Name", "x"], "Bad-Name"),
    ],
)
def test_wrong_use_is_one_line_and_exit_code_1(call: Run, arguments: list[str], told: str) -> None:
    """A mistake is told in one line on standard error with its cure, nothing is printed as data, nothing is made."""
    done = call(*arguments)
    assert done.returncode == 1
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith("copydesk: ")
    assert told in line


def test_no_command_shows_the_help_on_standard_error(call: Run) -> None:
    """Called with nothing, it has done nothing, and says what it could do."""
    done = call()
    assert (done.returncode, done.stdout) == (1, "")
    assert "replay" in done.stderr
