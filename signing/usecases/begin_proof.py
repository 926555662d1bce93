from __future__ import annotations

import asyncio
import base64
import json
from dataclasses import dataclass, field
from datetime import timedelta

from signing.audit.chain import record
from signing.confirmation.codes import (
    CODE_LIFE,
    CODE_PURPOSE,
    ISSUE_WINDOW,
    LOCK_TIME,
    TRY_WINDOW,
    check_may_issue,
    hash_code,
    new_code,
)
from signing.confirmation.passwords import hash_password, read_password
from signing.confirmation.totp import address_of, new_secret, typed_of
from signing.errors import BadAnswer, Refusal
from signing.ports import Actor, Json, Ports, ProofCode, TaskFilter, Transaction, purposes
from signing.task.contacts import read_email, read_phone, region_of
from signing.task.demands import Means
from signing.task.events import PROOF_ASKED
from signing.task.ids import new_id
from signing.task.model import OPEN_STATES, Person
from signing.task.proving import Standing
from signing.task.ways import CHAT, EMAIL, LETTERS, SMS
from signing.usecases.admission import person_of
from signing.usecases.means_desk import masked_of, standing_at
from signing.usecases.proof_views import ProofSent

WRONG = "proof"  # of these codes, all purposes together
DAY_LIMIT = 20  # codes to one person, whatever for: nobody else's letter box is filled by it
OWN_DATA = ("data-copy", "data-erase")  # nothing changes by the code itself
PURPOSES = ("email", "phone", "password", "password-off", "app", "app-off", *OWN_DATA)


@dataclass(frozen=True, slots=True)
class _Wanted:
    proposal: dict[str, Json] = field(repr=False)
    way: str | None = None  # None: one that is known
    address: str | None = field(default=None, repr=False)
    picture: str = field(default="", repr=False)
    typed: str = field(default="", repr=False)


async def begin_proof(ports: Ports, actor: Actor, purpose: str, value: str = "") -> ProofSent:
    """Asks for a code before something of one's own security changes: an address proven, the password set, changed
    or taken away, an authenticator app added or taken away; or before a page gives out what is kept about one. The
    code is for exactly `value`. BadAnswer for what cannot be read; Refusal `way-closed`, `address-other`,
    `app-there`, `nothing-to-take-away`, and of too many codes."""
    if purpose not in PURPOSES:
        raise Refusal("button-over")
    wanted = await _read(ports, actor, purpose, value)
    code = new_code()
    hashed = await asyncio.to_thread(hash_code, code) if purpose != "app" else ""
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        await tx.security.claim(person.id)
        standing = await standing_at(tx, person, actor.identified)
        _check_fits(purpose, standing)
        if purpose in {"email", "phone"} and person.telegram_id is None:
            await _check_named(tx, person, purpose, wanted.address or "")
        way, address = (wanted.way, wanted.address) if wanted.way else _way(standing, ports.installation.ways)
        await _check_often(ports, tx, person.id, sends=way != Means.APP)
        now = ports.clock()
        sealed = ports.vault.seal(json.dumps(wanted.proposal).encode(), purposes.proposed_proof(person.id))
        known = ProofCode(new_id(), person.id, purpose, way, hashed, sealed, now, now + CODE_LIFE)
        await tx.security.add_code(known)
        to = masked_of("email" if way == EMAIL else "phone", address) if address else ""
        facts = {"person_id": person.id, "purpose": purpose, "channel": way, "to": to}
        await record(tx, at=now, kind=PROOF_ASKED, actor=actor, task_id=None, facts=facts)
        if way != Means.APP:
            told = {"key": "told-proof-code", "purpose": purpose, "expires_at": known.expires_at.isoformat()}
            await tx.outbox.put(
                key=f"proof:{known.id}",
                kind="proof",
                person_id=person.id,
                facts={**told, **({"address": address} if address else {})},
                channel=way if address else None,
                secret=ports.vault.seal(code.encode(), CODE_PURPOSE),
            )
    ports.wake()
    return ProofSent(purpose, way, to, known.expires_at, wanted.picture, wanted.typed)


async def _read(ports: Ports, actor: Actor, purpose: str, value: str) -> _Wanted:
    ways, zone = ports.installation.ways, ports.installation.time_zone
    if purpose in {"email", "phone"}:
        way = EMAIL if purpose == "email" else SMS
        if way not in ways:
            raise Refusal("way-closed", way=way)
        address = read_email(value) if way == EMAIL else read_phone(value, region_of(zone))
        if not address:
            raise BadAnswer("email-unreadable" if way == EMAIL else "phone-unreadable")
        return _Wanted({"value": address}, way, address)
    if purpose == "password":
        return _Wanted({"hash": await asyncio.to_thread(hash_password, read_password(value))})
    if purpose == "app":
        secret = new_secret()
        async with ports.transaction() as tx:
            name = (await person_of(tx, actor)).name
        kept = {"secret": base64.b64encode(secret).decode()}
        issuer = ports.installation.organisation
        return _Wanted(kept, Means.APP.value, None, address_of(secret, name, issuer), typed_of(secret))
    return _Wanted({})


def _check_fits(purpose: str, standing: Standing) -> None:
    if purpose == "app" and "app" in standing.held:
        raise Refusal("app-there")
    if purpose.endswith("-off") and purpose.removesuffix("-off") not in standing.held:
        raise Refusal("nothing-to-take-away")


def _way(standing: Standing, ways: frozenset[str]) -> tuple[str, str | None]:
    """Another way than the chat, which it is asked in, where one is proven."""
    proven = {EMAIL: standing.known.get("email"), SMS: standing.known.get("phone")}
    for way in LETTERS:
        if way in ways and (found := proven[way]):
            return way, found[0]
    if standing.person.telegram_id is None:
        raise Refusal("code-no-way")
    return CHAT, None


async def _check_named(tx: Transaction, person: Person, purpose: str, address: str) -> None:
    """Who came by one address and says that another is theirs, too: only the one that is known as theirs, or that
    an initiator has named them with, where there is one. Refusal `address-other`."""
    own = getattr(person, purpose)
    open_ones = frozenset(state.value for state in OPEN_STATES)
    tasks = await tx.tasks.find(TaskFilter(party_person=person.id, states=open_ones))
    named = {getattr(party, purpose) for task in tasks for party in task.parties_of(person.id)} - {None}
    allowed = {own} if own else named
    if allowed and address.casefold() not in {each.casefold() for each in allowed}:
        raise Refusal("address-other", what=purpose, to=masked_of(purpose, min(allowed)))


async def _check_often(ports: Ports, tx: Transaction, person_id: str, *, sends: bool) -> None:
    now = ports.clock()
    wrong = await tx.security.wrong(person_id, WRONG, now - TRY_WINDOW - LOCK_TIME)
    issued = await tx.security.issued(person_id, now - timedelta(days=1)) if sends else ()
    check_may_issue(issued, wrong, now)
    if len(issued) >= DAY_LIMIT:
        minutes = (issued[-DAY_LIMIT] + timedelta(days=1) - now) / timedelta(minutes=1)
        raise Refusal("code-too-many", minutes=max(round(minutes), round(ISSUE_WINDOW / timedelta(minutes=1))))
