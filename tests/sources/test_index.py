"""What is kept of a folder of sources between runs: used while it is true, rebuilt when it is not, never trusted."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from many_sources import write_sources

from copydesk import Page, SourceError
from copydesk.sources import Sources, index, read_source
from copydesk.sources import folders as folders_module

COUNT = 20


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of the test's own; files are taken for settled at once."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(index, "SETTLED_NS", 0)
    return tmp_path / "cache" / "copydesk" / "sources"


@pytest.fixture
def folder(tmp_path: Path, cache: Path) -> Path:
    return write_sources(tmp_path / "sources", COUNT)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the folders whose source.toml was read."""
    names: list[str] = []

    def noted(file: Path) -> object:
        names.append(file.parent.name)
        return read_source(file)

    monkeypatch.setattr(folders_module, "read_source", noted)
    return names


def registered(folder: Path) -> Sources:
    sources = Sources()
    sources.register(folder)
    return sources


def test_the_second_start_reads_no_file(folder: Path, read: list[str]) -> None:
    """Nothing is read while no file changed, and what comes of it is the same."""
    first = registered(folder)
    assert len(read) == COUNT
    read.clear()
    second = registered(folder)
    assert read == []
    assert list(second) == list(first)
    assert second.by_url("https://www.courier-3.example/a") == read_source(folder / "town3" / "source.toml")


def test_an_excluded_host_is_kept_in_the_index(folder: Path, read: list[str]) -> None:
    """The second start knows it without reading the file."""
    file = folder / "town3" / "source.toml"
    file.write_text('excluded_domains = ["en.courier-3.example"]\n' + file.read_text("utf-8"), "utf-8")
    os.utime(file, (1_600_000_000, 1_600_000_000))
    for _ in range(2):
        sources = registered(folder)
        assert sources.by_url("https://en.courier-3.example/a") is None
        assert sources.by_url("https://www.courier-3.example/a") is sources["town3"]


def test_changes_are_seen(folder: Path, read: list[str]) -> None:
    """An edited, an added and a removed source.toml are noticed, and nothing else is read for it."""
    registered(folder)
    read.clear()
    edited = folder / "town1" / "source.toml"
    edited.write_text(edited.read_text().replace("courier-1.example", "courier-x.example"))
    (folder / "town2" / "source.toml").unlink()
    (folder / "later").mkdir()
    (folder / "later" / "source.toml").write_text('domains = ["later.example"]')
    sources = registered(folder)
    assert sorted(read) == ["later", "town1"]
    assert sources.by_url("https://courier-x.example/") is sources["town1"]
    assert sources.by_url("https://courier-1.example/") is None
    assert sources.by_url("https://later.example/") is sources["later"]
    assert "town2" not in sources


