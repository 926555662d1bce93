"""Sent tasks in words, for the rules of acting:
`sent(signer("甲方"), approver("法务"), order=Order.ONE_AFTER_ANOTHER)`. A party's id is its name, and the person
behind it is `p-<name>` unless it is `unbound`."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from signing.fields.kinds import Box, Field, FieldKind
from signing.task import actions
from signing.task.model import Document, Order, Party, PartyState, Reach, Role, Task, TaskState

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)  # 11:00 in Shanghai
BASE = "b" * 64
ORIGINAL = "a" * 64
PLACED = {Role.SIGNER: FieldKind.SIGNATURE, Role.FILLER: FieldKind.TEXT}


def party(name: str, role: Role, step: int = 1) -> Party:
    return Party(id=name, position=0, name=name, role=role, step=step, person_id=f"p-{name}", reach=Reach.BOUND)


def signer(name: str, step: int = 1) -> Party:
    return party(name, Role.SIGNER, step)


def approver(name: str, step: int = 1) -> Party:
    return party(name, Role.APPROVER, step)


def filler(name: str, step: int = 1) -> Party:
    return party(name, Role.FILLER, step)


def viewer(name: str) -> Party:
    return party(name, Role.VIEWER)


def copied(name: str) -> Party:
    return party(name, Role.CC)


def unbound(who: Party) -> Party:
    return replace(who, person_id=None, reach=Reach.NOT_INVITED)


def preparing(*parties: Party, order: Order = Order.ALL_AT_ONCE, deadline: datetime | None = None) -> Task:
    placed = tuple(replace(each, position=at) for at, each in enumerate(parties))
    fields = tuple(
        Field(
            f"{PLACED[each.role].value[:4]}_{each.position}", each.id, PLACED[each.role], 0, Box(72, 72, 120, 48)
        )
        for each in placed
        if each.role in PLACED
    )
    return Task(
        id="task",
        number="YX-261124-0007",
        title="采购合同",
        state=TaskState.PREPARING,
        initiator_id="p-initiator",
        language="zh",
        created_at=NOW - timedelta(hours=1),
        documents=(Document("合同.pdf", ORIGINAL, ORIGINAL, pages=1, size=1000),),
        parties=placed,
        order=order,
        fields=fields,
        deadline=deadline or NOW + timedelta(days=7),
        sent_at=NOW,
    )


def sent(*parties: Party, order: Order = Order.ALL_AT_ONCE, deadline: datetime | None = None) -> Task:
    return actions.prepared(preparing(*parties, order=order, deadline=deadline), NOW, revisions={0: BASE})[0]


def after_signing(task: Task, name: str, sha256: str = "c" * 64) -> Task:
    task = actions.begin_signing(task, name, NOW)[0]
    return actions.signed(task, name, NOW, revisions={0: sha256})[0]


def states(task: Task) -> dict[str, PartyState]:
    return {each.name: each.state for each in task.parties}
