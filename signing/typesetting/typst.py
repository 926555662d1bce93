"""Typst, loaded once: templates are ours, a user's words come in as data only."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

from signing.typesetting import fonts
from signing.typesetting.glyphs import check_glyphs, drawable

__all__ = ["check_glyphs", "drawable", "picture", "typeset"]

_typst = threading.Lock()  # one compiler, one world at a time; a mark takes 1 ms


@lru_cache(maxsize=8)
def _compiler(templates: Path, paths: tuple[Path, ...]) -> typst.Compiler:
    found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=list(paths))
    return typst.Compiler(root=templates, font_paths=found, ignore_system_fonts=True)


def typeset(
    template: Path,
    data: Mapping[str, Any],
    files: Mapping[str, str] | None = None,
    *,
    font_dir: Path | None = None,
    tags: bool = False,
    at: datetime | None = None,
    archival: bool = False,
) -> bytes:
    """A PDF from a template (a .typ file; it reaches what lies beside it); `data` arrives as JSON in
    `sys.inputs.data`, text `files` by name.

    The same input gives the same bytes: the document date is `at`, or none of today's. `archival`: as
    PDF/A-3b, or not at all (typst.TypstError).
    """
    sources: Any = {
        "main.typ": template.read_bytes(),
        **{name: text.encode() for name, text in (files or {}).items()},
    }
    moment = int((at or datetime(2000, 1, 1, tzinfo=UTC)).timestamp())
    with _typst:
        made: Any = _compiler(template.parent, (font_dir,) if font_dir else fonts.typst_paths()).compile(
            sources,
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            pdf_tags=tags,
            timestamp=moment,
            pdf_standards=["a-3b"] if archival else [],
        )
    return bytes(made)


def picture(template: Path, data: Mapping[str, Any], *, ppi: int) -> bytes:
    """A PNG of a template's one page, as `typeset` makes its PDF."""
    sources: Any = {"main.typ": template.read_bytes()}
    with _typst:
        made: Any = _compiler(template.parent, fonts.typst_paths()).compile(
            sources,
            format="png",
            ppi=float(ppi),
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        )
    return bytes(made)
