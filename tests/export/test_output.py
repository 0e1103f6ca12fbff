"""Files are complete or absent: what is left after an end, an abort, an error, a kill, and with others about."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

import pytest
from samples import ALL, ARTICLE, FAILED, LISTING, opened, write

from copydesk.errors import ExportError, UsageError

FORMS = pytest.mark.parametrize("name", ["out.jsonl", "out.json", "out.csv", "out.jsonl.gz", "out.csv.gz"])


def process(code: str, *arguments: object) -> subprocess.Popen[str]:
    """Run code that may use `samples` in a Python of its own."""
    prelude = f"import sys; sys.path.append({str(Path(__file__).parents[1] / 'support')!r}); from samples import *\n"
    return subprocess.Popen(
        [sys.executable, "-X", "dev", "-c", prelude + textwrap.dedent(code), *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def names(folder: Path) -> list[str]:
    """What is in a folder."""
    return sorted(path.name for path in folder.iterdir())


@FORMS
def test_nothing_stands_in_the_place_before_the_end(tmp_path: Path, name: str) -> None:
    """A reader never meets half a file; one that was there is there until the new one is whole."""
    exporter = opened(tmp_path / name)
    exporter.write(ARTICLE)
    assert not (tmp_path / name).exists()
    exporter.close()
    old = (tmp_path / name).read_bytes()
    again = opened(tmp_path / name)
    again.write(LISTING)
    assert old == (tmp_path / name).read_bytes()
    again.close()
    assert old != (tmp_path / name).read_bytes()
    assert [name] == names(tmp_path)


@FORMS
@pytest.mark.parametrize("append", [False, True])
def test_abort_leaves_what_was_there(tmp_path: Path, name: str, append: bool) -> None:
    """Without a file before there is none after; with one, not a byte of it has changed, and no other file is left."""
    for old in (None, FAILED):
        if old:
            write(tmp_path / name, old)
        before = (tmp_path / name).read_bytes() if old else None
        exporter = opened(tmp_path / name, append=append)
        exporter.write(ARTICLE)
        exporter.abort()
        assert before == ((tmp_path / name).read_bytes() if old else None)
        assert ([name] if old else []) == names(tmp_path)


def test_after_the_end_nothing_more_is_taken(tmp_path: Path) -> None:
    """A record that came too late is an error, not a record lost; ending twice is none."""
    exporter = opened(tmp_path / "out.jsonl")
    exporter.close()
    exporter.close()
    exporter.abort()
    assert names(tmp_path) == ["out.jsonl"]
    with pytest.raises(ExportError, match="closed"):
        exporter.write(ARTICLE)


@pytest.mark.parametrize("append", [False, True])
def test_kill_leaves_the_old_file(tmp_path: Path, append: bool) -> None:
    """After kill -9 the old file has not changed by a byte, and the next run works."""
    write(tmp_path / "out.jsonl", FAILED)
    before = (tmp_path / "out.jsonl").read_bytes()
    code = """
        exporter = opened(sys.argv[1], append=bool(int(sys.argv[2])))
        for _ in range(500):
            exporter.write(ARTICLE)
        print("written", flush=True)
        sys.stdin.read()
    """
    with process(code, tmp_path / "out.jsonl", int(append)) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "written\n"
        running.send_signal(signal.SIGKILL)
    assert before == (tmp_path / "out.jsonl").read_bytes()
    write(tmp_path / "out.jsonl", LISTING, append=True)
    assert len((tmp_path / "out.jsonl").read_bytes().splitlines()) == 2


@pytest.mark.parametrize("name", ["out.jsonl", "out.json", "out.csv", "out.jsonl.gz"])
@pytest.mark.parametrize("append", [False, True])
def test_a_full_disk_is_an_error_and_leaves_the_old_file(tmp_path: Path, name: str, append: bool) -> None:
    """A write that fails (here at a limit of the file's size) names file and reason; nothing half is left."""
    write(tmp_path / name, FAILED)
    before = (tmp_path / name).read_bytes()
    code = """
        import random, resource, string
        from copydesk.errors import ExportError
        from copydesk.models import evolve
        exporter = opened(sys.argv[1], append=bool(int(sys.argv[2])))
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
        try:
            for _ in range(400):
                exporter.write(evolve(ARTICLE, input="".join(random.choices(string.printable, k=900))))
            exporter.close()
        except ExportError as error:
            print(error)
    """
    with process(code, tmp_path / name, int(append)) as running:
        out, err = running.communicate(timeout=60)
    assert err == ""
    assert out.startswith(f"{tmp_path / name}: File too large; ")
    assert before == (tmp_path / name).read_bytes()
    assert [name] == names(tmp_path)


@pytest.mark.parametrize("name", ["out.jsonl", "out.csv", "out.jsonl.gz"])
def test_a_disk_that_fills_up_while_records_are_added(tmp_path: Path, name: str) -> None:
    """The records fit beside the old file but not behind it: the old file is cut back to what it was."""
    write(tmp_path / name, *ALL * 60)
    before = (tmp_path / name).read_bytes()
    code = """
        import os, resource
        from copydesk.errors import ExportError
        exporter = opened(sys.argv[1], append=True)
        for _ in range(60):
            exporter.write(ARTICLE)
        limit = os.stat(sys.argv[1]).st_size + 100
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        try:
            exporter.close()
        except ExportError as error:
            print(error)
    """
    with process(code, tmp_path / name) as running:
        out, err = running.communicate(timeout=60)
    assert err == ""
    assert out == f"{tmp_path / name}: File too large; the file is as it was\n"
    assert before == (tmp_path / name).read_bytes()
    assert [name] == names(tmp_path)


def test_two_processes_append_to_one_file(tmp_path: Path) -> None:
    """Each run's records stay together and whole, whichever comes first."""
    code = """
        from copydesk.models import evolve
        exporter = opened(sys.argv[1], append=True)
        for number in range(300):
            exporter.write(evolve(ARTICLE, input=f"{sys.argv[2]} {number}"))
        print("ready", flush=True)
        sys.stdin.readline()
        exporter.close()
    """
    for name in ("out.jsonl", "out.json"):
        runs = [process(code, tmp_path / name, run) for run in "abcd"]
        for run in runs:
            assert run.stdout is not None
            assert run.stdout.readline() == "ready\n"
        for run in runs:
            assert run.stdin is not None
            run.stdin.write("\n")
            run.stdin.flush()
        for run in runs:
            assert run.communicate(timeout=60)[1] == ""
        data = (tmp_path / name).read_text("utf-8")
        records = json.loads(data) if name == "out.json" else [json.loads(line) for line in data.splitlines()]
        inputs = [record["input"] for record in records]
        order = list(dict.fromkeys(text[0] for text in inputs))
        assert sorted(order) == ["a", "b", "c", "d"]
        assert [f"{run} {number}" for run in order for number in range(300)] == inputs
    assert names(tmp_path) == ["out.json", "out.jsonl"]


def test_the_new_file_has_the_old_one_s_permissions(tmp_path: Path) -> None:
    """A file shared with a group stays shared; a new one is made as the umask says."""
    path = tmp_path / "out.jsonl"
    write(path, FAILED)
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~_umask()
    path.chmod(0o640)
    write(path, ARTICLE)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """What the link points at is replaced."""
    (tmp_path / "data").mkdir()
    (tmp_path / "out.jsonl").symlink_to(tmp_path / "data" / "today.jsonl")
    write(tmp_path / "out.jsonl", FAILED)
    assert (tmp_path / "out.jsonl").is_symlink()
    assert names(tmp_path / "data") == ["today.jsonl"]


def test_devices_are_written_to_directly() -> None:
    """/dev/null stays a device; a full one is an error."""
    write("/dev/null:jsonl", ARTICLE)
    assert Path("/dev/null").is_char_device()
    if Path("/dev/full").exists():
        exporter = opened("/dev/full:jsonl")
        with pytest.raises(ExportError, match="No space left"):
            exporter.write(ARTICLE)


@pytest.mark.parametrize("append", [False, True])
def test_a_folder_or_a_missing_folder_is_told_before_the_work(tmp_path: Path, append: bool) -> None:
    """A slip in the name of the output costs no hour."""
    with pytest.raises(UsageError, match="is a folder"):
        opened(f"{tmp_path}:jsonl", append=append)
    with pytest.raises(UsageError, match="is missing; make it first"):
        opened(tmp_path / "no" / "out.jsonl", append=append)


def test_a_file_that_may_not_be_written_is_told_before_the_work() -> None:
    """Write protection is respected, also where the folder would allow a rename."""
    code = """
        import os
        from copydesk.errors import ExportError
        if os.geteuid() == 0:  # who may write anything
            os.setuid(65534)
        try:
            opened(sys.argv[1])
        except ExportError as error:
            print(error)
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "out.jsonl")
        write(path, FAILED)
        path.chmod(0o444)
        Path(folder).chmod(0o777)
        with process(code, path) as running:
            assert running.communicate(timeout=60) == (f"{path}: may not be written; change its permissions\n", "")
        assert names(Path(folder)) == ["out.jsonl"]


def test_long_names_leave_room_for_the_part_s(tmp_path: Path) -> None:
    """A name as long as the system allows can be written."""
    name = "ø" * 110 + ".jsonl"
    write(tmp_path / name, FAILED)
    assert [name] == names(tmp_path)


def test_standard_output_gets_each_record_at_once() -> None:
    """A reader of the pipe has the first line before the second is made."""
    code = """
        exporter = opened("-")
        exporter.write(ARTICLE)
        sys.stdin.readline()
        exporter.write(FAILED)
        exporter.close()
    """
    with process(code) as running:
        assert running.stdout is not None
        assert running.stdin is not None
        first = running.stdout.readline()
        assert json.loads(first) == ARTICLE.to_dict()
        out, err = running.communicate("\n", timeout=60)
    assert (json.loads(out), err) == (FAILED.to_dict(), "")


def test_an_aborted_array_on_standard_output_is_no_array(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """What has left cannot be called back; but it does not look whole."""
    exporter = opened("-:json")
    exporter.write(FAILED)
    exporter.abort()
    with pytest.raises(json.JSONDecodeError):
        json.loads(capsysbinary.readouterr().out)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
