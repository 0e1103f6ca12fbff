"""What an import loads: a user who only wants the types must not pay for the crawler."""

import subprocess
import sys

import pytest

HEAVY = ("scrapy", "twisted", "requests", "turbohtml", "lxml", "msgspec", "click", "pluggy")


def loaded_by(code: str) -> set[str]:
    script = f"import sys\n{code}\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


def test_import_copydesk_loads_nothing_heavy() -> None:
    """`import copydesk` alone imports none of the dependencies; each name brings what it needs."""
    assert loaded_by("import copydesk") & {*HEAVY, "attrs"} == set()


@pytest.mark.parametrize("package", ["scrapy", "twisted", "requests"])
def test_desk_leaves_the_network_alone(package: str) -> None:
    """Reading a page needs neither Scrapy nor requests."""
    code = "import copydesk; copydesk.extract('<h1>T</h1><p>Some words of a page.</p>', url='https://x.example/a')"
    assert package not in loaded_by(code)
