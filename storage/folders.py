"""Folders, and which tasks are in them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, func, select, update

from signing.ports.folders import Folder
from storage.rows import Rows
from storage.tables.folders import folder_tasks, folders
from storage.tables.tasks import tasks


class FolderRows(Rows):
    async def add(self, folder: Folder) -> None:
        await self._add(folders, folder)

    async def get(self, folder_id: str) -> Folder | None:
        return await self._one(Folder, select(folders).where(folders.c.id == folder_id))

    async def of_owner(self, owner_id: str) -> Sequence[tuple[Folder, int]]:
        inside = select(func.count()).where(folder_tasks.c.folder_id == folders.c.id).scalar_subquery()
        theirs = select(folders, inside.label("inside")).where(folders.c.owner_id == owner_id)
        rows = sorted(await self._mappings(theirs), key=lambda row: (row["name"], row["id"]))
        counts = [row.pop("inside") for row in rows]
        return [(Folder(**row), count) for row, count in zip(rows, counts, strict=True)]

    async def drop(self, folder_id: str) -> None:
        await self._changed(delete(folder_tasks).where(folder_tasks.c.folder_id == folder_id))
        await self._changed(delete(folders).where(folders.c.id == folder_id))

    async def file_template(self, folder_id: str, template_id: str | None) -> None:
        await self._changed(update(folders).where(folders.c.id == folder_id).values(template_id=template_id))

    async def file(self, folder_id: str, task_id: str) -> bool:
        return await self._add_new(
            folder_tasks, {"folder_id": folder_id, "task_id": task_id}, "folder_id", "task_id"
        )

    async def take_out(self, folder_id: str, task_id: str) -> None:
        this = (folder_tasks.c.folder_id == folder_id) & (folder_tasks.c.task_id == task_id)
        await self._changed(delete(folder_tasks).where(this))

    async def holding(self, owner_id: str, task_id: str) -> Sequence[str]:
        theirs = select(folders.c.id).join(folder_tasks, folder_tasks.c.folder_id == folders.c.id)
        having = theirs.where(folders.c.owner_id == owner_id, folder_tasks.c.task_id == task_id)
        return [row[0] for row in await self._connection.execute(having)]

    async def tasks(self, folder_id: str, limit: int, offset: int = 0) -> Sequence[str]:
        inside = select(tasks.c.id).join(folder_tasks, folder_tasks.c.task_id == tasks.c.id)
        here = inside.where(folder_tasks.c.folder_id == folder_id)
        newest = here.order_by(tasks.c.created_at.desc(), tasks.c.id.desc()).limit(limit).offset(offset)
        return [row[0] for row in await self._connection.execute(newest)]
