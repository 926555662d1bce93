"""Asked on PostgreSQL: the newest entries that have some terms.

A GIN index knows no order, and gives all that match at once: of a frequent term half a million rows, of which nine
are wanted; and nobody knows how frequent a term is, or when it was. So the index holds, before the terms, which
stretch of 65,536 and which of 4,096 numbers an entry is in. It is walked from the newest stretch back: whether a
wide one holds any, and where it holds many, its narrow ones, until there are enough. Each term is a condition of
its own: a stretch that lacks one of them is left at once, however many have the others.

Frequent terms that hardly ever meet are what that is bad at: each wide stretch is looked through in vain, at twice
the price. So where the newest has too few, some narrow ones are tried all over, and if those have hardly any, the
whole is asked at once, for a little more than are expected."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import TextClause, text
from sqlalchemy.ext.asyncio import AsyncConnection

NARROW, WIDE = 12, 16  # bits
HANDFUL = 64  # in a wide one: they are put in order as they are
TRIED = 8  # narrow ones
HARDLY_ANY = 8  # in all that were tried
FEW = 1_000  # rows that are read to be put in order
# Two kinds of stretches in one array, told apart by their sign.
STRETCHES = f"(ARRAY[(id >> {NARROW})::integer, (-1 - (id >> {WIDE}))::integer])"

# What is asked stands in subqueries, so that the planner does not see it: of a frequent term it would expect the
# first row at once, and read the table through. `id + 0` keeps it from walking the primary key instead.
_TERM = "(SELECT CAST(:t{} AS integer))"
_ASKED = "id + 0 > :above AND (shown OR NOT :shown_only)"
_NEWEST = "(SELECT max(id) >> {wide} FROM find_entries)"
# Nothing is sorted after the walk: a nested loop keeps the order of what it walks.
_WALK = """
    SELECT hit.id, hit.task_id
    FROM generate_series({newest}, {oldest}, -1) AS of_wide (n)
    CROSS JOIN LATERAL (
        SELECT count(*) AS n FROM (
            SELECT FROM find_entries
            WHERE {stretches} @> ARRAY[(-1 - of_wide.n)::integer] AND {each} LIMIT {handful}
        ) AS entry
    ) AS held
    CROSS JOIN LATERAL (
        SELECT -1 - of_wide.n AS n WHERE held.n BETWEEN 1 AND {handful} - 1
        UNION ALL
        SELECT generate_series(
            (of_wide.n << {more}) + {rest}, greatest(of_wide.n << {more}, CAST(:above AS bigint) >> {narrow}), -1
        ) WHERE held.n = {handful}
    ) AS stretch
    CROSS JOIN LATERAL (
        SELECT id, task_id FROM find_entries
        WHERE {stretches} @> ARRAY[stretch.n::integer] AND {each} AND {asked}
        ORDER BY id + 0 DESC LIMIT :limit
    ) AS hit
    LIMIT :limit"""
# In one statement, for most questions end with it: of the newest stretch (0), and either that there are many older
# ones, which are then walked (1), or all of them (2).
_ASK = """
    WITH newest AS MATERIALIZED ({walk}), bounds AS MATERIALIZED (
        SELECT {newest} << {wide} AS below, CAST(:above AS bigint) AS above, count(*) < :limit AS missing
        FROM newest
    ), tried AS MATERIALIZED (
        SELECT count(*) AS n FROM bounds
        CROSS JOIN LATERAL (
            SELECT ((above * at + below * ({tried} - at)) / {tried} - 1) >> {narrow} AS n
            FROM generate_series(0, {tried} - 1) AS at WHERE missing AND below > above
        ) AS of_narrow
        CROSS JOIN LATERAL (
            SELECT FROM find_entries
            WHERE {stretches} @> ARRAY[of_narrow.n::integer] AND {each} LIMIT {hardly}
        ) AS hit
    )
    SELECT 0 AS part, id, task_id FROM newest
    UNION ALL
    SELECT 1, NULL, NULL FROM tried WHERE n >= {hardly}
    UNION ALL (
        SELECT 2, id, task_id FROM find_entries
        WHERE (SELECT n < {hardly} FROM tried) AND (SELECT missing AND below > above FROM bounds)
            AND {all} AND {asked} AND id + 0 < (SELECT below FROM bounds)
        LIMIT {few}
    )"""


class Wanted(NamedTuple):
    terms: Sequence[int]
    limit: int
    above: int
    shown_only: bool


Hit = tuple[int, str]


async def newest(connection: AsyncConnection, wanted: Wanted) -> list[Hit]:
    count = len(wanted.terms)
    given: dict[str, Any] = {"limit": wanted.limit, "above": wanted.above, "shown_only": wanted.shown_only}
    given |= {f"t{at}": one for at, one in enumerate(wanted.terms)}
    parts: tuple[list[Hit], list[Hit], list[Hit]] = ([], [], [])
    for part, number, task_id in await connection.execute(_ask(count, first_two=not wanted.shown_only), given):
        parts[part].append((number, task_id))
    found, many, older = parts
    missing = wanted.limit - len(found)
    if not many and len(older) < FEW:
        return [*found, *sorted(older, reverse=True)[:missing]]
    rows = await connection.execute(_walk_older(count), {**given, "limit": missing})
    return [*found, *((row[0], row[1]) for row in rows)]


@cache
def _ask(terms: int, *, first_two: bool) -> TextClause:
    """Of a condition with several terms GIN goes by the rarest. The first may be a person who takes part in few,
    or in nearly all: with a word, neither costs much. Words alone are quicker each by itself."""
    asked = _ASK.replace("{walk}", _WALK)
    if first_two:
        asked = asked.replace("{all}", "terms @> ARRAY[{first_two}]{others}")
    return _statement(asked.replace("{all}", "{each}"), terms, newest=_NEWEST, oldest=_NEWEST)


@cache
def _walk_older(terms: int) -> TextClause:
    return _statement(_WALK, terms, newest=f"{_NEWEST} - 1", oldest="CAST(:above AS bigint) >> {wide}")


def _statement(statement: str, terms: int, **bounds: str) -> TextClause:
    each = [f"terms @> ARRAY[{_TERM.format(at)}]" for at in range(terms)]
    told = {
        "stretches": STRETCHES,
        "each": " AND ".join(each),
        "first_two": ", ".join(_TERM.format(at) for at in range(min(terms, 2))),
        "others": "".join(f" AND {one}" for one in each[2:]),
        "asked": _ASKED,
        "narrow": NARROW,
        "wide": WIDE,
        "more": WIDE - NARROW,
        "rest": (1 << WIDE - NARROW) - 1,
        "tried": TRIED,
        "handful": HANDFUL,
        "hardly": HARDLY_ANY,
        "few": FEW,
    }
    return text(statement.format(**told, **{name: bound.format(**told) for name, bound in bounds.items()}))
