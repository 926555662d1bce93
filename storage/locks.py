"""Locks by name, held until the transaction ends."""

from __future__ import annotations

import hashlib

from sqlalchemy import BigInteger, cast, func, select
from sqlalchemy.ext.asyncio import AsyncConnection


def lock_number(name: str) -> int:
    """64 bits, signed, as PostgreSQL's advisory locks want them."""
    return int.from_bytes(hashlib.sha256(b"yinxin\0" + name.encode()).digest()[:8], "big", signed=True)


async def lock(connection: AsyncConnection, name: str) -> None:
    """On SQLite every transaction has the only write lock already."""
    if connection.dialect.name == "postgresql":
        await connection.execute(select(func.pg_advisory_xact_lock(cast(lock_number(name), BigInteger))))
