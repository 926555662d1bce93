"""A draft out of a filled template: what starting one and issuing many have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from signing.errors import BadAnswer, Refusal
from signing.fields.kinds import Field
from signing.pdf.places import appended_places
from signing.ports import Ports, Transaction
from signing.task import draft_parties, drafting
from signing.task.contacts import read_phone, region_of
from signing.task.deadlines import read_deadline
from signing.task.draft_steps import on_signature_page
from signing.task.ids import new_id
from signing.task.model import DraftStep, Party, Person, Side, Task
from signing.task.parties import read_name
from signing.task.template_filling import Filling, Somebody, open_roles
from signing.task.templates import TemplateRole, TemplateVersion, filled, meant_for, title_for
from signing.usecases.bind_known import bound, bound_if_known
from signing.usecases.draft_places import page_for


async def parties_for(
    ports: Ports, tx: Transaction, person: Person, version: TemplateVersion, filling: Filling
) -> Mapping[str, Party]:
    """By role id, in the order of the roles."""
    missing = open_roles(version, filling)
    if missing:
        raise Refusal("template-people-missing", roles=len(missing))
    found: dict[str, Party] = {}
    for at, role in enumerate(version.roles):
        party = replace(await _party(ports, tx, person, role, filling.people[role.id]), position=at)
        if draft_parties.is_twice(found.values(), party):
            raise BadAnswer("party-twice", line=0, name=party.name)
        found[role.id] = party
    return found


async def _party(ports: Ports, tx: Transaction, person: Person, role: TemplateRole, who: Somebody) -> Party:
    known = await tx.people.by_telegram_id(who.telegram_id) if who.telegram_id else None
    me = who.me or (known is not None and known.id == person.id)
    if me:
        known = person
    name = who.name if any(c.isalpha() for c in who.name) or known is None else known.name
    region = region_of(ports.installation.time_zone)
    ours = who.company is not None and who.company == ports.installation.organisation
    party = Party(
        id=new_id(),
        position=0,
        name=read_name(name[: draft_parties.NAME_LIMIT]),
        role=role.role,
        side=Side.INTERNAL if me or ours else role.side if not role.mine else Side.EXTERNAL,
        company=who.company,
        phone=read_phone(who.phone, region) if who.phone else None,
        email=who.email,
        step=role.step,
        may_delegate=role.may_delegate,
        asked_files=role.asked_files,
        demand=role.demand,
        level=role.level,
        at_start=role.at_start,
        view_only=role.view_only,
        finds_signer=role.finds_signer and who.company is not None,
    )
    if known is not None:
        return replace(bound(party, known), phone=party.phone or (known.phone if me else None))
    return await bound_if_known(tx, party)


def begun_from(
    ports: Ports,
    person: Person,
    version: TemplateVersion,
    parties: Mapping[str, Party],
    answers: Mapping[str, str],
    *,
    title: str | None = None,
    deadline: datetime | None = None,
) -> drafting.Change:
    """Without its number. `title`, `deadline`: instead of the template's."""
    now = ports.clock()
    if deadline is None and version.days:
        zone = person.time_zone or ports.installation.time_zone
        deadline = read_deadline(f"+{version.days}d", now=now, zone=zone)
    task, events = drafting.draft(
        id=new_id(),
        number="",
        title=title or title_for(version, parties, answers),
        initiator_id=person.id,
        language=version.language,
        document=version.document,
        now=now,
    )
    ids = {role: party.id for role, party in parties.items()}
    task = replace(
        task,
        documents=meant_for(version.documents, ids),
        parties=tuple(parties.values()),
        order=version.order,
        fields=filled(version.fields, answers, ids),
        signature_page=version.signature_page,
        places_chosen=True,
        draft_step=DraftStep.REVIEW,
        deadline=deadline,
        reminders=version.reminders,
        reading=version.reading,
        needs=version.needs,
        demand=version.demand,
    )
    return task, events


async def on_own_page(ports: Ports, task: Task) -> tuple[Field, ...]:
    """The page to be appended is drawn with the new names: its places are where that puts them."""
    fields = task.fields
    for document in task.documents:
        there = on_signature_page(task, document)
        if not there:
            continue
        data = await ports.blobs.get(document.current)
        found = await ports.children.run(appended_places, data, page_for(task, there))
        drawn = [replace(field, document=document.key) for field in found]
        places = {field.place for field in drawn}
        fields = (*(field for field in fields if field.place not in places), *drawn)
    return fields


async def numbered(ports: Ports, tx: Transaction, task: Task) -> Task:
    day = f"{task.created_at.astimezone(ZoneInfo(ports.installation.time_zone)):%y%m%d}"
    return replace(task, number=await tx.tasks.next_number(day))
