"""Makes the virtual environment that runs or tests Postil, from pyproject.toml and constraints.txt.

Standard library only.
Called by the two shell scripts beside it with `run` or `test`; prints nothing when there is nothing to do.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
#: where Qt's binding looks for its Python files before it takes the packed ones
_UNPACKED = "files.dir"


def main(folder: Path, purpose: str) -> int:
    """Bring the environment in `folder` up to date for `purpose` ("run" or "test"); returns an exit status."""
    try:
        with CONSTRAINTS.open() as turn:
            fcntl.flock(turn, fcntl.LOCK_EX)  # two that start at once: the second waits, and finds all done
            return _bring_up_to_date(folder, purpose)
    except KeyboardInterrupt:
        return _refused("stopped; the next start goes on from here.", 130)
    except (OSError, subprocess.CalledProcessError) as error:
        return _refused(f"no environment could be made in {folder}: {error}", 3)


def _bring_up_to_date(folder: Path, purpose: str) -> int:
    wanted = _requirements(purpose)
    stamp = folder / f"installed-for-{purpose}"
    if stamp.exists() and stamp.read_text() == _fingerprint(folder, wanted):
        _unpack_binding(folder)
        return 0
    if not _works(folder):
        venv.EnvBuilder(with_pip=True, clear=True).create(folder)
    for packed in _bindings(folder):
        shutil.rmtree(packed / _UNPACKED, ignore_errors=True)  # of the release that is replaced perhaps
    print(f"postil: installing {len(wanted)} packages into {folder} (only the first time) …", file=sys.stderr)
    command = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run(
        [*command, "--constraint", str(CONSTRAINTS), *wanted], check=False, env=os.environ | {"PIP_USER": "0"}
    )
    if done.returncode != 0:
        return _refused("the packages could not be installed; the lines above say why. Nothing else was changed.", 3)
    _unpack_binding(folder)
    _compile_sources(folder, ROOT / "desktop_app")
    for old in folder.glob("installed-for-*"):
        old.unlink()
    for covered in ("run", "test") if purpose == "test" else ("run",):
        (folder / f"installed-for-{covered}").write_text(_fingerprint(folder, _requirements(covered)))
    return 0


def _bindings(folder: Path) -> list[Path]:
    return list(folder.glob("lib/python*/site-packages/shiboken6"))


def _unpack_binding(folder: Path) -> None:
    """Let Qt's binding lay its own Python files beside itself, compiled.

    They come packed in a library and would be compiled at every start, for 12 ms that the first page waits. The binding
    unpacks them itself when it is asked to; where that fails it goes on as before.
    """
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [str(folder / "bin" / "python"), "-c", "import shiboken6"]
    for binding in _bindings(folder):
        if (binding / _UNPACKED).exists():
            continue
        subprocess.run(command, check=False, capture_output=True, env=surroundings | {"SBK_EMBED": "0"})
        if subprocess.run(command, check=False, capture_output=True, env=surroundings).returncode != 0:
            shutil.rmtree(binding / _UNPACKED, ignore_errors=True)


def _compile_sources(folder: Path, sources: Path) -> None:
    """Compile our own modules once, which spares every start 100 ms where Python is told to write no compiled files.

    Where they cannot be written, each start compiles what it imports.
    """
    command = [str(folder / "bin" / "python"), "-m", "compileall", "-q", "-j", "0", str(sources)]
    subprocess.run(command, check=False, capture_output=True)


def _requirements(purpose: str) -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted: list[str] = list(project["project"]["dependencies"])
    if purpose == "test":
        wanted += project["dependency-groups"]["dev"]
    return wanted


def _fingerprint(folder: Path, wanted: list[str]) -> str:
    parts = [str(folder), sys.version, *wanted, CONSTRAINTS.read_text(encoding="utf-8")]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _works(folder: Path) -> bool:
    """Whether it has Python and pip, and was made where it is: its commands name the folder they were made in."""
    python, pip = folder / "bin" / "python", folder / "bin" / "pip"
    if not python.exists() or not pip.exists() or str(folder) not in pip.read_text(encoding="utf-8"):
        return False
    return subprocess.run([str(python), "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0


def _refused(message: str, status: int) -> int:
    print(f"postil: {message}", file=sys.stderr)
    return status


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
