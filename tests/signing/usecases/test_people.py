from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from signing.audit.chain import verify_chain
from signing.errors import BadAnswer, NotAllowed
from signing.ports import Actor
from signing.task.model import Reach
from signing.usecases.choose_language import choose_language
from signing.usecases.choose_time_zone import choose_time_zone
from signing.usecases.meet_person import meet_person
from signing.usecases.note_block import note_block
from signing.usecases.share_phone import share_phone
from tests.world import World


async def meet(world: World, name: str = "李明", telegram_id: int = 5, **how: str | None):  # type: ignore[no-untyped-def]
    values: dict[str, str | None] = {"username": "liming", "language_code": "zh-hans", **how}
    return await meet_person(world.ports, telegram_id=telegram_id, name=name, **values)  # type: ignore[arg-type]


async def installation_kinds(world: World) -> list[str]:
    async with world.ports.transaction() as tx:
        return [entry.kind for entry in await tx.audit.of_task(None)]


async def test_the_number_is_the_person_whatever_the_names(world: World) -> None:
    first = await meet(world)
    renamed = await meet(world, "李小明", username="somebody_else")
    assert renamed.id == first.id and (renamed.name, renamed.username) == ("李小明", "somebody_else")
    reused = await meet(world, "骗子", telegram_id=6, username="liming")
    assert reused.id != first.id, "a username that changed hands is another person"
    assert await installation_kinds(world) == ["person-met", "person-met"]


async def test_meeting_again_unchanged_writes_nothing(world: World) -> None:
    first = await meet(world)
    async with world.ports.transaction() as tx:
        before = await tx.audit.head(None)
    assert await meet(world) == first
    async with world.ports.transaction() as tx:
        assert await tx.audit.head(None) == before


async def test_a_door_that_does_not_say_the_language_forgets_none(world: World) -> None:
    await meet(world, language_code="en")
    assert (await meet(world, language_code=None)).speaks == "en"
    assert (await meet(world, language_code="zh-hant")).speaks == "zh"


@pytest.mark.parametrize(
    ("given", "kept"), [("  李  明 \n", "李 明"), ("", "5"), (" \t ", "5"), ("长" * 300, "长" * 128)]
)
async def test_a_name_is_one_line_and_never_empty(world: World, given: str, kept: str) -> None:
    assert (await meet(world, given)).name == kept


async def test_twenty_first_updates_at_once_meet_one_person(world: World) -> None:
    met = await asyncio.gather(*(meet(world) for _ in range(20)))
    assert len({person.id for person in met}) == 1
    assert await installation_kinds(world) == ["person-met"]


async def test_who_is_an_admin_stands_in_the_settings_alone(world: World) -> None:
    boss = await world.person("管理", admin=True)
    person = await world.who(boss)
    assert person.is_admin
    world.ports = replace(
        world.ports, installation=replace(world.ports.installation, admin_telegram_ids=frozenset())
    )
    assert not (await meet(world, "管理", telegram_id=person.telegram_id)).is_admin
    assert await installation_kinds(world) == ["person-met", "person-changed"]


# ── what people choose ───────────────────────────────────────────────────────────────────────────────────────


async def test_a_chosen_language_beats_what_the_chat_says(world: World) -> None:
    person = await meet(world, language_code="zh-hans")
    actor = Actor(person.id, "chat")
    assert (await choose_language(world.ports, actor, "en")).speaks == "en"
    assert (await meet(world, language_code="zh-hans")).speaks == "en"
    with pytest.raises(BadAnswer, match="language-unknown"):
        await choose_language(world.ports, actor, "fr")
    await choose_language(world.ports, actor, "en")
    assert await installation_kinds(world) == ["person-met", "person-changed"]


@pytest.mark.parametrize(
    ("typed", "zone"),
    [("Asia/Shanghai", "Asia/Shanghai"), (" america/new york ", "America/New_York"), ("utc", "UTC")],
)
async def test_a_time_zone_is_taken_in_any_case(world: World, typed: str, zone: str) -> None:
    actor = await world.person("Ann")
    assert (await choose_time_zone(world.ports, actor, typed)).time_zone == zone


@pytest.mark.parametrize("typed", ["", "Beijing", "../../etc/passwd", "Asia/", "x" * 999])
async def test_what_is_no_time_zone_is_asked_for_again(world: World, typed: str) -> None:
    with pytest.raises(BadAnswer, match="time-zone-unknown") as refused:
        await choose_time_zone(world.ports, await world.person("Ann"), typed)
    assert len(refused.value.facts["zone"]) <= 60


@pytest.mark.parametrize("given", ["8613800138000", "+8613800138000", "+86 138 0013 8000"])
async def test_a_shared_number_is_kept_in_one_form(world: World, given: str) -> None:
    actor = await world.person("李明")
    assert (await share_phone(world.ports, actor, given)).phone == "+8613800138000"
    async with world.ports.transaction() as tx:
        found = await tx.people.by_phone("+8613800138000")
    assert found is not None and found.id == actor.person_id


@pytest.mark.parametrize("given", ["", "abc", "12", "+", "99999999999999999999"])
async def test_what_is_no_number_is_refused(world: World, given: str) -> None:
    with pytest.raises(BadAnswer, match="phone-unreadable"):
        await share_phone(world.ports, await world.person("李明"), given)


async def test_nobody_chooses_for_nobody(world: World) -> None:
    for attempt in (
        choose_language(world.ports, Actor(None, "chat"), "en"),
        choose_time_zone(world.ports, Actor("x", "chat"), "UTC"),
        share_phone(world.ports, Actor(None, "chat"), "8613800138000"),
        note_block(world.ports, Actor(None, "chat"), blocked=True),
    ):
        with pytest.raises(NotAllowed, match="not-found"):
            await attempt


async def test_a_block_is_told_to_who_waits_and_coming_back_too(world: World) -> None:
    ann, bo = await world.person("Ann"), await world.person("李明")
    task = await world.sent(ann, signers=[bo, await world.person("王芳")])
    await note_block(world.ports, bo, blocked=True)
    await note_block(world.ports, bo, blocked=True)
    assert (await world.task(task)).parties[0].reach is Reach.UNREACHABLE
    assert await world.told(ann) == ["told-unreachable"]
    await note_block(world.ports, bo, blocked=False)
    assert (await world.task(task)).parties[0].reach is Reach.BOUND
    assert await world.told(ann) == ["told-unreachable", "told-reachable"]
    async with world.ports.transaction() as tx:
        assert verify_chain(await tx.audit.of_task(None), None) is None
