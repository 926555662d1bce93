"""A QR code as rows of modules, for whoever draws it themselves."""

from __future__ import annotations

import qrcode
from qrcode.constants import ERROR_CORRECT_M


def modules(words: str) -> list[str]:
    """'1' is dark; without the quiet zone, which is four modules on each side (ISO/IEC 18004)."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(words)
    code.make(fit=True)
    return ["".join("1" if dark else "0" for dark in row) for row in code.get_matrix()]
