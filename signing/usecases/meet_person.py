from __future__ import annotations

from dataclasses import replace

from signing.audit.chain import record
from signing.ports import Actor, Ports, Transaction
from signing.task.events import PERSON_CHANGED, PERSON_MET
from signing.task.ids import new_id
from signing.task.members import RUNNING, read_roles
from signing.task.model import Person

NAME_LIMIT = 128  # Telegram: 64 + 64


async def meet_person(
    ports: Ports, *, telegram_id: int, name: str, username: str | None, language_code: str | None
) -> Person:
    """The person behind a numeric Telegram id, made or brought up to date. Called for every update, so it only
    reads when nothing has changed."""
    admin = telegram_id in ports.installation.admin_telegram_ids
    name = " ".join(name.split())[:NAME_LIMIT] or str(telegram_id)
    async with ports.transaction() as tx:
        known = await tx.people.by_telegram_id(telegram_id)
        if known is not None:
            # A page or a picker does not say the language: what the chat last said stays.
            code = language_code or known.language_code
            runs = admin or bool(read_roles(known.roles) & RUNNING)
            now_is = replace(known, name=name, username=username, is_admin=runs, language_code=code)
            return known if now_is == known else await _save(ports, tx, known, now_is)
    try:
        async with ports.transaction() as tx:
            person = Person(new_id(), telegram_id, name, username, language_code=language_code, is_admin=admin)
            await tx.people.add(person)
            await _audit(ports, tx, PERSON_MET, person)
            return person
    except Exception:
        # Two first updates at once: the id is unique, the second finds what the first has made.
        async with ports.transaction() as tx:
            known = await tx.people.by_telegram_id(telegram_id)
        if known is None:
            raise
        return known


async def _save(ports: Ports, tx: Transaction, known: Person, now_is: Person) -> Person:
    await tx.people.save(now_is)
    if known.is_admin != now_is.is_admin:
        await _audit(ports, tx, PERSON_CHANGED, now_is)
    return now_is


async def _audit(ports: Ports, tx: Transaction, kind: str, person: Person) -> None:
    facts = {"person_id": person.id, "telegram_id": person.telegram_id, "is_admin": person.is_admin}
    actor = Actor(person_id=person.id, channel="chat", identified="telegram", language=person.speaks)
    await record(tx, at=ports.clock(), kind=kind, actor=actor, task_id=None, facts=facts)
