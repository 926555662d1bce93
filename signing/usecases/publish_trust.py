from __future__ import annotations

import asyncio
from functools import partial

from signing.ports import Ports
from signing.usecases.withdrawn import withdrawn


async def publish_trust(ports: Ports, name: str) -> bytes | None:
    """`issuing.cer`, `root.cer`, `issuing.crl`, `root.crl`, and both of every root that is kept under its own name
    (`root-….crl`), DER; None for any other name."""
    authority, now = ports.authority, ports.clock()
    if name == "root.cer":
        return bytes(authority.root_der)
    if name == "issuing.cer":
        return bytes(authority.chain[0])
    if name == "issuing.crl":
        return bytes(await asyncio.to_thread(partial(authority.crl, now, revoked=await withdrawn(ports))))
    if name == "root.crl":
        return bytes(authority.root_crl())  # certificates of before name it so
    stem, _, kind = name.rpartition(".")
    if kind in {"cer", "crl"}:
        found = authority.of_roots(kind).get(stem)
        return bytes(found) if found is not None else None
    return None
