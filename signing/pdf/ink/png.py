"""The parts of a PNG file. Its compressed rows stand in a PDF as they are: the predictors are the same
(ISO 32000-2, 7.4.4.4)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from signing.pdf.parts import Name, Value

MAGIC = b"\x89PNG\r\n\x1a\n"
GREY, RGB, INDEXED = 0, 2, 3


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
        width, height = self.size
        channels = 3 if self.colours == RGB else 1
        return {
            "Width": width,
            "Height": height,
            "BitsPerComponent": self.bits,
            "Filter": Name("FlateDecode"),
            "DecodeParms": {
                "Predictor": 15,
                "Colors": channels,
                "BitsPerComponent": self.bits,
                "Columns": width,
            },
        }
