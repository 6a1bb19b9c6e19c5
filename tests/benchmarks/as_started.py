"""Imported before Qt by what measures the whole window: makes the process what starting the program makes it."""

import gc
import sys

from desktop_app.__main__ import TURN_S
from desktop_app.ui.plain_imports import import_qt_plainly

gc.disable()  # until the window is whole
sys.setswitchinterval(TURN_S)
import_qt_plainly()
