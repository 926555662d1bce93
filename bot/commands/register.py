"""What the installation's own books say of a file, where they are at hand."""

from __future__ import annotations

import asyncio
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from bot.settings import Settings


def with_register(found: dict[str, Any], settings: Settings) -> dict[str, Any]:
    """`Verification.to_json()` with `register` and `number` (`DocumentVerdict`) and its verdict; as it was where
    there is no installation here, or its database is not reached."""
    path = settings.database.removeprefix("sqlite:///")
    if not (settings.root_certificate.is_file() and settings.has_master_key):
        return found
    if path != settings.database and not Path(path).is_file():
        return found
    try:
        said = asyncio.run(_looked_up(found, settings))
    except Exception:  # nobody who checks a file has to know how a database fails
        return found
    facts = {"verdict": said.verdict, "register": said.register, "number": said.known, "prolonged": said.prolonged}
    if said.rescinded_by and said.rescinded_at:
        facts |= {"rescinded_by": said.rescinded_by, "rescinded_at": said.rescinded_at.isoformat()}
    if said.deleted_at:
        facts["deleted_at"] = said.deleted_at.isoformat()
    if said.copy:
        facts["copy"] = {
            "number": said.copy.number,
            "of": said.copy.of,
            "made_at": said.copy.made_at.isoformat(),
            "what": said.copy.what,
            "by": said.copy.by,
            "done": said.copy.done,
            "total": said.copy.total,
        }
    return {**found, **facts}


async def _looked_up(found: dict[str, Any], settings: Settings) -> Any:
    # SQLAlchemy takes 200 ms to load; where there are no books it is not needed.
    from bot.key_place import master_key_of  # noqa: PLC0415
    from signing.usecases.look_up import look_up  # noqa: PLC0415
    from storage.unit_of_work import open_database  # noqa: PLC0415

    signatures = [SimpleNamespace(**one) for one in found["signatures"]]
    database = open_database(settings.database, master_key_of(settings))
    try:
        async with database.transaction() as tx:
            return await look_up(tx, SimpleNamespace(**{**found, "signatures": signatures}))
    finally:
        await database.close()
