from __future__ import annotations

from datetime import timedelta

from signing.audit.chain import record
from signing.errors import NotAllowed, Refusal, Stale
from signing.ports import Actor, Ports, Seal
from signing.seals.rights import keepers_of
from signing.task.actions import check_may_act
from signing.task.events import SEAL_ASKED
from signing.task.ids import new_id
from signing.task.model import Party, Role
from signing.task.sealing import ASK_LIFE, SealRequest, ask, check_may_ask, seen_bytes, stands
from signing.usecases.admission import Desk, at_desk, party_to_act
from signing.usecases.announce import settle
from signing.usecases.seal_desk import refused
from signing.usecases.seal_leave import needs_leave, newest_request
from signing.usecases.seal_over import asked_key
from signing.usecases.seal_turns import SealTurn, asked_facts
from signing.usecases.seal_views import label_of
from signing.usecases.seals_for import usable_seals

DAY = timedelta(days=1)


async def ask_for_seal(ports: Ports, actor: Actor, task_id: str, *, seal_id: str, sha256: str) -> SealRequest:
    """The signer, before this document, asks the seal's keepers for leave to use it. A second asking gives the
    first one's request as long as it stands.

    Raises Stale `document-changed`, NotAllowed `seal-not-yours`, Refusal `seal-needs-no-leave`, BadAnswer
    `seal-asked-often` (limit)."""
    try:
        async with at_desk(ports, actor, task_id, "ask-for-seal") as desk:
            request = await _asked(ports, desk, actor, seal_id, sha256)
    except NotAllowed as refusal:
        await refused(ports, actor, seal_id, "ask-for-seal", refusal)
        raise
    ports.wake()
    return request


async def _asked(ports: Ports, desk: Desk, actor: Actor, seal_id: str, sha256: str) -> SealRequest:
    task, tx, now = desk.task, desk.tx, ports.clock()
    party = party_to_act(task, desk.person.id, Role.SIGNER)
    check_may_act(task, party, now, Role.SIGNER)
    if seen_bytes(task, desk.person.id) != sha256:
        raise Stale("document-changed")
    fields = [field for field in task.fields if field.party_id == party.id]
    usable = await usable_seals(ports, tx, person_id=desk.person.id, party=party, fields=fields)
    seal = next((one for one in usable if one.id == seal_id), None)
    if seal is None:
        raise NotAllowed("seal-not-yours", seal_id=seal_id)
    if not await needs_leave(ports, tx, seal, desk.person.id):
        raise Refusal("seal-needs-no-leave")
    newest = await newest_request(tx, seal, task, party, desk.person.id)
    if newest is not None and stands(newest, now):
        return newest
    earlier = await tx.seals.requests_for(seal.id, task.id, party.id)
    check_may_ask(sum(one.asked_at > now - DAY for one in earlier))
    ends = min(now + ASK_LIFE, task.deadline) if task.deadline else now + ASK_LIFE
    request = SealRequest(new_id(), seal.id, task.id, party.id, desk.person.id, sha256, now, ends)
    await tx.seals.add_request(request)
    after, events = ask(task, party, request, seal=label_of(seal, task.language))
    await settle(ports, tx, task, after, events, actor=actor)
    facts = {"seal_id": seal.id, "task_id": task.id, "request_id": request.id, "sha256": sha256}
    await record(tx, at=now, kind=SEAL_ASKED, actor=actor, task_id=None, facts=facts)
    await _tell_keepers(ports, desk, seal, request, party)
    return request


async def _tell_keepers(ports: Ports, desk: Desk, seal: Seal, request: SealRequest, party: Party) -> None:
    tx, task = desk.tx, desk.task
    for keeper_id in keepers_of(seal, await tx.seals.users(seal.id), ports.clock()):
        keeper = await tx.people.get(keeper_id)
        if keeper is None:
            continue
        said = asked_facts(SealTurn(request, seal), task, party, keeper.speaks)
        await tx.outbox.put(
            key=asked_key(request.id, keeper_id),
            kind="seal",
            person_id=keeper_id,
            facts={"what": "asked", **said},
        )
