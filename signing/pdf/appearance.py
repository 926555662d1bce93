"""Names that moved to `signing.pdf.ink` and `signing.typesetting`."""

from signing.pdf.ink import Mark, date_text
from signing.typesetting.glyphs import check_glyphs

__all__ = ["Mark", "check_glyphs", "date_text"]
