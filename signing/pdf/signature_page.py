"""A page of signature places for documents that have none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from signing.fields.kinds import Field, FieldKind


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """One party on the signature page; `wants` says which places they get."""

    party_id: str
    name: str
    company: str | None = None
    role_label: str = ""
    wants: frozenset[FieldKind] = frozenset({FieldKind.SIGNATURE, FieldKind.DATE})


def append_signature_page(
    data: bytes,
    entries: Sequence[SignatureLine],
    *,
    title: str,
    language: str,
    font_dir: Path | None = None,
) -> tuple[bytes, tuple[Field, ...]]:
    """The document with its signature page, and the places on it."""
    raise NotImplementedError
