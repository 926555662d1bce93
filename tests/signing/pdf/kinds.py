"""Fields of every kind for several parties, and what they fill in."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from zoneinfo import ZoneInfo

from PIL import Image, ImageDraw

from signing.fields.kinds import Align, Box, Face, Field, FieldKind, Look, Slice
from signing.pdf.ink import Mark
from signing.pdf.writes import Filling
from tests.signing.pdf.desk import NOW, URL, Desk

KIND = FieldKind
SENTENCE = "本人已阅读并自愿承担全部风险。"
BLOB = "ab" * 32


@lru_cache
def photo() -> bytes:
    picture = Image.new("RGB", (120, 80), "#2c6e49")
    ImageDraw.Draw(picture).ellipse((30, 10, 90, 70), fill="#ffc145")
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def every_kind(party: str, *, page: int = 0, pages: int = 2, left: float = 40) -> list[Field]:
    """One of each for one party, in a column of 170 points from `left`."""
    made: list[Field] = []
    at = 780.0

    def add(kind: FieldKind, height: float, **more: object) -> None:
        nonlocal at
        at -= height + 4
        number = sum(field.kind is kind for field in made) + 1
        name = f"{party}_{kind.value.replace('-', '_')}_{number}"
        base = Field(name, party, kind, page, Box(left, at, 165, height), label=kind.value)
        made.append(replace(base, **more))  # type: ignore[arg-type] - the attributes of a Field

    add(KIND.TEXT, 18, look=Look(align=Align.RIGHT, colour="#0b5394"))
    add(KIND.TEXT, 44, look=Look(face=Face.SONG, size=9, multiline=True), required=False)
    add(KIND.NUMBER, 18, format="2", look=Look(align=Align.CENTRE))
    add(KIND.ID_NUMBER, 18)
    add(KIND.PHONE, 18)
    add(KIND.EMAIL, 18)
    add(KIND.CHECKBOX, 14)
    add(KIND.CHECKBOX, 14, required=False)
    add(KIND.RADIO, 14, group=f"{party}_pay", option="现金")
    add(KIND.RADIO, 14, group=f"{party}_pay", option="转账")
    add(KIND.SELECT, 18, options=("一年", "三年"))
    add(KIND.COPIED, 34, sentence=SENTENCE)
    add(KIND.PICTURE, 50)
    add(KIND.DATE, 16)
    add(KIND.SIGNATURE, 48)
    add(KIND.INITIALS, 24)
    add(KIND.SEAL, 60)
    add(KIND.LEGAL_SEAL, 50)
    for number in range(pages):
        strip = Box(560 + 0.01 * len(party), 100, 20, 113)
        made.append(
            Field(f"{party}_seam_{number}", party, KIND.SEAM, number, strip, slice=Slice(number, pages, 113))
        )
    return made


def filling(fields: Sequence[Field]) -> Filling:
    """What the party answers: the second tick and the second text are left open."""
    answers = {
        KIND.TEXT: "上海市浦东新区世纪大道 88 号",
        KIND.NUMBER: "12800.50",
        KIND.ID_NUMBER: "11010519491231002X",
        KIND.PHONE: "13800138000",
        KIND.EMAIL: "li.ming@example.com",
        KIND.CHECKBOX: "yes",
        KIND.RADIO: "转账",
        KIND.SELECT: "三年",
        KIND.COPIED: SENTENCE,
        KIND.PICTURE: BLOB,
    }
    values = {field.key: answers[field.kind] for field in fields if field.kind in answers and field.required}
    return Filling(values, {BLOB: photo()})


def a_mark(name: str = "李明", company: str | None = None) -> Mark:
    at = NOW.astimezone(ZoneInfo("Asia/Shanghai"))
    return Mark(name, at, company=company, verify_url=URL, digest_short="0123456789ab")


def sign_all(desk: Desk, base: bytes, fields: list[Field], order: Sequence[str]) -> bytes:
    for party in order:
        own = [field for field in fields if field.party_id == party]
        base = desk.sign(base, party, own, filling=filling(own))
    return base
