from __future__ import annotations

import hashlib

from signing.audit.chain import record
from signing.errors import DocumentRefused
from signing.pdf.verify import verify_pdf
from signing.ports import Actor, Ports
from signing.task.events import VERIFIED
from signing.usecases.views import DocumentVerdict


async def verify_document(ports: Ports, actor: Actor, data: bytes) -> DocumentVerdict:
    """Judges any PDF (in a child with limits), and says whether its very bytes are a revision of one of ours."""
    limit = ports.installation.max_pdf_mb
    if not data:
        raise DocumentRefused("empty-file")
    if len(data) > limit * 1024 * 1024:
        raise DocumentRefused("pdf-too-large", limit_mb=limit)
    sha256 = hashlib.sha256(data).hexdigest()
    verification = await ports.children.run(verify_pdf, data, roots=(ports.authority.root_der,), now=ports.clock())
    async with ports.transaction() as tx:
        task = await tx.tasks.by_document(sha256)
        facts = {"sha256": sha256, "number": task.number if task else None}
        await record(tx, at=ports.clock(), kind=VERIFIED, actor=actor, task_id=None, facts=facts)
    newest = task.document.current if task and task.document else None
    return DocumentVerdict(
        verification=verification,
        known=task.number if task else None,
        older_version=newest is not None and newest != sha256,
    )
