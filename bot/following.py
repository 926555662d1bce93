"""A bulk issue's progress, kept up to date in the message that was pressed: edited sparingly. It lives no longer
than the process; the button below it does the same by hand."""

from __future__ import annotations

import asyncio
import logging

from telegram.error import TelegramError

from bot.conversations.visit import Visit
from bot.screens.bulk import progress
from signing.errors import YinxinError
from signing.task.bulk import BulkState
from signing.usecases.view_bulk import view_bulk

log = logging.getLogger(__name__)

EVERY_S = 5.0  # Telegram takes about 20 edits a minute in one chat
AT_MOST_S = 15 * 60.0
_under_way: set[asyncio.Task[None]] = set()  # what nobody holds is collected


def follow(visit: Visit, bulk_id: str) -> None:
    """Where a button was pressed."""
    if visit.query is not None:
        task = asyncio.create_task(_follow(visit, bulk_id), name=f"following {bulk_id}")
        _under_way.add(task)
        task.add_done_callback(_under_way.discard)


async def _follow(visit: Visit, bulk_id: str) -> None:
    shown = None
    try:
        async with asyncio.timeout(AT_MOST_S):
            while True:
                await asyncio.sleep(EVERY_S)
                view = await view_bulk(visit.ports, visit.actor, bulk_id)
                if view.count != shown or view.bulk.state is BulkState.DONE:
                    await visit.redraw(progress(view, visit.voice))
                    shown = view.count
                if view.bulk.state is BulkState.DONE:
                    return
    except (TimeoutError, TelegramError, YinxinError) as error:
        log.info("bulk issue %s is no longer followed: %s", bulk_id, error)
    except Exception:
        log.exception("bulk issue %s is no longer followed", bulk_id)
