"""`copydesk sources check`: mistakes told before a page is read; `copydesk sources` tells doubled domains."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import Run, with_plugin

GOOD = 'domains = ["lantern.example"]\n[[layout]]\n[layout.fields]\ntitle = "h1"\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of sources with one good one; the user works around it."""
    monkeypatch.chdir(tmp_path)
    return written(tmp_path / "mine", "lantern", GOOD).parent


def written(folder: Path, name: str, toml: str) -> Path:
    (folder / name).mkdir(parents=True)
    (folder / name / "source.toml").write_text(toml, "utf-8")
    return folder / name


def test_a_good_folder(call: Run, folder: Path) -> None:
    """Nothing is printed, and how many were read is told; the built-in ones are among them."""
    done = call("sources", "check", "--sources", "mine", "lantern")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "1 source: no mistake\n")
    done = call("sources", "check")
    assert (done.returncode, done.stdout) == (0, "")


def test_every_mistake_has_its_line_and_cure(call: Run, folder: Path) -> None:
    """Of the record, of the rules and of source.py, for all sources at once."""
    written(folder, "gazette", 'domains = ["gazette.example"]\nlanguages = "en"\n')
    written(folder, "post", GOOD.replace("lantern", "post").replace("title", "titel"))
    (written(folder, "star", GOOD.replace("lantern", "star")) / "source.py").write_text("import nothing_of_this_name\n")
    done = call("sources", "check", "--sources", "mine")
    assert done.returncode == 2
    gazette, post, star = done.stdout.splitlines()
    assert gazette == "mine/gazette/source.toml:2: unknown key 'languages', did you mean 'language'?"
    assert post.startswith(
        "mine/post/source.toml:4: layout 1.fields.titel: there is no field of the record 'titel'; did"
    )
    assert star.startswith("mine/star/source.py: ModuleNotFoundError: ")
    assert done.stderr.endswith("sources: 3 mistakes\n")


def test_a_file_that_is_no_source_is_told_whole(call: Run, folder: Path) -> None:
    """Its record and its rules; what is no TOML, and what is no UTF-8, with the cure."""
    written(folder, "gazette", GOOD.replace("domains", "domain").replace("title", "titel"))
    written(folder, "post", 'domains = ["post.example"]\ntitle = "x\n')
    (folder / "star").mkdir()
    (folder / "star" / "source.toml").write_bytes(b'domains = ["star.example"]\ntitle = "Caf\xe9"\n')
    done = call("sources", "check", "--sources", "mine")
    assert done.returncode == 2
    lines = done.stdout.splitlines()
    assert [line.partition(": ")[0] for line in lines] == [
        *("mine/gazette/source.toml", "mine/gazette/source.toml:1", "mine/gazette/source.toml:4"),
        *("mine/post/source.toml", "mine/star/source.toml"),
    ]
    assert "did you mean 'domains'?" in lines[1]
    assert "did you mean 'title'?" in lines[2]
    assert lines[3].endswith("(at line 2, column 11)")
    assert lines[4].endswith("; save the file as UTF-8")


def test_a_name_that_is_taken(call: Run, folder: Path) -> None:
    """The second source of a name is told with the first, beside what else is wrong in the folder."""
    written(folder, "eblnews", GOOD)
    written(folder, "post", "domain = 3\n")
    first, *others = call("sources", "check", "--sources", "mine").stdout.splitlines()
    assert first.startswith("mine/eblnews/source.toml: there is a source eblnews already, ")
    assert any(line.startswith("mine/post/source.toml") for line in others)


def test_a_byte_order_mark_is_no_mistake(call: Run, folder: Path) -> None:
    """Some editors put one before everything they save."""
    (written(folder, "star", "") / "source.toml").write_text(f"\ufeff{GOOD.replace('lantern', 'star')}", "utf-8")
    assert call("sources", "check", "--sources", "mine", "star").returncode == 0


def test_two_with_one_domain(call: Run, folder: Path) -> None:
    """Of two in one folder one is a mistake; whose pages they are is told where sources are listed."""
    written(folder, "mirror", GOOD)
    done = call("sources", "check", "--sources", "mine", "mirror")
    assert done.returncode == 2
    assert done.stdout == (
        "mine/mirror/source.toml: domains: lantern.example is a domain of mine/lantern/source.toml too, whose pages "
        "there are read by mirror; leave it out in one of the two\n"
    )
    done = call("sources", "--sources", "mine")
    assert done.stderr == "lantern.example is a domain of mirror and of lantern; mirror is used\n"


def test_ones_own_stands_before_an_installed_one(call: Run, folder: Path) -> None:
    """A source for a domain that a plugin has is no mistake; it is used, and that is told."""
    written(folder, "my_ebl", GOOD.replace("lantern.example", "eblnews.com"))
    done = call("sources", "check", "--sources", "mine")
    assert (done.returncode, done.stdout) == (0, "")
    done = call("sources", "--sources", "mine")
    assert done.stderr == "eblnews.com is a domain of my_ebl and of eblnews; my_ebl is used\n"


def test_unknown_name(call: Run, folder: Path) -> None:
    """A name there is not is wrong use, and the nearest is named."""
    done = call("sources", "check", "--sources", "mine", "lanter")
    assert done.returncode == 1
    assert "did you mean 'lantern'?" in done.stderr


def test_a_third_partys_source_stands_before_one_that_comes_with_copydesk(run: Run, tmp_path: Path) -> None:
    """Whatever the names of the plugins."""
    code = "from copydesk import Source\ndef copydesk_register_sources(register):\n"
    code += "    register(Source('my_ebl', domains=('eblnews.com',)))\n"
    done = run("sources", env=with_plugin(tmp_path / "site", "a_paper", code))
    assert done.stderr == "eblnews.com is a domain of my_ebl and of eblnews; my_ebl is used\n"
