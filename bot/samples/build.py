"""`python -m bot.samples.build` writes the samples' PDFs anew, after a source was changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import typst

from signing.typesetting.fonts import font_dir

HERE = Path(__file__).parent
SOURCES = ("contract_zh", "contract_en")
WRITTEN = 1_780_300_800  # 1 June 2026: no clock, so that the same words give the same bytes


def built(source: str) -> bytes:
    """The PDF of `<source>.typ`, with our own fonts only."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[font_dir()])
    compiler = typst.Compiler(root=HERE, font_paths=fonts, ignore_system_fonts=True)
    made: Any = compiler.compile(HERE / f"{source}.typ", pdf_tags=False, timestamp=WRITTEN)
    return bytes(made)


if __name__ == "__main__":
    for source in SOURCES:
        (HERE / f"{source}.pdf").write_bytes(built(source))
