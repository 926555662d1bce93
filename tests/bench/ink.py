"""`python -m tests.bench.ink`: what drawing each kind of place costs while somebody signs. Warm; names, words and
moments are new each time, as they are in life."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from rich.console import Console
from rich.table import Table

from signing.fields.kinds import Face, FieldKind, Look
from signing.pdf.ink import Ink
from signing.pdf.ink.drawing import prepare_drawing
from signing.pdf.parts import Part
from tests.signing.pdf.ink.papers import COMPANY, LI, VERIFY, drawing, field, size_of

RUNS = 200
_COMMON = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动"
    "同工也能下过子说产种面而方后多定行学法所民得经"
)


def _words(length: int) -> str:
    return "".join(random.choices(_COMMON + "abcdefg 0123456789，。", k=length))


def _drawings() -> dict[str, Callable[[int], Part]]:
    hand = replace(LI, company=COMPANY, drawing_png=prepare_drawing(drawing()), verify_url=VERIFY)

    def mark(run: int) -> Part:
        digest = f"{random.getrandbits(48):012x}"
        who = replace(hand, name=_words(3), at=LI.at + timedelta(minutes=run), digest_short=digest)
        return Ink(who, {}).appearance(field(FieldKind.SIGNATURE), 180, 64)

    def new_code(run: int) -> Part:
        return Ink(replace(hand, verify_url=f"{VERIFY}{run}"), {}).appearance(field(FieldKind.SIGNATURE), 180, 64)

    def typed(run: int) -> Part:
        who = replace(LI, name=_words(3), at=LI.at + timedelta(minutes=run))
        return Ink(who, {}).appearance(field(FieldKind.SIGNATURE), 180, 56)

    def company(run: int) -> Part:
        who = replace(LI, company=_words(12), at=LI.at + timedelta(minutes=run))
        return Ink(who, {}).appearance(field(FieldKind.SEAL), 119, 119)

    def date(run: int) -> Part:
        return Ink(replace(LI, at=LI.at + timedelta(days=run)), {}).appearance(field(FieldKind.DATE), 90, 18)

    def value(length: int, height: float, look: Look) -> Callable[[int], Part]:
        at = field(FieldKind.TEXT, look=look)
        return lambda _: Ink(LI, {"f": _words(length)}).appearance(at, 200, height)

    return {
        "drawn signature, company, QR": mark,
        "the same, QR of a new task": new_code,
        "typed signature": typed,
        "company without a seal": company,
        "date": date,
        "text, 18 characters": value(18, 18, Look()),
        "text in Song, 18 characters": value(18, 18, Look(face=Face.SONG)),
        "text on several lines, 100": value(100, 90, Look(multiline=True)),
        "tick": lambda _: Ink(LI, {"f": "yes"}).appearance(field(FieldKind.CHECKBOX), 12, 12),
    }


def measured(draw: Callable[[int], Part], runs: int = RUNS) -> tuple[float, int]:
    """Milliseconds of this thread's own time (median), and bytes in the file."""
    part = draw(0)
    times = []
    for run in range(1, runs + 1):
        began = time.thread_time()
        part = draw(run)
        times.append((time.thread_time() - began) * 1000)
    return statistics.median(times), size_of(part)


def main() -> None:
    table = Table("drawing", "ms", "bytes")
    for name, draw in _drawings().items():
        ms, size = measured(draw)
        table.add_row(name, f"{ms:.2f}", str(size))
    Console().print(table)


if __name__ == "__main__":
    main()
