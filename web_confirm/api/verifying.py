"""Judging a copy. Public: whoever holds the file may ask; nothing about a task is said without it."""

from __future__ import annotations

import asyncio
import tempfile
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Request

from signing.usecases.verify_document import verify_document
from signing.usecases.views import DocumentVerdict, KnownCopy
from signing.wording import LANGUAGES, say, say_moment
from signing.wording.copies import copy_words
from web_confirm.api.uploads import IN_MEMORY, file_key, spool
from web_confirm.visitor import actor_of, limit, ports_of

router = APIRouter()

HELD = asyncio.Semaphore(2)  # copies held whole in memory; what strangers send keeps no upload waiting


@router.post("/verify")
async def verify(request: Request) -> dict[str, Any]:
    """The PDF as the raw body, its password in `X-File-Password` →
    `{verdict, why, register, known, prolonged, rescinded_by, rescinded_at, deleted_at, copy, sha256, size,
    signatures}`.
    Whoever asks is nobody in particular here: no party is named but by its own signature in the file."""
    limit(request, "verify")
    ports = ports_of(request)
    with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as kept:
        await spool(request, kept, ports)
        async with HELD:
            data = await asyncio.to_thread(kept.read)
            found = await verify_document(ports, actor_of(request), data, file_key(request).password)
    return shown_verdict(found, ZoneInfo(ports.installation.time_zone))


def shown_verdict(found: DocumentVerdict, zone: ZoneInfo) -> dict[str, Any]:
    """Times in words of every language: the page changes its language without sending the file again."""

    def moment(at: datetime | None) -> dict[str, str] | None:
        return {each: say_moment(each, at.astimezone(zone)) for each in LANGUAGES} if at else None

    verification = found.verification
    return {
        "verdict": found.verdict,
        "why": verification.why,
        "register": found.register,
        "known": found.known,
        "prolonged": found.prolonged,
        "rescinded_by": found.rescinded_by,
        "rescinded_at": moment(found.rescinded_at),
        "deleted_at": f"{found.deleted_at:%Y-%m-%d}" if found.deleted_at else None,
        "copy": _copy(found.copy, zone) if found.copy else None,
        "sha256": verification.sha256,
        "size": verification.size,
        "signatures": [
            {
                "who": one.who,
                "company": one.company,
                "kind": _kind(one),
                "claimed_at": moment(one.claimed_at),
                "stamped_at": moment(one.stamped_at),
                "stamp_trusted": one.stamp_trusted,
                "intact": one.intact,
                "trusted": one.trusted,
                "later_changes": one.later_changes,
                "level": one.level,
                "unknown": unknown_words(one.unknown) if one.unknown else None,
                "revision": one.revision,
            }
            for one in verification.signatures
        ],
    }


def unknown_words(what: str) -> dict[str, str]:
    """Language → a sentence's beginning."""
    said = {each: say(each, "verdict-unknown", what=what) for each in LANGUAGES}
    return {each: words[:1].upper() + words[1:] for each, words in said.items()}


def _copy(copy: KnownCopy, zone: ZoneInfo) -> dict[str, list[str]]:
    """Language → sentences."""
    made = copy.made_at.astimezone(zone)
    return {
        each: copy_words(
            each,
            number=copy.number,
            of=copy.of,
            at=say_moment(each, made),
            what=copy.what,
            by=copy.by,
            done=copy.done,
            total=copy.total,
        )
        for each in LANGUAGES
    }


def _kind(one: Any) -> str:
    if one.is_timestamp:
        return "timestamp"
    if one.certification:
        return "certification"
    # The name alone is anybody's to give: only a signature that our authority vouches for closes a document.
    if one.intact and one.trusted and one.field.rstrip("0123456789") == "close":
        return "closing"
    return "filling" if one.filled else "signature"
