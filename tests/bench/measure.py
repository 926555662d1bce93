"""What is measured: each number is the wall time of one real thing, in milliseconds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from signing.ports import Actor
from signing.task.model import Task, TaskState
from signing.usecases.fetch_document import fetch_document
from tests.bench.floor import Size, Times, floor
from tests.bench.updates import button_presses
from tests.pdfs import contract
from tests.world import World, a_world

WARM_UP = 10  # presses


@dataclass(slots=True)
class Measured:
    size: Size
    bytes: int
    floor: Times
    send: Times
    code: Times
    signature: Times
    completion: Times


async def measure(size: Size, runs: int, say: Callable[[str], None]) -> Measured:
    """`runs` documents of this size, each sent, signed by one person and completed."""
    times = {name: Times(name) for name in ("floor", "send", "code", "signature", "completion")}
    length = 0
    async with a_world() as world:
        ann, bo = await world.person("Ann", language="en"), await world.person("李明")
        for run in range(runs + 1):
            document = contract(size.pages, salt=f"bench {run}", pictures_kb=size.pictures_kb)
            length = len(document)
            one = {name: Times(name) for name in times} if run == 0 else times  # the first only warms up
            one["floor"].ms.append(floor(document, world.folder / "floor"))
            await _one_life(world, (ann, bo), document, one)
            world.clock.advance(minutes=1)
            say(f"{size.name}: {run} of {runs}")
    return Measured(size, length, **times)


async def _one_life(world: World, people: tuple[Actor, Actor], document: bytes, times: dict[str, Times]) -> None:
    ann, bo = people
    task = await times["send"].of(world.sent(ann, signers=[bo], document=document, deadline=timedelta(days=30)))
    assert isinstance(task, Task) and task.state is TaskState.AWAITING
    code = await times["code"].of(world.asks_code(bo, task))
    await times["signature"].of(world.confirm(bo, task, str(code)))
    await times["completion"].of(world.work())
    task = await world.task(task)
    assert task.state is TaskState.COMPLETED, task.state
    _, data = await fetch_document(world.ports, bo, task.id)
    assert len(data) > len(document)


async def measure_updates(runs: int) -> Times:
    """A button press, from the arrival of its update until its handler is through."""
    times = Times("update")
    async with a_world() as world, button_presses(world) as press:
        for run in range(WARM_UP + runs):
            took = await press()
            if run >= WARM_UP:
                times.ms.append(took)
    return times
