"""A seal that was just made, however it was: kept, on record, and shown to who has to approve it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from signing.audit.chain import record
from signing.errors import BadAnswer
from signing.one_line import one_line
from signing.ports import Actor, Ports, Seal
from signing.seals.rights import Standing, approval_by
from signing.task.events import SEAL_MADE
from signing.usecases.admission import person_of
from signing.usecases.seal_desk import check_owner, is_house
from signing.usecases.seal_views import SealView, label_of

NAME_LIMIT = 30  # characters


async def keep_new_seal(ports: Ports, actor: Actor, seal: Seal, picture: bytes, **how: Any) -> SealView:
    """`seal` without its keeper. Raises NotAllowed `seal-for-admins`, BadAnswer `seal-label-long` (limit)."""
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        check_owner(ports, person, seal.owner)
        house = is_house(ports, person, seal.kind, seal.owner)
        seal = replace(seal, keeper_id=person.id, name=read_label(seal.name), house=house)
        await tx.seals.add(seal)
        facts: dict[str, Any] = {
            "seal_id": seal.id,
            "owner": seal.owner,
            "kind": seal.kind,
            "page": seal.page,
            "name": seal.name,
        }
        facts |= {"width": seal.width, "height": seal.height, "house": house, **how}
        await record(tx, at=seal.made_at, kind=SEAL_MADE, actor=actor, task_id=None, facts=facts)
        admins = await tx.people.admins()
        for admin in admins if house else ():
            if admin.id != person.id:
                said = {
                    "what": "made",
                    "seal_id": seal.id,
                    "seal": label_of(seal, admin.speaks),
                    "by": person.name,
                }
                await tx.outbox.put(
                    key=f"seal-made:{seal.id}:{admin.id}", kind="seal", person_id=admin.id, facts=said
                )
    ports.wake()
    return SealView(
        seal, keeps=True, picture=picture, standing=Standing.MAKER, approval=approval_by(seal, person, admins)
    )


def read_label(words: str) -> str:
    """What a keeper calls a seal; empty where its kind says enough."""
    label = one_line(words)
    if len(label) > NAME_LIMIT:
        raise BadAnswer("seal-label-long", limit=NAME_LIMIT)
    return label
