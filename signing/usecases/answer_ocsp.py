from __future__ import annotations

import asyncio

from signing.ports import Ports
from signing.trust.revocation import malformed, read_question
from signing.usecases.withdrawn import withdrawal


async def answer_ocsp(ports: Ports, question: bytes) -> bytes:
    """RFC 6960 request → response (DER) about one certificate of ours; `unauthorized` for any other."""
    asked = read_question(question)
    if asked is None:
        return malformed()
    async with ports.transaction() as tx:
        known = await tx.certificates.get(f"{asked.serial_number:x}")
    revoked = await withdrawal(ports, asked.serial_number)
    statuses = {asked.serial_number: (known, revoked) if revoked else known} if known else {}
    return await asyncio.to_thread(ports.authority.answer_ocsp_request, question, statuses, ports.clock())
