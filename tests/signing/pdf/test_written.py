"""The look at a revision that has just been written: it must find what the writer could do wrong."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from signing.errors import YinxinError
from signing.pdf.written import check_written
from tests.world import World


async def two_signatures(world: World) -> tuple[list[bytes], list[str]]:
    """The revisions as they were stored, and the serials of their certificates."""
    bo, cy = await world.person("李明"), await world.person("王芳")
    task = await world.sent(await world.person("Ann"), signers=[bo, cy])
    await world.sign(bo, task)
    await world.sign(cy, task)
    async with world.ports.transaction() as tx:
        revisions = await tx.revisions.of_task(task.id)
    return [await world.ports.blobs.get(each.sha256) for each in revisions], [
        each.certificate_serial or "" for each in revisions
    ]


async def look(world: World, data: bytes, serial: str, fields: Sequence[str]) -> None:
    roots = (world.ports.authority.root_der,)
    await asyncio.to_thread(check_written, data, serial=serial, fields=fields, roots=roots, now=world.clock.now)


async def test_each_revision_is_found_good_right_after_it_was_written(world: World) -> None:
    (_, first, second), (_, bos, cys) = await two_signatures(world)
    await look(world, first, bos, ["sign_1"])
    await look(world, second, cys, ["sign_2"])


async def test_another_key_another_field_or_another_root_is_found(world: World) -> None:
    (_, first, second), (_, bos, cys) = await two_signatures(world)
    with pytest.raises(YinxinError, match="another signature is the newest"):
        await look(world, second, bos, ["sign_1"])
    with pytest.raises(YinxinError, match="changes more than its fields"):
        await look(world, second, cys, ["sign_1"])
    with pytest.raises(YinxinError, match="does not verify"):
        await asyncio.to_thread(check_written, first, serial=bos, fields=["sign_1"], roots=(), now=world.clock.now)


async def test_damage_anywhere_is_found(world: World) -> None:
    (base, first, _), (_, bos, _) = await two_signatures(world)
    for at in (100, len(base) // 2, len(base) + 50, len(first) - 40):
        damaged = bytearray(first)
        damaged[at] ^= 0x01
        with pytest.raises(Exception):  # noqa: B017 - a parser may stumble before we look
            await look(world, bytes(damaged), bos, ["sign_1"])
    with pytest.raises(YinxinError, match=r"cover the whole file|another signature"):
        await look(world, first + b"\n% more", bos, ["sign_1"])


async def test_a_revision_without_a_signature_is_found(world: World) -> None:
    (base, *_), (_, bos, _) = await two_signatures(world)
    with pytest.raises(YinxinError, match="another signature is the newest"):
        await look(world, base, bos, ["sign_1"])
