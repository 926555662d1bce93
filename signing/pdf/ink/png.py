"""The parts of a PNG file. Its compressed rows stand in a PDF as they are: the predictors are the same
(ISO 32000-2, 7.4.4.4)."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import cached_property

from signing.pdf.parts import Name, Value

MAGIC = b"\x89PNG\r\n\x1a\n"
_END = b"\0\0\0\0IEND\xaeB`\x82"
GREY, RGB, INDEXED = 0, 2, 3
# A chunk of our own (ancillary, private, not to be copied by programs that do not know it: W3C PNG, 5.4):
# compressed rows of how far each pixel covers what is below, grey of eight bits. A PDF wants them apart.
COVERAGE = b"yxAL"


@dataclass(frozen=True)
class Png:
    """ValueError for what is not a whole PNG."""

    data: bytes

    @cached_property
    def chunks(self) -> dict[bytes, bytes]:
        """Their contents; those of several IDAT joined."""
        if not self.data.startswith(MAGIC):
            raise ValueError("no PNG")
        found: dict[bytes, bytes] = {}
        at = len(MAGIC)
        while at < len(self.data):
            length = int.from_bytes(self.data[at : at + 4], "big")
            kind, body = self.data[at + 4 : at + 8], self.data[at + 8 : at + 8 + length]
            if len(body) < length:
                raise ValueError("cut off")
            found[kind] = found.get(kind, b"") + body if kind == b"IDAT" else body
            at += 12 + length
        if not {b"IHDR", b"IDAT"} <= found.keys() or len(found[b"IHDR"]) != 13:
            raise ValueError("incomplete")
        return found

    @property
    def size(self) -> tuple[int, int]:
        header = self.chunks[b"IHDR"]
        return int.from_bytes(header[:4], "big"), int.from_bytes(header[4:8], "big")

    @property
    def bits(self) -> int:
        return self.chunks[b"IHDR"][8]

    @property
    def colours(self) -> int:
        """GREY, RGB, INDEXED or with alpha 4, 6."""
        return self.chunks[b"IHDR"][9]

    @property
    def interlaced(self) -> bool:
        return self.chunks[b"IHDR"][12] != 0

    def rows(self) -> dict[str, Value]:
        """The entries of an image whose data are `chunks[b"IDAT"]`."""
        return self._rows(3 if self.colours == RGB else 1, self.bits)

    def coverage_rows(self) -> dict[str, Value]:
        """Of one whose data are `chunks[COVERAGE]`."""
        return self._rows(1, 8)

    def _rows(self, channels: int, bits: int) -> dict[str, Value]:
        width, height = self.size
        return {
            "Width": width,
            "Height": height,
            "BitsPerComponent": bits,
            "Filter": Name("FlateDecode"),
            "DecodeParms": {"Predictor": 15, "Colors": channels, "BitsPerComponent": bits, "Columns": width},
        }


def with_chunk(data: bytes, kind: bytes, body: bytes) -> bytes:
    """The PNG with one more chunk before its end."""
    chunk = len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")
    return data[: -len(_END)] + chunk + _END
