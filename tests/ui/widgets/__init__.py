"""Tests of desktop_app.ui.widgets."""
