"""What a button carries: `verb:task:version[:argument]`, at most 64 bytes.

The version is the task's when the button was drawn; 0 where the button belongs to no state of a task.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

E = TypeVar("E", bound=StrEnum)

LIMIT = 64  # bytes; Bot API: callback_data
_SHAPE = re.compile(r"([a-z_]{1,12}):([a-z0-9]{0,16}):([0-9]{1,9})(?::([A-Za-z0-9_.+/-]{1,60}))?", re.ASCII)


class StrangeButton(ValueError):
    """An argument that no button of ours has."""


@dataclass(frozen=True, slots=True)
class Press:
    verb: str
    task_id: str = ""
    version: int = 0
    arg: str = ""

    @property
    def args(self) -> tuple[str, ...]:
        """The argument's parts, which are joined by dots."""
        return tuple(self.arg.split(".")) if self.arg else ()

    def part(self, at: int = 0) -> str:
        if at >= len(self.args):
            raise StrangeButton(self.verb)
        return self.args[at]

    def number(self, at: int = 0) -> int:
        if not self.part(at).isdecimal():
            raise StrangeButton(self.verb)
        return int(self.part(at))

    def one_of(self, kind: type[E], at: int = 0) -> E:
        try:
            return kind(self.part(at))
        except ValueError:
            raise StrangeButton(self.verb) from None


def pack(verb: str, task_id: str = "", version: int = 0, *args: str | int) -> str:
    """ValueError for what a button cannot carry: our mistake, found by the tests of the screens."""
    arg = ".".join(str(each) for each in args)
    data = f"{verb}:{task_id}:{version}" + (f":{arg}" if arg else "")
    if len(data.encode()) > LIMIT or _SHAPE.fullmatch(data) is None:
        raise ValueError(f"no button can carry {data!r}")
    return data


def unpack(data: str | None) -> Press | None:
    """None for whatever we did not write; never raises."""
    if data is None or len(data) > LIMIT:
        return None
    found = _SHAPE.fullmatch(data)
    if found is None:
        return None
    verb, task_id, version, arg = found.groups()
    return Press(verb, task_id, int(version), arg or "")
