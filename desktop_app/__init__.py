"""Postil: reading notes beside a paper, or beside only its abstract."""

__version__ = "0.1.0"
