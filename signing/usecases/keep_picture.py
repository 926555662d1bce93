from __future__ import annotations

from signing.audit.chain import record
from signing.confirmation.picture import check_picture_size, read_handwriting, read_picture
from signing.errors import NotAllowed
from signing.fields.kinds import FieldKind
from signing.pdf.ink.drawing import prepare_drawing
from signing.pdf.ink.pictures import prepare_picture
from signing.ports import Actor, Ports
from signing.task.actions import check_may_act
from signing.task.events import FILLED
from signing.task.model import WRITING_ROLES, Party, Role, Task
from signing.usecases.admission import at_desk, party_to_act
from signing.usecases.answers import INITIALS, SIGNATURE, answers_of, asked_of, is_picture, is_written, put_answers
from signing.usecases.views import KeptPicture

OF_A_HAND = {SIGNATURE: FieldKind.SIGNATURE, INITIALS: FieldKind.INITIALS}


async def keep_picture(ports: Ports, actor: Actor, task_id: str, key: str, data: bytes) -> KeptPicture:
    """A picture for the field `key`: uploaded, or a sentence written by hand; or one of the signer's own hand
    (`@signature`, `@initials`). What is written loses its paper. Made anew by us, upright and without what a
    camera writes into it; kept with the signer's answers."""
    async with at_desk(ports, actor, task_id, "keep-picture") as desk:
        party = party_with(ports, desk.task, desk.person.id, key)
        ink = key in OF_A_HAND or is_written(asked_of(desk.task, party), key)
    check_picture_size(data)
    # A stranger's bytes: decoded in a child with limits only.
    clean: bytes = await ports.children.run(read_handwriting if ink else read_picture, data)
    # So that signing decodes nothing.
    clean = await ports.children.run(prepare_drawing if ink else prepare_picture, clean)
    name = await ports.blobs.put(clean)
    async with at_desk(ports, actor, task_id, "keep-picture") as desk:
        party = party_with(ports, desk.task, desk.person.id, key)
        kept = await answers_of(ports, desk.tx, task_id, party.id)
        await put_answers(ports, desk.tx, task_id, party.id, {**kept, key: name})
        facts = {"party_id": party.id, "fields": [key]}
        await record(desk.tx, at=ports.clock(), kind=FILLED, actor=actor, task_id=task_id, facts=facts)
    return KeptPicture(key, name, clean)


def party_with(ports: Ports, task: Task, person_id: str, key: str) -> Party:
    """The party of this person that a picture `key` is asked of. NotAllowed if there is none."""
    party = party_to_act(task, person_id, *WRITING_ROLES)
    check_may_act(task, party, ports.clock(), *WRITING_ROLES)
    mine = [field for field in task.fields if field.party_id == party.id]
    if key in OF_A_HAND:
        by_hand = key == SIGNATURE and party.role is Role.SIGNER
        known = by_hand or any(field.kind is OF_A_HAND[key] for field in mine)
    else:
        known = is_picture(asked_of(task, party), key)
    if not known:
        raise NotAllowed("not-found")
    return party
