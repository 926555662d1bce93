"""The whole house as one process: everything is opened, then its loops run until somebody asks it to stop.

Nothing is kept in memory that a kill could lose: updates, jobs and deliveries are rows."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import AsyncExitStack
from functools import partial
from importlib.metadata import version
from typing import Any

from bot.checkup.looking import keep_checking
from bot.context import Context
from bot.courier import Courier
from bot.folder_lock import locked
from bot.group_cards import GroupCards
from bot.inbox import Worker, store_updates
from bot.jobs import JobRunner, worker_names
from bot.letters.returns import Returns
from bot.line import Line, open_application, open_line
from bot.loops import kept_running
from bot.measures import CountingErrors, Measures
from bot.polling import Poller
from bot.presenting import keep_presented, webhook_set
from bot.schedule import scheduler_of
from bot.servers import listening, pages_server, served
from bot.settings import Settings
from bot.speaking import PtbApplication, apologise, give_context, process
from bot.stopping import Stopping
from bot.wiring import House, wire
from signing.typesetting.faces import warm
from signing.usecases.finish_intents import finish_intents
from signing.usecases.invite_member import found_owner
from signing.usecases.note_start import note_start
from signing.usecases.recover_deliveries import recover_deliveries
from signing.usecases.take_back_jobs import take_back_jobs
from web_confirm.app import create_app
from web_confirm.webhooks import Webhook

log = logging.getLogger(__name__)

DRAIN_S = 4.0  # each of two steps; the whole end stays below `stopping.LIMIT_S`


async def run(
    settings: Settings, on_ready: Callable[[str, str], None], on_owner: Callable[[str], None] = lambda link: None
) -> None:
    """Until SIGTERM or SIGINT. `on_ready(local_chat, bot_username)` once everything answers,
    with the address of the local chat (empty: there is none). `on_owner(link)` where the house
    has no owner yet: whoever opens it becomes one. StartError for what only
    who runs the house can put right."""
    stopping = Stopping()
    stopping.install()
    async with AsyncExitStack() as house_is_open:
        enter = house_is_open.enter_async_context
        name = house_is_open.enter_context(locked(settings.folder))
        own = house_is_open.enter_context(listening(settings.host, settings.port, "YINXIN_PORT"))
        line = await enter(open_line(settings))
        application = await enter(open_application(line))
        house = await enter(wire(settings, bot_username=application.bot.username, admins=line.admins))
        measures = Measures(house.settings, house.ports, house.database)
        server = pages_server(_pages(house, line, measures))
        pages = await enter(served(server, own))
        await _recover(house, name)
        life = _Life(house, line, measures, application, name)
        on_ready(line.local_chat, application.bot.username)
        link = await found_owner(ports=house.ports)
        if link is not None:
            on_owner(link)
        servers = [pages, line.server] if line.server else [pages]
        await _first_of(stopping, servers)
        log.info("stopping")
        server.should_exit = True
        await life.end()


def _pages(house: House, line: Line, measures: Measures) -> Any:
    secret = house.settings.telegram_webhook_secret

    async def store(update: dict[str, Any]) -> None:
        await store_updates(house.ports, [update])

    logging.getLogger().addHandler(CountingErrors(measures))
    webhook = Webhook(secret.get_secret_value(), store) if secret else None
    return create_app(
        house.ports, bot_token=line.token, webhook=webhook, framed_by=line.local_chat, watching=measures
    )


async def _recover(house: House, name: str) -> None:
    """What the last life had in hand. With a database of its own the house is alone and everything there is the
    dead's; one that is shared may have living neighbours, whose work the timers tell by its age."""
    ports = house.ports
    taken = await take_back_jobs(ports, worker_names(name))
    sending = await recover_deliveries(ports, 0) if house.settings.database.startswith("sqlite") else 0
    if taken or sending:
        log.info("taken back from the last run: %s jobs, %s deliveries", taken, sending)
    await note_start(ports, version("yinxin"), jobs=taken, deliveries=sending)


async def _first_of(stopping: Stopping, servers: list[asyncio.Task[None]]) -> None:
    asked = asyncio.create_task(stopping.asked())
    done, _ = await asyncio.wait([asked, *servers], return_when=asyncio.FIRST_COMPLETED)
    if asked not in done:
        asked.cancel()
        raise RuntimeError("a web server ended by itself")


class _Life:
    """All that moves by itself."""

    def __init__(
        self, house: House, line: Line, measures: Measures, application: PtbApplication, name: str
    ) -> None:
        ports, bot, waking = house.ports, application.bot, house.waking
        context = Context(ports, bot)
        give_context(application, context)
        self._worker = Worker(ports, partial(process, application), partial(apologise, bot), waking.sleeper())
        self._courier = Courier(context, waking.sleeper(), house.settings.post_office)
        self._runners = [
            JobRunner(ports, each, waking.sleeper(), measures.job_took) for each in worker_names(name)
        ]
        self._scheduler = scheduler_of(ports)
        self._scheduler.start()
        self._ends_first = [
            self._loop("updates", self._updates(house, bot)),
            self._loop("unfinished signatures", partial(_finish, house)),
            self._loop("the daily check", partial(keep_checking, house)),
            self._loop("fonts", partial(asyncio.to_thread, warm)),
            self._loop("the bot's profile", partial(keep_presented, line, ports)),
        ]
        self._loops = [
            self._loop("inbox", self._worker.run),
            self._loop("courier", self._courier.run),
            self._loop("groups", GroupCards(context, waking.sleeper()).run),
            *(self._loop("jobs", runner.run) for runner in self._runners),
        ]
        if box := house.settings.post_office.returns:
            self._ends_first.append(self._loop("mails that come back", Returns(ports, box).run))

    @staticmethod
    def _loop(name: str, run: Callable[[], Any]) -> asyncio.Task[None]:
        return asyncio.create_task(kept_running(name, run), name=name)

    @staticmethod
    def _updates(house: House, bot: Any) -> Callable[[], Any]:
        if house.settings.telegram_webhook_secret is not None:
            return partial(webhook_set, bot, house.settings)
        return Poller(bot, house.ports).run

    async def end(self) -> None:
        """Nothing more is taken; what is in hand is finished; what that left in the outbox goes out if it can."""
        self._scheduler.shutdown(wait=False)
        await _cancelled(self._ends_first)
        await asyncio.gather(self._worker.drain(DRAIN_S), *(each.drain(DRAIN_S) for each in self._runners))
        await self._courier.drain(DRAIN_S)
        await _cancelled(self._loops)


async def _finish(house: House) -> None:
    await finish_intents(house.ports, 0)


async def _cancelled(tasks: list[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
