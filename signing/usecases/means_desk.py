"""What a person at the desk has proven, and whether what they typed is right."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from signing.confirmation.codes import LOCK_TIME, TRY_WINDOW, code_matches, read_code
from signing.confirmation.passwords import password_matches
from signing.confirmation.totp import step_of
from signing.errors import Refusal
from signing.ports import Code, Json, Ports, Transaction, purposes
from signing.task.demands import Means
from signing.task.model import Party, Person
from signing.task.proving import Choice, Standing, choices, demand_of, standing_of, unproven
from signing.usecases.admission import Desk

HELD = (Means.APP.value, Means.PASSWORD.value)


def not_right(means: str | None, left: int) -> Refusal:
    if means == Means.APP:
        return Refusal("app-code-wrong", left=left)
    if means == Means.PASSWORD:
        return Refusal("signing-password-wrong", left=left)
    return Refusal("code-wrong", left=left)


async def standing_at(tx: Transaction, person: Person, identified: str | None) -> Standing:
    held = [kind for kind in HELD if await tx.security.credential(person.id, kind)]
    proofs = {each.what: (each.value, each.how) for each in await tx.security.proofs(person.id)}
    return standing_of(person, proofs, held, identified)


async def open_choices(
    ports: Ports, desk: Desk, party: Party, identified: str | None
) -> tuple[Standing, tuple[Choice, ...]]:
    """Refusal `proof-…` for what must be proven first, `means-none`, `code-no-way`."""
    demand, standing = demand_of(desk.task, party), await standing_at(desk.tx, desk.person, identified)
    for refusal in unproven(demand, party, standing):
        raise refusal
    return standing, choices(demand, party, standing, ports.installation.ways)


async def wrong_of(tx: Transaction, person_id: str, means: str | None, now: datetime) -> Sequence[datetime]:
    """With what they hold themselves, in whatever task: a second task is no second chance."""
    if means not in HELD:
        return ()
    await tx.security.claim(person_id)
    return await tx.security.wrong(person_id, means, now - TRY_WINDOW - LOCK_TIME)


async def is_right(ports: Ports, desk: Desk, code: Code, typed: str) -> bool:
    """A right code of the app is used up by this. BadAnswer `code-six-digits`."""
    tx, person_id = desk.tx, desk.person.id
    if code.means == Means.PASSWORD:
        return await password_right(ports, tx, person_id, typed)
    digits = read_code(typed)
    if code.means == Means.APP:
        return await app_right(ports, tx, person_id, digits)
    return await asyncio.to_thread(code_matches, code.hash, digits)


async def password_right(ports: Ports, tx: Transaction, person_id: str, typed: str) -> bool:
    held = await tx.security.credential(person_id, Means.PASSWORD.value)
    if held is None:
        return False
    hashed = ports.vault.open(held.secret, purposes.credential(person_id, held.kind)).decode()
    return await asyncio.to_thread(password_matches, hashed, typed[:1000])


async def app_right(ports: Ports, tx: Transaction, person_id: str, digits: str) -> bool:
    held = await tx.security.credential(person_id, Means.APP.value)
    if held is None:
        return False
    secret = ports.vault.open(held.secret, purposes.credential(person_id, held.kind))
    step = step_of(secret, digits, ports.clock(), after=held.last_step)
    if step is None:
        return False
    await tx.security.put_credential(replace(held, last_step=step))
    return True


def proof_facts(standing: Standing) -> list[dict[str, Json]]:
    """For the chain: what was known of them when they acted, nothing of it in full."""
    return [
        {"what": what, "how": how, "shown": masked_of(what, value)}
        for what, (value, how) in sorted(standing.known.items())
    ]


def masked_of(what: str, value: str) -> str:
    """l•••@example.cn, ••••8000; a name is what stands in the document anyway."""
    if what == "phone":
        return f"••••{value[-4:]}"
    if what == "email":
        name, _, domain = value.rpartition("@")
        return f"{name[:1]}•••@{domain}"
    return value
