"""Forged updates leave no row; a true one is confirmed only once it is stored."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web_confirm.door import Door, a_door
from tests.world import World
from web_confirm.webhooks import Webhook

SECRET = "s3cret-of_the-webhook"
HEADER = "X-Telegram-Bot-Api-Secret-Token"


class Kept(list[dict[str, Any]]):
    async def store(self, update: dict[str, Any]) -> None:
        self.append(update)


@pytest.mark.parametrize(
    "given",
    [
        None,
        "",
        SECRET[:-1],
        SECRET + "x",
        " " + SECRET + "x",
        SECRET.upper(),
        SECRET * 100,
        "geheim\u00e9",
        f"{SECRET},{SECRET}",
    ],
    ids=["missing", "empty", "prefix", "longer", "padded", "upper-case", "over-long", "not-ascii", "doubled"],
)
async def test_without_the_very_secret_it_is_403_and_nothing_is_stored(world: World, given: str | None) -> None:
    kept = Kept()
    async with a_door(world, Webhook(SECRET, kept.store)) as door:
        headers = [] if given is None else [(HEADER.encode(), given.encode())]
        answer = await door.http.post("/telegram/webhook", json={"update_id": 1}, headers=headers)
    assert answer.status_code == 403
    assert not kept


async def test_a_true_update_is_stored_before_it_is_confirmed(world: World) -> None:
    kept = Kept()
    async with a_door(world, Webhook(SECRET, kept.store)) as door:
        answer = await door.http.post("/telegram/webhook", json={"update_id": 1}, headers={HEADER: SECRET})
    assert answer.status_code == 200
    assert kept == [{"update_id": 1}]


async def test_what_could_not_be_stored_is_not_confirmed(world: World) -> None:
    async def full(update: dict[str, Any]) -> None:
        raise OSError("disk full")

    async with a_door(world, Webhook(SECRET, full)) as door:
        answer = await door.http.post("/telegram/webhook", json={"update_id": 1}, headers={HEADER: SECRET})
    assert answer.status_code == 500


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"update_id": "1"}', b'{"update_id": true}', b"{}"], ids=str
)
async def test_what_is_no_update_is_refused(world: World, content: bytes) -> None:
    kept = Kept()
    async with a_door(world, Webhook(SECRET, kept.store)) as door:
        answer = await door.http.post("/telegram/webhook", content=content, headers={HEADER: SECRET})
    assert answer.status_code == 400
    assert not kept


async def test_an_update_has_at_most_a_megabyte(world: World) -> None:
    kept = Kept()
    async with a_door(world, Webhook(SECRET, kept.store)) as door:
        body = b'{"update_id": 1, "x": "' + b"x" * 1024 * 1024 + b'"}'
        answer = await door.http.post("/telegram/webhook", content=body, headers={HEADER: SECRET})
    assert answer.status_code == 413
    assert not kept


async def test_without_a_webhook_there_is_no_such_address(door: Door) -> None:
    answer = await door.http.post("/telegram/webhook", json={"update_id": 1}, headers={HEADER: ""})
    assert answer.status_code == 404


@pytest.mark.parametrize("secret", ["", "x" * 257])
def test_a_webhook_without_a_usable_secret_does_not_start(secret: str) -> None:
    with pytest.raises(ValueError):
        Webhook(secret, Kept().store)


def test_the_secret_is_not_shown() -> None:
    assert SECRET not in repr(Webhook(SECRET, Kept().store))
