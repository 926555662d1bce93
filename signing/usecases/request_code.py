from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from signing.audit.chain import record
from signing.confirmation.codes import CODE_LIFE, CODE_PURPOSE, bound_to, check_may_issue, hash_code, new_code
from signing.errors import BadAnswer, NotAllowed, Stale
from signing.fields.kinds import Field, FieldKind
from signing.fields.shared import leading_keys, spread
from signing.ports import Actor, Code, Json, Ports
from signing.task import events as kinds
from signing.task.actions import check_may_act
from signing.task.batch import WORK_TIME
from signing.task.documents import document_facts, shown_digest
from signing.task.ids import new_id
from signing.task.model import Party, Role, Task
from signing.task.proving import Choice, chosen
from signing.task.rights import readable
from signing.task.ways import link_came_by
from signing.typesetting.glyphs import check_glyphs
from signing.usecases.admission import Desk, at_desk, party_to_act
from signing.usecases.answers import (
    INITIALS,
    SIGNATURE,
    answers_of,
    asked_of,
    is_picture,
    judge,
    sealed_values,
)
from signing.usecases.code_desk import times_of, wrong_tries
from signing.usecases.draw_ahead import Proposed, draw_ahead_for
from signing.usecases.hand import Hand, initials_of, keep_drawing, proposed_hand
from signing.usecases.handed_in import proposed_papers
from signing.usecases.kept_hands import keep_hand
from signing.usecases.means_desk import open_choices
from signing.usecases.reading import check_read
from signing.usecases.seals_for import proposed_seals
from signing.usecases.views import CodeSent

ROLE_OF_ACT = {"sign": Role.SIGNER, "approve": Role.APPROVER, "fill": Role.FILLER}


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a signer wants written: `values` by Field.key, `seals` by the kind of field, each a seal's id."""

    signature: Hand = field(default_factory=Hand)
    initials: Hand | None = None
    values: Mapping[str, str] = field(default_factory=dict, repr=False)
    seals: Mapping[str, str] = field(default_factory=dict)


async def request_code(
    ports: Ports,
    actor: Actor,
    task_id: str,
    *,
    act: str,
    sha256: str,
    drawing_png: bytes | None = None,
    typed: str | None = None,
    wishes: Wishes | None = None,
    means: str | None = None,
    batch: str | None = None,
) -> CodeSent:
    """Sends the party a one-time code for `act` ("sign", "approve" or "fill") on exactly the bytes `sha256`
    (`shown_digest` of all documents that they read), and for a signature on all that will be written: `wishes`, or
    only what was drawn or typed (default: the party's name). Stale("document-changed") if these are no longer the
    newest bytes; BadAnswer with the fact `key` for a value that cannot be taken. The code of an earlier request
    dies. `means` (signing.task.demands.Means): how they want to confirm, None: the best way that is open; of what
    they hold themselves nothing is sent. `batch`: it goes with others, whose one code confirms it: nothing is sent
    for this one alone, and nobody can type it."""
    if act not in ROLE_OF_ACT:
        raise NotAllowed("not-found")
    wishes = wishes or Wishes(Hand(drawing_png, typed))
    async with at_desk(ports, actor, task_id, "request-code") as desk:
        name = _party_on(desk.task, desk.person.id, act, sha256, now=ports.clock()).name
    hands = {"signature": wishes.signature, "initials": wishes.initials} if act == "sign" else {}
    whose = actor.person_id or ""
    drawings = [await keep_drawing(ports, hand, name, whose=whose, kind=kind) for kind, hand in hands.items()]
    code = new_code()
    hashed = "" if batch else await asyncio.to_thread(hash_code, code)
    async with at_desk(ports, actor, task_id, "request-code") as desk:
        party = _party_on(desk.task, desk.person.id, act, sha256, now=ports.clock())
        await check_read(ports, desk.tx, desk.task, party, actor)
        proposal: dict[str, Json] = {}
        if act == "sign":
            proposal = await _proposal(ports, desk, party, wishes, drawings)
        elif act == "fill":
            proposal = await _filled(ports, desk, party, wishes)
        proposal |= {"batch": batch} if batch else {}
        await _keep_hands(ports, desk, hands, proposal, actor)
        draft = _Draft(act, sha256, proposal, hashed, code, means, batch)
        sent = await _issue(ports, desk, party, draft, actor)
    ports.wake()
    await draw_ahead_for(ports, desk.task, Proposed(party.id, proposal))
    return sent


@dataclass(frozen=True, slots=True)
class _Draft:
    act: str
    sha256: str
    proposal: Mapping[str, Json]
    hashed: str
    code: str = field(repr=False)
    means: str | None = None
    batch: str | None = None


def _party_on(task: Task, person_id: str, act: str, sha256: str, *, now: datetime) -> Party:
    party = party_to_act(task, person_id, ROLE_OF_ACT[act])
    check_may_act(task, party, now, ROLE_OF_ACT[act])
    if shown_digest(readable(task, person_id)) != sha256:
        raise Stale("document-changed")
    return party


