"""Panels and screens: one file each, blind to one another."""
