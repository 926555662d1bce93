from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import select

from signing.task.model import ReminderPlan
from signing.task.preferences import Preferences
from storage.json_values import from_json
from storage.rows import Rows, insert, values_of
from storage.tables import preferences


class PreferenceRows(Rows):
    async def get(self, person_id: str) -> Preferences:
        rows = await self._mappings(select(preferences).where(preferences.c.person_id == person_id))
        if not rows:
            return Preferences(person_id)
        plan = rows[0]["reminders"]
        row = dict(rows[0])
        order = tuple(row.pop("first_way").split())
        return Preferences(**row | {"order": order, "reminders": from_json(ReminderPlan, plan) if plan else None})

    async def put(self, wishes: Preferences) -> None:
        row = values_of(wishes) | {"reminders": asdict(wishes.reminders) if wishes.reminders else None}
        # Of before there was an order, one word: the first way.
        row["first_way"] = " ".join(row.pop("order"))
        rest = {name: each for name, each in row.items() if name != "person_id"}
        statement = insert(self._connection, preferences).values(row)
        await self._changed(statement.on_conflict_do_update(index_elements=["person_id"], set_=rest))
