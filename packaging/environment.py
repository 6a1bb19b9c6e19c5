"""Makes the virtual environment that runs or tests Postil, from pyproject.toml and constraints.txt.

Standard library only.
Called by the two shell scripts beside it with `run` or `test`; prints nothing when there is nothing to do.
"""

import hashlib
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONSTRAINTS = ROOT / "packaging" / "constraints.txt"


def main(folder: Path, purpose: str) -> int:
    """Bring the environment in `folder` up to date for `purpose` ("run" or "test"); returns an exit status."""
    wanted = _requirements(purpose)
    stamp = folder / f"installed-for-{purpose}"
    fingerprint = _fingerprint(wanted)
    if stamp.exists() and stamp.read_text() == fingerprint:
        return 0
    python = folder / "bin" / "python"
    if not _works(python):
        venv.EnvBuilder(with_pip=True, clear=True).create(folder)
    print(f"postil: installing {len(wanted)} packages into {folder} (only the first time) …", file=sys.stderr)
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run([*command, "--constraint", str(CONSTRAINTS), *wanted], check=False)
    if done.returncode != 0:
        print("postil: the packages could not be installed; the lines above say why. Nothing else was changed.",
              file=sys.stderr)  # fmt: skip
        return 3
    for old in folder.glob("installed-for-*"):
        old.unlink()
    for covered in ("run", "test") if purpose == "test" else ("run",):
        (folder / f"installed-for-{covered}").write_text(_fingerprint(_requirements(covered)))
    return 0


def _requirements(purpose: str) -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted: list[str] = list(project["project"]["dependencies"])
    if purpose == "test":
        wanted += project["dependency-groups"]["dev"]
    return wanted


def _fingerprint(wanted: list[str]) -> str:
    parts = [sys.version, *wanted, CONSTRAINTS.read_text(encoding="utf-8")]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _works(python: Path) -> bool:
    if not python.exists():
        return False
    return subprocess.run([str(python), "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
