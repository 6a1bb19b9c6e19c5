"""PDF files: their title, authors, DOI and year."""

from desktop_app.importers.pdf_file.importer import PdfFileImporter

PLUGIN = PdfFileImporter()
