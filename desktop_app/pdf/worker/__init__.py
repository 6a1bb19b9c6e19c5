"""The child process that opens PDFs; launched, never imported; the only user of PyMuPDF."""
