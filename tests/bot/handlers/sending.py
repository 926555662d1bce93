"""A task that was sent, for tests of its cards."""

from __future__ import annotations

from bot.local_chat.cast import ANN_MILLER, CHEN_JING, LI_MING
from signing.task.model import Task
from tests.bot.handlers.talk import Talk


async def sent(talk: Talk, **named: object) -> Task:
    """Chen Jing sends a contract to Li Ming and Ann Miller; everybody has their card."""
    for person in (CHEN_JING, LI_MING, ANN_MILLER):
        await talk.start(person)
    signers = [await talk.actor(LI_MING), await talk.actor(ANN_MILLER)]
    task = await talk.world.sent(await talk.actor(CHEN_JING), **{"signers": signers, **named})
    await talk.deliver()
    return task
