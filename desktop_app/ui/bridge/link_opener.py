"""Follows a link the reader clicked: own links inside the window, http, https, DOI and mail addresses outside."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices

from desktop_app.domain.own_link import read_own_link, read_question_link
from desktop_app.ui.bridge.navigator import Navigator
from desktop_app.ui.widgets.markdown_html import outside_address


class LinkOpener:
    """Anything else is not followed, and the message bar says so."""

    def __init__(self, navigator: Navigator, open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl) -> None:
        self._navigator, self._open_url = navigator, open_url

    def follow(self, target: str) -> None:
        own, question = read_own_link(target), read_question_link(target)
        address = outside_address(target)
        if own is not None and own.mark is not None:
            self._navigator.mark_show_requested.emit(own.mark, own.paper)
        elif own is not None and own.page_index is not None:
            self._navigator.passage_show_requested.emit(own.paper, None, own.page_index, "")
        elif own is not None:
            self._navigator.paper_open_requested.emit(own.paper)
        elif question is not None:
            self._navigator.question_show_requested.emit(question.question)
        elif address is None or not self._open_url(QUrl(address)):
            self._say(QCoreApplication.translate("LinkOpener", "This link cannot be opened: %1"), target)
        else:
            self._say(QCoreApplication.translate("LinkOpener", "Opened %1"), address)

    def _say(self, sentence: str, target: str) -> None:
        self._navigator.message_posted.emit(sentence.replace("%1", target))
