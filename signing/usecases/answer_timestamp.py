from __future__ import annotations

import asyncio

from signing.ports import Ports


async def answer_timestamp(ports: Ports, question: bytes) -> bytes:
    """RFC 3161 request → response (DER) by the installation's own authority."""
    return await asyncio.to_thread(ports.authority.answer_timestamp_request, question, ports.clock())
