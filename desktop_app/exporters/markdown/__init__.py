"""Markdown for Obsidian, Logseq and plain readers: properties, and generated parts among the reader's own text."""

from desktop_app.exporters.markdown.exporter import MarkdownExporter

PLUGIN = MarkdownExporter()
