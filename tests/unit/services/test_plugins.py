"""Plugins found when they are needed, and the importers among them."""

import sys
from pathlib import Path

import pytest

from desktop_app.domain.errors import BugError
from desktop_app.services.importing import Importers
from desktop_app.services.plugins import Plugins


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    folder = tmp_path / "family_of_plugins"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    (folder / "good.py").write_text("PLUGIN = 'good'\n")
    (folder / "broken.py").write_text("raise RuntimeError('broken')\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield "family_of_plugins"
    for name in [name for name in sys.modules if name.startswith("family_of_plugins")]:
        del sys.modules[name]


@pytest.mark.logs_warnings
def test_a_broken_one_is_logged_and_left_out(package: str, caplog: pytest.LogCaptureFixture) -> None:
    plugins: Plugins[str] = Plugins(package, "postil.none")
    assert package not in sys.modules
    assert plugins.all() == ("good",)
    assert "broken" in caplog.text
    caplog.clear()
    assert plugins.all() == ("good",)
    assert not caplog.records


def test_the_importers_that_come_with_the_program() -> None:
    importers = Importers()
    assert importers.pdf().reads == "pdf"
    assert importers.pasted().reads == "text"


def test_a_missing_importer_is_a_bug(package: str, caplog: pytest.LogCaptureFixture) -> None:
    class NoPlugins:
        def all(self) -> tuple[object, ...]:
            return ()

    with pytest.raises(BugError, match="missing"):
        Importers(NoPlugins()).pdf()
