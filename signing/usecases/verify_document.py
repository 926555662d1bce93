from __future__ import annotations

from signing.audit.chain import record
from signing.errors import DocumentRefused
from signing.pdf.verify import Verification, cannot_judge, verify_pdf
from signing.ports import Actor, Ports
from signing.task.events import ADMIN_READ, VERIFIED
from signing.usecases.intake import PASSWORD_LIMIT
from signing.usecases.lanes import judging
from signing.usecases.look_up import look_up
from signing.usecases.views import DocumentVerdict

NO_DOCUMENT = frozenset({"empty-file", "not-a-pdf"})
NEEDS_PASSWORD = frozenset({"locked-pdf", "password-wrong"})


async def verify_document(ports: Ports, actor: Actor, data: bytes, password: str = "") -> DocumentVerdict:
    """Judges any PDF (in a child with limits), and holds it against our register. `password` opens it, is used
    once and kept nowhere; a verdict whose `why` is in NEEDS_PASSWORD says that another one would do.

    Raises DocumentRefused `empty-file`, `not-a-pdf`, `pdf-too-large`; a PDF that cannot be read is a verdict."""
    limit = ports.installation.max_pdf_mb
    if not data:
        raise DocumentRefused("empty-file")
    if len(data) > limit * 1024 * 1024:
        raise DocumentRefused("pdf-too-large", limit_mb=limit)
    verification = await _judged(ports, data, password[:PASSWORD_LIMIT])
    if verification.why in NO_DOCUMENT:
        raise DocumentRefused(verification.why)
    async with ports.transaction() as tx:
        asker = await tx.people.get(actor.person_id) if actor.person_id else None
        found = await look_up(tx, verification, asker)
        facts = {"sha256": verification.sha256, "number": found.known}
        await record(tx, at=ports.clock(), kind=VERIFIED, actor=actor, task_id=None, facts=facts)
        if found.copy and found.copy.task and found.copy.overseen:
            seen = {"what": "verify", "sha256": verification.sha256}
            await record(
                tx, at=ports.clock(), kind=ADMIN_READ, actor=actor, task_id=found.copy.task.id, facts=seen
            )
    return found


async def _judged(ports: Ports, data: bytes, password: str) -> Verification:
    roots = ports.authority.roots
    try:
        async with judging():
            return await ports.children.run(verify_pdf, data, roots=roots, now=ports.clock(), password=password)
    except DocumentRefused as refusal:  # the child was ended
        return cannot_judge(data, refusal.code)
