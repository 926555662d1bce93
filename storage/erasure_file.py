"""The register of what was erased, in a file beside the database: a backup of before does not know it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from signing.ports.erasing import PERSON, TASK, Erasure
from storage.durable import sync_folder, write_beside

NAME = "erasures.jsonl"
FORMAT = "yinxin-erasures-v1"


class FolderErasures:
    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME

    def add(self, erasures: Iterable[Erasure]) -> None:
        known = {(one.what, one.subject): one for one in self.read()}
        known.update({(one.what, one.subject): one for one in erasures})
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_beside(self.path, file_of(known.values())).replace(self.path)
        sync_folder(self.path.parent)

    def read(self) -> Sequence[Erasure]:
        return read_erasures(self.raw()) if self.path.is_file() else ()

    def raw(self) -> bytes:
        return self.path.read_bytes() if self.path.is_file() else file_of(())


def file_of(erasures: Iterable[Erasure]) -> bytes:
    """JSON Lines; who it was stands nowhere in it."""
    lines: list[dict[str, Any]] = [{"format": FORMAT}]
    lines += [
        {"what": one.what, "subject": one.subject, "at": one.done_at.isoformat(), "years": one.years}
        for one in erasures
        if one.done_at is not None
    ]
    return b"".join(json.dumps(line).encode() + b"\n" for line in lines)


def read_erasures(data: bytes) -> Sequence[Erasure]:
    """ValueError for what is no such file."""
    try:
        head, *lines = (json.loads(line) for line in data.decode().splitlines())
        if head != {"format": FORMAT}:
            raise ValueError("another format")
        return [_read(line) for line in lines]
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("not a register of erasures") from error


def _read(line: dict[str, Any]) -> Erasure:
    what, subject, years = line["what"], line["subject"], line["years"]
    if what not in (PERSON, TASK) or not isinstance(subject, str) or not isinstance(years, int):
        raise ValueError("not a register of erasures")
    at = datetime.fromisoformat(line["at"])
    if at.tzinfo is None:
        raise ValueError("a time without a zone")
    return Erasure(what, subject, done_at=at, years=years)
