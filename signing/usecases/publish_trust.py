from __future__ import annotations

import asyncio

from signing.ports import Ports


async def publish_trust(ports: Ports, name: str) -> bytes | None:
    """`issuing.cer`, `root.cer`, `issuing.crl`, `root.crl`, DER; None for any other name."""
    authority, now = ports.authority, ports.clock()
    if name == "root.cer":
        return bytes(authority.root_der)
    if name == "issuing.cer":
        return bytes(authority.chain[0])
    if name == "issuing.crl":
        return bytes(await asyncio.to_thread(authority.crl, now))
    if name == "root.crl":
        return bytes(await asyncio.to_thread(authority.root_crl, now))
    return None
