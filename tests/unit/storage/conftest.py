"""An open library of its own for each test that asks for one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage_desk import Desk


@pytest.fixture
def desk(library_folder: Path) -> Iterator[Desk]:
    desk = Desk(library_folder)
    yield desk
    desk.close()
