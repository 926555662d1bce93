"""The check of all that the house stands on: what is bad is found, said with what to do, and told once a day."""

from __future__ import annotations

import json
import re
import shutil
from collections import namedtuple
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import SecretStr
from sqlalchemy import insert, update

from bot.checkup import looking, outside, place
from bot.checkup.finding import Finding, Level, bad
from bot.checkup.looking import check_once, look_at_all
from bot.checkup.place import look_at_place
from bot.checkup.work import look_at_work
from bot.commands.doctor import words
from bot.letters.smtp import mail_server
from bot.settings import Settings
from bot.waking import Waking
from bot.wiring import House
from signing.ports.erasing import Erasure
from signing.task.events import ADMINS_WARNED
from signing.trust.failover import Timestampers
from signing.usecases.ask_erasure import ask_erasure
from signing.usecases.decline_erasure import decline_erasure
from signing.usecases.repeat_erasures import repeat_erasures
from signing.wording import say
from storage.erasure_file import FolderErasures
from storage.queue_tables import jobs, outbox
from storage.witness import FolderWitness
from tests.bot.test_commands import yinxin
from tests.letters_at_hand import a_sink
from tests.world import World

TOKEN = "7123456789:" + "C" * 35


def house_of(world: World, **settings: Any) -> House:
    chosen = Settings(data=world.folder, **settings)
    return House(chosen, world.ports, Waking(), world.database)


def codes(found: list[Finding]) -> dict[str, Level]:
    return {one.code: one.level for one in found}


def whole(folder: Path) -> Settings:
    folder.chmod(0o700)
    (folder / "master.key").write_text("1 " + "0" * 64)
    (folder / "master.key").chmod(0o600)
    return Settings(data=folder)


def test_a_computer_that_is_well(tmp_path: Path) -> None:
    found = codes(list(look_at_place(whole(tmp_path))))
    assert Level.BAD not in found.values()
    assert found["permissions"] is Level.OK and found["fonts"] is Level.OK and found["journal"] is Level.OK


def test_files_that_others_may_read_are_told_with_the_command_that_mends_it(tmp_path: Path) -> None:
    settings = whole(tmp_path)
    settings.master_key.chmod(0o644)
    tmp_path.chmod(0o755)
    found = [one for one in look_at_place(settings) if one.code == "open-to-others"]
    assert [one.level for one in found] == [Level.BAD, Level.WARN]
    assert f"chmod 600 {settings.master_key}" in words(found[0], "en")
    assert f"chmod 700 {tmp_path}" in words(found[1], "zh")
    settings.master_key.unlink()
    assert codes(list(look_at_place(settings)))["no-master-key"] is Level.BAD


@pytest.mark.parametrize(("free", "code"), [(400, "disk-full"), (1500, "disk-short"), (9000, "disk")])
def test_a_disk_that_runs_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, code: str) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage(10**12, 0, free * 1_000_000))
    assert code in codes(list(look_at_place(whole(tmp_path))))


def test_settings_that_work_and_leave_something_to_do(tmp_path: Path) -> None:
    whole(tmp_path)
    settings = Settings(data=tmp_path, telegram_token=SecretStr(TOKEN), public_url="https://sign.example.cn")
    settings.root_passphrase_file.write_text("x")
    found = codes(list(look_at_place(settings)))
    assert found["no-admins"] is found["root-passphrase"] is Level.WARN


async def outside_with(answers: Any, **settings: Any) -> list[Finding]:
    class Answering(httpx.AsyncClient):
        def __init__(self, **options: Any) -> None:
            super().__init__(transport=httpx.MockTransport(answers), **options)

    patch = pytest.MonkeyPatch()
    patch.setattr(httpx, "AsyncClient", Answering)
    try:
        return [one async for one in outside.look_outside(Settings(**settings), None)]
    finally:
        patch.undo()


TELEGRAM = {"telegram_token": SecretStr(TOKEN), "public_url": "https://sign.example.cn", "admins": frozenset({1})}