async def _proposal(
    ports: Ports, desk: Desk, party: Party, wishes: Wishes, drawings: list[str | None]
) -> dict[str, Json]:
    task = desk.task
    kept = await answers_of(ports, desk.tx, task.id, party.id)
    hand = proposed_hand(wishes.signature, drawings[0], kept.get(SIGNATURE), default=party.name)
    proposal = {**await _filled(ports, desk, party, wishes), **hand}
    mine = [each for each in task.fields if each.party_id == party.id]
    if any(each.kind is FieldKind.INITIALS for each in mine):
        initials, default = wishes.initials or Hand(), initials_of(party.name)
        proposal["initials"] = dict(proposed_hand(initials, drawings[1], kept.get(INITIALS), default=default))
    proposal["seals"] = await proposed_seals(
        ports, desk.tx, person_id=desk.person.id, party=party, fields=mine, wished=wishes.seals, task=task
    )
    if papers := await proposed_papers(desk.tx, task, party):
        proposal["papers"] = papers
    return proposal


async def _filled(ports: Ports, desk: Desk, party: Party, wishes: Wishes) -> dict[str, Json]:
    """Who it is, and what they fill in."""
    task = desk.task
    check_glyphs("".join((party.name, party.company or "")))
    proposal: dict[str, Json] = {"name": party.name, "company": party.company}
    if asked := asked_of(task, party):
        kept = await answers_of(ports, desk.tx, task.id, party.id)
        values = _judged(asked, wishes.values, kept, ports.clock())
        proposal["values"] = sealed_values(ports, task.id, party.id, values)
    return proposal


async def _keep_hands(
    ports: Ports, desk: Desk, hands: Mapping[str, Hand | None], proposal: Mapping[str, Json], actor: Actor
) -> None:
    """For the next time, where they wish it: only what they drew or photographed themselves."""
    for kind, hand in hands.items():
        name = (proposal if kind == "signature" else proposal.get(kind) or {}).get("drawing")
        if hand is not None and hand.keep and name and (hand.uploaded or hand.drawing_png):
            png = await ports.blobs.get(name)
            await keep_hand(ports, desk.tx, person_id=desk.person.id, kind=kind, png=png, actor=actor)


def _judged(
    fields: Sequence[Field], given: Mapping[str, str], kept: Mapping[str, str], now: datetime
) -> dict[str, str]:
    """All values as they will be written. Raises the first refusal, in the order of the fields, with its `key`."""
    for key, value in given.items():
        if value and is_picture(fields, key) and kept.get(key) != value:
            raise BadAnswer("picture-missing", key=key)
    values, wrong = judge(fields, spread(fields, given), now)
    leading = leading_keys(fields)
    for at, refusal in wrong.items():
        key = leading.get(at, at)
        raise type(refusal)(refusal.code, **{**refusal.facts, "key": key})
    return values


async def _issue(ports: Ports, desk: Desk, party: Party, draft: _Draft, actor: Actor) -> CodeSent:
    tx, task, now = desk.tx, desk.task, ports.clock()
    _, open_ones = await open_choices(ports, desk, party, actor.identified)
    choice = chosen(open_ones, draft.means)
    way, address, to = choice.means.value, choice.address, choice.to
    # For the evidence: by which ways it could have gone, and whether it came where the link came.
    chosen_facts: dict[str, Json] = {"open": [each.means.value for each in open_ones]}
    chosen_facts |= {"to": to} if address else {}
    chosen_facts |= {"as_the_link": link_came_by(actor.identified) == way} if choice.sends else {}
    # A code for older bytes died with them, through no fault of its party: only those for these bytes count.
    issued = await times_of(tx, task.id, party.id, kinds.CODE_SENT, sha256=draft.sha256)
    wrong = await wrong_tries(desk, party.id, way, now)
    alone = choice.sends and draft.batch is None
    check_may_issue(issued if alone else (), wrong, now)
    code = Code(
        id=new_id(),
        task_id=task.id,
        party_id=party.id,
        act=draft.act,
        hash=draft.hashed if alone else "",
        means=way,
        bound_to=bound_to(task.id, party.id, draft.act, draft.sha256, draft.proposal),
        proposal=draft.proposal,
        expires_at=now + CODE_LIFE + (WORK_TIME if draft.batch else timedelta()),
    )
    await tx.codes.add(code)
    facts = {
        "party_id": party.id,
        "act": draft.act,
        "sha256": draft.sha256,
        "code_id": code.id,
        "bound_to": code.bound_to,  # all that the chain keeps of what was filled in
        "channel": way,
        **chosen_facts,
        **({"batch": draft.batch} if draft.batch else {}),
        **document_facts(readable(task, desk.person.id)),
    }
    kind = kinds.CODE_SENT if choice.sends else kinds.CONFIRMATION_ASKED
    await record(tx, at=now, kind=kind, actor=actor, task_id=task.id, facts=facts)
    if alone:
        await _put_out(ports, desk, draft, code, choice)
    others = tuple((each.means.value, each.to) for each in open_ones if each != choice)
    return CodeSent(
        code.expires_at, channel=way, sha256=draft.sha256, bound_to=code.bound_to, to=to, others=others
    )


async def _put_out(ports: Ports, desk: Desk, draft: _Draft, code: Code, choice: Choice) -> None:
    task, address = desk.task, choice.address
    await desk.tx.outbox.put(
        key=f"code:{code.id}",
        kind="code",
        person_id=desk.person.id,
        task_id=task.id,
        party_id=code.party_id,
        facts={
            "key": "told-code",
            "act": draft.act,
            "number": task.number,
            "title": task.title,
            "sha256": draft.sha256,
            "expires_at": code.expires_at.isoformat(),
            **({"address": address} if address else {}),
        },
        channel=choice.means.value if address else None,
        secret=ports.vault.seal(draft.code.encode(), CODE_PURPOSE),
    )
