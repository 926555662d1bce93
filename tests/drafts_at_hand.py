"""Drafts made without their dialogue, for tests of what comes after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from signing.fields.kinds import Box, Field, FieldKind
from signing.ports import Actor, Ports
from signing.task.ids import new_id
from signing.task.model import Document, DraftStep, Party, Reach, Role, Side, Task, TaskState
from tests.pdfs import contract, normalised

# Somebody met (an Actor), or only a name; with the step in which they act, where it is not the first.
Who = Actor | str | tuple[Actor | str, int]


async def draft_of(
    ports: Ports, initiator: Actor, named: Sequence[Sequence[Who]], *, title: str, document: bytes | None
) -> Task:
    """`named`: signers, approvers, viewers, copies, fillers."""
    assert initiator.person_id is not None
    data = normalised(document or contract())
    sha256 = await ports.blobs.put(data)
    signers, approvers, viewers, copies, fillers = named
    roles = [(Role.FILLER, fillers), (Role.APPROVER, approvers), (Role.SIGNER, signers)]
    roles += [(Role.VIEWER, viewers), (Role.CC, copies)]
    async with ports.transaction() as tx:
        number = await tx.tasks.next_number(f"{ports.clock():%y%m%d}")
    parties = [await _party(ports, who, role) for role, whos in roles for who in whos]
    parties = [replace(party, position=at) for at, party in enumerate(parties)]
    return Task(
        id=new_id(),
        number=number,
        title=title,
        state=TaskState.DRAFT,
        initiator_id=initiator.person_id,
        language="zh",
        created_at=ports.clock(),
        documents=(Document(f"{title}.pdf", sha256, sha256, pages=1, size=len(data)),),
        parties=tuple(parties),
        fields=(
            *_places([party for party in parties if party.role is Role.SIGNER]),
            *_blanks([party for party in parties if party.role is Role.FILLER]),
        ),
        places_chosen=True,
        draft_step=DraftStep.REVIEW,
    )


async def _party(ports: Ports, who: Who, role: Role) -> Party:
    who, step = who if isinstance(who, tuple) else (who, 1)
    if isinstance(who, str):
        return Party(new_id(), 0, who, role, side=Side.EXTERNAL, step=step)
    async with ports.transaction() as tx:
        person = await tx.people.get(who.person_id or "")
    assert person is not None, "met before"
    return Party(new_id(), 0, person.name, role, step=step, person_id=person.id, reach=Reach.BOUND)


def _places(signers: Sequence[Party]) -> tuple[Field, ...]:
    """Three in a row, on the lower half of the first page."""
    return tuple(
        Field(
            f"sign_{at + 1}",
            party.id,
            FieldKind.SIGNATURE,
            0,
            Box(60 + 165 * (at % 3), 300 - 80 * (at // 3), 150, 60),
        )
        for at, party in enumerate(signers)
    )


def _blanks(fillers: Sequence[Party]) -> tuple[Field, ...]:
    """A line of text for each, which must be filled in."""
    return tuple(
        Field(f"fill_{at + 1}", party.id, FieldKind.TEXT, 0, Box(60, 600 - 40 * at, 200, 20), label="开户行")
        for at, party in enumerate(fillers)
    )
