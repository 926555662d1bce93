"""How a setting that is wrong is named: by a code of the wording, never by what stands in it."""

from __future__ import annotations

from pydantic_core import PydanticCustomError

PREFIX = "YINXIN_"


def setting_name(field: str) -> str:
    return PREFIX + field.upper()


def wrong(code: str, *, name: str = "", needs: str = "") -> PydanticCustomError:
    """`name`: the field, where several were looked at together; `needs`: the other one."""
    return PydanticCustomError("setting", "wrong", {"code": code, "field": name, "needs": needs})
