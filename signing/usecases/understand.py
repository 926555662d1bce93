from __future__ import annotations

from asyncio import to_thread
from dataclasses import dataclass, replace
from typing import Any

from signing.errors import BadAnswer
from signing.ports import Actor, Ports
from signing.task import draft_parties, drafting
from signing.task.contacts import region_of
from signing.task.deadlines import check_deadline
from signing.task.draft_routing import LEVELS, choose_need, fitting, shared_stages
from signing.task.draft_steps import first_open
from signing.task.model import DraftStep, Order, Party, Role
from signing.task.parties import NamedParty, read_parties
from signing.task.routing import acting, is_internal_level
from signing.task.sentence import Sentence, read_sentence
from signing.task.sentence_spoken import Spoken
from signing.usecases.add_parties import party_named
from signing.usecases.draft_desk import DraftDesk, at_draft, draft_seen
from signing.usecases.draft_views import DraftView
from signing.usecases.known_contacts import Contact, known_contacts, offered_for


@dataclass(frozen=True, slots=True)
class Understood:
    """What a request has done to the draft. `lost`: its words that were not understood; `nameless`: companies and
    addresses without a person; `assumed`: people who sign because nothing else was said; `unsealed`: who shall
    seal and stands for no company; `handles`: @names that nobody can be reached by; `troubles`: what was
    understood and cannot be; `offers`: people known by the name of a party, for the initiator to take or leave."""

    view: DraftView
    lost: tuple[str, ...] = ()
    nameless: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    unsealed: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    twice: tuple[str, ...] = ()
    troubles: tuple[BadAnswer, ...] = ()
    offers: tuple[tuple[Party, tuple[Contact, ...]], ...] = ()
    order_open: bool = False


async def is_request(ports: Ports, actor: Actor, task_id: str, *, words: str) -> bool:
    """Whether these words ask for something, and are no mere list of people."""
    sentence = await _read(ports, actor, task_id, words)
    several_lines = len([line for line in words.splitlines() if line.strip()]) > 1
    listed = several_lines and not sentence.order and not sentence.deadline and sentence.every is None
    if (
        sentence.empty
    ):  # nothing to do: where people are asked for it is told, elsewhere the question tells its ways
        _, _, step = await draft_seen(ports, actor, task_id, "understand")
        return sentence.asks and bool(sentence.lost) and step is DraftStep.PARTIES
    if sentence.lost and not (sentence.order or sentence.deadline or sentence.every is not None):
        listed = listed or _are_people(words, region_of(ports.installation.time_zone))
    return sentence.asks and not listed


def _are_people(words: str, region: str) -> bool:
    """The plain list reads every word, also of names that a sentence would take apart."""
    try:
        return bool(read_parties(words, region=region))
    except BadAnswer:
        return False


async def understand(
    ports: Ports, actor: Actor, task_id: str, *, words: str, version: int | None = None
) -> Understood:
    """A request in the initiator's own words fills the draft: who, in which order, by when, how they are reminded,
    what it is called. The first question it leaves open is asked next. BadAnswer("sentence-lost") where nothing of
    it is understood, `too-many-parties`."""
    sentence = await _read(ports, actor, task_id, words)
    if sentence.empty:
        raise BadAnswer("sentence-lost", words="、".join(sentence.lost)[:80] or words.strip()[:80])
    async with at_draft(ports, actor, task_id, "understand", version) as desk:
        done = await _Filling(desk, sentence).fill()
        contacts = await known_contacts(desk.tx, desk.person)
    return replace(done, view=desk.view(), offers=offers_of(desk.task.parties, contacts))


def offers_of(
    parties: tuple[Party, ...], contacts: tuple[Contact, ...]
) -> tuple[tuple[Party, tuple[Contact, ...]], ...]:
    found = ((party, offered_for(party, contacts)) for party in parties)
    return tuple((party, offered) for party, offered in found if offered)


async def _read(ports: Ports, actor: Actor, task_id: str, words: str) -> Sentence:
    _, person, _ = await draft_seen(ports, actor, task_id, "understand")
    async with ports.transaction() as tx:
        known = frozenset(one.name for one in await known_contacts(tx, person))
    house = ports.installation
    zone = person.time_zone or house.time_zone
    region = region_of(house.time_zone)
    # A thousand characters made to be hard take half a second; the others' updates go on meanwhile.
    return await to_thread(read_sentence, words, now=ports.clock(), zone=zone, region=region, known=known)


