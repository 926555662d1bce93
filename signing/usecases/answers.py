"""What a party fills in before it signs: kept sealed, judged by the rules of its fields, told to nobody else."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from signing.errors import Refusal
from signing.fields.kinds import VALUED, Field, FieldKind
from signing.fields.values import check_values
from signing.pdf.ink.room import check_room
from signing.ports import Answers, Json, Ports, Transaction, purposes
from signing.task.model import Party, Task

# Where uploaded pictures of a person's own hand are kept, beside the keys of fields; no key begins so.
SIGNATURE, INITIALS = "@signature", "@initials"
VALUE_LIMIT = 4000  # characters; a field's own limit is lower


def seal_answers(ports: Ports, task_id: str, party_id: str, answers: Mapping[str, str]) -> bytes:
    return ports.vault.seal(
        json.dumps(dict(answers), ensure_ascii=False).encode(), purposes.answers(task_id, party_id)
    )


def open_sealed(ports: Ports, task_id: str, party_id: str, sealed: bytes) -> dict[str, str]:
    """ValueError if it was changed, or moved here from another party or task."""
    found = json.loads(ports.vault.open(sealed, purposes.answers(task_id, party_id)))
    return {str(key): str(value) for key, value in found.items()}


async def answers_of(ports: Ports, tx: Transaction, task_id: str, party_id: str) -> dict[str, str]:
    """By Field.key; a picture's is the name of its blob."""
    kept = await tx.answers.get(task_id, party_id)
    if kept is None:
        return {}
    try:
        return open_sealed(ports, task_id, party_id, kept.sealed)
    except ValueError:
        return {}  # under a master key that is gone: they are asked for again


async def put_answers(
    ports: Ports, tx: Transaction, task_id: str, party_id: str, answers: Mapping[str, str]
) -> None:
    sealed = seal_answers(ports, task_id, party_id, answers)
    await tx.answers.put(Answers(task_id, party_id, sealed, ports.clock()))


def asked_of(task: Task, party: Party) -> tuple[Field, ...]:
    """What this party types, chooses or uploads."""
    return tuple(field for field in task.fields if field.party_id == party.id and field.kind in VALUED)


def by_key(fields: Sequence[Field]) -> dict[str, list[Field]]:
    found: dict[str, list[Field]] = {}
    for field in fields:
        found.setdefault(field.key, []).append(field)
    return found


def judge(
    fields: Sequence[Field], answers: Mapping[str, str], now: datetime
) -> tuple[dict[str, str], dict[str, Refusal]]:
    """The values as they will be written, and what is wrong with the others: each by itself, so that one is told
    of all. What no font can write or has no room is found here, before the code: after it an act would be lost."""
    values: dict[str, str] = {}
    wrong: dict[str, Refusal] = {}
    for key, group in by_key(fields).items():
        try:
            found = check_values(group, {key: answers[key]} if key in answers else {}, now=now)
            check_room(group, found)
            values |= found
        except Refusal as refusal:
            wrong[key] = refusal
    return values, wrong


def sealed_values(ports: Ports, task_id: str, party_id: str, values: Mapping[str, str]) -> str:
    """As a proposal keeps them. The seal is another one each time, so no digest over it tells what is inside."""
    return base64.b64encode(seal_answers(ports, task_id, party_id, values)).decode()


def proposed_values(ports: Ports, task_id: str, party_id: str, proposal: Mapping[str, Json]) -> dict[str, str]:
    """By Field.key, as they were confirmed. ValueError if they were changed since."""
    sealed = proposal.get("values")
    return open_sealed(ports, task_id, party_id, base64.b64decode(sealed)) if sealed else {}


def is_written(fields: Sequence[Field], key: str) -> bool:
    """A sentence that is written by hand."""
    return any(field.key == key and field.kind is FieldKind.COPIED and field.drawn for field in fields)


def is_picture(fields: Sequence[Field], key: str) -> bool:
    return any(field.key == key and field.drawn for field in fields)
