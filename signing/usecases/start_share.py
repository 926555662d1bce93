from __future__ import annotations

from signing.audit.chain import record
from signing.errors import Refusal
from signing.ports import Actor, Ports
from signing.task.events import SHARE_ASKED
from signing.task.sharing import ShareStart, StartState, check_may_start
from signing.task.template_filling import Filling
from signing.usecases.admission import person_of
from signing.usecases.share_desk import at_link, stranger_version, stranger_view
from signing.usecases.share_task import put_out_shared, share_facts, shared_draft


async def start_share(ports: Ports, actor: Actor, token: str, filling: Filling, *, start_id: str) -> ShareStart:
    """What the stranger has filled in is handed over: to the owner, who says yes or no, or at once as a task of
    the owner's, sent. The same `start_id` again is the same start.

    Raises as `check_may_start`; Refusal `template-people-missing`; BadAnswer `party-twice`."""
    async with ports.transaction() as tx:
        before = await tx.shares.start(start_id)
        if before is not None:
            return before
        person = await person_of(tx, actor)
        desk = await at_link(ports, tx, token, person)
        check_may_start(desk.share, person.id, desk.uses, ports.clock())
        version = await stranger_version(tx, desk.template, filling)
    if not stranger_view(desk, version, filling).filled.is_filled:
        raise Refusal("template-people-missing", roles=1)
    share, now = desk.share, ports.clock()
    # Also where it only asks: what could never be sent is not handed to the owner.
    draft = await shared_draft(ports, desk.owner, version, filling)
    async with ports.transaction() as tx:
        again = await at_link(ports, tx, token, person)
        check_may_start(again.share, person.id, again.uses, now)
        start = ShareStart(start_id, share.id, person.id, now, filling)
        await tx.shares.add_start(start)
        facts = {"share_id": share.id, "template_id": share.template_id, "start_id": start_id}
        await record(tx, at=now, kind=SHARE_ASKED, actor=actor, task_id=None, facts=facts)
        told = {"name": person.name, "template": desk.template.name}
        if again.share.approval:
            told |= {"key": "told-share-asked", "start_id": start_id}
            task_id = None
        else:
            task = await put_out_shared(ports, tx, actor, draft, share_facts(desk.template, start))
            task_id = task.id
            await tx.shares.decide(start_id, StartState.STARTED, task_id)
            told |= {"key": "told-share-started"}
        await tx.outbox.put(
            key=f"share:{start_id}", kind="told", person_id=share.owner_id, task_id=task_id, facts=told
        )
    ports.wake()
    return (
        start
        if task_id is None
        else ShareStart(start_id, share.id, person.id, now, filling, StartState.STARTED, task_id)
    )
