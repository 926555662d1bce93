from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Executable, select, update

from signing.ports import Actor, Intent, IntentState
from storage.rows import Rows, values_of
from storage.tables import intents

IS_OPEN = intents.c.state == IntentState.OPEN.value


class IntentRows(Rows):
    async def add(self, intent: Intent) -> None:
        row = {**values_of(intent), "actor": asdict(intent.actor), "bases": [list(one) for one in intent.bases]}
        await self._changed(intents.insert().values(row))

    async def open_of_task(self, task_id: str) -> Sequence[Intent]:
        return await self._find(select(intents).where(intents.c.task_id == task_id, IS_OPEN))

    async def open(self, limit: int) -> Sequence[Intent]:
        return await self._find(select(intents).where(IS_OPEN).order_by(intents.c.recorded_at).limit(limit))

    async def get(self, intent_id: str) -> Intent | None:
        found = await self._find(select(intents).where(intents.c.id == intent_id))
        return found[0] if found else None

    async def finish(self, intent_id: str, state: IntentState) -> bool:
        """The condition is part of the write, so it is one caller's only, in whatever transaction."""
        redeemed = update(intents).where(intents.c.id == intent_id, IS_OPEN).values(state=state.value)
        return await self._changed(redeemed) == 1

    async def _find(self, query: Executable) -> Sequence[Intent]:
        return [_intent(row) for row in await self._mappings(query)]


def _intent(row: Mapping[str, Any]) -> Intent:
    bases = tuple((key, sha256) for key, sha256 in row["bases"])
    read = {"actor": Actor(**row["actor"]), "bases": bases, "state": IntentState(row["state"])}
    return Intent(**{**row, **read})
