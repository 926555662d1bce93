from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from signing.errors import BadAnswer
from signing.ports import Actor, Ports
from signing.task import draft_parties
from signing.task.contacts import read_phone, region_of
from signing.task.ids import new_id
from signing.task.model import Party, Role, Side
from signing.task.parties import read_name
from signing.usecases.bind_known import bound, bound_if_known
from signing.usecases.draft_desk import DraftDesk, at_draft
from signing.usecases.draft_views import DraftView, PickedPerson


async def add_picked_parties(
    ports: Ports, actor: Actor, task_id: str, *, picked: Sequence[PickedPerson], version: int | None = None
) -> DraftView:
    """People from a shared contact or the user picker, as external signers; who is known to us is bound at once.
    Picking somebody twice is no error. BadAnswer("picked-none") for nobody, `too-many-parties`."""
    async with at_draft(ports, actor, task_id, "add-picked-parties", version) as desk:
        if not picked:
            raise BadAnswer("picked-none")
        added: list[Party] = []
        for each in picked:
            party = await _party(desk, each)
            if not draft_parties.is_twice([*desk.task.parties, *added], party):
                added.append(party)
        if added:
            desk.change(draft_parties.add_parties(desk.task, added, ports.clock()))
    return desk.view()


async def _party(desk: DraftDesk, picked: PickedPerson) -> Party:
    known = await desk.tx.people.by_telegram_id(picked.telegram_id) if picked.telegram_id else None
    me = known is not None and known.id == desk.person.id
    name = picked.name if any(c.isalpha() for c in picked.name) or known is None else known.name
    party = Party(
        id=new_id(),
        position=0,
        name=read_name(name[: draft_parties.NAME_LIMIT]),
        role=Role.SIGNER,
        side=Side.INTERNAL if me else Side.EXTERNAL,
        phone=_phone(desk, picked),
    )
    if known is not None:
        return replace(bound(party, known), phone=party.phone or (known.phone if me else None))
    return await bound_if_known(desk.tx, party)


def _phone(desk: DraftDesk, picked: PickedPerson) -> str | None:
    """The chat gives numbers in international form, with or without the plus; an odd one is left out."""
    if not picked.phone:
        return None
    region = region_of(desk.ports.installation.time_zone)
    return read_phone("+" + picked.phone.lstrip("+ "), region) or read_phone(picked.phone, region)
