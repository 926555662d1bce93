"""The checkpoints' files, in a folder beside the database."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from storage.durable import sync_folder, write_beside

_NAME = re.compile(r"checkpoint-(\d{6,9})\.jsonl")


def file_name(number: int) -> str:
    return f"checkpoint-{number:06d}.jsonl"


class FolderWitness:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, number: int, lines: Iterable[bytes]) -> None:
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = self.folder / file_name(number)
        data = b"".join(line + b"\n" for line in lines)
        if path.exists() and _head(path) != _head_of(data):
            raise FileExistsError(path)
        write_beside(path, data).replace(path)
        sync_folder(self.folder)

    def numbers(self) -> Sequence[int]:
        if not self.folder.is_dir():
            return []
        found = (_NAME.fullmatch(each.name) for each in self.folder.iterdir())
        return sorted(int(match[1]) for match in found if match)

    def read(self, number: int) -> Iterator[bytes]:
        with (self.folder / file_name(number)).open("rb") as file:
            for line in file:
                yield line.rstrip(b"\n")


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.readline()


def _head_of(data: bytes) -> bytes:
    return data[: data.find(b"\n") + 1]
