"""Frozen values and rules of the reading desk; standard library only."""
