"""A folder as one ZIP file of any size, made while it is taken."""

from __future__ import annotations

import asyncio
import zipfile
from collections.abc import AsyncIterator, Sequence

from signing.pdf.attachments import safe_name
from signing.ports import Actor, Ports
from signing.usecases.export_folder import begin_export, files_of, line_of, named_once, sheet_of
from signing.usecases.fetch_everything import free_name


async def export_whole(ports: Ports, actor: Actor, folder_id: str) -> tuple[str, AsyncIterator[bytes]]:
    """Its name, and its bytes piece by piece: no more than one document is in memory. Refusal `folder-empty`."""
    exported = await begin_export(ports, actor, folder_id, "page")
    stem = safe_name(exported.folder.name)

    async def pieces() -> AsyncIterator[bytes]:
        sink = _Sink()
        lines: list[Sequence[str]] = []
        with zipfile.ZipFile(sink, "w", zipfile.ZIP_STORED) as archive:
            for task in exported.tasks:
                got, remark = await files_of(ports, actor, task, exported.person, largest=None)
                lines.append(line_of(ports, task, exported.person, remark))
                for name, data in named_once(got):
                    await asyncio.to_thread(archive.writestr, name, data)
                    yield sink.taken()
            archive.writestr(f"{stem}.xlsx", await sheet_of(exported.person, lines))
        yield sink.taken()

    return f"{stem}.zip", pieces()


async def zipped_whole(files: AsyncIterator[tuple[str, bytes]], names: list[str]) -> AsyncIterator[bytes]:
    """One ZIP file of these, each under a name of its own; `names` gets them as they stand in it."""
    sink, taken = _Sink(), set[str]()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_STORED) as archive:
        async for name, data in files:
            once = free_name(name, taken)
            names.append(once)
            await asyncio.to_thread(archive.writestr, once, data)
            yield sink.taken()
    yield sink.taken()


class _Sink:
    """What cannot be sought in: zipfile then writes sizes behind each file."""

    def __init__(self) -> None:
        self._held: list[bytes] = []

    def write(self, data: bytes) -> int:
        self._held.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing waits here."""

    def close(self) -> None:
        """What was written is taken by who gives it out."""

    def taken(self) -> bytes:
        found, self._held = b"".join(self._held), []
        return found
