"""A drawing as a PDF form: operators and the resources they name. Points, from the lower left, upright."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from signing.pdf.ink.embedding import Embedded, embed
from signing.pdf.ink.shaping import Line, Stretch, of_moments
from signing.pdf.parts import Name, Part, Value
from signing.typesetting.faces import FontFile

INK = "#1b1b1f"


@dataclass(frozen=True, slots=True)
class _Words:
    line: Line
    x: float
    y: float
    size: float
    colour: str


class Canvas:
    """Collects; `form` makes the Part, when all glyphs of its fonts are known."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self._content: list[bytes | _Words] = []
        self._objects: dict[int, tuple[str, Part]] = {}
        self._form: tuple[tuple[Embedded, ...], Part] | None = None  # the newest

    def words(self, line: Line, x: float, y: float, *, size: float, colour: str = INK) -> None:
        """`line` from (x, y) on its baseline."""
        if line.stretches:
            self._content.append(_Words(line, x, y, size, colour))

    def rule(self, x: float, y: float, length: float, colour: str, *, thickness: float = 0.45) -> None:
        """Horizontal, to the right from (x, y)."""
        ends = f"{_n(x)} {_n(y)} m {_n(x + length)} {_n(y)} l S"
        self._content.append(f"q {_rgb(colour)} RG {_n(thickness)} w {ends} Q\n".encode())

    def operators(self, operators: str, colour: str, *, placed: Sequence[float] = (1, 0, 0, 1, 0, 0)) -> None:
        """Path operators in `colour`, in the coordinates that `placed` turns into ours."""
        at = " ".join(map(_n, placed))
        self._content.append(f"q {_rgb(colour)} rg {_rgb(colour)} RG {at} cm {operators} Q\n".encode())

    def object(self, part: Part, placed: Sequence[float]) -> None:
        """An image (of a unit square) or a form, by the matrix `placed`."""
        if id(part) not in self._objects:
            self._objects[id(part)] = f"X{len(self._objects)}", part
        name = self._objects[id(part)][0]
        self._content.append(f"q {' '.join(map(_n, placed))} cm /{name} Do Q\n".encode())

    @property
    def stretches(self) -> Iterator[Stretch]:
        """Of all its words."""
        return (each for one in self._content if isinstance(one, _Words) for each in one.line.stretches)

    def form(self, fonts: Fonts | None = None) -> Part:
        """`fonts`: those of several canvases, this one among them."""
        fonts = fonts or Fonts([self])
        used = dict(fonts[stretch.font] for stretch in self.stretches)
        if self._form is not None and self._form[0] == tuple(used.values()):
            return self._form[1]
        content = b"".join(one if isinstance(one, bytes) else _written(one, fonts) for one in self._content)
        resources: dict[str, Value] = {}
        if used:
            resources["Font"] = {name: embedded.part for name, embedded in used.items()}
        if self._objects:
            resources["XObject"] = dict(self._objects.values())
        made = form(self.width, self.height, content, resources)
        self._form = tuple(used.values()), made
        return made


class Fonts:
    """The fonts of some canvases, with their names in all of these: each is embedded once, with the glyphs that
    they use. Where a moment stands, so do the glyphs of every other: what was drawn ahead has the same font."""

    def __init__(self, canvases: Iterable[Canvas]) -> None:
        used: dict[FontFile, set[tuple[int, str]]] = {}
        for canvas in canvases:
            for stretch in canvas.stretches:
                used.setdefault(stretch.font, set()).update([each[:2] for each in stretch.glyphs])
        for font, glyphs in used.items():
            if not glyphs.isdisjoint(of_moments(font)):
                glyphs.update(of_moments(font))
        self._found = {
            font: (f"F{number}", embed(font, glyphs)) for number, (font, glyphs) in enumerate(used.items())
        }

    def __getitem__(self, font: FontFile) -> tuple[str, Embedded]:
        return self._found[font]


def _written(words: _Words, fonts: Fonts) -> bytes:
    parts = [f"q {_rgb(words.colour)} rg BT"]
    pen, last = words.x, (0.0, 0.0)
    for stretch in words.line.stretches:
        name, embedded = fonts[stretch.font]
        parts.append(f"/{name} {_n(words.size)} Tf {_n(pen - last[0])} {_n(words.y - last[1])} Td")
        last = pen, words.y
        parts.append(_shown(stretch, embedded, words.size))
        pen += sum([glyph.advance for glyph in stretch.glyphs]) / stretch.font.upem * words.size
    return " ".join([*parts, "ET Q\n"]).encode()


def form(width: float, height: float, content: bytes, resources: Value, matrix: Sequence[float] = ()) -> Part:
    """A form XObject of this size."""
    entries: dict[str, Value] = {
        "Type": Name("XObject"),
        "Subtype": Name("Form"),
        "BBox": [0, 0, float(width), float(height)],
        "Resources": resources,
    }
    if matrix and tuple(matrix) != (1, 0, 0, 1, 0, 0):
        entries["Matrix"] = [float(value) for value in matrix]
    return Part(entries, content)


def _shown(stretch: Stretch, embedded: Embedded, size: float) -> str:
    """The operators that show the glyphs; where a reader would take one for another character, with the words."""
    texts, codes = embedded.texts, embedded.codes
    said = [glyph[1] for glyph in stretch.glyphs]
    read_right = [texts[glyph[0]] for glyph in stretch.glyphs] == said and all(said)
    if stretch.is_plain and read_right:  # nearly all text
        return "[<" + "".join([codes[glyph[0]] for glyph in stretch.glyphs]) + ">] TJ"
    em = stretch.font.upem
    pieces: list[str] = []
    rise = 0.0
    held = ""
    for number, _, advance, natural, dx, dy in stretch.glyphs:
        if dy / em != rise:
            if held:
                pieces.append(f"[{_joined(held)}] TJ")
            rise, held = dy / em, ""
            pieces.append(f"{_n(rise * size)} Ts")
        if dx or advance != natural:
            held += f"{_moved(dx, em)}<{codes[number]}>{_moved(advance - natural - dx, em)}"
        else:
            held += f"<{codes[number]}>"
    pieces.append(f"[{_joined(held)}] TJ")
    if rise:
        pieces.append("0 Ts")
    shown = " ".join(pieces)
    if read_right:
        return shown
    return f"/Span <</ActualText <feff{stretch.text.encode('utf-16-be').hex()}>>> BDC {shown} EMC"


def _moved(units: int, em: int) -> str:
    return f" {_n(-units * 1000 / em)} " if units else ""


def _joined(codes: str) -> str:
    return codes.replace("><", "")


@lru_cache(maxsize=4096)  # many are those of other acts
def _n(value: float) -> str:
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


@lru_cache(maxsize=256)
def _rgb(colour: str) -> str:
    """#rrggbb → three numbers."""
    return " ".join(_n(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
