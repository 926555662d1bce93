"""Asked on PostgreSQL: the newest entries that have some terms.

A GIN index knows no order, and gives all that match at once: of a frequent term half a million rows, of which nine
are wanted; and nobody knows how frequent a term is, or when it was. So the index holds, before the terms, which
stretch of 65,536 and which of 4,096 numbers an entry is in. It is walked from the newest stretch back: whether a
wide one holds any at all, and only then its narrow ones, until there are enough.

Frequent terms that hardly ever meet are what that is bad at: every wide stretch is looked through in vain, each
time at twice the price. Where the newest have too few, some older ones are tried, and if they have hardly any
either, the whole is asked at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Integer, TextClause, bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncConnection

NARROW, WIDE = 12, 16  # bits
FIRST = 2  # wide stretches, before anything else is tried
TRIED = 3  # of the older ones
HARDLY_ANY = 50  # in a stretch that was tried
FEW = 1_000  # rows that are read to be put in order
# Two kinds of stretches in one array, told apart by their sign.
STRETCHES = f"(ARRAY[(id >> {NARROW})::integer, (-1 - (id >> {WIDE}))::integer])"

# The terms are asked out of a subquery, so that the planner does not see them: of a frequent one it would expect
# the first row at once, and read the table through.
_IN_WIDE = "{stretches} @> ARRAY[(-1 - of_wide.n)::integer] AND {these}"
# Nothing is sorted after the walk: a nested loop keeps the order of what it walks. `id + 0` keeps the planner from
# walking the primary key instead.
_WALK = """
    SELECT hit.id, hit.task_id
    FROM generate_series(CAST(:newest AS bigint), CAST(:oldest AS bigint), -1) AS of_wide (n)
    CROSS JOIN LATERAL (SELECT FROM find_entries WHERE {in_wide} LIMIT 1) AS any_there
    CROSS JOIN LATERAL generate_series(
        (of_wide.n << {more}) + {rest}, greatest(of_wide.n << {more}, CAST(:above AS bigint) >> {narrow}), -1
    ) AS of_narrow (n)
    CROSS JOIN LATERAL (
        SELECT id, task_id FROM find_entries
        WHERE {stretches} @> ARRAY[of_narrow.n::integer] AND {these} AND {asked}
        ORDER BY id + 0 DESC LIMIT :limit
    ) AS hit
    LIMIT :limit"""
_TRY = """
    SELECT max(held.n) FROM unnest(CAST(:tried AS bigint[])) AS of_wide (n)
    CROSS JOIN LATERAL (
        SELECT count(*) AS n FROM (SELECT FROM find_entries WHERE {in_wide} LIMIT {hardly}) AS entry
    ) AS held"""
_WHOLE = "SELECT id, task_id FROM find_entries WHERE {these} AND {asked} AND id + 0 < :below LIMIT {few}"


def _asking(statement: str) -> TextClause:
    told = {
        "stretches": STRETCHES,
        "these": "terms @> (SELECT CAST(:terms AS integer[]))",
        "asked": "id + 0 > :above AND (shown OR NOT :shown_only)",
        "narrow": NARROW,
        "more": WIDE - NARROW,
        "rest": (1 << WIDE - NARROW) - 1,
        "hardly": HARDLY_ANY,
        "few": FEW,
    }
    whole = statement.format(**told, in_wide=_IN_WIDE.format(**told))
    return text(whole).bindparams(bindparam("terms", type_=ARRAY(Integer)))


LAST = text("SELECT max(id) FROM find_entries")
WALK, TRY, WHOLE = map(_asking, (_WALK, _TRY, _WHOLE))


class Wanted(NamedTuple):
    terms: Sequence[int]
    limit: int
    above: int
    shown_only: bool


Hit = tuple[int, str]


async def newest(connection: AsyncConnection, wanted: Wanted) -> list[Hit]:
    last = (await connection.execute(LAST)).scalar()
    if last is None or last <= wanted.above:
        return []
    top, bottom = last >> WIDE, wanted.above >> WIDE
    rest = top - FIRST
    found = await _walked(connection, wanted, top, max(bottom, rest + 1))
    missing = wanted._replace(limit=wanted.limit - len(found))
    if not missing.limit or rest < bottom:
        return found
    if rest - bottom > 2 * TRIED and await _hardly_any(connection, wanted, rest, bottom):
        given = {"terms": [*wanted.terms], "above": wanted.above, "shown_only": wanted.shown_only}
        rows = (await connection.execute(WHOLE, {**given, "below": (rest + 1) << WIDE})).all()
        if len(rows) < FEW:
            return [*found, *sorted(((row[0], row[1]) for row in rows), reverse=True)[: missing.limit]]
    return [*found, *await _walked(connection, missing, rest, bottom)]


async def _walked(connection: AsyncConnection, wanted: Wanted, top: int, bottom: int) -> list[Hit]:
    given = {**wanted._asdict(), "terms": [*wanted.terms], "newest": top, "oldest": bottom}
    return [(row[0], row[1]) for row in await connection.execute(WALK, given)]


async def _hardly_any(connection: AsyncConnection, wanted: Wanted, top: int, bottom: int) -> bool:
    tried = [top - (top - bottom) * at // (TRIED + 1) for at in range(1, TRIED + 1)]
    most = (await connection.execute(TRY, {"terms": [*wanted.terms], "tried": tried})).scalar()
    return int(most or 0) < HARDLY_ANY