def answering(status: int = 200, ahead_s: float = 0) -> Any:
    def answer(request: httpx.Request) -> httpx.Response:
        at = datetime.now(UTC) - timedelta(seconds=ahead_s)
        headers = {"Date": at.strftime("%a, %d %b %Y %H:%M:%S GMT")}
        return httpx.Response(status, headers=headers, json={"ok": True, "result": {"username": "our_bot"}})

    return answer


def away(request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError(f"no way to {request.url}")


async def test_telegram_and_the_pages_are_asked() -> None:
    found = codes(await outside_with(answering(), **TELEGRAM))
    assert found == {"telegram": Level.OK, "pages": Level.OK, "clock": Level.OK}
    found = codes(await outside_with(answering(401), **TELEGRAM))
    assert found["telegram-token"] is Level.BAD and found["pages-away"] is Level.WARN


async def test_what_is_away_is_told_without_the_token() -> None:
    found = await outside_with(away, **TELEGRAM)
    assert codes(found)["telegram-away"] is Level.BAD
    assert TOKEN not in repr(found) and TOKEN not in "".join(words(one, "en") for one in found)


@pytest.mark.parametrize(("ahead", "code"), [(30, "clock-off"), (-30, "clock-off"), (7200, "clock-wrong")])
async def test_a_wrong_clock_is_seen_by_what_others_say(ahead: float, code: str) -> None:
    assert code in codes(await outside_with(answering(ahead_s=ahead), **TELEGRAM))


async def at_work(world: World) -> list[Finding]:
    house = house_of(world)
    return [one async for one in look_at_work(house.settings, world.database, world.ports)]


async def test_work_that_is_late(world: World) -> None:
    ann, bo = await world.person("Ann"), await world.person("Bo")
    assert Level.BAD not in codes(await at_work(world)).values()
    task = await world.sent(ann, signers=[bo])
    async with world.database.transaction() as tx:
        late = world.clock.now - timedelta(minutes=10)
        row = {"kind": "close", "task_id": task.id, "key": "k", "attempts": 0, "run_at": late}
        await tx._connection.execute(insert(jobs).values(row))
        await tx._connection.execute(update(outbox).values(attempts=6))
    found = codes(await at_work(world))
    assert found["jobs-late"] is Level.WARN and found["outbox-late"] is Level.WARN
    world.clock.advance(hours=2)
    assert codes(await at_work(world))["jobs-late"] is Level.BAD


async def test_a_database_that_is_older_than_its_checkpoint(world: World) -> None:
    witness = FolderWitness(world.folder / "checkpoints")
    world.ports = replace(world.ports, witness=witness)
    assert "rolled-back" not in codes(await at_work(world))
    witness.keep(1, [b"{}"])
    assert codes(await at_work(world))["rolled-back"] is Level.BAD


async def test_what_was_erased_and_is_there_again_is_told(world: World) -> None:
    register = FolderErasures(world.folder)
    world.ports = replace(world.ports, erasures=register)
    assert codes(await at_work(world))["erasures-right"] is Level.OK
    register.add([Erasure("person", "x", done_at=world.clock.now)])
    assert codes(await at_work(world))["erasures-again"] is Level.BAD
    await repeat_erasures(world.ports)
    assert codes(await at_work(world))["erasures-right"] is Level.OK
    register.path.write_text("{}")
    assert codes(await at_work(world))["erasures-unreadable"] is Level.BAD


async def test_a_wish_to_be_erased_is_not_forgotten_until_the_law_asks(world: World) -> None:
    boss, bo = await world.person("主管", admin=True), await world.person("李明")
    await ask_erasure(world.ports, bo)
    world.clock.advance(days=19)
    assert "erasure-waits" not in codes(await at_work(world))
    world.clock.advance(days=1)
    assert codes(await at_work(world))["erasure-waits"] is Level.BAD
    await decline_erasure(world.ports, boss, bo.person_id or "", "诉讼中")
    assert "erasure-waits" not in codes(await at_work(world))


async def test_certificates_are_told_before_and_after_their_end(world: World) -> None:
    ends = world.ports.authority.ends()
    world.clock.now = ends[0].until - timedelta(days=3)
    near = [one for one in await at_work(world) if one.code == "certificate-near"]
    assert near and near[0].level is Level.BAD and near[0].facts["days"] == 3
    world.clock.now = ends[0].until + timedelta(days=1)
    assert codes(await at_work(world))["certificate-ended"] is Level.BAD


async def test_what_is_bad_goes_to_the_admins_once_a_day(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    admin = await world.person("Chief", admin=True)
    house = house_of(world)

    async def looked(settings: Settings, house: House | None) -> list[Finding]:
        return [bad("disk-full", path="/d", free_gb="0.1"), Finding(Level.WARN, "no-admins")]

    monkeypatch.setattr(looking, "look_at_all", looked)
    assert [await check_once(house), await check_once(house)] == [1, 0]
    world.clock.advance(days=1)
    assert await check_once(house) == 1
    async with world.ports.transaction() as tx:
        entries = [entry for entry in await tx.audit.of_task(None) if entry.kind == ADMINS_WARNED]
    assert len(entries) == 2
    (told, _) = [item for item in await world.outbox(admin) if item.kind == "attention"]
    facts = dict(told.facts)
    assert "0.1 GB" in say("en", str(facts.pop("key")), **facts)


async def test_a_part_that_fails_hides_no_other(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(settings: Settings) -> Iterator[Finding]:
        raise RuntimeError("no")

    monkeypatch.setattr(looking, "look_at_place", broken)
    found = codes(await look_at_all(Settings(data=world.folder), house_of(world)))
    assert found["failed"] is Level.BAD and "database" in found and "telegram-local" in found


async def test_time_stamps_of_others_that_are_away(world: World) -> None:
    class Look:
        url, why, ends = "https://tsa.example.cn/x?key=secret", "timeout", None

    class Away(Timestampers):
        def look(self, *, now: datetime) -> Any:
            return (Look(),)

    ports = type("P", (), {"timestamper": Away([]), "clock": world.clock})()
    found = await outside._stamps(ports)
    assert found.code == "tsa-none" and "secret" not in repr(found)


async def test_a_mail_server_that_is_away_or_knows_us_not() -> None:
    with a_sink() as sink:
        server = mail_server(sink.url)
        assert (await outside._mail(server)).code == "mail"
        named = replace(server, user="sign", password="secret")  # it offers no login at all
        found = await outside._mail(named)
        assert found.level is Level.BAD and "secret" not in repr(found)
        assert not sink.mails, "looking sends nothing"
    gone = await outside._mail(server)
    assert (gone.code, gone.level) == ("mail-away", Level.BAD)


def test_every_finding_is_worded_in_both_languages() -> None:
    folder = Path(place.__file__).parent
    text = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    named = set(re.findall(r'(?:fine|warning|bad)\(\s*"([a-z-]+)"', text))
    assert len(named) > 30
    for language in ("en", "zh"):
        for code in named:
            facts = dict.fromkeys(("path", "mode", "file", "why", "host", "name", "free_gb", "url", "hosts"), "x")
            counts = dict.fromkeys(("count", "seconds", "minutes", "attempts", "days", "hours"), 3)
            more = {
                "what": "root",
                "until": "2027-01-01",
                "number": "1",
                "known": "0",
                "kind": "sqlite",
                "now": "1970-01-01",
                "since": "2026-11-24",
                "part": "x",
            }
            assert "{" not in say(language, f"check-{code}", **facts, **counts, **more)


@pytest.mark.slow
def test_the_command_before_and_after_the_first_start(tmp_path: Path) -> None:
    env = {"YINXIN_DATA": str(tmp_path / "data"), "LANG": "zh_CN.UTF-8", "LC_ALL": "zh_CN.UTF-8"}
    before = yinxin(tmp_path, "doctor", **env)
    assert before.returncode == 0 and "首次运行" in before.stdout
    assert not (tmp_path / "data").exists(), "looking makes nothing"
    wrong = yinxin(tmp_path, "doctor", **env, YINXIN_PORT="x")
    assert wrong.returncode == 1 and "YINXIN_PORT" in wrong.stdout
    asked = yinxin(tmp_path, "doctor", "--json", **env)
    assert {"level", "check", "facts", "says"} == set(json.loads(asked.stdout)[0])
