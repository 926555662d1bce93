"""What stands on all pages of a document, for finding it."""

from __future__ import annotations

import pypdfium2 as pdfium

from signing.errors import DocumentRefused

MOST = 2_000_000  # characters: a book of a thousand pages


def all_text(data: bytes) -> str:
    """Page after page, one line each. Runs in a child. DocumentRefused `damaged-pdf`."""
    pages: list[str] = []
    length = 0
    try:
        document = pdfium.PdfDocument(data)
        for page in document:
            words: str = page.get_textpage().get_text_range()
            page.close()  # a thousand open pages are a gigabyte
            pages.append(" ".join(words.split()))
            length += len(words)
            if length >= MOST:
                break
    except pdfium.PdfiumError as error:
        raise DocumentRefused("damaged-pdf") from error
    return "\n".join(pages)[:MOST]
