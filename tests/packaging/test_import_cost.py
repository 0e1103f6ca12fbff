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


def test_pytest_plugin_loads_nothing_heavy() -> None:
    """Every pytest run of an environment with copydesk imports its plugin, whether it has saved pages or not."""
    loaded = loaded_by("import copydesk.testing.plugin")
    assert loaded & {*HEAVY, "attrs"} - {"pluggy", "attrs"} == set()
    assert [name for name in loaded if name.startswith(("copydesk.desk", "copydesk.plugins", "copydesk.models"))] == []


@pytest.mark.parametrize("package", ["scrapy", "twisted", "requests"])
def test_desk_leaves_the_network_alone(package: str) -> None:
    """Reading a page needs neither Scrapy nor requests."""
    code = "import copydesk; copydesk.extract('<h1>T</h1><p>Some words of a page.</p>', url='https://x.example/a')"
    assert package not in loaded_by(code)


def test_extract_is_the_function_whatever_was_imported_first() -> None:
    """No module of the package hides `copydesk.extract`."""
    code = "import pkgutil, importlib, copydesk\n"
    code += "for m in pkgutil.walk_packages(copydesk.__path__, 'copydesk.'):\n"
    code += "    if '__main__' not in m.name: importlib.import_module(m.name)\n"
    code += "assert all(callable(getattr(copydesk, name)) for name in copydesk.__all__), copydesk.extract"
    loaded_by(code)
