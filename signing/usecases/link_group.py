from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from signing.audit.chain import record
from signing.confirmation.links import new_token, token_hash
from signing.errors import NotAllowed, Refusal
from signing.ports import Actor, Ports
from signing.ports.groups import GroupCard, GroupLink
from signing.task.events import GROUP_LINKED
from signing.task.groups import MOST_GROUPS, may_show_in_groups
from signing.usecases.admission import at_desk, person_of

PREFIX = "g_"  # of the link's start parameter
LIFE = timedelta(hours=1)
NAME_LIMIT = 60


async def offer_group(ports: Ports, actor: Actor, task_id: str) -> tuple[str, tuple[GroupCard, ...]]:
    """A link by which its sender shows the task in a group they choose, once, within the hour; and the groups in
    which it stands."""
    token = new_token()
    async with at_desk(ports, actor, task_id, "group") as desk:
        if not may_show_in_groups(desk.task, desk.person.id):
            raise NotAllowed("not-found")
        link = GroupLink(token_hash(token), task_id, desk.person.id, ports.clock() + LIFE)
        await desk.tx.groups.add_link(link)
        standing = tuple(await desk.tx.groups.of_task(task_id))
    return f"https://t.me/{ports.installation.bot_username}?startgroup={PREFIX}{token}", standing


async def link_by_token(ports: Ports, actor: Actor, token: str, chat_id: int, name: str) -> None:
    """NotAllowed `group-link-over`, whoever's and whatever it was."""
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        link = await tx.groups.redeem_link(token_hash(token))
    if link is None or link.person_id != person.id or link.expires_at <= ports.clock():
        raise NotAllowed("group-link-over")
    await link_group(ports, actor, link.task_id, chat_id, name)


async def link_group(ports: Ports, actor: Actor, task_id: str, chat_id: int, name: str) -> None:
    """The task's card is to stand in this group. Twice is once. Refusal `groups-many` (limit)."""
    async with at_desk(ports, actor, task_id, "group") as desk:
        tx, task = desk.tx, desk.task
        if not may_show_in_groups(task, desk.person.id):
            raise NotAllowed("not-found")
        there = await tx.groups.get(task_id, chat_id)
        if there is not None and not there.off:
            await tx.groups.put(replace(there, shown=0))
            return
        if len(await tx.groups.of_task(task_id)) >= MOST_GROUPS:
            raise Refusal("groups-many", limit=MOST_GROUPS)
        now = ports.clock()
        await tx.groups.put(GroupCard(task_id, chat_id, name[:NAME_LIMIT], desk.person.id, now))
        facts = {"chat_id": chat_id, "group": name[:NAME_LIMIT]}
        await record(tx, at=now, kind=GROUP_LINKED, actor=actor, task_id=task_id, facts=facts)
    ports.wake()
