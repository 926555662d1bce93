from __future__ import annotations

import re

import pytest

from signing.confirmation.links import (
    DEFAULT_INVITATION_LIFE,
    mint_invitation,
    mint_page_link,
    mint_session,
    new_token,
    token_hash,
)
from signing.errors import NotAllowed
from signing.usecases.make_page_link import make_page_link
from signing.usecases.open_session import open_session
from signing.usecases.session_person import session_person
from tests.world import START, World


def test_a_token_fits_a_deep_link_and_is_never_the_same() -> None:
    tokens = {new_token() for _ in range(500)}
    assert len(tokens) == 500
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{43}", token) and len("i_" + token) <= 64 for token in tokens)


def test_a_token_of_any_characters_has_a_hash() -> None:
    assert token_hash("\ud800") != token_hash("") and len(token_hash("私")) == 64


async def test_a_token_is_not_in_the_database_in_clear(world: World) -> None:
    ann = await world.person("Ann")
    task = await world.sent(ann, signers=["外部客户"])
    tokens = [await world.invitation_token(task, task.parties[0].id)]
    tokens.append(await make_page_link(world.ports, ann, "task", task.id))
    tokens.append((await open_session(world.ports, link_token=tokens[1], how="link", ip=None, agent=None))[0])
    await world.restart()
    files = b"".join(path.read_bytes() for path in world.folder.glob("yinxin.db*"))
    assert files and not any(token.encode() in files for token in tokens)


async def test_a_new_invitation_kills_the_older_ones_of_its_party_only(world: World) -> None:
    ann = await world.person("Ann")
    task = await world.sent(ann, signers=["甲", "乙"])
    first, other = [await world.invitation_token(task, party.id) for party in task.parties]
    async with world.ports.transaction() as tx:
        await mint_invitation(tx, task_id=task.id, party_id=task.parties[0].id, now=START, expires_at=None)
        died, lives = await tx.links.invitation(token_hash(first)), await tx.links.invitation(token_hash(other))
    assert died is not None and died.voided_at == START
    assert lives is not None and lives.voided_at is None and lives.expires_at == task.deadline


async def test_an_invitation_without_a_deadline_still_ends(world: World) -> None:
    task = await world.sent(await world.person("Ann"), signers=["甲"], deadline=None)
    token = await world.invitation_token(task, task.parties[0].id)
    async with world.ports.transaction() as tx:
        invitation = await tx.links.invitation(token_hash(token))
    assert invitation is not None and invitation.expires_at == START + DEFAULT_INVITATION_LIFE


async def test_a_page_link_opens_one_session_once(world: World) -> None:
    ann = await world.person("Ann")
    token = await make_page_link(world.ports, ann, "upload", None)
    session, person, link = await open_session(
        world.ports, link_token=token, how="link", ip="::1", agent="x" * 999
    )
    assert person.id == ann.person_id and link is not None and link.purpose == "upload"
    assert (await session_person(world.ports, session)).id == ann.person_id
    with pytest.raises(NotAllowed, match="link-over"):
        await open_session(world.ports, link_token=token, how="link", ip="::1", agent=None)


async def test_a_page_link_lives_a_quarter_of_an_hour(world: World) -> None:
    token = await make_page_link(world.ports, await world.person("Ann"), "upload", None)
    world.clock.advance(minutes=15)
    with pytest.raises(NotAllowed, match="link-over"):
        await open_session(world.ports, link_token=token, how="link", ip=None, agent=None)


@pytest.mark.parametrize("token", ["", "x", "\ud800", "a" * 100_000])
async def test_a_made_up_token_opens_nothing(world: World, token: str) -> None:
    with pytest.raises(NotAllowed, match="link-over"):
        await open_session(world.ports, link_token=token, how="link", ip=None, agent=None)
    with pytest.raises(NotAllowed, match="session-over"):
        await session_person(world.ports, token)


async def test_a_session_ends_after_two_hours(world: World) -> None:
    ann = await world.person("Ann")
    async with world.ports.transaction() as tx:
        token = await mint_session(
            tx, person_id=ann.person_id or "", how="init-data", ip=None, agent=None, now=START
        )
    world.clock.advance(hours=1, minutes=59)
    assert await session_person(world.ports, token)
    world.clock.advance(minutes=1)
    with pytest.raises(NotAllowed, match="session-over"):
        await session_person(world.ports, token)


async def test_one_kind_of_token_is_not_taken_for_another(world: World) -> None:
    ann = await world.person("Ann")
    async with world.ports.transaction() as tx:
        link = await mint_page_link(tx, person_id=ann.person_id or "", purpose="task", task_id=None, now=START)
    with pytest.raises(NotAllowed):
        await session_person(world.ports, link)


async def test_a_link_to_a_task_is_made_for_whom_it_concerns_only(world: World) -> None:
    ann, stranger, boss = (
        await world.person("Ann"),
        await world.person("路人"),
        await world.person("管理", admin=True),
    )
    task = await world.sent(ann, signers=[await world.person("李明")])
    for who in (stranger, boss):
        with pytest.raises(NotAllowed, match="not-found"):
            await make_page_link(world.ports, who, "task", task.id)
