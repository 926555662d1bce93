"""Where the CJK fonts are. npm installs them at set-up; the wheel and the image bring them in another folder."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

_state: dict[str, Path] = {}
_BUNDLED = Path("node_modules/@embedpdf/fonts-sc/fonts")
NEEDED = ("NotoSansHans-Regular.otf", "NotoSansHans-Medium.otf", "NotoSansHans-Bold.otf")


def set_font_dir(path: Path) -> None:
    """Called once at the start where the fonts do not lie beside the repository."""
    _state["dir"] = path
    covered.cache_clear()


def font_dir() -> Path:
    """The folder of NotoSansHans-*.otf. FileNotFoundError if it is not complete: an installation without
    these fonts would sign documents with empty boxes for names."""
    path = _state.get("dir") or Path(__file__).resolve().parents[2] / _BUNDLED
    missing = [name for name in NEEDED if not (path / name).is_file()]
    if missing:
        raise FileNotFoundError(f"fonts missing in {path}: {', '.join(missing)} (run ./start or npm ci)")
    return path


@lru_cache(maxsize=1)
def covered() -> frozenset[int]:
    """Code points that the regular font can draw."""
    import uharfbuzz as hb  # noqa: PLC0415 - only signing needs it, and it costs 40 ms

    face: Any = hb.Face(hb.Blob.from_file_path(str(font_dir() / NEEDED[0])))
    return frozenset(face.unicodes)
