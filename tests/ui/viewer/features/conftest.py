"""The reader with its features."""

from collections.abc import Iterator

import pytest

from tests.ui.viewer.reader_stand import ReaderStand
from tests.ui.viewer.reading_library import ReadingDesk


@pytest.fixture
def stand(desk: ReadingDesk) -> Iterator[ReaderStand]:
    stand = ReaderStand(desk)
    yield stand
    stand.close()
