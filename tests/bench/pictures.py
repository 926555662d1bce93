"""The first look at an upload: its first page's picture, and the picture of any page after it."""

from __future__ import annotations

import asyncio
import io
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from signing.pdf.child import Children
from signing.pdf.normalise import normalise_pdf
from signing.pdf.preview import render_page
from tests.bench.floor import Times
from tests.pdfs import contract

PAGES = 1000
WIDTH = 800  # px: a phone's screen
GOAL_MS = 150
SAMPLE = Path(__file__).resolve().parents[3] / "shared" / "samples" / "thousand-pages.pdf"


@dataclass(slots=True)
class Pictures:
    """Wall time through a warm child, as a door waits for it."""

    intake: Times
    first: Times
    last: Times


def thousand_pages() -> bytes:
    """A real file where it is at hand, else one made here."""
    if SAMPLE.is_file():
        return SAMPLE.read_bytes()
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(contract(10))) as ten, pikepdf.new() as pdf:
        for _ in range(PAGES // 10):
            pdf.pages.extend(ten.pages)
        pdf.save(out)
    return out.getvalue()


async def measure_pictures(runs: int) -> Pictures:
    """Intake of a file of 1,000 pages, then its first and its last page, `runs` times; the first run warms up."""
    data, times = thousand_pages(), Pictures(Times("intake"), Times("first page"), Times("last page"))
    children = Children()
    try:
        for run in range(runs + 1):
            one = times if run else Pictures(Times("intake"), Times("first page"), Times("last page"))
            began = asyncio.get_running_loop().time()
            taken = await children.run(normalise_pdf, data)
            one.intake.ms.append((asyncio.get_running_loop().time() - began) * 1000)
            pages = taken.facts.pages
            await one.first.of(children.run(render_page, taken.data, 0, width_px=WIDTH, format="webp"))
            await one.last.of(children.run(render_page, taken.data, pages - 1, width_px=WIDTH, format="webp"))
    finally:
        await children.close()
    return times


def main() -> None:
    found = asyncio.run(measure_pictures(7))
    for one in (found.intake, found.first, found.last):
        print(f"{one.name}: {one.median:.0f} ms (p95 {one.percentile(95):.0f})")


if __name__ == "__main__":
    main()
