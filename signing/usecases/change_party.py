from __future__ import annotations

from typing import Any

from signing.errors import BadAnswer
from signing.ports import Actor, Ports
from signing.task import draft_parties
from signing.task.asked_files import read_asked_files
from signing.task.contacts import read_email, read_phone, region_of
from signing.task.model import Reach
from signing.task.parties import read_company, read_name
from signing.usecases.bind_known import bound
from signing.usecases.draft_desk import DraftDesk, at_draft
from signing.usecases.draft_views import DraftView, PartyChange

# What a button says, and nobody types.
PLAIN = ("role", "side", "step", "level", "may_delegate", "at_start", "view_only", "finds_signer")
SHOWN = 40  # characters of what could not be read


async def change_party(
    ports: Ports, actor: Actor, task_id: str, *, party_id: str, change: PartyChange, version: int | None = None
) -> DraftView:
    """One party changed, checked like a typed one. Raises BadAnswer as `add_parties`, `steps-wrong` (limit);
    Refusal("party-gone")."""
    async with at_draft(ports, actor, task_id, "change-party", version) as desk:
        now = ports.clock()
        values = _read(change, region_of(ports.installation.time_zone))
        if "phone" in values:
            values |= await _who_has(desk, party_id, values["phone"])
        if values:
            desk.change(draft_parties.change_party(desk.task, party_id, now, **values))
        if change.move:
            desk.change(draft_parties.move_party(desk.task, party_id, change.move, now))
    return desk.view()


def _read(change: PartyChange, region: str) -> dict[str, Any]:
    values: dict[str, Any] = {name: value for name in PLAIN if (value := getattr(change, name)) is not None}
    if change.files is not None:
        values["asked_files"] = read_asked_files(change.files)
    if change.name is not None:
        values["name"] = read_name(change.name)
    if change.company is not None:
        values["company"] = read_company(change.company)
    if change.phone is not None:
        values["phone"] = read_phone(change.phone, region)
        if change.phone.strip() and values["phone"] is None:
            raise BadAnswer("party-phone-wrong", line=0, phone=change.phone.strip()[:SHOWN])
    if change.email is not None:
        values["email"] = read_email(change.email)
        if change.email.strip() and values["email"] is None:
            raise BadAnswer("party-email-wrong", line=0, email=change.email.strip()[:SHOWN])
    return values


async def _who_has(desk: DraftDesk, party_id: str, phone: str | None) -> dict[str, Any]:
    """The person behind another number, if we know them. Whoever was bound by the old one is no longer meant."""
    party = draft_parties.party_of(desk.task, party_id)
    person = await desk.tx.people.by_phone(phone) if phone else None
    if person is not None:
        now_is = bound(party, person)
        return {"person_id": now_is.person_id, "reach": now_is.reach}
    before = await desk.tx.people.get(party.person_id) if party.person_id else None
    if before is not None and before.phone == party.phone and phone != party.phone and before.id != desk.person.id:
        return {"person_id": None, "reach": Reach.NOT_INVITED}
    return {}
