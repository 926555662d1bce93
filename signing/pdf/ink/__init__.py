"""Everything a party leaves on a page, written by us as content streams: no typesetter runs at signing."""

from signing.pdf.ink.dates import date_text
from signing.pdf.ink.ink import Ink, Place
from signing.pdf.ink.mark import Mark

__all__ = ["Ink", "Mark", "Place", "date_text"]
