from __future__ import annotations

import hashlib

from signing.errors import DocumentRefused
from signing.pdf.attachments import safe_name
from signing.ports import Actor, Ports
from signing.task import draft_files
from signing.task.model import AttachedFile
from signing.usecases.draft_desk import at_draft, draft_seen
from signing.usecases.draft_views import DraftView

HEAD = 1024  # bytes that say whether it is a program


async def attach_file(ports: Ports, actor: Actor, task_id: str, *, filename: str, data: bytes) -> DraftView:
    """A file of any kind that travels inside the document, certified with it. The same one again changes nothing.

    Refusal `attach-signed`; DocumentRefused `empty-file`, `attachments-many` (limit), `attachment-large`
    (limit_mb), `attachment-runs`."""
    await draft_seen(ports, actor, task_id, "attach")
    if not data:
        raise DocumentRefused("empty-file")
    name = safe_name(filename)
    draft_files.check_attachment(name, len(data), data[:HEAD])
    file = AttachedFile(name, hashlib.sha256(data).hexdigest(), len(data))
    await ports.blobs.put(data)
    async with at_draft(ports, actor, task_id, "attach", None) as desk:
        desk.change(draft_files.attach_file(desk.task, file, data[:HEAD], ports.clock()))
    return desk.view()


async def detach_file(
    ports: Ports, actor: Actor, task_id: str, *, number: int, version: int | None = None
) -> DraftView:
    """Attachment `number` (from 0) stays behind. Refusal `attachment-gone`."""
    async with at_draft(ports, actor, task_id, "detach", version) as desk:
        desk.change(draft_files.detach_file(desk.task, number, ports.clock()))
    return desk.view()
