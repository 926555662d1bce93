"""asn1crypto, taught to tell an indefinite length from one that ends in the byte 80.

It takes every header that ends so (`30 82 01 80`: one structure in 256) for indefinite and writes all that is
inside anew (its issue 249). A certificate that spells out a default, as many do, is another one afterwards: an
honest signature was called tampered with. And a CMS structure takes half a minute, since each level is written
several times for each above it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from asn1crypto import core

_core: Any = core
_ONE = 0x80  # as a length's only byte: what follows ends where two zeros stand (X.690, 8.1.3.6)
_MANY = 0x1F  # the tag goes on in the next bytes (X.690, 8.1.2.4)


def is_indefinite(header: bytes) -> bool:
    """Of a tag and length, or of several around each other (explicit tags): the innermost counts."""
    at, length = 0, 0
    while at + 1 < len(header):
        if header[at] & _MANY == _MANY:
            at += 1
            while at + 1 < len(header) and header[at] & 0x80:
                at += 1
        length = header[at + 1] if at + 1 < len(header) else 0
        at += 2 + (length & 0x7F if length > _ONE else 0)
    return length == _ONE


def _seems_indefinite(value: Any) -> bool:
    header = value._header
    return bool(header) and header[-1] == _ONE and not is_indefinite(header)


def _as_it_came(dump: Callable[..., bytes]) -> Callable[..., bytes]:
    def dumped(self: Any, force: bool = False) -> bytes:
        if not force and _seems_indefinite(self):
            contents = self.contents  # which takes the header away where something inside was changed
            if self._header is not None:
                return bytes(self._header + contents + self._trailer)
        return dump(self, force)

    return dumped


def _choice_as_it_came(dump: Callable[..., bytes]) -> Callable[..., bytes]:
    def dumped(self: Any, force: bool = False) -> bytes:
        if not force and _seems_indefinite(self):
            return bytes(self._header + self.chosen.dump())
        return dump(self, force)

    return dumped


for each in (_core.Asn1Value, _core.Primitive, _core.Sequence, _core.SequenceOf):
    each.dump = _as_it_came(each.dump)
_core.Choice.dump = _choice_as_it_came(_core.Choice.dump)
