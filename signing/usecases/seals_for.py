"""Seals at signing. For whoever asks for codes, shows the page and writes the revision:

- `choices_for` → TaskView.seals: what the reader may choose from, for each kind of place that needs a seal;
- `proposed_seals` → proposal["seals"], so that the code is bound to the very seal: its id and its page's digest;
- `seals_of_proposal` → Ink(seals=…), read again when the revision is written;
- `note_uses` in the transaction that stores the revision: every use goes into both chains."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from signing.audit.chain import record
from signing.errors import NotAllowed, Refusal, Stale
from signing.fields.kinds import Field, FieldKind
from signing.pdf.parts import Part
from signing.pdf.vector import form_of
from signing.ports import Actor, Json, Ports, Seal, SealState, Transaction
from signing.seals.design import SealKind
from signing.task.events import SEAL_USED
from signing.task.model import Party, Task
from signing.usecases.seal_desk import same_name
from signing.usecases.views import SealChoice
from signing.wording import say

# Which place takes which of a party's chosen seals: the strips of a seam are cut from the company's.
_TAKEN_FROM = {
    FieldKind.SEAL: FieldKind.SEAL,
    FieldKind.SEAM: FieldKind.SEAL,
    FieldKind.LEGAL_SEAL: FieldKind.LEGAL_SEAL,
}
COMPANY_KINDS = frozenset(SealKind) - {SealKind.LEGAL, SealKind.NAME}


async def choices_for(
    ports: Ports, tx: Transaction, *, person_id: str, party: Party, fields: Sequence[Field], language: str
) -> tuple[SealChoice, ...]:
    """`fields`: the party's own. Empty where no place takes a seal, or the person has none that fits: then the
    place shows the company's name, as before there were seals."""
    found = []
    for kind in _kinds(fields):
        for seal in await _usable(ports, tx, person_id, party, kind):
            label = f"{say(language, f'seal-kind-{seal.kind}')} · {seal.owner}"
            found.append(SealChoice(seal.id, label, kind.value, await ports.blobs.get(seal.preview)))
    return tuple(found)


async def proposed_seals(
    ports: Ports,
    tx: Transaction,
    *,
    person_id: str,
    party: Party,
    fields: Sequence[Field],
    wished: Mapping[str, str],
) -> dict[str, Json]:
    """By kind of field: {"id", "sha256"}. `wished` as Wishes.seals; without a wish the only usable one. Raises
    NotAllowed `seal-not-yours` for a seal that this person may not use here, Refusal `seal-choose` where several
    would do."""
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
    return found


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


async def note_uses(
    ports: Ports, tx: Transaction, task: Task, *, party_id: str, proposal: Mapping[str, Json], actor: Actor
) -> None:
    chosen: Mapping[str, Mapping[str, str]] = proposal.get("seals") or {}
    for kind, one in chosen.items():
        facts = {"party_id": party_id, "place": kind, "seal_id": one["id"], "page": one["sha256"]}
        now = ports.clock()
        await record(tx, at=now, kind=SEAL_USED, actor=actor, task_id=task.id, facts=facts)
        await record(tx, at=now, kind=SEAL_USED, actor=actor, task_id=None, facts={**facts, "task_id": task.id})


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
