"""/members: who belongs to the house, with which roles; links that make members, and who came by one."""

from __future__ import annotations

from bot.buttons import StrangeButton
from bot.conversations.visit import Visit
from bot.menus import offer_menu
from bot.screens import members as screens
from bot.screens.handing_over import hand_over, handed_over
from signing.task.members import INVITE_DAYS, MemberRole, Right, may
from signing.usecases.accept_membership import accept_membership
from signing.usecases.change_member import change_member
from signing.usecases.hand_over_tasks import hand_over_tasks
from signing.usecases.invite_member import invite_member, revoke_member_link
from signing.usecases.member_heirs import heirs_of
from signing.usecases.remove_member import remove_member
from signing.usecases.view_members import view_member, view_members

ROLES = 1 << len(MemberRole)


async def members(visit: Visit) -> None:
    page = visit.press.number() if visit.query and visit.press.args else 0
    view = await view_members(visit.ports, visit.actor, page)
    only = visit.ports.installation.members_only
    await visit.redraw(screens.member_list(view, visit.voice, members_only=only))


async def member(visit: Visit) -> None:
    view = await view_member(visit.ports, visit.actor, visit.press.task_id)
    await visit.redraw(screens.member_card(view, visit.voice, gives_all=_gives_all(visit)))


async def change(visit: Visit) -> None:
    role, on = visit.press.one_of(MemberRole), visit.press.number(1) == 1
    view = await change_member(visit.ports, visit.actor, visit.press.task_id, role, on=on)
    await visit.redraw(screens.member_card(view, visit.voice, gives_all=_gives_all(visit)))
    await offer_menu(visit.context.bot, view.person)


async def ask_removal(visit: Visit) -> None:
    view = await view_member(visit.ports, visit.actor, visit.press.task_id)
    heirs = await heirs_of(visit.ports, visit.actor, visit.press.task_id)
    heir_id = visit.press.part() if visit.press.args else ""
    await visit.redraw(screens.confirm_removal(view, visit.voice, heirs, heir_id))


async def remove(visit: Visit) -> None:
    person_id = visit.press.task_id
    heir_id = visit.press.part() if visit.press.args else None
    person = (await view_member(visit.ports, visit.actor, person_id)).person
    done = await remove_member(visit.ports, visit.actor, person_id, heir_id)
    await visit.redraw(screens.removed(done, visit.voice, me=person_id == visit.person.id))
    await offer_menu(visit.context.bot, person, runs=False)


async def choose_heir(visit: Visit) -> None:
    """Who takes over what a member has sent: the list, then the question."""
    view = await view_member(visit.ports, visit.actor, visit.press.task_id)
    heirs = await heirs_of(visit.ports, visit.actor, visit.press.task_id)
    heir_id = visit.press.part() if visit.press.args else ""
    await visit.redraw(hand_over(view, visit.voice, heirs, heir_id, me=visit.person))


async def give(visit: Visit) -> None:
    done = await hand_over_tasks(visit.ports, visit.actor, visit.press.task_id, visit.press.part())
    await visit.redraw(handed_over(done, visit.voice))


async def choose_invite(visit: Visit) -> None:
    await view_members(visit.ports, visit.actor)  # for those who may see them
    mask, days = _chosen(visit)
    await visit.redraw(screens.ask_invite(mask, days, visit.voice, gives_all=_gives_all(visit)))


async def make_invite(visit: Visit) -> None:
    mask, days = _chosen(visit)
    roles = screens.roles_in(mask)
    made = await invite_member(visit.ports, visit.actor, roles, days=INVITE_DAYS[days])
    await visit.toast()
    house = visit.ports.installation.organisation
    await visit.send(screens.invite_made(made, roles, visit.voice, house=house))


async def invites(visit: Visit) -> None:
    view = await view_members(visit.ports, visit.actor)
    await visit.redraw(screens.invite_list(view, visit.voice))


async def revoke(visit: Visit) -> None:
    await revoke_member_link(visit.ports, visit.actor, visit.press.task_id)
    await visit.toast(visit.voice.label("member-link-revoked"))
    await invites(visit)


async def join(visit: Visit, token: str) -> None:
    visit.person = await accept_membership(visit.ports, visit.actor, token)
    await visit.send(screens.welcome_member(visit.person, visit.voice))
    await offer_menu(visit.context.bot, visit.person)


def _gives_all(visit: Visit) -> bool:
    return may(visit.person, Right.OWNERS)


def _chosen(visit: Visit) -> tuple[int, int]:
    mask, days = visit.press.number(), visit.press.number(1)
    if mask >= ROLES or days >= len(INVITE_DAYS):
        raise StrangeButton(visit.press.verb)
    return mask, days
