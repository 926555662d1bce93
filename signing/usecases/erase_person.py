from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from signing.audit.chain import record
from signing.errors import NotAllowed
from signing.ports import Actor, Erasure, Ports, Seal, Transaction
from signing.ports.erasing import PERSON, Stood
from signing.task import drafting
from signing.task.documents import blob_names
from signing.task.events import ERASED
from signing.task.model import Party, Person, Task
from signing.usecases.erase_task import YEAR, check_years, erase_in, without_person
from signing.usecases.erased_entries import bare_entries, mentions
from signing.usecases.erasure_register import note_done, show_register
from signing.usecases.kept_about import YEARS, Standing, standing_of
from signing.usecases.members_desk import at_members
from signing.wording import say


@dataclass(frozen=True, slots=True)
class PersonErased:
    """`kept`: documents in which the law wants them kept until `until`; `left`: entries of an older layout."""

    name: str
    rows: int
    entries: int
    left: int
    kept: int
    until: datetime | None


async def erase_person(ports: Ports, actor: Actor, person_id: str, *, years: int = YEARS) -> PersonErased:
    """What is kept about somebody, for ever, by an admin: how they are reached, proofs, passwords, kept hands,
    seals, settings, contacts, templates, folders, links, sessions, drafts, and the personal part of the record;
    in documents that ended so long ago their part. What the law wants kept stays until its time is over, and goes
    by itself then (`repeat_erasures`).

    NotAllowed `not-found`; Refusal `erase-years`, `erase-person-member`, `erase-person-open`,
    `erase-person-seals`."""
    check_years(years)
    async with at_members(ports, actor, "erase-person") as desk:
        done = await erase_person_in(ports, desk.tx, actor, person_id, years=years)
        await _tell(ports, desk.tx, person_id, done)
    await show_register(ports)
    return done


async def erase_person_on_the_spot(
    ports: Ports, operator: Actor, person_id: str, *, years: int = YEARS
) -> PersonErased:
    """The same by whoever runs the house, on its command line."""
    check_years(years)
    async with ports.transaction() as tx:
        done = await erase_person_in(ports, tx, operator, person_id, years=years)
        await _tell(ports, tx, person_id, done)
    await show_register(ports)
    return done


async def _tell(ports: Ports, tx: Transaction, person_id: str, done: PersonErased) -> None:
    """Whom the law still lets us reach; of others there is no address left."""
    if not done.kept or done.until is None:
        return
    facts = {"key": "told-erasure-done", "kept": done.kept, "until": f"{done.until:%Y-%m-%d}"}
    key = f"erasure-done:{person_id}:{ports.clock():%Y%m%dT%H%M%S}"
    await tx.outbox.put(key=key, kind="told", person_id=person_id, facts=facts)


async def erase_person_in(
    ports: Ports, tx: Transaction, actor: Actor, person_id: str, *, years: int
) -> PersonErased:
    person = await tx.people.get(person_id)
    if person is None:
        raise NotAllowed("not-found")
    await tx.security.claim(person.id)
    standing = await standing_of(ports, tx, person, years)
    for refusal in standing.in_the_way:
        raise refusal
    rows, counts = await _from_tasks(ports, tx, actor, standing, years)
    addresses = [each for each in (person.phone, person.email) if each]
    seals = await tx.seals.of_person(person.id, ports.clock())
    theirs = [one for one in seals if one.keeper_id == person.id and not one.house]
    rows += await tx.erasing.erase_person(person.id, addresses, ports.clock())
    await tx.keepings.doom([name for one in theirs for name in _pictures(one)], ports.clock())
    own = await _from_own_chain(ports, tx, standing, years)
    await tx.people.save(_left_of(person, standing))
    entries, left = (sum(each) for each in zip(*counts, own, strict=True))
    # Of its own chain alone: what it says is held against what is empty there.
    facts = {"what": PERSON, "person_id": person.id, "entries": own[0], "count": own[1]}
    await record(tx, at=ports.clock(), kind=ERASED, actor=actor, task_id=None, facts=facts)
    done = Erasure(PERSON, person.id, done_at=ports.clock(), years=years, until=standing.until)
    await note_done(tx, done)
    return PersonErased(person.name, rows, entries, left, len(standing.kept), standing.latest)


async def _from_tasks(
    ports: Ports, tx: Transaction, actor: Actor, standing: Standing, years: int
) -> tuple[int, list[tuple[int, int]]]:
    rows, counts, person = 0, list[tuple[int, int]](), standing.person
    for each in standing.drafts:  # nobody has relied on it: there is nothing to keep
        draft = await _claimed(tx, each)
        after, _ = drafting.discard(draft, ports.clock())
        if after is not draft:
            await tx.tasks.save(after, expected_version=draft.version)
        gone = await erase_in(ports, tx, actor, after, years=years)
        rows, counts = rows + gone.rows, [*counts, (gone.entries, gone.left)]
        bare = await _claimed(tx, after)
        if bare.deleted_at is None:
            nothing = replace(bare, deleted_at=ports.clock(), version=bare.version + 1)
            await tx.tasks.save(nothing, expected_version=bare.version)
            await tx.keepings.doom(blob_names(draft.documents), ports.clock())
    for each in (*standing.named, *standing.over):
        task = await _claimed(tx, each)
        theirs = [party.id for party in task.parties_of(person.id)]
        if theirs:
            parties = tuple(_without(party, task, person) for party in task.parties)
            after = replace(task, parties=parties, version=task.version + 1)
            await tx.tasks.save(after, expected_version=task.version)
        rows += await tx.erasing.erase_part(task.id, theirs, person.id)
        entries, left = await bare_entries(tx, task.id, partial(mentions, words=(person.id, *theirs)))
        counts.append((entries, left))
        if entries or theirs:
            facts = {"entries": entries, "count": left}
            await record(tx, at=ports.clock(), kind=ERASED, actor=actor, task_id=task.id, facts=facts)
    return rows, counts


async def _from_own_chain(ports: Ports, tx: Transaction, standing: Standing, years: int) -> tuple[int, int]:
    """How they were identified stands behind what they signed: as long as that is kept, so is this."""
    person, before = standing.person, ports.clock() - years * YEAR
    about = tuple(each for each in (person.id, person.telegram_id) if each)
    return await bare_entries(
        tx, None, lambda entry: mentions(entry, about) and (not standing.kept or entry.at < before)
    )


async def _claimed(tx: Transaction, task: Task | Stood) -> Task:
    found = await tx.tasks.claim(task.id)
    assert found is not None, "tasks stay"
    return found


def _without(party: Party, task: Task, person: Person) -> Party:
    return without_person(party, task.language) if party.person_id == person.id else party


def _pictures(seal: Seal) -> list[str]:
    return [name for name in (seal.page, seal.preview, seal.original) if name]


def _left_of(person: Person, standing: Standing) -> Person:
    """Of somebody in documents that must be kept: who signed them, and how that was known."""
    if not standing.kept:
        return Person(person.id, None, say(person.speaks, "erased-person"), blocked=True)
    email = person.email if person.telegram_id is None else None  # by that alone they were known
    return Person(person.id, person.telegram_id, person.name, phone=person.phone, email=email)
