from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace

from signing.errors import Refusal
from signing.ports import SYSTEM, Actor, Erasure, Ports
from signing.ports.erasing import PERSON
from signing.task.model import ENDED_STATES, Person
from signing.usecases.erase_person import erase_person_in
from signing.usecases.erase_task import erase_in, kept_until
from signing.usecases.erasure_register import show_register


@dataclass(frozen=True, slots=True)
class Repeated:
    """`waiting`: what cannot be done yet, with the refusal that says why."""

    done: int
    waiting: tuple[tuple[Erasure, Refusal], ...]


async def repeat_due(ports: Ports) -> int:
    """What was erased and is there again, because an older backup or database was put back; and what the law has
    wanted kept until now."""
    return (await repeat_erasures(ports)).done


async def repeat_erasures(ports: Ports, given: Sequence[Erasure] = (), *, actor: Actor = SYSTEM) -> Repeated:
    """`given`: a register from elsewhere, beside the one in the house's folder."""
    filed = await asyncio.to_thread(ports.erasures.read) if ports.erasures is not None else ()
    async with ports.transaction() as tx:
        known = {(one.what, one.subject): one for one in await tx.erasures.done()}
    now, done, waiting = ports.clock(), 0, []
    wanted = {(one.what, one.subject): one for one in (*filed, *given)}
    due = [one for key, one in wanted.items() if key not in known]
    due += [one for one in known.values() if one.until is not None and one.until <= now]
    for one in due:
        try:
            done += await _again(ports, actor, one)
        except Refusal as refusal:
            waiting.append((one, refusal))
    if done or len(known) > len({(one.what, one.subject) for one in filed}):
        await show_register(ports)
    return Repeated(done, tuple(waiting))


async def _again(ports: Ports, actor: Actor, one: Erasure) -> int:
    """What the database does not hold has nothing to be erased: that it was done is kept all the same."""
    async with ports.transaction() as tx:
        if one.what == PERSON:
            person = await tx.people.get(one.subject)
            if person is None or (one.until is not None and _came_back(person)):
                await tx.erasures.put(replace(one, until=None))
                return 0
            await erase_person_in(ports, tx, actor, one.subject, years=one.years)
            return 1
        task = await tx.tasks.claim(one.subject)
        if task is None:
            await tx.erasures.put(one)
            return 0
        if task.state not in ENDED_STATES:
            raise Refusal("erase-running", number=task.number)
        until = kept_until(task, one.years)
        if task.sent_at is not None and ports.clock() < until:
            raise Refusal("erase-too-early", number=task.number, until=f"{until:%Y-%m-%d}")
        await erase_in(ports, tx, actor, task, years=one.years)
        await tx.erasures.put(one)
        return 1


def _came_back(person: Person) -> bool:
    """They are here of their own will again: what has grown since is no longer what they wished away."""
    return person.username is not None or person.language_code is not None or person.language is not None
