from __future__ import annotations

import asyncio
import base64
import json
from dataclasses import replace
from typing import Any

from signing.audit.chain import record
from signing.confirmation.codes import (
    LOCK_TIME,
    TRY_WINDOW,
    check_not_locked,
    code_matches,
    locked_until,
    read_code,
    tries_left,
)
from signing.confirmation.totp import step_of
from signing.errors import Refusal
from signing.ports import Actor, Credential, Ports, Proof, ProofCode, Transaction, purposes
from signing.task.events import PROOF_GIVEN, PROOF_WRONG
from signing.task.model import Person
from signing.usecases.admission import person_of
from signing.usecases.begin_proof import OWN_DATA, WRONG
from signing.usecases.means_desk import masked_of
from signing.usecases.proof_views import ProofGiven


async def confirm_proof(ports: Ports, actor: Actor, purpose: str, typed: str) -> ProofGiven:
    """The code, and with it what it was asked for takes effect: once. Refusal `code-over`, `code-wrong`,
    `code-locked`; BadAnswer `code-six-digits`."""
    digits = read_code(typed)
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        await tx.security.claim(person.id)
        given = await _judged(ports, tx, actor, person, (purpose, digits))
    # Raised only here: the count of the wrong try is committed.
    if isinstance(given, Refusal):
        raise given
    return given


async def _judged(
    ports: Ports, tx: Transaction, actor: Actor, person: Person, said: tuple[str, str]
) -> ProofGiven | Refusal:
    (purpose, digits), now = said, ports.clock()
    wrong = [*await tx.security.wrong(person.id, WRONG, now - TRY_WINDOW - LOCK_TIME)]
    code = await tx.security.newest_code(person.id)
    check_not_locked(wrong, now)
    if (
        code is None
        or code.purpose != purpose
        or code.used_at is not None
        or code.voided_at is not None
        or now >= code.expires_at
    ):
        raise Refusal("code-over")
    proposal = json.loads(ports.vault.open(code.proposal, purposes.proposed_proof(person.id)))
    step = 0
    if purpose == "app":
        secret = base64.b64decode(proposal["secret"])
        found = step_of(secret, digits, now, after=0)
        right, step = found is not None, found or 0
    else:
        right = await asyncio.to_thread(code_matches, code.hash, digits)
    facts = {"person_id": person.id, "purpose": purpose, "channel": code.channel}
    if right:
        await tx.security.save_code(replace(code, used_at=now))
        shown = await _take_effect(ports, tx, person, code, {**proposal, "step": step})
        facts |= {"shown": shown} if shown else {}
        await record(tx, at=now, kind=PROOF_GIVEN, actor=actor, task_id=None, facts=facts)
        return ProofGiven(purpose, shown)
    await tx.security.note_wrong(person.id, WRONG, now)
    await record(tx, at=now, kind=PROOF_WRONG, actor=actor, task_id=None, facts=facts)
    until = locked_until([*wrong, now], now)
    if until is None:
        return Refusal("code-wrong", left=tries_left([*wrong, now], now))
    await tx.security.save_code(replace(code, voided_at=now))
    return Refusal("code-locked", minutes=round((until - now).total_seconds() / 60))


async def _take_effect(
    ports: Ports, tx: Transaction, person: Person, code: ProofCode, proposal: dict[str, Any]
) -> str:
    """Gives what is shown of it."""
    now, purpose = ports.clock(), code.purpose
    if purpose in {"email", "phone"}:
        value = str(proposal["value"])
        changed = replace(person, email=value) if purpose == "email" else replace(person, phone=value)
        await tx.people.save(changed)
        await tx.security.put_proof(Proof(person.id, purpose, value, "code", now))
        return masked_of(purpose, value)
    if purpose in OWN_DATA:
        return ""
    if purpose.endswith("-off"):
        await tx.security.drop_credential(person.id, purpose.removesuffix("-off"))
        return ""
    secret = base64.b64decode(proposal["secret"]) if purpose == "app" else proposal["hash"].encode()
    sealed = ports.vault.seal(secret, purposes.credential(person.id, purpose))
    await tx.security.put_credential(Credential(person.id, purpose, sealed, now, int(proposal["step"])))
    return ""
