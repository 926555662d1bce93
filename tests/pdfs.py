"""Documents made for the tests, by the same Typst that draws our marks."""

from __future__ import annotations

import io
import random
import tempfile
from functools import lru_cache
from pathlib import Path

import typst
from PIL import Image

from signing.pdf.normalise import normalise_pdf
from signing.typesetting import fonts

_HEADS = {
    "zh": (
        "采购合同",
        "第 {n} 条 供方应当按照约定的期限交付标的物，需方应当按照约定支付价款。",
        "甲方（盖章）：",
        "乙方（签字）：",
    ),
    "en": (
        "Supply Agreement",
        "Clause {n}. The supplier delivers on time; the buyer pays as agreed.",
        "Buyer",
        "Signature:",
    ),
}


@lru_cache(maxsize=16)
def contract(pages: int = 1, language: str = "zh", *, salt: str = "", pictures_kb: int = 0) -> bytes:
    """A contract of `pages` pages with the places where people expect to sign on its last one. The same words give
    the same bytes; another `salt` gives another document. `pictures_kb`: incompressible pictures, spread over all
    pages, for documents of a wanted size."""
    title, clause, first, second = _HEADS[language]
    per_page = 24
    parts = ['#set page(paper: "a4")', '#set text(font: "Noto Sans Hans", size: 10.5pt)', f"= {title} {salt}"]
    for page in range(pages):
        count = per_page if pages > 1 else 6
        parts += [clause.format(n=page * per_page + n + 1) + "\n" for n in range(count)]
        if pictures_kb:
            parts.append(f'#image("noise{page}.jpg", width: 60%)')
        if page < pages - 1:
            parts.append("#pagebreak()")
    parts.append(f"#v(1cm)\n#grid(columns: 2, column-gutter: 4cm, [{first}], [{second}])")
    with tempfile.TemporaryDirectory(prefix="yinxin-pdf-") as folder:
        # The binding takes pictures from files only.
        for page in range(pages if pictures_kb else 0):
            Path(folder, f"noise{page}.jpg").write_bytes(_noise(pictures_kb // pages, page))
        main = Path(folder, "main.typ")
        main.write_text("\n".join(parts), encoding="utf-8")
        return bytes(typst.compile(main, root=folder, font_paths=[fonts.font_dir()], timestamp=1_000_000_000))


@lru_cache(maxsize=8)
def normalised(data: bytes) -> bytes:
    """As intake keeps it."""
    return normalise_pdf(data).data


def drawing(ink: int = 40) -> bytes:
    """A drawn signature as a browser sends it: PNG, transparent, a thick stroke `ink` pixels long."""
    picture = Image.new("RGBA", (300, 120), (0, 0, 0, 0))
    for x in range(ink):
        for y in range(4):
            picture.putpixel((40 + x, 60 + y), (10, 10, 60, 255))
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _noise(kb: int, seed: int) -> bytes:
    """A JPEG of about `kb` KB that no compression makes smaller."""
    side = max(16, int((kb * 1024 * 1.08) ** 0.5))
    picture = Image.frombytes("L", (side, side), random.Random(seed).randbytes(side * side))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=92)
    return out.getvalue()
