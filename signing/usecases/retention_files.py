"""Files of deleted tasks are removed, where nothing that is kept names them: equal bytes are one file."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator

from signing.ports import Ports
from signing.ports.keeping import NAMING_PLACES
from signing.usecases.answers import open_sealed
from signing.usecases.retention_delete import BLOB

AT_ONCE = 5_000
PAGE = 1_000
UNUSED_S = 3600.0  # so long whoever puts the same bytes again has to write the row that names them


async def remove_doomed_files(ports: Ports) -> int:
    """Gives how many went. Everything that may name one is read, page by page, without keeping anybody waiting."""
    async with ports.transaction() as tx:
        doomed = set(await tx.keepings.doomed(AT_ONCE))
    if not doomed:
        return 0
    free = set(doomed)
    async for words in _all_words(ports):
        free.difference_update(BLOB.findall(words))
    # After the rows: a draft that is sent meanwhile was seen as a draft, or is seen by its base revision.
    async for name in _bases(ports):
        free.discard(await ports.blobs.before(name) or "")
    gone, young = 0, set[str]()
    for name in sorted(free):
        if await ports.blobs.remove(name, unused_s=UNUSED_S):
            gone += 1
        elif await ports.blobs.has(name):
            young.add(name)
    async with ports.transaction() as tx:
        await tx.keepings.spare(doomed - young)
    return gone


async def _all_words(ports: Ports) -> AsyncIterator[str]:
    for place in range(NAMING_PLACES):
        after: tuple[str | int, ...] | None = None
        while True:
            async with ports.transaction() as tx:
                words, after = await tx.keepings.naming(place, after, PAGE)
            for each in words:
                yield each
            if after is None:
                break
    async with ports.transaction() as tx:
        sealed = await tx.keepings.sealed()
    for one in sealed:
        yield json.dumps(open_sealed(ports, one.task_id, one.party_id, one.sealed))


async def _bases(ports: Ports) -> AsyncIterator[str]:
    after = ""
    while True:
        async with ports.transaction() as tx:
            page = await tx.keepings.bases(after, PAGE)
        for name in page:
            yield name
        if len(page) < PAGE:
            return
        after = page[-1]
