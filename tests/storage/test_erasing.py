"""No column names a person without somebody having decided what becomes of it."""

from __future__ import annotations

from sqlalchemy import LargeBinary

from storage.columns import metadata
from storage.erasing import BELOW
from storage.personal_rows import BRIEF, FATES, UNTOLD, Fate


def test_every_column_that_names_a_person_has_its_fate() -> None:
    naming = {
        column
        for table in metadata.tables.values()
        for column in table.c
        if any(key.column.table.name == "people" for key in column.foreign_keys)
    }
    assert {f"{each.table.name}.{each.name}" for each in naming ^ set(FATES)} == set(), (
        "storage/personal_rows.py: told to them, and gone with them, or a reason why it stays"
    )
    assert all(column.nullable for column, fate in FATES.items() if fate is Fate.LOOSE)


def test_rows_that_hang_on_rows_that_go_go_first() -> None:
    going = {column.table for column, fate in FATES.items() if fate is Fate.GOES}
    hanging = {
        (column.table.name, key.column.table.name)
        for table in metadata.tables.values()
        for column in table.c
        for key in column.foreign_keys
        if key.column.table in going
    }
    handled = {(column.table.name, table.name) for column, table, _ in BELOW}
    # These are their owner's themselves, and go in the order of LAST.
    handled |= {("bulks", "templates"), ("template_shares", "templates")}
    assert hanging <= handled


def test_no_secret_is_told() -> None:
    told = {
        (table, name)
        for table in {column.table for column in FATES}
        for name in BRIEF.get(table, tuple(each.name for each in table.c if each.name not in UNTOLD))
        if not isinstance(table.c[name].type, LargeBinary)
    }
    leaking = {f"{table.name}.{name}" for table, name in told if "hash" in name or "token" in name}
    assert not leaking
