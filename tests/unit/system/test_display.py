"""Whether there is a display: asked before Qt, which would end the process."""

import socket
from pathlib import Path

import pytest

from desktop_app.system.display import missing_display


def test_no_display_is_named_at_all() -> None:
    assert missing_display({}, "linux") == "there is no display"


def test_a_display_that_does_not_answer_is_none(tmp_path: Path) -> None:
    assert missing_display({"DISPLAY": ":4071"}, "linux") == "there is no display; “:4071” does not answer"
    wayland = {"WAYLAND_DISPLAY": "wayland-9", "XDG_RUNTIME_DIR": str(tmp_path)}
    assert "wayland-9" in (missing_display(wayland, "linux") or "")


@pytest.mark.parametrize("name", ["wayland-0", "absolute"])
def test_a_compositor_that_answers_is_a_display(tmp_path: Path, name: str) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / name))
        server.listen()
        shown = str(tmp_path / name) if name == "absolute" else name
        environment = {"WAYLAND_DISPLAY": shown, "XDG_RUNTIME_DIR": str(tmp_path), "DISPLAY": ":4071"}
        assert missing_display(environment, "linux") is None


def test_an_x_server_that_answers_is_a_display() -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("\0/tmp/.X11-unix/X4072")
        server.listen()
        for name in (":4072", ":4072.0", "unix:4072"):
            assert missing_display({"DISPLAY": name}, "linux") is None


def test_where_qt_has_to_find_out_it_is_let() -> None:
    assert missing_display({"QT_QPA_PLATFORM": "offscreen"}, "linux") is None
    assert missing_display({}, "darwin") is None
    assert missing_display({}, "win32") is None
    assert missing_display({"DISPLAY": "/private/tmp/launch/org.xquartz:0"}, "linux") is None
