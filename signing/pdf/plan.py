"""What the next revision needs to be appended to a file that nobody reads again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from signing.pdf.parts import Ref

USUAL_ROOM = 6_000  # bytes for a signature: chain and time stamp of our own take 4,800
VERSION = 1  # of the stored form; plans of another one are made anew
# What filling changes of a field. pyHanko's policy would allow a few more (VALUE_UPDATE_KEYS), /F among them: then
# a mark could be hidden.
CHANGING = ("V", "AP", "AS")


@dataclass(frozen=True, slots=True)
class There:
    """A field's place as it was prepared, for who draws: points, upright; `turn` is its page's, in degrees."""

    signature: bool
    width: float
    height: float
    turn: int


@dataclass(frozen=True, slots=True)
class Planned:
    """An unfilled field. `kept` is its dictionary's syntax without what filling may change, which is in `held`."""

    at: Ref
    kept: bytes = field(repr=False)
    held: Mapping[str, bytes]
    there: There


@dataclass(frozen=True, slots=True)
class Store:
    """The document's /DSS: SHA-256 (hex) of what it holds already → object number."""

    at: Ref
    kept: bytes
    certs: Mapping[str, int]
    ocsps: Mapping[str, int]
    crls: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Plan:
    """A document of ours between two revisions. `room` is what the next signature gets, in bytes; one that
    takes more is written again, and then the plan knows."""

    length: int
    sha256: str
    startxref: int
    is_table: bool  # its last cross-reference section; the next is of the same kind (ISO 32000-2, 7.5.8.4)
    ends_with_line: bool
    size: int
    root: Ref
    info: Ref | None
    first_id: bytes | None
    room: int
    fields: Mapping[str, Planned] = field(repr=False)
    taken: frozenset[str] = field(repr=False)
    store: Store | None

    def to_bytes(self) -> bytes:
        plain = {
            "version": VERSION,
            "length": self.length,
            "sha256": self.sha256,
            "startxref": self.startxref,
            "is_table": self.is_table,
            "ends_with_line": self.ends_with_line,
            "size": self.size,
            "root": _pair(self.root),
            "info": _pair(self.info),
            "first_id": self.first_id.hex() if self.first_id is not None else None,
            "room": self.room,
            "fields": {name: _field_out(one) for name, one in self.fields.items()},
            "taken": sorted(self.taken),
            "store": _store_out(self.store),
        }
        return json.dumps(plain, separators=(",", ":")).encode()

    @staticmethod
    def from_bytes(stored: bytes) -> Plan | None:
        """None for the form of another version."""
        return _read(stored)


@lru_cache(maxsize=256)  # the parties of one document often come one after another
def _read(stored: bytes) -> Plan | None:
    plain = json.loads(stored)
    if plain.pop("version") != VERSION:
        return None
    plain["root"] = Ref(*plain["root"])
    plain["info"] = Ref(*plain["info"]) if plain["info"] else None
    plain["first_id"] = bytes.fromhex(plain["first_id"]) if plain["first_id"] is not None else None
    fields = {name: _field_in(one) for name, one in plain["fields"].items()}
    plain["fields"] = MappingProxyType(fields)
    plain["taken"] = frozenset(plain["taken"])
    plain["store"] = _store_in(plain["store"])
    return Plan(**plain)


def _pair(ref: Ref | None) -> list[int] | None:
    return [ref.number, ref.generation] if ref is not None else None


# Bytes travel as Latin-1: each is one character.
def _field_out(one: Planned) -> list[Any]:
    held = {key: raw.decode("latin-1") for key, raw in one.held.items()}
    there = one.there
    numbers = [there.signature, there.width, there.height, there.turn]
    return [*(_pair(one.at) or ()), one.kept.decode("latin-1"), held, *numbers]


def _field_in(row: list[Any]) -> Planned:
    number, generation, kept, held, *numbers = row
    was = {key: raw.encode("latin-1") for key, raw in held.items()}
    return Planned(Ref(number, generation), kept.encode("latin-1"), was, There(*numbers))


def _store_out(store: Store | None) -> list[Any] | None:
    if store is None:
        return None
    kept = store.kept.decode("latin-1")
    return [_pair(store.at), kept, dict(store.certs), dict(store.ocsps), dict(store.crls)]


def _store_in(row: list[Any] | None) -> Store | None:
    return Store(Ref(*row[0]), row[1].encode("latin-1"), *row[2:]) if row is not None else None
