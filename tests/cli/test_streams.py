"""Interrupts, closed pipes, full disks, terminals: how the command behaves as a process among others."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import time
from pathlib import Path

import pytest
from command_line import ARTICLE, Run, clean_environment, command


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A folder of pages that takes some seconds to read."""
    folder = tmp_path / "many"
    folder.mkdir()
    page = ARTICLE.format(number=1).replace(
        "</main>", "<p>And more of the same story, at some length.</p>" * 400 + "</main>"
    )
    for number in range(1500):
        (folder / f"{number:04}.html").write_text(page)
    return folder


def started(tmp_path: Path, *arguments: object, **options: object) -> subprocess.Popen[bytes]:
    """A running `copydesk …`."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # the tests run in the background: a child would inherit it
        signal.signal(signal.SIGINT, signal.default_int_handler)
    return subprocess.Popen(
        command(*arguments),
        cwd=tmp_path,
        env=clean_environment(),
        **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options,  # type: ignore[call-overload]
    )


def wait_for_part(folder: Path) -> None:
    """Wait until a running process has begun to write its output."""
    deadline = time.monotonic() + 60
    while not any(path.suffix == ".part" and path.stat().st_size for path in folder.iterdir()):
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("option", ["-o", "-O"])
def test_an_interrupt_leaves_the_output_as_it_was(
    tmp_path: Path, many: Path, number: signal.Signals, code: int, option: str
) -> None:
    """Ctrl-C and SIGTERM end with their exit codes; the old file has not changed, and nothing half lies about."""
    (tmp_path / "out.jsonl").write_text('{"old": 1}\n')
    with started(tmp_path, "replay", many, option, "out.jsonl") as running:
        wait_for_part(tmp_path)
        running.send_signal(number)
        _, err = running.communicate(timeout=60)
    assert running.returncode == code
    assert (tmp_path / "out.jsonl").read_text() == '{"old": 1}\n'
    assert sorted(path.name for path in tmp_path.iterdir()) == ["many", "out.jsonl"]
    assert b"out.jsonl is as it was" in err
    assert b"Traceback" not in err
    assert all(line.strip() for line in err.splitlines())


def test_a_new_output_is_absent_after_an_interrupt(tmp_path: Path, many: Path) -> None:
    """Where there was no file there is none."""
    with started(tmp_path, "replay", many, "-O", "out.csv") as running:
        wait_for_part(tmp_path)
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=60)
    assert [path.name for path in tmp_path.iterdir()] == ["many"]


def test_a_reader_who_has_seen_enough_ends_the_run_quietly(tmp_path: Path, many: Path) -> None:
    """`copydesk replay … | head -1` gives a line, no complaint, and exit code 0, before all is read."""
    with started(tmp_path, "replay", many) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline().endswith(b"}\n")
        running.stdout.close()
        err = running.stderr.read()
        assert running.wait(timeout=60) == 0
    assert err == b""


@pytest.mark.parametrize("arguments", [["schema"], ["replay", "many"]])
def test_a_full_standard_output_is_told(tmp_path: Path, many: Path, arguments: list[str]) -> None:
    """A disk that is full behind a redirection is an error, told once and without a traceback."""
    with Path("/dev/full").open("wb") as full:
        running = started(tmp_path, *arguments, stdout=full)
        _, err = running.communicate(timeout=60)
    first = err.decode().splitlines()[0]
    assert first.startswith("copydesk: standard output: No space left on device")
    assert b"Traceback" not in err
    assert running.returncode == 3


def test_a_bar_on_a_terminal(tmp_path: Path, pages: Path) -> None:
    """With standard error on a terminal a bar shows how far the run is; data stays out of it."""
    out, err = _on_terminal(tmp_path, "replay", str(pages))
    assert len(out.splitlines()) == 3
    assert "3/3" in err
    assert "3 inputs: 3 article" in err


def test_no_bar_when_quiet(tmp_path: Path, pages: Path) -> None:
    """-q draws nothing."""
    assert _on_terminal(tmp_path, "replay", "-q", str(pages))[1] == ""


def test_no_bar_elsewhere(run: Run, pages: Path) -> None:
    """A log file gets no bar."""
    assert "3/3" not in run("replay", pages).stderr


def test_a_page_cannot_steer_the_terminal(run: Run, tmp_path: Path) -> None:
    """Escape sequences in a page's text or a file's name are shown, not obeyed."""
    (tmp_path / "a.html").write_text(ARTICLE.format(number=1).replace("take 1", "\x9b31m\x1b]0;owned\x07"))
    done = run("explain", "a.html")
    assert "\x1b" not in done.stdout
    assert "\x9b" not in done.stdout
    assert "\x1b" not in run("replay", "no\x1b[2Jfile.html").stderr


def _on_terminal(folder: Path, *arguments: str) -> tuple[str, str]:
    """Run with standard error on a pseudo-terminal."""
    ours, theirs = pty.openpty()
    with started(folder, *arguments, stderr=theirs) as running:
        os.close(theirs)
        seen = b""
        while True:
            ready, _, _ = select.select([ours], [], [], 60)
            assert ready
            try:
                data = os.read(ours, 65536)
            except OSError:  # Linux's way of saying that the other side has closed
                break
            if not data:
                break
            seen += data
        assert running.stdout is not None
        out = running.stdout.read()
    os.close(ours)
    return out.decode(), seen.decode()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["replay", "pages"], 0),
        (["replay", "--nonsense"], 1),
        (["replay", "pages", "nothing.html"], 2),
        (["replay", "nothing.html"], 3),
    ],
)
def test_exit_codes_of_the_process(run: Run, pages: Path, arguments: list[str], code: int) -> None:
    """What a shell or a scheduler sees."""
    assert pages.is_dir()
    assert run(*arguments).returncode == code
