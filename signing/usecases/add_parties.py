from __future__ import annotations

from dataclasses import replace

from signing.ports import Actor, Ports
from signing.task import draft_parties
from signing.task.contacts import region_of
from signing.task.ids import new_id
from signing.task.model import Party, Person, Side
from signing.task.parties import NamedParty, read_parties
from signing.usecases.bind_known import bound, bound_if_known
from signing.usecases.draft_desk import DraftDesk, at_draft
from signing.usecases.draft_views import DraftView


async def add_parties(
    ports: Ports, actor: Actor, task_id: str, *, text: str, version: int | None = None
) -> DraftView:
    """Parties typed as lines ("李明 13800138000 li@example.cn 签署"; "Ann Miller, Harbor Ltd, ann@x.com, sign").
    Whoever is written as 我 or "me", or by the actor's own name, is the actor.

    All or none: BadAnswer as `read_parties` (the first line that cannot be read), `party-twice`,
    `too-many-parties`."""
    async with at_draft(ports, actor, task_id, "add-parties", version) as desk:
        named = read_parties(text, region=region_of(ports.installation.time_zone))
        added = [await party_named(desk, each) for each in named]
        desk.change(draft_parties.add_parties(desk.task, added, ports.clock()))
    return desk.view()


async def party_named(desk: DraftDesk, named: NamedParty) -> Party:
    me = named.me or _is_own_name(named, desk.person)
    party = Party(
        id=new_id(),
        position=0,
        name=named.name or desk.person.name[: draft_parties.NAME_LIMIT],
        role=named.role,
        side=named.side or _side(desk, named, me),
        company=named.company,
        phone=named.phone,
        email=named.email,
        step=named.step,
    )
    if me:
        return replace(bound(party, desk.person), phone=party.phone or desk.person.phone)
    return await bound_if_known(desk.tx, party)


def _is_own_name(named: NamedParty, person: Person) -> bool:
    """Somebody else may have the same name: then their number or address tells them apart."""
    same = named.name.casefold() == person.name.casefold()
    return same and named.phone in {None, person.phone} and named.email in {None, person.email}


def _side(desk: DraftDesk, named: NamedParty, me: bool) -> Side:
    ours = named.company is not None and named.company == desk.ports.installation.organisation
    return Side.INTERNAL if me or ours else Side.EXTERNAL
