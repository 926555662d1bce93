from __future__ import annotations

from signing.ports import Actor, Ports
from signing.task.batch import MOST, act_of
from signing.task.documents import shown_digest
from signing.task.model import Party
from signing.task.rights import readable
from signing.usecases.admission import Desk, person_of
from signing.usecases.batch_desk import waiting_for, why_apart
from signing.usecases.batch_views import ApartLine, BatchLine, BatchView
from signing.usecases.reading import left_to_read


async def view_batch(ports: Ports, actor: Actor) -> BatchView:
    """All that waits for this person: what can be confirmed together, and what cannot, with the reason."""
    lines: list[BatchLine] = []
    apart: list[ApartLine] = []
    more = 0
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        for task, parties in await waiting_for(tx, person):
            sender = await tx.people.get(task.initiator_id)
            name = sender.name if sender else ""
            why = await why_apart(ports, Desk(tx, task, person), parties, actor.identified)
            if why is not None:
                apart.append(ApartLine(task, name, why))
            elif len(lines) < MOST:
                lines.append(await _line(ports, Desk(tx, task, person), parties[0], name))
            else:
                more += 1
        kept = "signature" in await tx.hands.kinds(person.id)
    return BatchView(person, tuple(lines), tuple(apart), more, kept)


async def _line(ports: Ports, desk: Desk, party: Party, sender: str) -> BatchLine:
    task, reader_id = desk.task, desk.person.id
    documents = readable(task, reader_id)
    left = await left_to_read(ports, desk.tx, task, reader_id)
    done = left is None or not (left.pages or left.seconds)
    return BatchLine(
        task=task,
        party=party,
        act=act_of(party),
        sender=sender,
        documents=documents,
        sha256=shown_digest(documents),
        read=party.read_at is not None and done,
        to_read=left,
    )
