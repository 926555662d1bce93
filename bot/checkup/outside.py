"""What is elsewhere: Telegram, time stamps, the clocks of others, the pages' own address."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import httpx

from bot.checkup.finding import Finding, bad, fine, warning
from bot.letters import returns_box
from bot.letters.returns_box import ReturnsBox
from bot.letters.smtp import MailServer, look
from bot.settings import Settings
from signing.audit.clock import clock_source
from signing.ports import Ports
from signing.trust.failover import Timestampers

PATIENCE_S = 10.0
OFF_S, FAR_OFF_S = 5, 60  # of a clock; an HTTP date has whole seconds, and is on its way for some


async def look_outside(settings: Settings, ports: Ports | None) -> AsyncIterator[Finding]:
    """`ports`: where the house can be opened at all."""
    dates: list[float] = []
    async with httpx.AsyncClient(timeout=PATIENCE_S, follow_redirects=False) as client:
        yield await _telegram(client, settings, dates)
        if settings.post_office.server is not None:
            yield await _mail(settings.post_office.server)
        if settings.post_office.returns is not None:
            yield await _returns(settings.post_office.returns)
        if settings.gotenberg_url:
            yield await _answers(client, "gotenberg", f"{settings.gotenberg_url}/health", dates)
        if settings.public_url:
            yield await _answers(client, "pages", f"{settings.public_url}/healthz", dates)
    if ports is not None:
        yield await _stamps(ports)
    yield _clock(dates)


async def _telegram(client: httpx.AsyncClient, settings: Settings, dates: list[float]) -> Finding:
    """The address holds the token: nothing of it, and of no exception, goes on."""
    if settings.telegram_token is None:
        return fine("telegram-local")
    host = urlsplit(settings.telegram_api).hostname or ""
    try:
        token = settings.telegram_token.get_secret_value()
        answer = await client.get(f"{settings.telegram_api}/bot{token}/getMe")
        _note(answer, dates)
        if answer.status_code in {401, 404}:
            return bad("telegram-token", host=host)
        name = answer.json()["result"]["username"]
    except (httpx.HTTPError, ValueError, KeyError, TypeError):
        return bad("telegram-away", host=host)
    return fine("telegram", name=str(name))


async def _mail(server: MailServer) -> Finding:
    wrong = await asyncio.to_thread(look, server)
    if wrong == "login":
        return bad("mail-login", host=server.host)
    return bad("mail-away", host=server.host) if wrong else fine("mail", host=server.host)


async def _returns(box: ReturnsBox) -> Finding:
    wrong = await asyncio.to_thread(returns_box.look, box)
    if wrong == "login":
        return bad("returns-login", host=box.host)
    return bad("returns-away", host=box.host) if wrong else fine("returns", host=box.host)


async def _answers(client: httpx.AsyncClient, what: str, url: str, dates: list[float]) -> Finding:
    host = urlsplit(url).netloc
    try:
        answer = await client.get(url)
    except httpx.HTTPError:
        return warning(f"{what}-away", host=host)
    if answer.status_code != httpx.codes.OK:
        return warning(f"{what}-away", host=host)
    _note(answer, dates)
    return fine(what, host=host)


async def _stamps(ports: Ports) -> Finding:
    stamps = ports.timestamper
    if not isinstance(stamps, Timestampers):
        return fine("tsa-own")
    looks = await asyncio.to_thread(lambda: stamps.look(now=ports.clock()))
    away = [urlsplit(look.url).hostname or "" for look in looks if look.why]
    if len(away) == len(looks):
        return bad("tsa-none", hosts=", ".join(away))
    return warning("tsa-some", hosts=", ".join(away)) if away else fine("tsa", count=len(looks))


def _note(answer: httpx.Response, dates: list[float]) -> None:
    """How far our clock is ahead of theirs, in seconds."""
    try:
        theirs = parsedate_to_datetime(answer.headers["Date"])
        dates.append((datetime.now(UTC) - theirs).total_seconds())
    except (KeyError, ValueError, TypeError):
        return


def _clock(dates: list[float]) -> Finding:
    """By who agrees most with us: one of them may be wrong by itself."""
    if not dates:
        source = clock_source()
        return warning("clock-unsynchronised") if source == "system-unsynchronised" else fine("clock-unseen")
    off = round(sorted(dates, key=abs)[0])
    if abs(off) > FAR_OFF_S:
        return bad("clock-wrong", seconds=abs(off))
    return warning("clock-off", seconds=abs(off)) if abs(off) > OFF_S else fine("clock")
