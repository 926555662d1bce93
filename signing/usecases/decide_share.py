from __future__ import annotations

from dataclasses import dataclass, replace

from signing.audit.chain import record
from signing.errors import NotAllowed, Refusal
from signing.ports import Actor, Ports, Transaction
from signing.task.events import REFUSED, SHARE_DECIDED
from signing.task.model import Person
from signing.task.sharing import Share, ShareStart, StartState
from signing.task.templates import Template, TemplateVersion
from signing.usecases.admission import person_of
from signing.usecases.share_desk import stranger_version
from signing.usecases.share_task import put_out_shared, share_facts, shared_draft


@dataclass(frozen=True, slots=True)
class StartView:
    """A request as the owner sees it: who asks, and what they filled in."""

    share: Share
    start: ShareStart
    template: Template
    version: TemplateVersion
    person: Person


async def view_start(ports: Ports, actor: Actor, start_id: str) -> StartView:
    """NotAllowed `not-found` unless the template is the actor's own."""
    async with ports.transaction() as tx:
        found = await _found(tx, actor, start_id)
    return await _theirs(ports, actor, start_id, found, "view-start")


async def decide_share(ports: Ports, actor: Actor, start_id: str, *, yes: bool) -> StartView:
    """Yes: it becomes a task of the owner's, sent at once. Decided once: a second tap finds it as it is. Whoever
    asked is told. NotAllowed `not-found`; as `start_share` where it can no longer be sent."""
    view = await view_start(ports, actor, start_id)
    start, template = view.start, view.template
    if start.state is not StartState.WAITING:
        return view
    async with ports.transaction() as tx:
        owner = await person_of(tx, actor)
    draft = await shared_draft(ports, owner, view.version, start.filling) if yes else None
    state = StartState.STARTED if yes else StartState.REFUSED
    async with ports.transaction() as tx:
        task = await put_out_shared(ports, tx, actor, draft, share_facts(template, start)) if draft else None
        if not await tx.shares.decide(start_id, state, task.id if task else None):
            raise Refusal("share-decided")  # by another tap meanwhile: this task is undone
        facts = {"share_id": start.share_id, "start_id": start_id, "state": state.value}
        await record(tx, at=ports.clock(), kind=SHARE_DECIDED, actor=actor, task_id=None, facts=facts)
        key = "told-share-yes" if yes else "told-share-no"
        await tx.outbox.put(
            key=f"share-decided:{start_id}",
            kind="told",
            person_id=start.person_id,
            task_id=task.id if task else None,
            facts={"key": key, "template": template.name, "name": owner.name},
        )
    ports.wake()
    return replace(view, start=replace(start, state=state, task_id=task.id if task else None))


async def _found(tx: Transaction, actor: Actor, start_id: str) -> StartView | None:
    start = await tx.shares.start(start_id)
    share = await tx.shares.get(start.share_id) if start else None
    if start is None or share is None:
        return None
    template, person = await tx.templates.get(share.template_id), await tx.people.get(start.person_id)
    assert template is not None and person is not None, "rows that a start names stay"
    version = await stranger_version(tx, template, start.filling)
    return StartView(share, start, template, version, person)


async def _theirs(ports: Ports, actor: Actor, start_id: str, found: StartView | None, act: str) -> StartView:
    if found is not None and found.share.owner_id == actor.person_id:
        return found
    if found is not None:
        async with ports.transaction() as tx:
            facts = {"act": act, "code": "not-found", "start_id": start_id}
            await record(tx, at=ports.clock(), kind=REFUSED, actor=actor, task_id=None, facts=facts)
    raise NotAllowed("not-found")
