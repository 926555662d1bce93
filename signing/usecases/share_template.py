from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from signing.audit.chain import record
from signing.confirmation.links import new_token, token_hash
from signing.errors import Refusal, Stale
from signing.ports import Actor, Ports
from signing.task.events import SHARE_CHANGED, SHARE_MADE
from signing.task.ids import new_id
from signing.task.sharing import MOST_WAITING, Share, days_left, role_of, strangers, turned
from signing.usecases.share_desk import A_DAY, SHARE_PURPOSE, ShareView, link_of
from signing.usecases.template_desk import TemplateDesk, at_template

DAYS = 30  # of a new link


async def share_template(ports: Ports, actor: Actor, template_id: str) -> ShareView:
    """The template's link: the living one, or a new one with careful limits. NotAllowed `not-found`; Refusal
    `share-nobody` where every role is the owner's."""
    async with at_template(ports, actor, template_id, "share") as desk:
        now = ports.clock()
        share = await desk.tx.shares.living(template_id, now)
        if share is None:
            first, token = strangers(desk.template.latest)[0], new_token()
            share = Share(
                id=new_id(),
                template_id=template_id,
                owner_id=desk.person.id,
                token_hash=token_hash(token),
                sealed=ports.vault.seal(token.encode(), SHARE_PURPOSE),
                made_at=now,
                until=now + timedelta(days=DAYS),
                role_id=first.id,
            )
            await desk.tx.shares.add(share)
            facts = {"template_id": template_id, "share_id": share.id, **_limits(share)}
            await record(desk.tx, at=now, kind=SHARE_MADE, actor=actor, task_id=None, facts=facts)
        return await _view(ports, desk, share)


async def change_share(ports: Ports, actor: Actor, template_id: str, *, what: str, version: int) -> ShareView:
    """The next choice of one limit: `uses`, `each`, `days`, `approval`, `role`. NotAllowed `not-found`; Stale
    `share-changed` for a button of another state."""
    async with at_template(ports, actor, template_id, "change-share") as desk:
        now = ports.clock()
        share = await _living(ports, desk, version)
        after = turned(share, what, desk.template.latest, now)
        await desk.tx.shares.save(after)
        facts = {"share_id": share.id, "what": what, **_limits(after)}
        await record(desk.tx, at=now, kind=SHARE_CHANGED, actor=actor, task_id=None, facts=facts)
        return await _view(ports, desk, replace(after, version=after.version + 1))


async def revoke_share(ports: Ports, actor: Actor, template_id: str) -> str:
    """The link is dead from here on; what was started by it goes on. Gives the template's name. NotAllowed
    `not-found`."""
    async with at_template(ports, actor, template_id, "revoke-share") as desk:
        now = ports.clock()
        share = await desk.tx.shares.living(template_id, now)
        if share is not None:
            await desk.tx.shares.save(replace(share, revoked_at=now))
            facts = {"share_id": share.id, "what": "revoked"}
            await record(desk.tx, at=now, kind=SHARE_CHANGED, actor=actor, task_id=None, facts=facts)
        return desk.template.name


async def _living(ports: Ports, desk: TemplateDesk, version: int) -> Share:
    share = await desk.tx.shares.living(desk.template.id, ports.clock())
    if share is None:
        raise Refusal("button-over")
    if share.version != version:
        raise Stale("share-changed")
    return share


async def _view(ports: Ports, desk: TemplateDesk, share: Share) -> ShareView:
    now = ports.clock()
    return ShareView(
        share=share,
        template=desk.template,
        role=role_of(share, desk.template.latest),
        link=link_of(ports, share),
        uses=await desk.tx.shares.uses(share.id, desk.person.id, now - A_DAY),
        waiting=await desk.tx.shares.waiting(share.id, MOST_WAITING),
        days=days_left(share, now),
    )


def _limits(share: Share) -> dict[str, object]:
    return {
        "most": share.most,
        "each": share.each,
        "until": share.until.isoformat(),
        "approval": share.approval,
        "role": share.role_id,
    }
