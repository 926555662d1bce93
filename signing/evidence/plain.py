"""Words and times as they stand on the page."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from signing.evidence.case import Case
from signing.typesetting.typst import drawable

_LONG = re.compile(r"[!-,.-~]{25,}")  # a hyphen is a place to end a line already
_BREAK = "\u200b"  # where a line may end; seen by nobody
_STAYS = "\u00a0"
Row = dict[str, object]


def shown(text: str | None, *, limit: int = 400) -> str:
    """What people wrote, without what no font can write; long words may end a line anywhere."""
    plain = drawable(text or "")
    plain = f"{plain[:limit]}…" if len(plain) > limit else plain
    return _LONG.sub(
        lambda found: _BREAK.join(found.group()[at : at + 8] for at in range(0, len(found.group()), 8)), plain
    )


def utc(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"


def local(case: Case, at: datetime) -> str:
    there = case.local(at)
    offset = there.strftime("%z")
    return f"{there:%Y-%m-%d %H:%M:%S} {offset[:3]}:{offset[3:]}"


def both(case: Case, at: datetime | str) -> str:
    moment = datetime.fromisoformat(at) if isinstance(at, str) else at
    own, common = (each.replace(" ", _STAYS) for each in (local(case, moment), utc(moment)))
    return f"{own} ({common})"  # a line ends between the two, never inside one


def row(label: str, *values: str, mono: bool = False) -> Row:
    return {"label": label, "values": [each for each in values if each], "mono": mono}
