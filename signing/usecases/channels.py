"""Somebody's own further ways: added, tried, taken away, put first."""

from __future__ import annotations

from dataclasses import replace

from signing.audit.chain import record
from signing.errors import NotAllowed, Refusal
from signing.ports import Actor, Ports, Transaction, purposes
from signing.task.channels import Channel, check_room, ends_of, read_channel
from signing.task.events import PERSON_CHANGED
from signing.task.ids import new_id
from signing.task.model import Person
from signing.task.robots import kind_of
from signing.usecases.wishes_desk import SettingsView, WishesDesk, at_wishes

TESTS_A_DAY = 10  # of one person: a group's robot is nobody's toy


async def add_channel(ports: Ports, actor: Actor, words: str) -> SettingsView:
    """A robot's address as its service shows it. It is in use once a test, which is sent at once, has arrived.
    BadAnswer `channel-unreadable`; Refusal `channels-enough`, `channel-tests-enough`."""
    url = read_channel(words)
    async with at_wishes(ports, actor) as desk:
        tx, person_id, channel_id = desk.tx, desk.person.id, new_id()
        there = await tx.channels.of_person(person_id)
        check_room(len(there))
        sealed = ports.vault.seal(url.encode(), purposes.channel(person_id, channel_id))
        channel = Channel(channel_id, person_id, kind_of(url), ends_of(url), sealed, ports.clock())
        await tx.channels.put(channel)
        await _note(desk, channel, "added")
        await _test(ports, tx, desk.person, channel)
        view = await desk.view()
    ports.wake()
    return view


async def try_channel(ports: Ports, actor: Actor, channel_id: str) -> SettingsView:
    """A test goes there; what becomes of it is told in the chat. NotAllowed `not-found`; Refusal
    `channel-tests-enough`."""
    async with at_wishes(ports, actor) as desk:
        await _test(ports, desk.tx, desk.person, await _own(desk, channel_id))
        view = await desk.view()
    ports.wake()
    return view


async def drop_channel(ports: Ports, actor: Actor, channel_id: str) -> SettingsView:
    """Its address is kept nowhere from then on. NotAllowed `not-found`."""
    async with at_wishes(ports, actor) as desk:
        channel = await _own(desk, channel_id)
        await desk.tx.channels.drop(desk.person.id, channel.id)
        await _note(desk, channel, "removed")
        if channel.way in desk.wishes.order:
            left = tuple(way for way in desk.wishes.order if way != channel.way)
            await desk.tx.preferences.put(replace(desk.wishes, order=left))
            desk.wishes = replace(desk.wishes, order=left)
        return await desk.view()


async def _own(desk: WishesDesk, channel_id: str) -> Channel:
    channel = await desk.tx.channels.get(channel_id)
    if channel is None or channel.person_id != desk.person.id:
        raise NotAllowed("not-found")
    return channel


async def _note(desk: WishesDesk, channel: Channel, what: str) -> None:
    facts = {"person_id": desk.person.id, "channel": channel.kind, "ends": channel.ends, "state": what}
    at = desk.ports.clock()
    await record(desk.tx, at=at, kind=PERSON_CHANGED, actor=desk.actor, task_id=None, facts=facts)


async def _test(ports: Ports, tx: Transaction, person: Person, channel: Channel) -> None:
    day = f"{ports.clock():%y%m%d}"
    for number in range(TESTS_A_DAY):
        if await tx.outbox.put(
            key=f"channel-test:{person.id}:{day}:{number}",
            kind="channel",
            person_id=person.id,
            facts={"key": "told-channel-test", "name": person.name},
            channel=channel.way,
        ):
            return
    raise Refusal("channel-tests-enough")
