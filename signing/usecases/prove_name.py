from __future__ import annotations

from signing.audit.chain import record
from signing.errors import BadAnswer, Refusal
from signing.ports import Actor, NameAnswer, NameQuestion, Ports, Proof
from signing.task.events import PROOF_ASKED, PROOF_GIVEN, PROOF_WRONG
from signing.task.ids import new_id
from signing.task.parties import read_name
from signing.usecases.admission import person_of
from signing.usecases.means_desk import masked_of

DAY_LIMIT = 10  # questions cost the house money, and each is a guess
NUMBER_LIMIT = 40
WRONG = "real-name"


async def prove_name(ports: Ports, actor: Actor, words: str) -> NameAnswer:
    """`words`: the name, and behind it the number of the identity document; both go to the service that the house
    has named, and of the number nothing is kept. Refusal `real-name-closed`, `real-name-refused`,
    `real-name-silent`, `real-name-often`; BadAnswer `real-name-unreadable`."""
    if ports.real_names is None:
        raise Refusal("real-name-closed")
    name, number = _read(words)
    now, question_id = ports.clock(), new_id()
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        await tx.security.claim(person.id)
        asked = await tx.security.wrong(person.id, WRONG, now.replace(hour=0, minute=0, second=0, microsecond=0))
        if len(asked) >= DAY_LIMIT:
            raise Refusal("real-name-often")
        await tx.security.note_wrong(person.id, WRONG, now)  # counted before it is asked, right or not
        facts = {"person_id": person.id, "purpose": "real-name", "channel": "service", "question": question_id}
        await record(tx, at=now, kind=PROOF_ASKED, actor=actor, task_id=None, facts=facts)
    # Outside of any transaction: somebody else's server has all the time it wants.
    answer = await ports.real_names.ask(NameQuestion(question_id, name, number, person.phone, now))
    async with ports.transaction() as tx:
        kind = PROOF_GIVEN if answer.verified else PROOF_WRONG
        facts |= {"reference": answer.reference}
        if answer.verified:
            proof = Proof(person.id, "real-name", name, "service", ports.clock(), answer.reference)
            await tx.security.put_proof(proof)
            facts |= {"shown": masked_of("real-name", name)}
        await record(tx, at=ports.clock(), kind=kind, actor=actor, task_id=None, facts=facts)
    if not answer.verified:
        raise Refusal("real-name-refused")
    return answer


def _read(words: str) -> tuple[str, str]:
    *names, number = words.split() or [""]
    plain = "".join(each for each in number if each.isalnum())
    if not names or not 6 <= len(plain) <= NUMBER_LIMIT or not any(each.isdigit() for each in plain):
        raise BadAnswer("real-name-unreadable")
    return read_name(" ".join(names)), plain
