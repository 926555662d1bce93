from __future__ import annotations

from signing.audit.chain import record
from signing.errors import NotAllowed
from signing.ports import Actor, Ports
from signing.task.events import DOWNLOADED
from signing.task.model import TaskState
from signing.task.rights import may_open
from signing.usecases.admission import person_of, record_refusal
from signing.usecases.intake import pdf_name, stem_of


async def fetch_document(ports: Ports, actor: Actor, task_id: str, which: str = "current") -> tuple[str, bytes]:
    """File name and bytes: "current", the newest revision, or "original", what the initiator sent in."""
    try:
        async with ports.transaction() as tx:
            person = await person_of(tx, actor)
            task = await tx.tasks.get(task_id)
            allowed = task is not None and may_open(task, person.id) and which in {"current", "original"}
            if task is None or task.document is None or not allowed:
                raise NotAllowed("not-found")
            document = task.document
            sha256 = document.current if which == "current" else document.original
            facts = {"which": which, "sha256": sha256}
            await record(tx, at=ports.clock(), kind=DOWNLOADED, actor=actor, task_id=task_id, facts=facts)
    except NotAllowed as refusal:
        await record_refusal(ports, actor, task_id, "download", refusal)
        raise
    name = document.filename if which == "original" else pdf_name(document.filename)
    if which == "current" and task.state is TaskState.COMPLETED:
        name = completed_name(name, task.number)
    return name, await ports.blobs.get(sha256)


def completed_name(filename: str, number: str) -> str:
    """Two files of one name in a chat are taken for each other."""
    return f"{stem_of(filename)} {number}.pdf"
