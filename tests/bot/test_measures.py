"""The operator's numbers and readiness: right, and shown to nobody else."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
from pydantic import SecretStr

from bot.jobs import JobRunner
from bot.logs import set_up_logs
from bot.measures import CountingErrors, Measures
from bot.settings import Settings
from bot.waking import Waking
from tests.world import World
from web_confirm.app import create_app

TOKEN = "a-token-of-the-operator"


@asynccontextmanager
async def asking(
    world: World, *, token: str = "", client: str = "127.0.0.1", host: str = "127.0.0.1:8751"
) -> AsyncIterator[tuple[httpx.AsyncClient, Measures]]:
    settings = Settings(data=world.folder, metrics_token=SecretStr(token) if token else None)
    measures = Measures(settings, world.ports, world.database)
    app = create_app(world.ports, bot_token="4242:x", watching=measures)
    transport = httpx.ASGITransport(app, client=(client, 5))
    async with httpx.AsyncClient(transport=transport, base_url=f"http://{host}") as http:
        yield http, measures


def value(text: str, name: str, labels: str = "") -> float:
    found = re.search(rf"^{re.escape(name + labels)} (\S+)$", text, re.M)
    assert found, f"no {name}{labels} in\n{text}"
    return float(found[1])


async def test_the_numbers_are_those_of_the_rows(world: World) -> None:
    ann, bo = await world.person("Ann"), await world.person("Bo")
    await world.sign(bo, await world.sent(ann, signers=[bo]))
    async with asking(world) as (http, _):
        await http.get("/api/tasks/NOBODYS-TASK")  # letters: numbers are full of any four digits
        await http.request("MADEUP", "/made/up")
        answer = await http.get("/metrics")
    assert answer.status_code == 200 and answer.headers["content-type"].startswith("text/plain")
    text = answer.text
    assert value(text, "yinxin_signatures") == 1
    assert (
        sum(value(text, "yinxin_tasks", f'{{state="{state}"}}') for state in ("awaiting", "closing", "completed"))
        == 1
    )
    assert value(text, "yinxin_outbox_due") >= 1
    assert value(text, "yinxin_disk_free_bytes", '{of="data"}') > 0
    assert value(text, "yinxin_certificate_days_left", '{certificate="root"}') > 0
    assert 'route="/api/tasks/{task_id}"' in text and "NOBODYS" not in text, "routes, never addresses"
    assert "Ann" not in text and "MADEUP" not in text and "/made/up" not in text


async def test_what_fails_is_counted(world: World) -> None:
    async with asking(world) as (http, measures):
        handler = CountingErrors(measures)
        logging.getLogger().addHandler(handler)
        try:
            logging.getLogger("some.part").error("it failed")
            logging.getLogger("some.part").warning("it is strange")
        finally:
            logging.getLogger().removeHandler(handler)
        assert value((await http.get("/metrics")).text, "yinxin_errors_total", '{logger="some.part"}') == 1


@pytest.mark.parametrize(
    "from_where",
    [
        {"client": "203.0.113.5"},
        {"host": "sign.example.cn"},
        {"headers": {"X-Forwarded-For": "203.0.113.5"}},
        {"headers": {"Via": "1.1 proxy"}},
    ],
)
async def test_without_a_token_only_this_computer_sees_them(world: World, from_where: dict[str, Any]) -> None:
    headers = from_where.pop("headers", {})
    async with asking(world, **from_where) as (http, _):
        refused = await http.get("/metrics", headers=headers)
        assert refused.status_code == 404 and "yinxin_" not in refused.text
        assert (await http.get("/readyz", headers=headers)).status_code == 200, "says nothing but that"


async def test_with_a_token_only_who_shows_it_sees_them(world: World) -> None:
    async with asking(world, token=TOKEN, client="203.0.113.5", host="sign.example.cn") as (http, _):
        shown = {"Authorization": f"Bearer {TOKEN}"}
        assert (await http.get("/metrics", headers=shown)).status_code == 200
        for wrong in ({}, {"Authorization": TOKEN}, {"Authorization": f"Bearer {TOKEN[:-1]}"}):
            assert (await http.get("/metrics", headers=wrong)).status_code == 404
    async with asking(world, token=TOKEN) as (http, _):
        assert (await http.get("/metrics")).status_code == 404, "this computer's too"


async def test_a_house_whose_database_is_away_is_alive_and_not_ready(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def gone(*_: object) -> None:
        raise ConnectionError("away")

    async with asking(world) as (http, _):
        assert (await http.get("/readyz")).text == "ready"
    monkeypatch.setattr("bot.measures.read_standing", gone)
    async with asking(world) as (http, _):
        refused = await http.get("/readyz")
        assert (refused.status_code, refused.text) == (503, "not ready")
        assert (await http.get("/healthz")).status_code == 200


async def test_a_request_has_an_id_in_answer_and_log(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    root = logging.getLogger()
    before, level = root.handlers, root.level
    try:
        set_up_logs("debug")
        async with asking(world) as (http, _):
            given = await http.get("/trust/none.cer", headers={"X-Request-ID": "proxys-own-42"})
            forged = await http.get("/trust/none.cer", headers={"X-Request-ID": "a b\n=c"})
            own = await http.get("/trust/none.cer")
    finally:
        root.handlers = before
        root.setLevel(level)
    log = capsys.readouterr().err
    assert given.headers["x-request-id"] == "proxys-own-42" and "request='proxys-own-42'" in log
    assert re.fullmatch(r"[0-9a-f]{16}", forged.headers["x-request-id"]) and "a b" not in log
    assert own.headers["x-request-id"] in log and own.headers["x-request-id"] != forged.headers["x-request-id"]


def test_a_token_that_can_be_guessed_is_refused() -> None:
    with pytest.raises(ValueError, match="wrong"):
        Settings(metrics_token=SecretStr("short"))
    assert Settings(metrics_token=SecretStr("")).metrics_token is None


async def test_how_long_work_in_the_background_takes_is_told(world: World) -> None:
    ann, bo = await world.person("Ann"), await world.person("Bo")
    task = await world.sent(ann, signers=[bo])
    async with asking(world) as (http, measures):
        runner = JobRunner(world.ports, "one", Waking().sleeper(), measures.job_took)
        async with world.ports.transaction() as tx:
            await tx.jobs.enqueue(kind="close", task_id=task.id, key="again", run_at=world.ports.clock())
        at_work = asyncio.create_task(runner.run())
        while "yinxin_job_seconds_count 1.0" not in (await http.get("/metrics")).text:
            assert not at_work.done(), at_work
            await asyncio.sleep(0.02)
        await runner.drain(1)
        at_work.cancel()
