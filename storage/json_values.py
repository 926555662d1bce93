"""Dataclasses out of JSON: what is missing is its default, what nobody knows any more is left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import lru_cache
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def from_json(kind: type[T], value: Mapping[str, Any]) -> T:
    """`kind` as `dataclasses.asdict` wrote it, in this version or another one. TypeError where a value without
    a default is missing."""
    hints = _hints(kind)  # type: ignore[arg-type]  # a class is hashable
    names = [each.name for each in fields(kind) if each.name in value]  # type: ignore[arg-type]  # a dataclass
    return kind(**{name: _read(hints[name], value[name]) for name in names})


@lru_cache
def _hints(kind: type[Any]) -> dict[str, Any]:
    return get_type_hints(kind)


def _read(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    if get_origin(hint) in {Union, UnionType}:
        return _read(next(each for each in get_args(hint) if each is not type(None)), value)
    if get_origin(hint) is tuple:
        return tuple(_read(get_args(hint)[0], each) for each in value)
    return _plain(hint, value) if isinstance(hint, type) else value


def _plain(kind: type[Any], value: Any) -> Any:
    if is_dataclass(kind):
        return from_json(kind, value)
    if issubclass(kind, Enum):
        return kind(value)
    return datetime.fromisoformat(value) if kind is datetime else value
