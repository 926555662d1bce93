from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Select, and_, select, update

from signing.errors import Stale
from signing.task.templates import Template, TemplateVersion
from storage.json_values import from_json
from storage.rows import Rows
from storage.tables import template_versions, templates

_LIVING = templates.c.archived_at.is_(None)
_OF_THE_ROW = ("number", "made_at")


class TemplateRows(Rows):
    async def add(self, template: Template) -> None:
        await self._changed(templates.insert().values(_row_of(template)))
        await self._add_version(template)

    async def get(self, template_id: str) -> Template | None:
        return await self._first(select(templates).where(templates.c.id == template_id))

    async def named(self, owner_id: str, name: str) -> Template | None:
        # Names are sealed; nobody has so many templates that they could not be looked through.
        theirs = select(templates.c.id, templates.c.name).where(templates.c.owner_id == owner_id, _LIVING)
        rows = await self._mappings(theirs.order_by(templates.c.created_at))
        found = next((row["id"] for row in rows if row["name"] == name), None)
        return await self.get(found) if found is not None else None

    async def at(self, template_id: str, number: int) -> TemplateVersion | None:
        at = and_(template_versions.c.template_id == template_id, template_versions.c.number == number)
        rows = await self._mappings(select(template_versions).where(at))
        return _version(rows[0]) if rows else None

    async def save(self, template: Template, *, expected_version: int) -> None:
        same = and_(templates.c.id == template.id, templates.c.version == expected_version)
        if not await self._changed(update(templates).where(same).values(_row_of(template))):
            raise Stale("template-changed")
        if await self.at(template.id, template.latest.number) is None:
            await self._add_version(template)

    async def of_owner(self, owner_id: str) -> Sequence[Template]:
        theirs = select(templates).where(templates.c.owner_id == owner_id, _LIVING)
        found = await self._load(theirs.order_by(templates.c.created_at, templates.c.id))
        return sorted(found, key=lambda each: each.name)

    async def _first(self, query: Select[Any]) -> Template | None:
        found = await self._load(query)
        return found[0] if found else None

    async def _load(self, query: Select[Any]) -> Sequence[Template]:
        rows = await self._mappings(query)
        if not rows:
            return []
        theirs = template_versions.c.template_id.in_([row["id"] for row in rows])
        every = await self._mappings(select(template_versions).where(theirs).order_by(template_versions.c.number))
        latest = {row["template_id"]: row for row in every}
        return [Template(**row, latest=_version(latest[row["id"]])) for row in rows]

    async def _add_version(self, template: Template) -> None:
        version = template.latest
        content = {name: each for name, each in asdict(version).items() if name not in _OF_THE_ROW}
        row = {
            "template_id": template.id,
            "number": version.number,
            "made_at": version.made_at,
            "content": content,
        }
        await self._changed(template_versions.insert().values(row))


def _row_of(template: Template) -> dict[str, Any]:
    return {
        "id": template.id,
        "owner_id": template.owner_id,
        "name": template.name,
        "created_at": template.created_at,
        "archived_at": template.archived_at,
        "version": template.version,
    }


def _version(row: dict[str, Any]) -> TemplateVersion:
    """Versions of before have one document."""
    made_at, content = row["made_at"].isoformat(), row["content"]
    documents = content["documents"] if "documents" in content else [content["document"]]
    read = {**content, "documents": documents, "number": row["number"], "made_at": made_at}
    return from_json(TemplateVersion, read)
