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
from signing.usecases.page_cache import picture_of
from tests.bench.floor import Times
from tests.pdfs import contract
from tests.world import a_world

PAGES = 1000
PAGES_READ = 12
WIDTH = 800  # px: a phone's screen
GOAL_MS = 150
EACH_GOAL_MS = 80  # another page of a file that is being read
CACHED_GOAL_MS = 5
SAMPLE = Path(__file__).resolve().parents[3] / "shared" / "samples" / "thousand-pages.pdf"


@dataclass(slots=True)
class Pictures:
    """Wall time through a warm child, as a door waits for it."""

    intake: Times
    first: Times
    last: Times
    each: Times
    cached: Times

    @classmethod
    def begun(cls) -> Pictures:
        names = ("intake", "first page", "last page", "each page of a contract", "a page again")
        return cls(*(Times(name) for name in names))


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
    data, times = thousand_pages(), Pictures.begun()
    children = Children()
    try:
        for run in range(runs + 1):
            one = times if run else Pictures.begun()
            began = asyncio.get_running_loop().time()
            taken = await children.run(normalise_pdf, data)
            one.intake.ms.append((asyncio.get_running_loop().time() - began) * 1000)
            pages = taken.facts.pages
            await one.first.of(children.run(render_page, taken.data, 0, width_px=WIDTH, format="webp"))
            await one.last.of(children.run(render_page, taken.data, pages - 1, width_px=WIDTH, format="webp"))
    finally:
        await children.close()
    await _measure_reading(times)
    return times


async def _measure_reading(times: Pictures) -> None:
    """Page after page of a contract with Chinese text and pictures, as the page asks for them, then all again."""
    async with a_world() as world:
        document = contract(PAGES_READ, salt="read", pictures_kb=600)
        name = await world.ports.blobs.put(document)
        for number in range(PAGES_READ):
            one = times if number else Pictures.begun()  # the first opens the file
            await one.each.of(picture_of(world.ports, name, number, WIDTH))
        for number in range(PAGES_READ):
            await times.cached.of(picture_of(world.ports, name, number, WIDTH))


def main() -> None:
    found = asyncio.run(measure_pictures(7))
    goals = {found.first.name: GOAL_MS, found.each.name: EACH_GOAL_MS, found.cached.name: CACHED_GOAL_MS}
    for one in (found.intake, found.first, found.last, found.each, found.cached):
        goal = f", at most {goals[one.name]}" if one.name in goals else ""
        print(f"{one.name}: {one.median:.0f} ms (p95 {one.percentile(95):.0f}{goal})")


if __name__ == "__main__":
    main()
