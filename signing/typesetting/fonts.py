"""Which font files there are. npm installs ours at set-up; the wheel and the image bring them in one folder; the
operator may put own ones before them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

SANS, SONG = "sans", "song"  # the families: 黑体 and 宋体; signing.fields.kinds.Face has the same words
MEDIUM = "medium"  # 黑体 for large words of ours
NEEDED = ("NotoSansHans-Regular.otf", "NotoSansHans-Medium.otf", "NotoSansHans-Bold.otf")
_SERIF = "NotoSerifSC_400Regular.ttf"
_SERIF_BOLD = "NotoSerifSC_700Bold.ttf"
_LATIN = "NotoSans-Regular.ttf"
_MODULES = Path(__file__).resolve().parents[2] / "node_modules"
_WHERE = {
    **dict.fromkeys(NEEDED, _MODULES / "@embedpdf/fonts-sc/fonts"),
    _LATIN: _MODULES / "@embedpdf/fonts-latin/fonts",
    _SERIF: _MODULES / "@expo-google-fonts/noto-serif-sc/400Regular",
    _SERIF_BOLD: _MODULES / "@expo-google-fonts/noto-serif-sc/700Bold",
}
# The first file that has a character writes it. The last one has some rare characters that the first lacks.
_CHAINS = {
    SANS: (NEEDED[0], _LATIN, _SERIF),
    SONG: (_SERIF, _LATIN, NEEDED[0]),
    MEDIUM: (NEEDED[1], _LATIN, _SERIF),
}
_state: dict[str, Path] = {}
_own: dict[str, tuple[Path, ...]] = {}


def set_font_dir(path: Path) -> None:
    """Called once at the start where the fonts do not lie beside the repository: all in this folder."""
    _state["dir"] = path
    chain.cache_clear()


def set_own_fonts(sans: Sequence[Path] = (), song: Sequence[Path] = ()) -> None:
    """The operator's files go before ours. They were judged (`faces.judge`)."""
    _own.update({SANS: tuple(sans), SONG: tuple(song)})
    chain.cache_clear()


def font_dir() -> Path:
    """The folder of NotoSansHans-*.otf. FileNotFoundError if any of our fonts is missing: an installation without
    them would sign documents with empty boxes for names."""
    missing = [name for name in _WHERE if not _path(name).is_file()]
    if missing:
        raise FileNotFoundError(f"fonts missing: {', '.join(missing)} (run ./start or npm ci)")
    return _path(NEEDED[0]).parent


@lru_cache(maxsize=8)
def chain(family: str) -> tuple[Path, ...]:
    """The files that write text in `family`, in their order."""
    font_dir()
    return (*_own.get(family, ()), *(_path(name) for name in _CHAINS[family]))


def seal_chain(*, figures: bool = False) -> tuple[Path, ...]:
    """What seals are cut in: the operator's 宋体, then ours in bold, whose horizontals hold on paper. `figures`:
    those of codes and tax numbers are plain."""
    song = chain(SONG)
    if figures:
        return (_path(NEEDED[1]), *song)
    own = _own.get(SONG, ())
    return (*own, _path(_SERIF_BOLD), *song[len(own) :])


def typst_paths() -> tuple[Path, ...]:
    """What Typst may set with: families "Noto Sans S Chinese", "Noto Serif SC", "Noto Sans" and the operator's."""
    own = [path for paths in _own.values() for path in paths]
    folders = {_path(name).parent for name in _WHERE}
    return (*sorted(folders), *dict.fromkeys(own))


def _path(name: str) -> Path:
    return _state.get("dir", _WHERE[name]) / name
