"""Kinds of marks; one file each."""
