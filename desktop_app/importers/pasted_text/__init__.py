"""Pasted pages and texts: what paper they show, and the reader's own words around it."""

from desktop_app.importers.pasted_text.importer import PastedTextImporter

PLUGIN = PastedTextImporter()
