"""The cache of tiles: bounded by the screen it serves, never mixing up documents."""

from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from desktop_app.pdf.tiles import Tile
from desktop_app.ui.bridge.tile_cache import TileCache, enough_bytes


def tile(page_index: int, scale: float = 1.0) -> Tile:
    return Tile(page_index, scale, 0, 0, 100, 100)


def image() -> QImage:
    return QImage(100, 100, QImage.Format.Format_RGB32)


def test_enough_is_some_screens_and_what_is_read_around_them(qtbot: QtBot) -> None:
    screen = QGuiApplication.primaryScreen()
    screen_bytes = 4 * screen.size().width() * screen.size().height()
    assert enough_bytes() == 32 * 1024 * 1024 + 4 * round(screen_bytes * screen.devicePixelRatio() ** 2)


def test_what_was_not_used_for_longest_goes_first(qtbot: QtBot) -> None:
    cache = TileCache(2 * image().sizeInBytes())
    cache.put(1, tile(0), image())
    cache.put(1, tile(1), image())
    assert cache.get(1, tile(0)) is not None
    cache.put(2, tile(1), image())
    assert cache.get(1, tile(1)) is None
    assert cache.of_page(1, 1) == []
    assert [found for found, _ in cache.of_page(1, 0)] == [tile(0)]


def test_a_document_is_dropped_alone(qtbot: QtBot) -> None:
    cache = TileCache(10 * image().sizeInBytes())
    for document in (1, 2):
        cache.put(document, tile(0, 2.0), image())
        cache.put(document, tile(0), image())
    cache.drop_document(1)
    assert cache.of_page(1, 0) == []
    assert [found.scale for found, _ in cache.of_page(2, 0)] == [1.0, 2.0]
