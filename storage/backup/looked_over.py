from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select, union

from storage.blobs import FolderBlobs
from storage.tables import handed_in, reports, revisions, seals
from storage.unit_of_work import Database

NAMING = (revisions.c.sha256, handed_in.c.sha256, reports.c.sha256, seals.c.page, seals.c.preview)


@dataclass(frozen=True, slots=True)
class LookedOver:
    """`wrong`: names of documents that are missing, or are not the bytes that they are named by."""

    right: int
    wrong: tuple[str, ...]


async def look_over(blobs: FolderBlobs, folder: Path, database: Database) -> LookedOver:
    """Opens every document that is there, one at a time, and looks for every one that a row names."""
    there = set(_names(folder))
    async with database.engine.connect() as connection:
        named = (await connection.execute(union(*(select(column) for column in NAMING)))).scalars()
        missing = {name for name in named if name} - there  # none: of a seal whose keeper was erased
    wrong = [name for name in sorted(there) if not await _is_right(blobs, name)]
    return LookedOver(len(there) - len(wrong), (*sorted(missing), *wrong))


async def _is_right(blobs: FolderBlobs, name: str) -> bool:
    try:
        await blobs.get(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def _names(folder: Path) -> Iterator[str]:
    for path in folder.glob("??/*"):
        if not path.name.startswith("."):
            yield path.name.removesuffix(".after")
