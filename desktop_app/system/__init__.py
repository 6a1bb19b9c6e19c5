"""Paths, settings, logs, clock, events, registry, atomic files, resources: what every layer above may use."""
