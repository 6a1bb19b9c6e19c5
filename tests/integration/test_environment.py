"""What is done to the environment beside installing: Qt's binding is unpacked once, our modules are compiled."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
#: stands for the Python of the environment: unpacks when asked to, and cannot import what is broken
PYTHON = """#!/bin/sh
there={binding}/files.dir
if [ "$SBK_EMBED" = 0 ]; then mkdir "$there"; echo once >>{told}; fi
[ -d "$there" ] && [ -n "{broken}" ] && exit 1
exit 0
"""


def environment() -> ModuleType:
    spec = importlib.util.spec_from_file_location("environment", ROOT / "packaging" / "environment.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(sys.platform == "win32", reason="the scripts are for POSIX shells")
@pytest.mark.parametrize(("broken", "is_left"), [("", True), ("yes", False)])
def test_the_binding_is_unpacked_once_and_taken_back_where_it_does_not_work(
    tmp_path: Path, broken: str, is_left: bool
) -> None:
    binding, told = tmp_path / "lib" / "python3.11" / "site-packages" / "shiboken6", tmp_path / "told"
    binding.mkdir(parents=True)
    (tmp_path / "bin").mkdir()
    python = tmp_path / "bin" / "python"
    python.write_text(PYTHON.format(binding=binding, told=told, broken=broken))
    python.chmod(0o755)
    unpack = environment()._unpack_binding
    unpack(tmp_path)
    assert (binding / "files.dir").exists() is is_left
    if is_left:
        unpack(tmp_path)
        assert told.read_text() == "once\n"


@pytest.mark.skipif(sys.platform == "win32", reason="the scripts are for POSIX shells")
def test_modules_are_compiled_though_python_is_told_to_write_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python").symlink_to(sys.executable)
    sources = tmp_path / "package"
    sources.mkdir()
    (sources / "module.py").write_text("VALUE = 1\n")
    environment()._compile_sources(tmp_path, sources)
    assert list(sources.glob("__pycache__/module.*.pyc"))
