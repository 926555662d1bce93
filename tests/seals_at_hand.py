"""Seals that are in use already, for tests of what is done with them."""

from __future__ import annotations

from signing.ports import Actor, Seal
from signing.usecases.approve_seal import approve_seal
from signing.usecases.make_seal import make_seal
from signing.usecases.seal_views import SealWish
from tests.world import World


async def a_seal(
    world: World, who: Actor, wish: SealWish, *, by: Actor | None = None, asks: bool = False, name: str = ""
) -> Seal:
    """Made by `who`, approved by `by` (None: by themselves)."""
    made = (await make_seal(world.ports, who, wish, name=name, asks=asks)).seal
    return (await approve_seal(world.ports, by or who, made.id, version=made.version)).seal
