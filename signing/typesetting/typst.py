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

from signing.errors import DocumentRefused
from signing.typesetting import fonts

_typst = threading.Lock()  # one compiler, one world at a time; a mark takes 1 ms
# Scripts that Noto Sans SC draws with holes; Typst's own Libertinus fills them.
_FALLBACK = ((0x20, 0x24F), (0x370, 0x3FF), (0x400, 0x4FF), (0x1E00, 0x1EFF), (0x2010, 0x203A))


@lru_cache(maxsize=8)
def _compiler(templates: Path, folder: Path) -> typst.Compiler:
    found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[folder])
    return typst.Compiler(root=templates, font_paths=found, ignore_system_fonts=True)


def typeset(
    template: Path,
    data: Mapping[str, Any],
    files: Mapping[str, str] | None = None,
    *,
    font_dir: Path | None = None,
    tags: bool = False,
    at: datetime | None = None,
) -> bytes:
    """A PDF from a template (a .typ file; it reaches what lies beside it); `data` arrives as JSON in
    `sys.inputs.data`, text `files` by name.

    The same input gives the same bytes: the document date is `at`, or none of today's.
    """
    sources: Any = {
        "main.typ": template.read_bytes(),
        **{name: text.encode() for name, text in (files or {}).items()},
    }
    moment = int((at or datetime(2000, 1, 1, tzinfo=UTC)).timestamp())
    with _typst:
        made: Any = _compiler(template.parent, font_dir or fonts.font_dir()).compile(
            sources,
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            pdf_tags=tags,
            timestamp=moment,
        )
    return bytes(made)


def check_glyphs(text: str) -> None:
    """Every character can be drawn. Raises DocumentRefused `glyph-missing` (character)."""
    for char in text:
        if not _has_glyph(char):
            raise DocumentRefused("glyph-missing", character=char)


def drawable(text: str) -> str:
    """`text` without the characters that no font here has: for a title, whose emoji nobody signs."""
    return " ".join("".join(char for char in text if _has_glyph(char)).split())


def _has_glyph(char: str) -> bool:
    point = ord(char)
    return char.isspace() or point in fonts.covered() or any(low <= point <= high for low, high in _FALLBACK)
