from __future__ import annotations

from signing.ports import Actor, Ports
from signing.task.bulk import BulkRow
from signing.task.model import Party
from signing.task.templates import TemplateVersion, title_for
from signing.usecases.bulk_desk import at_bulk, heads_of
from signing.usecases.bulk_views import BulkView


async def view_bulk(
    ports: Ports, actor: Actor, bulk_id: str, *, index: int = 0, line: int | None = None
) -> BulkView:
    """How far it is, and one of its rows (from 0; beyond the end, the last), or the first at or below `line` of
    the sheet. NotAllowed `not-found`."""
    async with at_bulk(ports, actor, bulk_id, "view-bulk") as desk:
        rows = await desk.tx.bulks.rows(bulk_id)
        count = await desk.tx.bulks.count(bulk_id)
    if line is not None:
        index = next((at for at, row in enumerate(rows) if row.at >= line), len(rows) - 1)
    index = min(max(index, 0), len(rows) - 1)
    faults = [fault for row in rows for fault in row.faults]
    heads = heads_of(desk.version, desk.person.speaks)
    title = title_of(desk.version, rows[index])
    return BulkView(desk.bulk, desk.template, desk.version, count, rows[index], index, title, faults, heads)


def title_of(version: TemplateVersion, row: BulkRow) -> str:
    """What the row's task is called."""
    people = row.filling.people
    parties = {
        role.id: Party(role.id, 0, people[role.id].name, role.role, company=people[role.id].company)
        for role in version.roles
    }
    return row.title or title_for(version, parties, row.filling.answers)
