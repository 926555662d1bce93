from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from signing.audit.chain import record
from signing.confirmation.codes import CODE_LIFE, CODE_PURPOSE, bound_to, check_may_issue, hash_code, new_code
from signing.confirmation.drawing import check_drawing, check_drawing_size
from signing.errors import BadAnswer, NotAllowed, Stale
from signing.pdf.appearance import check_glyphs
from signing.ports import Actor, Code, Json, Ports
from signing.task import events as kinds
from signing.task.actions import check_may_act
from signing.task.ids import new_id
from signing.task.model import Party, Role, Task
from signing.usecases.admission import Desk, at_desk, party_to_act
from signing.usecases.code_desk import times_of
from signing.usecases.views import CodeSent

TYPED_LIMIT = 60  # characters
ROLE_OF_ACT = {"sign": Role.SIGNER, "approve": Role.APPROVER}


async def request_code(
    ports: Ports,
    actor: Actor,
    task_id: str,
    *,
    act: str,
    sha256: str,
    drawing_png: bytes | None = None,
    typed: str | None = None,
) -> CodeSent:
    """Sends the party a one-time code for `act` ("sign" or "approve") on exactly the bytes `sha256`, and for a
    signature on what was drawn or typed (default: the party's name). Stale("document-changed") if these are no
    longer the newest bytes; the code of an earlier request dies."""
    if act not in ROLE_OF_ACT:
        raise NotAllowed("not-found")
    async with at_desk(ports, actor, task_id, "request-code") as desk:
        _party_on(desk.task, desk.person.id, act, sha256, now=ports.clock())
    drawing = await _keep_drawing(ports, drawing_png) if act == "sign" else None
    code = new_code()
    hashed = await asyncio.to_thread(hash_code, code)
    async with at_desk(ports, actor, task_id, "request-code") as desk:
        party = _party_on(desk.task, desk.person.id, act, sha256, now=ports.clock())
        proposal = _proposal(party, drawing, typed) if act == "sign" else {}
        sent = await _issue(ports, desk, party, _Draft(act, sha256, proposal, hashed, code), actor)
    ports.wake()
    return sent


@dataclass(frozen=True, slots=True)
class _Draft:
    act: str
    sha256: str
    proposal: Mapping[str, Json]
    hashed: str
    code: str = field(repr=False)


def _party_on(task: Task, person_id: str, act: str, sha256: str, *, now: datetime) -> Party:
    party = party_to_act(task, person_id, ROLE_OF_ACT[act])
    check_may_act(task, party, now, ROLE_OF_ACT[act])
    if task.document is None or task.document.current != sha256:
        raise Stale("document-changed")
    return party


async def _keep_drawing(ports: Ports, drawing_png: bytes | None) -> str | None:
    if drawing_png is None:
        return None
    check_drawing_size(drawing_png)
    # A picture from a browser is a stranger's bytes: decoded in a child with limits only.
    await ports.children.run(check_drawing, drawing_png)
    return await ports.blobs.put(drawing_png)


def _proposal(party: Party, drawing: str | None, typed: str | None) -> dict[str, Json]:
    words = " ".join((typed or "").split())
    if len(words) > TYPED_LIMIT or not words.isprintable():
        raise BadAnswer("typed-too-long", limit=TYPED_LIMIT)
    # Before the code, not after it: a confirmed signature that no font can write would be an act lost.
    check_glyphs("".join((party.name, party.company or "", words)))
    return {
        "name": party.name,
        "company": party.company,
        "drawing": drawing,
        "typed": None if drawing else words or party.name,
    }


async def _issue(ports: Ports, desk: Desk, party: Party, draft: _Draft, actor: Actor) -> CodeSent:
    tx, task, now = desk.tx, desk.task, ports.clock()
    # A code for older bytes died with them, through no fault of its party: only those for these bytes count.
    issued = await times_of(tx, task.id, party.id, kinds.CODE_SENT, sha256=draft.sha256)
    wrong = await times_of(tx, task.id, party.id, kinds.CODE_WRONG)
    check_may_issue(issued, wrong, now)
    code = Code(
        id=new_id(),
        task_id=task.id,
        party_id=party.id,
        act=draft.act,
        hash=draft.hashed,
        bound_to=bound_to(task.id, party.id, draft.act, draft.sha256, draft.proposal),
        proposal=draft.proposal,
        expires_at=now + CODE_LIFE,
    )
    await tx.codes.add(code)
    facts = {"party_id": party.id, "act": draft.act, "sha256": draft.sha256, "code_id": code.id, "channel": "chat"}
    await record(tx, at=now, kind=kinds.CODE_SENT, actor=actor, task_id=task.id, facts=facts)
    await tx.outbox.put(
        key=f"code:{code.id}",
        kind="code",
        person_id=desk.person.id,
        task_id=task.id,
        party_id=party.id,
        facts={
            "key": "told-code",
            "act": draft.act,
            "number": task.number,
            "title": task.title,
            "sha256": draft.sha256,
            "expires_at": code.expires_at.isoformat(),
        },
        secret=ports.vault.seal(draft.code.encode(), CODE_PURPOSE),
    )
    return CodeSent(expires_at=code.expires_at, channel="chat", sha256=draft.sha256)
