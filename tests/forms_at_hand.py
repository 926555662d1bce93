"""Forms made for the tests: fields with names, words beside them, values."""

from __future__ import annotations

from typing import Any

import pikepdf

from tests.signing.pdf.corpus import changed, typeset

NAME = pikepdf.Name
Rect = tuple[float, float, float, float]


def form(paper: str, fields: list[dict[str, Any]]) -> bytes:
    """`fields`: dictionaries with at least FT, T, Rect; `page` from 0."""
    return changed(typeset(paper), lambda pdf: _add(pdf, fields))


def _add(pdf: Any, fields: list[dict[str, Any]]) -> None:
    made = []
    for given in fields:
        page = pdf.pages[given.get("page", 0)]
        values = {"F": 4} | {key: value for key, value in given.items() if key != "page"}
        field = pikepdf.Dictionary(Type=NAME.Annot, Subtype=NAME.Widget, P=page.obj, **values)
        made.append(pdf.make_indirect(field))
        page.obj.Annots = pikepdf.Array([*page.obj.get("/Annots", []), made[-1]])
    pdf.Root.AcroForm = pdf.make_indirect(pikepdf.Dictionary(Fields=pikepdf.Array(made)))


def text(name: str, rect: Rect, **more: Any) -> dict[str, Any]:
    return {"FT": NAME.Tx, "T": name, "Rect": list(rect), "DA": "/Helv 10 Tf 0 g", **more}


def box(name: str, rect: Rect, **more: Any) -> dict[str, Any]:
    return {"FT": NAME.Btn, "T": name, "Rect": list(rect), **more}


def form_of_two() -> bytes:
    """Six fields, five of them empty, four of which say whose they are."""
    return form(
        "= 信息表\n请填写。",
        [
            text("number", (100, 600, 200, 616), V="HT-1"),
            text("甲方电话", (100, 560, 220, 576)),
            text("乙方账号", (100, 520, 220, 536), MaxLen=19),
            box("乙方同意", (100, 490, 112, 502)),
            {"FT": NAME.Sig, "T": "甲方签字", "Rect": [100, 400, 220, 440]},
            text("备注", (100, 300, 300, 360), Ff=1 << 12),
        ],
    )
