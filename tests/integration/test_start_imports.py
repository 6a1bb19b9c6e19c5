"""What opening a library imports: nothing that a first page does not need."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("alembic", "lxml", "sentencex", "markdown_it", "nh3", "rapidfuzz", "yaml", "pymupdf", "PySide6")
SCRIPT = """
import sys
from pathlib import Path
from desktop_app.bootstrap import build_services
from desktop_app.system.paths import find_paths
services = build_services(find_paths(Path(sys.argv[1])))
papers = services.library.list()
services.reading.open(papers[0].id) if papers else services.sample.add()
services.close()
print(*[name for name in sys.argv[2:] if name in sys.modules])
"""


def started(library: Path) -> str:
    command = [sys.executable, "-c", SCRIPT, str(library), *HEAVY]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    return done.stdout.strip()


def test_an_existing_library_is_opened_without_the_heavy_modules(tmp_path: Path) -> None:
    started(tmp_path / "library")
    assert started(tmp_path / "library") == ""