def test_an_edit_with_the_old_times_and_size_is_seen(folder: Path) -> None:
    """A file put in the place of another of its size and times is not taken for it."""
    file = folder / "town1" / "source.toml"
    before = file.stat()
    registered(folder)
    file.write_text(file.read_text().replace("courier-1.example", "courier-y.example"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (file.stat().st_size, file.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    assert "courier-y.example" in registered(folder)["town1"].domains


def test_a_file_written_a_moment_ago_is_read_again(
    folder: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file so young that it may change without a later time is not kept."""
    monkeypatch.setattr(index, "SETTLED_NS", 3_600_000_000_000)
    registered(folder)
    read.clear()
    registered(folder)
    assert len(read) == COUNT


def test_mistakes_are_kept_too(folder: Path, cache: Path) -> None:
    """A wrong file is reported at every start, also from the index; the others are registered."""
    (folder / "town5" / "source.toml").write_text('titel = "X"\ndomains = ["a.example"]')
    told = []
    for _ in range(2):
        sources = Sources()
        with pytest.raises(SourceError, match="did you mean 'title'") as raised:
            sources.register(folder)
        assert len(sources) == COUNT - 1
        told.append(str(raised.value))
    assert told[0] == told[1]


def only_file(cache: Path) -> Path:
    (file,) = cache.glob("*.bin")
    return file


@pytest.mark.parametrize("damage", ["cut", "flipped", "foreign", "empty", "pickle", "other version", "other folder"])
def test_a_damaged_or_foreign_index_is_passed_over(folder: Path, cache: Path, read: list[str], damage: str) -> None:
    """Whatever stands in the file, the sources are what their files say, and the index is made anew."""
    registered(folder)
    file = only_file(cache)
    data = file.read_bytes()
    if damage == "cut":
        file.write_bytes(data[: len(data) // 2])
    elif damage == "flipped":
        middle = len(data) // 2
        file.write_bytes(data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :])
    elif damage == "foreign":
        file.write_bytes(b"# something else entirely\n")
    elif damage == "empty":
        file.write_bytes(b"")
    elif damage == "pickle":
        file.write_bytes(b"cposix\nsystem\n(S'touch ran'\ntR.")
    else:
        old = (b"toml %d, " % index.FORMAT, b"toml 1, ") if damage == "other version" else (b"/sources", b"/sourcez")
        body = data[21:].replace(*old)
        assert body != data[21:]
        index.cache.save(file, body)
    read.clear()
    assert registered(folder)["town7"].domains == ("courier-7.example", "courier7.example.org")
    assert len(read) == COUNT
    read.clear()
    registered(folder)
    assert read == []


def test_without_a_cache_everything_works(folder: Path, read: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no cache can be made the files are read each time."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "town1" / "source.toml"))
    for _ in range(2):
        read.clear()
        assert len(registered(folder)) == COUNT
        assert len(read) == COUNT


def test_a_cache_others_may_write_to_is_not_used(folder: Path, cache: Path, read: list[str]) -> None:
    """A folder that is writable for everybody is neither read nor written."""
    cache.mkdir(parents=True)
    cache.chmod(0o777)
    registered(folder)
    assert list(cache.iterdir()) == []
    cache.chmod(0o700)
    registered(folder)
    mode = stat.S_IMODE(only_file(cache).stat().st_mode)
    assert mode == 0o600
    cache.chmod(0o777)
    read.clear()
    registered(folder)
    assert len(read) == COUNT


def test_another_persons_cache_is_not_used(
    folder: Path, cache: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As under sudo with the home of the user who called it: nothing is read there, and nothing left there."""
    registered(folder)
    before = only_file(cache).read_bytes()
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    read.clear()
    registered(folder)
    assert len(read) == COUNT
    assert only_file(cache).read_bytes() == before


def test_a_relative_cache_home_is_passed_over(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The XDG specification has a relative path ignored: nothing is written where the program happens to run."""
    monkeypatch.setenv("XDG_CACHE_HOME", "here")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    monkeypatch.chdir(tmp_path)
    registered(folder)
    assert not (tmp_path / "here").exists()
    assert only_file(tmp_path / "home" / ".cache" / "copydesk" / "sources")


def test_indexes_of_folders_that_are_gone_are_removed(folder: Path, cache: Path, tmp_path: Path) -> None:
    """The cache does not grow with every environment that ever was."""
    registered(folder)
    gone = only_file(cache)
    folder.rename(tmp_path / "moved")
    registered(tmp_path / "moved")
    assert only_file(cache) != gone


def test_a_few_sources_are_not_kept(tmp_path: Path, cache: Path) -> None:
    """Reading three files takes no longer than a cache is worth."""
    registered(write_sources(tmp_path / "few", 3))
    assert not cache.exists()


PARALLEL = """
import sys, time
from pathlib import Path
from copydesk.sources import Sources, index
index.SETTLED_NS = 0
folder = Path(sys.argv[1])
print("ready", flush=True)
sys.stdin.readline()
for turn in range(int(sys.argv[2])):
    file = folder / f"town{turn}" / "source.toml"
    text = file.read_text()
    if sys.argv[3] == "edit":
        new = file.with_suffix(".new")
        new.write_text(text + f"# {turn}\\n")
        new.replace(file)
    sources = Sources()
    sources.register(folder)
    assert len(sources) == 20, len(sources)
    assert sources.by_url("https://courier-7.example/a").title == "The Town 7 Courier"
"""


def test_parallel_rebuilds(folder: Path, cache: Path, read: list[str]) -> None:
    """Processes that register a folder at the same time, while one edits it, each see all of it; the index is whole."""
    command = [sys.executable, "-c", PARALLEL, str(folder), "20"]
    runs = [
        subprocess.Popen([*command, what], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for what in ("edit", "read", "read", "read")
    ]
    for run in runs:
        assert run.stdout is not None
        assert run.stdout.readline() == "ready\n"
    for run in runs:  # all are imported and waiting: they begin together
        assert run.stdin is not None
        run.stdin.write("\n")
        run.stdin.flush()
    for run in runs:
        run.communicate()
        assert run.returncode == 0
    assert [file.suffix for file in cache.iterdir()] == [".bin"]
    registered(folder)
    read.clear()
    assert [source.name for source in registered(folder)] == sorted(f"town{n}" for n in range(COUNT))
    assert read == []


UNTOUCHED = """
import re, sys
from pathlib import Path
from copydesk import Desk, Page
compiled = []
real = re.compile
re.compile = lambda pattern, flags=0: compiled.append(pattern) or real(pattern, flags)
desk = Desk()
desk.sources.register(Path(sys.argv[1]))
assert not [p for p in compiled if "ourier" in str(p)], compiled
from copydesk.extraction.rules.reading import read_layouts
assert read_layouts.cache_info().currsize == 0
assert "copydesk_source_town3" not in sys.modules and not Path("ran").exists()
page = Page("<h1 class=headline>T</h1><article><div class=text><p>Words.</p></div></article>",
            url="https://courier-3.example/local/a-7.html")
result = desk.read(page)
assert result.source == "town3", result
assert result.article.native_id == "7"
assert [p for p in compiled if "ourier-3" in str(p)]
assert not [p for p in compiled if "ourier-4" in str(p)]
assert read_layouts.cache_info().currsize == 1
assert Path("ran").read_text() == "3"
"""


def test_nothing_of_a_source_is_loaded_before_its_first_page(folder: Path, tmp_path: Path) -> None:
    """Registered from the index, no rule is compiled and no code is run; then only those of the page's own source."""
    for n in range(COUNT):
        code = f"from pathlib import Path\nfrom copydesk import SourceCode\nPath('ran').write_text('{n}')\n"
        (folder / f"town{n}" / "source.py").write_text(code + "class Code(SourceCode): pass\n")
    registered(folder)
    command = [sys.executable, "-c", UNTOUCHED, str(folder)]
    done = subprocess.run(command, check=False, cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_records_are_made_at_first_use(folder: Path) -> None:
    """Listing the names and looking a URL up makes no record but the one asked for."""
    sources = registered(folder)
    assert len(sources.names()) == COUNT
    assert sources.route(Page("", url="https://courier-3.example/")) is sources["town3"]
    made = [name for name, known in sources._by_name.items() if type(known).__name__ == "Source"]
    assert made == ["town3"]


@pytest.fixture
def site_files(tmp_path: Path, cache: Path) -> Path:
    home = tmp_path / "files"
    home.mkdir()
    for n in range(COUNT):
        (home / f"courier-{n}.example.txt").write_text(f"body: //div[@id='b{n}']\n")
    return home


def test_site_files_are_indexed_and_not_opened(site_files: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A checkout of others' rules is a folder like any other: none of its files is opened before its first page."""
    opened: list[str] = []
    real = Path.open
    monkeypatch.setattr(
        Path, "open", lambda file, *rest, **named: opened.append(file.name) or real(file, *rest, **named)
    )
    for _ in range(2):
        sources = registered(site_files)
    assert sources.by_url("https://www.courier-3.example/a") is sources["ftr_courier__3_example"]
    assert sources["ftr_courier__3_example"].site_config == site_files / "courier-3.example.txt"
    assert [name for name in opened if name.endswith(".txt")] == []
    assert only_file(cache).name.startswith("site-")


def test_site_files_that_come_and_go_are_seen(site_files: Path) -> None:
    """An added and a removed site file are noticed at the next start."""
    registered(site_files)
    (site_files / "courier-3.example.txt").unlink()
    (site_files / ".quay.example.txt").write_text("body: //article\n")
    sources = registered(site_files)
    assert len(sources) == COUNT
    assert sources.by_url("https://courier-3.example/") is None
    assert sources.by_url("https://a.quay.example/") is sources["ftr__quay_example"]
