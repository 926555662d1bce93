"""Seals at signing. For whoever asks for codes, shows the page and writes the revision:

- `choices_for` → TaskView.seals: what the reader may choose from, for each kind of place that needs a seal;
- `proposed_seals` → proposal["seals"], so that the code is bound to the very seal: its id, its page's digest, and
  the keeper's leave where it needs one;
- `seals_of_proposal` → Ink(seals=…), read again when the revision is written;
- `signing_seal`: the company's seal among them, which signs with its own certificate;
- `note_uses` in the transaction that stores the revision: every use goes into both chains and the seal's log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from signing.audit.chain import record
from signing.errors import NotAllowed, Refusal, Stale
from signing.fields.kinds import Field, FieldKind
from signing.pdf.parts import Part
from signing.pdf.vector import form_of
from signing.ports import Intent, Json, Ports, Seal, SealState, Transaction
from signing.seals.design import SealKind
from signing.seals.rights import COMPANY_KINDS, has_certificate
from signing.task.events import SEAL_USED
from signing.task.model import Party, Task
from signing.task.sealing import AskState, SealUse
from signing.usecases.seal_desk import same_name
from signing.usecases.seal_leave import leave_for, needs_leave
from signing.usecases.seal_views import label_of
from signing.usecases.views import SealChoice

# Which place takes which of a party's chosen seals: the strips of a seam are cut from the company's.
_TAKEN_FROM = {
    FieldKind.SEAL: FieldKind.SEAL,
    FieldKind.SEAM: FieldKind.SEAL,
    FieldKind.LEGAL_SEAL: FieldKind.LEGAL_SEAL,
}


async def choices_for(
    ports: Ports, tx: Transaction, *, person_id: str, party: Party, fields: Sequence[Field], language: str
) -> tuple[SealChoice, ...]:
    """`fields`: the party's own. Empty where no place takes a seal, or the person has none that fits: then the
    place shows the company's name, as before there were seals."""
    found = []
    for kind in _kinds(fields):
        for seal in await _usable(ports, tx, person_id, party, kind):
            asks = await needs_leave(ports, tx, seal, person_id)
            preview = await ports.blobs.get(seal.preview)
            found.append(SealChoice(seal.id, label_of(seal, language), kind.value, preview, asks))
    return tuple(found)


async def usable_seals(
    ports: Ports, tx: Transaction, *, person_id: str, party: Party, fields: Sequence[Field]
) -> Sequence[Seal]:
    """For any of the places."""
    return [seal for kind in _kinds(fields) for seal in await _usable(ports, tx, person_id, party, kind)]


async def company_seals(ports: Ports, tx: Transaction, person_id: str, party: Party) -> Sequence[Seal]:
    """Of the company that the party signs for."""
    return await _usable(ports, tx, person_id, party, FieldKind.SEAL)


async def proposed_seals(
    ports: Ports,
    tx: Transaction,
    *,
    person_id: str,
    party: Party,
    fields: Sequence[Field],
    wished: Mapping[str, str],
    task: Task | None = None,
) -> dict[str, Json]:
    """By kind of field: {"id", "sha256"}, and "leave" where a keeper gave theirs for this task. `wished` as
    Wishes.seals; without a wish the only usable one. Raises NotAllowed `seal-not-yours` for a seal that this
    person may not use here, Refusal `seal-choose` where several would do, `seal-needs-leave` before a keeper has
    said yes."""
    found: dict[str, Json] = {}
    for kind in _kinds(fields):
        usable = await _usable(ports, tx, person_id, party, kind)
        wish = wished.get(kind.value)
        if wish:
            seal = next((one for one in usable if one.id == wish), None)
            if seal is None:
                raise NotAllowed("seal-not-yours", seal_id=wish)
        elif len(usable) > 1:
            raise Refusal("seal-choose")
        else:
            seal = usable[0] if usable else None
        if seal is not None:
            found[kind.value] = {"id": seal.id, "sha256": seal.page}
            if await needs_leave(ports, tx, seal, person_id):
                leave = await leave_for(ports, tx, seal, task, party=party, person_id=person_id) if task else None
                if leave is None:
                    raise Refusal("seal-needs-leave", seal_id=seal.id)
                found[kind.value]["leave"] = leave.id
    return found


