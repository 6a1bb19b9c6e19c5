"""Plugins are found by looking; a broken one is reported and left out."""

import sys
from collections.abc import Iterator
from importlib import import_module, metadata
from pathlib import Path
from types import ModuleType

import pytest

from desktop_app.system.registry import Registry

_PACKAGE = "plugins_of_a_test"


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    root = tmp_path / _PACKAGE
    (root / "grown").mkdir(parents=True)
    files = {
        "__init__.py": "",
        "base.py": "class Kind: ...\n",
        "zebra.py": "PLUGIN = 'zebra'\n",
        "apple.py": "PLUGIN = 'apple'\n",
        "broken.py": "raise RuntimeError('no such font')\n",
        "unready.py": "import a_module_that_nobody_has\nPLUGIN = 'unready'\n",
        "grown/__init__.py": f"from {_PACKAGE}.grown.inner import PLUGIN\n",
        "grown/inner.py": "PLUGIN = 'grown'\n",
    }
    for name, text in files.items():
        (root / name).write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield import_module(_PACKAGE)
    for name in [name for name in sys.modules if name.split(".")[0] == _PACKAGE]:
        del sys.modules[name]


def test_every_module_and_subpackage_with_a_plugin_is_found_in_order(package: ModuleType) -> None:
    registry: Registry[str] = Registry.discover(package, "postil.of_a_test")
    assert registry.items == ("apple", "grown", "zebra")


def test_plugins_are_imported_one_at_each_step(package: ModuleType) -> None:
    found: list[Registry[str]] = []

    def steps() -> Iterator[None]:
        found.append((yield from Registry.discovering(package, "postil.of_a_test")))

    rest = steps()
    next(rest)
    assert f"{_PACKAGE}.apple" in sys.modules
    assert f"{_PACKAGE}.zebra" not in sys.modules
    assert found == []
    assert list(rest)
    assert found[0].items == ("apple", "grown", "zebra")


def test_what_cannot_be_imported_is_reported(package: ModuleType) -> None:
    problems = Registry.discover(package, "postil.of_a_test").problems
    assert len(problems) == 2
    assert "broken" in problems[0]
    assert "no such font" in problems[0]
    assert "unready" in problems[1]


def test_other_distributions_add_plugins_by_entry_points(package: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    points = metadata.EntryPoints(
        metadata.EntryPoint(name, value, "postil.of_a_test")
        for name, value in (
            ("whole", f"{_PACKAGE}.zebra"),
            ("direct", f"{_PACKAGE}.apple:PLUGIN"),
            ("gone", "a_module_that_nobody_has"),
            ("without", f"{_PACKAGE}.base"),
        )
    )
    monkeypatch.setattr("desktop_app.system.registry.entry_points", lambda group: points.select(group=group))
    registry: Registry[str] = Registry.discover(package, "postil.of_a_test")
    assert registry.items == ("apple", "grown", "zebra", "apple", "zebra")
    assert any("postil.of_a_test:gone" in problem for problem in registry.problems)
