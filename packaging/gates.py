"""Every gate of the project in one command, the same for everybody: format, lint, types, imports, dead code, tests.

`--quick` leaves out the tests; other arguments go to pytest. Ends with the first failing gate's status, after all ran.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent

# Beside the environment, not beside the sources: those may lie where nobody can write.
CACHE = BIN.parent / "cache-of-gates"
CACHES = {
    "RUFF_CACHE_DIR": str(CACHE / "ruff"),
    "MYPY_CACHE_DIR": str(CACHE / "mypy"),
    "COVERAGE_FILE": str(CACHE / "coverage"),
    "HYPOTHESIS_STORAGE_DIRECTORY": str(CACHE / "hypothesis"),
}
PYTEST = [sys.executable, "-m", "pytest", "-q", "-o", f"cache_dir={CACHE / 'pytest'}"]

STATIC: tuple[tuple[str, list[str]], ...] = (
    ("format", ["ruff", "format", "--check", "."]),
    ("lint", ["ruff", "check", "."]),
    ("types", ["mypy"]),
    ("imports", ["lint-imports", "--cache-dir", str(CACHE / "imports")]),
    ("dead code", ["vulture"]),
    ("dependencies", ["deptry", "desktop_app"]),
)
CORE = (
    *("-c", "tests/core.ini", "--rootdir", ".", "-p", "no:pytest-qt", "-p", "tests.without_qt_and_pymupdf", "-n", "2"),
    *("tests/unit/domain", "tests/unit/system", "tests/unit/storage", "tests/unit/services", "tests/unit/importers"),
    *("tests/unit/exporters", "tests/unit/pdf", "tests/unit/lookup", "tests/unit/cli"),
)
COVERED = ("domain", "services", "storage", "importers", "exporters")


def main(arguments: list[str]) -> int:
    """Run all gates; returns 0 only when every one passed."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.update(CACHES)
    failed = [name for name, command in STATIC if not _passes(name, [str(BIN / command[0]), *command[1:]])]
    if "--quick" not in arguments:
        if not _passes("core without Qt and PyMuPDF", [*PYTEST, *CORE]):
            failed.append("core without Qt and PyMuPDF")
        coverage = [f"--cov=desktop_app/{package}" for package in COVERED]
        tests = [*PYTEST, "-n", "2", *coverage, "--cov-report=term:skip-covered"]
        if not _passes("tests", [*tests, *arguments]):
            failed.append("tests")
    print(f"gates failed: {', '.join(failed)}" if failed else "all gates passed", flush=True)
    return 1 if failed else 0


def _passes(name: str, command: list[str]) -> bool:
    print(f"--- {name}", flush=True)
    started = time.monotonic()
    status = subprocess.run(command, cwd=ROOT, check=False).returncode
    print(f"--- {name}: {'passed' if status == 0 else 'FAILED'} in {time.monotonic() - started:.0f} s", flush=True)
    return status == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
