"""Every act of the table as somebody really does it, by its use case: for a walk that tries them in any order."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from signing.errors import BadAnswer, NotAllowed, Refusal
from signing.ports import Actor
from signing.task.acts import Act, Reader
from signing.task.members import Right, may
from signing.task.model import PartyState, Role, Task
from signing.task.rights import may_be_invited, reads_all
from signing.usecases.accept_invitation import accept_invitation
from signing.usecases.ask_question import ask_question
from signing.usecases.bring_in_party import bring_in_party
from signing.usecases.correct_task import correct_task
from signing.usecases.discard_draft import discard_draft
from signing.usecases.extend_deadline import extend_deadline
from signing.usecases.fetch_document import fetch_document
from signing.usecases.fetch_page import fetch_page
from signing.usecases.fetch_report import ended_task
from signing.usecases.folders import folders_for
from signing.usecases.hand_on import hand_on
from signing.usecases.invite_party import invite_party
from signing.usecases.link_group import offer_group
from signing.usecases.name_signer import name_signer
from signing.usecases.propose_template import propose_template
from signing.usecases.reject_task import reject_task
from signing.usecases.remind import remind
from signing.usecases.rename_task import rename_task
from signing.usecases.reorder_party import reorder_party
from signing.usecases.replace_sent_document import replace_sent_document
from signing.usecases.request_code import request_code
from signing.usecases.rescind_task import rescind_task
from signing.usecases.retention import view_keeping
from signing.usecases.send_task import send_task
from signing.usecases.snooze import snooze
from signing.usecases.swap_party import swap_party
from signing.usecases.take_back_approval import take_back_approval
from signing.usecases.take_out_party import take_out_party
from signing.usecases.view_task import view_task
from signing.usecases.withdraw_task import withdraw_task
from tests.pdfs import contract
from tests.world import World

# What is right to say of an act that is allowed as such: how often, which of them, in whose place.
BUT = {
    Act.SIGN: {"signing-busy", "code-too-soon", "code-too-many"},
    Act.APPROVE: {"code-too-soon", "code-too-many"},
    Act.FILL: {"signing-busy", "code-too-soon", "code-too-many"},
    Act.ASK: {"questions-waiting", "questions-too-many"},
    Act.REMIND: {"remind-too-soon"},
    Act.CHANGE_PARTY: {
        "party-acted",
        "last-to-act",
        "no-free-place",
        "no-free-fields",
        "all-act-at-once",
        "nobody-before",
        "nobody-after",
        "nothing-to-order",
    },
    Act.SEND: {"draft-incomplete"},  # its deadline has passed meanwhile
    Act.CORRECT: {"correction-there"},
    Act.RESCIND: {"rescission-there"},
}


@dataclass(frozen=True, slots=True)
class Try:
    """`other`: somebody else, where an act needs one; `nth` and `how` choose among what there is."""

    world: World
    who: Actor
    task: Task
    other: Actor
    nth: int = 0
    how: int = 0

    @property
    def at(self) -> tuple[object, ...]:
        return self.world.ports, self.who, self.task.id

    def party_id(self) -> str:
        return self.task.parties[self.nth % len(self.task.parties)].id


async def reader_of(world: World, who: Actor) -> Reader:
    person = await world.who(who)
    return Reader(person.id, may(person, Right.REMIND_ALL), reads_all(person))


async def _picked(one: Try) -> tuple[str, int]:
    person = await one.world.who(one.other)
    return person.name, person.chat


async def _code(one: Try, act: str, role: Role) -> None:
    """With the code, where they get one."""
    ports, due = one.world.ports, PartyState.TO_ACT
    mine = one.task.parties_of(one.who.person_id or "")
    if not any(party.role is role and party.state is due and not party.finds_signer for party in mine):
        await request_code(ports, one.who, one.task.id, act=act, sha256="0" * 64)
    elif role is Role.SIGNER:
        await one.world.sign(one.who, one.task)
    elif role is Role.FILLER:
        await one.world.fill(one.who, one.task)
    else:
        await one.world.approve(one.who, one.task)


async def _sign(one: Try) -> None:
    await _code(one, "sign", Role.SIGNER)


async def _approve(one: Try) -> None:
    await _code(one, "approve", Role.APPROVER)


async def _fill(one: Try) -> None:
    await _code(one, "fill", Role.FILLER)


async def _history(one: Try) -> None:
    await view_task(one.world.ports, one.who, one.task.id)


async def _open(one: Try) -> None:
    await fetch_page(one.world.ports, one.who, one.task.id, 0, 320)
    await view_task(one.world.ports, one.who, one.task.id, mark_read=True)


async def _download(one: Try) -> None:
    await fetch_document(one.world.ports, one.who, one.task.id)


async def _report(one: Try) -> None:
    """Without setting it: that takes a second, and its own tests do it."""
    async with one.world.ports.transaction() as tx:
        await ended_task(tx, one.who, one.task.id)


async def _folder(one: Try) -> None:
    await folders_for(one.world.ports, one.who, one.task.id)


async def _name_signer(one: Try) -> None:
    if one.how % 2:
        name, chat = await _picked(one)
        await name_signer(one.world.ports, one.who, one.task.id, to=name, telegram_id=chat)
    else:
        await name_signer(one.world.ports, one.who, one.task.id, to=None)


async def _hand_on(one: Try) -> None:
    name, chat = await _picked(one)
    await hand_on(one.world.ports, one.who, one.task.id, to=name, reason="出差", telegram_id=chat)


async def _reject(one: Try) -> None:
    await reject_task(one.world.ports, one.who, one.task.id, reason="金额有误")


async def _take_back(one: Try) -> None:
    await take_back_approval(one.world.ports, one.who, one.task.id)
    gone = (one.task.id, one.who.person_id or "", "approved")
    one.world.acknowledged[:] = [each for each in one.world.acknowledged if each != gone]


async def _ask(one: Try) -> None:
    await ask_question(one.world.ports, one.who, one.task.id, words="金额含税吗？")


async def _snooze(one: Try) -> None:
    await snooze(one.world.ports, one.who, ("1h", "am")[one.how % 2], one.task.id)


async def _remind(one: Try) -> None:
    await remind(one.world.ports, one.who, one.task.id)


async def _invite(one: Try) -> None:
    """And whoever it was for comes."""
    task, ports = one.task, one.world.ports
    there = [party.id for party in task.parties if may_be_invited(task, party)]
    missing = [party.id for party in task.parties if party.person_id is None]
    party_id = (there or missing or ["nobody"])[0]
    try:
        await invite_party(ports, one.who, task.id, party_id)
    except NotAllowed as refusal:
        # Which party was meant is asked before whether anybody is to be invited.
        raise (Refusal("nobody-to-invite") if party_id == "nobody" and _sends(one) else refusal) from refusal
    if one.how % 2 and party_id in there:
        token = await one.world.invitation_token(task, party_id)
        await accept_invitation(ports, one.other, token)


def _sends(one: Try) -> bool:
    return one.task.initiator_id == one.who.person_id


async def _change_party(one: Try) -> None:
    ports, who, task_id = one.world.ports, one.who, one.task.id
    name, chat = await _picked(one)
    if one.how % 5 == 0:
        await swap_party(ports, who, task_id, party_id=one.party_id(), to=name, telegram_id=chat, reason="已离职")
    elif one.how % 5 == 1:
        await take_out_party(ports, who, task_id, party_id=one.party_id(), reason="不再需要")
    elif one.how % 5 == 2:
        role = tuple(Role)[(one.nth + one.how // 5) % len(Role)]
        await bring_in_party(ports, who, task_id, said=name, role=role, telegram_id=chat)
    else:
        await reorder_party(ports, who, task_id, party_id=one.party_id(), by=-1 if one.how % 5 == 3 else 1)


async def _extend(one: Try) -> None:
    await extend_deadline(one.world.ports, one.who, one.task.id, days=1 + one.nth)


async def _replace(one: Try) -> None:
    data = contract(salt=str(one.task.version))
    await replace_sent_document(one.world.ports, one.who, one.task.id, filename="新.pdf", data=data)


async def _withdraw(one: Try) -> None:
    await withdraw_task(one.world.ports, one.who, one.task.id, reason="条款有变")


async def _correct(one: Try) -> None:
    await correct_task(one.world.ports, one.who, one.task.id)


async def _rescind(one: Try) -> None:
    await rescind_task(one.world.ports, one.who, one.task.id, reason="合作终止")


async def _keeping(one: Try) -> None:
    await view_keeping(one.world.ports, one.who, one.task.id)


async def _group(one: Try) -> None:
    await offer_group(one.world.ports, one.who, one.task.id)


async def _template(one: Try) -> None:
    await propose_template(one.world.ports, one.who, one.task.id)


async def _edit(one: Try) -> None:
    await rename_task(one.world.ports, one.who, one.task.id, title=f"合同 {one.nth}")


async def _send(one: Try) -> None:
    """Sent twice is sent once."""
    view = await send_task(one.world.ports, one.who, one.task.id)
    if view.task.version == one.task.version:
        raise Refusal("already-sent")


async def _discard(one: Try) -> None:
    """Discarded twice is discarded once."""
    await discard_draft(one.world.ports, one.who, one.task.id)
    if (await one.world.task(one.task)).version == one.task.version:
        raise Refusal("task-ended")


DO: Mapping[Act, Callable[[Try], Awaitable[None]]] = {
    Act.HISTORY: _history,
    Act.OPEN: _open,
    Act.DOWNLOAD: _download,
    Act.REPORT: _report,
    Act.FOLDER: _folder,
    Act.SIGN: _sign,
    Act.APPROVE: _approve,
    Act.FILL: _fill,
    Act.NAME_SIGNER: _name_signer,
    Act.HAND_ON: _hand_on,
    Act.REJECT: _reject,
    Act.TAKE_BACK: _take_back,
    Act.ASK: _ask,
    Act.SNOOZE: _snooze,
    Act.REMIND: _remind,
    Act.INVITE: _invite,
    Act.CHANGE_PARTY: _change_party,
    Act.EXTEND: _extend,
    Act.REPLACE_DOCUMENT: _replace,
    Act.WITHDRAW: _withdraw,
    Act.CORRECT: _correct,
    Act.RESCIND: _rescind,
    Act.KEEPING: _keeping,
    Act.GROUP: _group,
    Act.TEMPLATE: _template,
    Act.EDIT: _edit,
    Act.SEND: _send,
    Act.DISCARD: _discard,
}


async def tried(act: Act, one: Try) -> str | None:
    """The code of what was refused; None: done, or only the answer could not be taken."""
    try:
        await DO[act](one)
    except BadAnswer:
        return None
    except Refusal as refusal:
        return refusal.code
    return None
