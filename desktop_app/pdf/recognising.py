"""A reader whose texts are read in the pictures of pages, by a worker that has Tesseract's data."""

from pathlib import Path

from desktop_app.pdf.jobs import Patience
from desktop_app.pdf.reader import WorkerPdfReader
from desktop_app.pdf.supervisor import process_launcher

#: a page that has to be read in four directions takes half a minute on a slow machine, a large one more
_PATIENCE = Patience(page_s=360.0, idle_s=10.0)


def recognising_reader(data: Path, languages: str) -> WorkerPdfReader:
    """`data` is the folder with Tesseract's data; `languages` such as "eng+deu"."""
    return WorkerPdfReader(process_launcher(("--low-priority", "--recognise", str(data), languages)), _PATIENCE)
