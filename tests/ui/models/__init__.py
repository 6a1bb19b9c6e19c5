"""Tests of desktop_app.ui.models."""
