"""Button presses through the real handlers, python-telegram-bot and a Bot API server in this very process."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from telegram import Update

from bot.local_chat.cast import CHEN_JING
from tests.bot.handlers.talk import Talk, a_talk
from tests.world import World


@asynccontextmanager
async def button_presses(world: World) -> AsyncIterator[Callable[[], Awaitable[float]]]:
    """Each call: somebody presses the button of a task in their list; gives the milliseconds from the update's
    arrival until its handler is through, the answers to the chat's server among them."""
    who = CHEN_JING
    async with a_talk(world) as talk:
        await talk.start(who)
        actor = await talk.actor(who)
        await world.sent(actor, signers=[await world.person("李明")], title="Bench")
        await talk.says(who, "/tasks")
        place = await talk._find(who, "", await talk.last(who))

        async def press() -> float:
            pressing = asyncio.create_task(talk._act_only(who, "press", **place, wait=20))
            update = await _next(talk)
            began = time.perf_counter()
            await talk.application.process_update(update)
            took = (time.perf_counter() - began) * 1000
            answered = (await pressing)["answer"]
            assert answered is not None, "the press was not answered"
            return took

        await press()
        assert "Bench" in await talk.sees(who), "the card is what was asked for"

        yield press


async def _next(talk: Talk) -> Update:
    while True:
        updates = await talk.bot.get_updates(offset=talk.offset, timeout=0, allowed_updates=Update.ALL_TYPES)
        if updates:
            talk.offset = updates[0].update_id + 1
            return updates[0]
        await asyncio.sleep(0.002)