@dataclass
class _Filling:
    desk: DraftDesk
    said: Sentence

    async def fill(self) -> Understood:
        desk, said, now = self.desk, self.said, self.desk.ports.clock()
        before = desk.task.parties
        added, twice, handles = await self._people()
        troubles = [*self._title(), *self._deadline()]
        if added:
            desk.change(draft_parties.add_parties(desk.task, added, now))
        order_said = self._order(had=bool(before), added=bool(added))
        left_over = self._enough(order_said=order_said, new=not before)
        order_said = order_said or (bool(said.enough) and not left_over)
        if said.every is not None:
            hours, every, at = said.hours or (), said.every, said.remind_at
            desk.change(drafting.choose_reminders(desk.task, hours, now, every_days=every, at=at))
        desk.change(drafting.changed(desk.task, "understood", **self._facts(len(added))))
        order_open = self._ask(order_said=order_said, new_people=bool(added))
        return Understood(
            desk.view(),
            lost=(*said.lost, *left_over),
            nameless=said.nameless,
            assumed=tuple(one.name for one in said.people if one.assumed and one.name),
            unsealed=tuple(one.name for one in said.people if one.seal and not one.company and one.name),
            handles=handles,
            twice=twice,
            troubles=tuple(troubles),
            order_open=order_open,
        )

    def _facts(self, added: int) -> dict[str, Any]:
        """The words may speak of anybody: the chain keeps what was read, and how many were lost."""
        parts = {"title": self.said.title, "deadline": self.said.deadline, "order": self.said.order}
        read = [key for key, value in parts.items() if value is not None]
        return {"read": read, "parties": added, "not_understood": len(self.said.lost)}

    def _ask(self, *, order_said: bool, new_people: bool) -> bool:
        """Gives whether the order is a question."""
        desk = self.desk
        at_review = desk.task.draft_step is DraftStep.REVIEW
        # What was asked and answered before is not asked again for words that do not touch it.
        answered = order_said or (not new_people and desk.step not in {DraftStep.PARTIES, DraftStep.ORDER})
        answered = answered or sum(not is_internal_level(one) for one in acting(desk.task)) < 2
        to = first_open(desk.task, order_said=answered)
        if self.said.nameless:
            desk.ask(DraftStep.PARTIES)
            return to is DraftStep.ORDER
        desk.ask(DraftStep.REVIEW if at_review and to is DraftStep.DEADLINE else to)
        return to is DraftStep.ORDER

    async def _people(self) -> tuple[list[Party], tuple[str, ...], tuple[str, ...]]:
        added: list[Party] = []
        twice: list[str] = []
        handles: list[str] = []
        for spoken in self.said.people:
            party = await party_named(self.desk, _named(spoken))
            if spoken.inside:
                party = fitting(replace(party, level=min(spoken.step, LEVELS)))
            if draft_parties.is_twice([*self.desk.task.parties, *added], party):
                twice.append(party.name)
                continue
            added.append(party)
            if spoken.username and not (party.phone or party.email or party.person_id):
                handles.append(spoken.username)
        return added, tuple(twice), tuple(handles)

    def _title(self) -> list[BadAnswer]:
        if self.said.title is None:
            return []
        try:
            self.desk.change(drafting.rename(self.desk.task, self.said.title, self.desk.ports.clock()))
        except BadAnswer as wrong:
            return [wrong]
        return []

    def _deadline(self) -> list[BadAnswer]:
        desk, at, now = self.desk, self.said.deadline, self.desk.ports.clock()
        if self.said.bad_deadline:
            return [BadAnswer("deadline-unreadable", words=self.said.bad_deadline)]
        if at is None:
            return []
        try:
            check_deadline(at, now=now, zone=desk.person.time_zone or desk.ports.installation.time_zone)
        except BadAnswer as wrong:
            return [wrong]
        desk.change(drafting.choose_deadline(desk.task, at, now))
        return []

    def _order(self, *, had: bool, added: bool) -> bool:
        """An order in steps is of those who were named with it, and of nobody before them."""
        order = self.said.order
        if order is None or (order is Order.STEPS and had):
            return False
        if had and added and order is Order.ONE_AFTER_ANOTHER and len(self.said.people) < 2:
            return False
        self.desk.change(drafting.choose_order(self.desk.task, order, self.desk.ports.clock()))
        return True

    def _enough(self, *, order_said: bool, new: bool) -> tuple[str, ...]:
        """How many of a step are enough. Of people who were there before, only where there is one such step; gives
        the number where it cannot be meant."""
        desk = self.desk
        some = [one for one in self.said.people if one.enough]
        for level, count in {one.step: one.enough for one in some if one.inside}.items():
            desk.change(choose_need(desk.task, (0, level), count, desk.ports.clock()))
        steps = {(one.step, one.role is Role.FILLER): one.enough for one in some if not one.inside}
        if steps and (not order_said or not new):
            return tuple(str(count) for count in steps.values())
        for (step, fills), count in steps.items():
            at_once = desk.task.order is Order.ALL_AT_ONCE
            stage = (1, (0 if fills else 1) if at_once else step)
            desk.change(choose_need(desk.task, stage, count, desk.ports.clock()))
        if not self.said.enough:
            return ()
        shared = [stage for stage, _, of in shared_stages(desk.task) if of > self.said.enough]
        if len(shared) != 1:
            return (str(self.said.enough),)
        desk.change(choose_need(desk.task, shared[0], self.said.enough, desk.ports.clock()))
        return ()


def _named(spoken: Spoken) -> NamedParty:
    return NamedParty(
        name=spoken.name[: draft_parties.NAME_LIMIT],
        role=spoken.role,
        company=spoken.company,
        phone=spoken.phone,
        email=spoken.email,
        step=min(spoken.step, draft_parties.PARTY_LIMIT),
        me=spoken.me,
    )
