"""/stats: how much, how long, what is late."""

from __future__ import annotations

import asyncio

from bot.conversations.visit import Visit
from bot.screens.stats import stats_screen
from signing.usecases.view_stats import view_stats


async def stats(visit: Visit) -> None:
    view = await view_stats(visit.ports, visit.actor)
    await visit.send(await asyncio.to_thread(stats_screen, view, visit.voice))


async def stats_press(visit: Visit) -> None:
    view = await view_stats(visit.ports, visit.actor, whole=visit.press.part() == "whole")
    await visit.redraw(await asyncio.to_thread(stats_screen, view, visit.voice))