async def signing_seal(ports: Ports, proposal: Mapping[str, Json]) -> Seal | None:
    chosen: Mapping[str, Mapping[str, str]] = proposal.get("seals") or {}
    one = chosen.get(FieldKind.SEAL.value)
    if one is None:
        return None
    async with ports.transaction() as tx:
        seal = await tx.seals.get(one["id"])
    return seal if seal is not None and has_certificate(seal) else None


async def seals_of_proposal(ports: Ports, proposal: Mapping[str, Json]) -> Mapping[FieldKind, Part]:
    """What Ink draws with. Raises Stale `seal-changed` if one may no longer be used."""
    chosen: Mapping[str, Mapping[str, str]] = proposal.get("seals") or {}
    async with ports.transaction() as tx:
        seals = {kind: await tx.seals.get(one["id"]) for kind, one in chosen.items()}
    forms: dict[str, Part] = {}
    for kind, seal in seals.items():
        if seal is None or seal.state is not SealState.APPROVED or seal.page != chosen[kind]["sha256"]:
            raise Stale("seal-changed")
        forms[kind] = form_of(await ports.blobs.get(seal.page))
    return {place: forms[source.value] for place, source in _TAKEN_FROM.items() if source.value in forms}


async def may_still_seal(tx: Transaction, proposal: Mapping[str, Json]) -> bool:
    """Looked at in the transaction that stores: what is stored was sealed before the seal was frozen or cancelled,
    so its time stamp is older than any revocation."""
    chosen: Mapping[str, Mapping[str, str]] = proposal.get("seals") or {}
    for one in chosen.values():
        seal = await tx.seals.get(one["id"])
        leave = await tx.seals.request(one["leave"]) if "leave" in one else None
        if seal is None or seal.state is not SealState.APPROVED:
            return False
        if "leave" in one and (leave is None or leave.state is not AskState.GRANTED):
            return False
    return True


class Sealed(Protocol):
    """A document that an act has written: its key, its digest, and the certificate that signed it."""

    @property
    def document(self) -> int: ...
    @property
    def sha256(self) -> str: ...
    @property
    def serial(self) -> str: ...


async def note_uses(
    ports: Ports, tx: Transaction, task: Task, intent: Intent, documents: Sequence[Sealed]
) -> None:
    """For each seal and each document in which it has a place."""
    chosen: Mapping[str, Mapping[str, str]] = intent.proposal.get("seals") or {}
    now, actor, party_id = ports.clock(), intent.actor, intent.party_id
    for kind, one in chosen.items():
        for written in documents:
            mine = [each for each in task.fields if (each.party_id, each.document) == (party_id, written.document)]
            if FieldKind(kind) not in _kinds(mine):
                continue
            facts: dict[str, Json] = {
                "party_id": party_id,
                "place": kind,
                "seal_id": one["id"],
                "page": one["sha256"],
            }
            facts |= {"sha256": written.sha256, "certificate_serial": written.serial, "leave": one.get("leave")}
            await record(tx, at=now, kind=SEAL_USED, actor=actor, task_id=task.id, facts=facts)
            whose = {**facts, "task_id": task.id}
            await record(tx, at=now, kind=SEAL_USED, actor=actor, task_id=None, facts=whose)
            used = SealUse(one["id"], task.id, party_id, kind, now, actor.person_id or "")
            used = replace(used, sha256=written.sha256, serial=written.serial, request_id=one.get("leave"))
            await tx.seals.note_use(used)
        leave = await tx.seals.request(one["leave"]) if "leave" in one else None
        if leave is not None:
            await tx.seals.move_request(replace(leave, state=AskState.USED), AskState.GRANTED)


def takes_seal(fields: Sequence[Field]) -> bool:
    """Whether a company's seal stands in one of these places."""
    return FieldKind.SEAL in _kinds(fields)


def _kinds(fields: Sequence[Field]) -> list[FieldKind]:
    """The seals that these places need, each once."""
    return list(dict.fromkeys(_TAKEN_FROM[field.kind] for field in fields if field.kind in _TAKEN_FROM))


async def _usable(ports: Ports, tx: Transaction, person_id: str, party: Party, kind: FieldKind) -> Sequence[Seal]:
    """Of the right kind, approved, and of the company that the party signs for."""
    wanted = COMPANY_KINDS if kind is FieldKind.SEAL else {SealKind.LEGAL}
    return [
        seal
        for seal in await tx.seals.of_person(person_id, ports.clock())
        if seal.state is SealState.APPROVED
        and seal.kind in wanted
        and (kind is FieldKind.LEGAL_SEAL or not party.company or same_name(seal.owner, party.company))
    ]
