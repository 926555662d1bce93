"""What stands on a page, as words: for who hears a page instead of seeing it."""

from __future__ import annotations

import pypdfium2 as pdfium

from signing.errors import DocumentRefused

MOST = 20_000  # characters; a page in small print has 6,000


def page_text(data: bytes, page: int) -> str:
    """In the order of the file, its lines kept. Runs in a child. DocumentRefused `damaged-pdf`."""
    try:
        document = pdfium.PdfDocument(data)
        words: str = document[page].get_textpage().get_text_range()
    except (pdfium.PdfiumError, IndexError) as error:
        raise DocumentRefused("damaged-pdf") from error
    lines = ("".join(sign if sign.isprintable() else " " for sign in line).strip() for line in words.splitlines())
    return "\n".join(line for line in lines if line)[:MOST]
