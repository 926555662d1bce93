"""/members in the chat: invited by a link, given roles, removed; in both languages, and by its buttons only for
those who may."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from bot.buttons import pack
from bot.local_chat.cast import ANN_MILLER, CHEN_JING, LI_MING, WANG_FANG, ZHAO_LEI
from bot.speaking import introduce
from signing.task.members import MemberRole
from signing.wording import say
from tests.bot.handlers.sending import sent
from tests.bot.handlers.talk import Talk


async def link_in(talk: Talk, user: int) -> str:
    found = re.search(r"\?start=(m_[\w-]+)", await talk.sees(user))
    assert found
    return found[1]


async def test_an_owner_invites_changes_and_removes(talk: Talk) -> None:
    await talk.start(ZHAO_LEI)
    await talk.start(ANN_MILLER)
    await talk.start(LI_MING)
    await talk.says(ZHAO_LEI, "/members")
    assert "成员（1 人）" in await talk.sees(ZHAO_LEI) and "所有者 · 您 · 由配置指定" in await talk.sees(ZHAO_LEI)
    await talk.presses(ZHAO_LEI, "邀请成员")
    assert "还没有选择角色" in await talk.sees(ZHAO_LEI)
    await talk.presses(ZHAO_LEI, "发起人")
    await talk.presses(ZHAO_LEI, "审计员")
    await talk.presses(ZHAO_LEI, "1 天")
    await talk.presses(ZHAO_LEI, "生成邀请链接")
    seen = await talk.sees(ZHAO_LEI)
    assert "一次性邀请链接" in seen and "发起人、审计员" in seen
    token = await link_in(talk, ZHAO_LEI)
    await talk.says(ANN_MILLER, f"/start {token}")
    assert "You are a member now. Roles: initiator, auditor." in await talk.sees(ANN_MILLER)
    await talk.says(ANN_MILLER, "/whoami")
    assert "Roles as a member: initiator, auditor" in await talk.sees(ANN_MILLER)
    await talk.says(LI_MING, f"/start {token}")
    assert "这个邀请链接已被使用" in await talk.sees(LI_MING)
    await talk.says(ZHAO_LEI, "/members")
    await talk.presses(ZHAO_LEI, "Ann Miller")
    await talk.presses(ZHAO_LEI, "审计员")
    assert "角色：发起人" in await talk.sees(ZHAO_LEI)
    await talk.presses(ZHAO_LEI, "移除成员")
    assert "确定移除 Ann Miller 吗？" in await talk.sees(ZHAO_LEI) and "草稿、个人印章仍归对方" in await talk.sees(
        ZHAO_LEI
    )
    await talk.presses(ZHAO_LEI, "移除成员")
    assert "已移除 Ann Miller" in await talk.sees(ZHAO_LEI)
    await talk.says(ANN_MILLER, "/members")
    assert "You are a member" not in await talk.sees(ANN_MILLER)


async def menu(talk: Talk, user: int) -> dict[str, str]:
    found = (await talk.http.get(f"/chat/people/{user}/commands")).json()["commands"]
    return {each["command"]: each["description"] for each in found}


async def test_the_menu_follows_the_roles_and_the_language(talk: Talk) -> None:
    await introduce(talk.bot)
    await talk.start(ZHAO_LEI)
    await talk.start(ANN_MILLER)
    assert {"members", "erase"} <= (await menu(talk, ZHAO_LEI)).keys(), "an admin has met the bot"
    assert "members" not in await menu(talk, ANN_MILLER)
    await talk.says(ZHAO_LEI, "/members")
    await talk.presses(ZHAO_LEI, "邀请成员")
    await talk.presses(ZHAO_LEI, "发起人")
    await talk.presses(ZHAO_LEI, "生成邀请链接")
    await talk.says(ANN_MILLER, f"/start {await link_in(talk, ZHAO_LEI)}")
    await talk.says(ZHAO_LEI, "/members")
    await talk.presses(ZHAO_LEI, "Ann Miller")
    await talk.presses(ZHAO_LEI, "管理员")
    assert (await menu(talk, ANN_MILLER))["members"] == say("en", "command-members")
    await talk.says(ANN_MILLER, "/language zh")
    assert (await menu(talk, ANN_MILLER))["members"] == say("zh", "command-members")
    await talk.presses(ZHAO_LEI, "移除成员")
    await talk.presses(ZHAO_LEI, "移除成员")
    after = await menu(talk, ANN_MILLER)
    assert "members" not in after and after["new"] == say("zh", "command-new")


async def test_in_english_and_unused_links_are_taken_back(talk: Talk) -> None:
    await talk.start(ZHAO_LEI)
    await talk.start(ANN_MILLER)
    await talk.says(ZHAO_LEI, "/language en")
    await talk.says(ZHAO_LEI, "/members")
    await talk.presses(ZHAO_LEI, "Invite a member")
    await talk.presses(ZHAO_LEI, "admin")
    await talk.presses(ZHAO_LEI, "Make the link")
    token = await link_in(talk, ZHAO_LEI)
    await talk.says(ZHAO_LEI, "/members")
    assert "Unused links: 1" in await talk.sees(ZHAO_LEI)
    await talk.presses(ZHAO_LEI, "Unused links")
    await talk.presses(ZHAO_LEI, "Take back")
    assert "There are no unused links." in await talk.sees(ZHAO_LEI)
    await talk.says(ANN_MILLER, f"/start {token}")
    assert "This link is no longer valid" in await talk.sees(ANN_MILLER)


@pytest.mark.parametrize("role", [None, MemberRole.INITIATOR, MemberRole.SEAL_KEEPER, MemberRole.AUDITOR])
async def test_a_forged_button_does_nothing_for_who_may_not(talk: Talk, role: MemberRole | None) -> None:
    await talk.start(ZHAO_LEI)
    await talk.start(CHEN_JING)
    chief, chen = await talk.actor(ZHAO_LEI), await talk.actor(CHEN_JING)
    if role:
        async with talk.world.ports.transaction() as tx:
            person = await tx.people.get(chen.person_id or "")
            assert person is not None
            await tx.people.save(replace(person, roles=role.value))
    sender = {"id": CHEN_JING, "is_bot": False, "first_name": "静", "last_name": "陈", "language_code": "zh-hans"}
    for data in (
        pack("mbset", chen.person_id or "", 0, "admin", 1),
        pack("mboffyes", chief.person_id or ""),
        pack("mbmake", "", 0, 1, 0),
    ):
        query = {"id": "77", "chat_instance": "1", "from": sender, "message": await talk.last(CHEN_JING)}
        await talk.raw({"update_id": 1, "callback_query": {**query, "data": data}})
    async with talk.world.ports.transaction() as tx:
        members = {each.id: each.roles for each in await tx.people.members()}
        assert await tx.member_invites.open(talk.world.clock.now) == []
    assert members == {chief.person_id: "", **({chen.person_id: role.value} if role else {})}


async def test_an_auditor_reads_a_strangers_task_in_the_chat(talk: Talk) -> None:
    task = await sent(talk)
    await talk.start(WANG_FANG)
    wang = await talk.actor(WANG_FANG)
    async with talk.world.ports.transaction() as tx:
        person = await tx.people.get(wang.person_id or "")
        assert person is not None
        await tx.people.save(replace(person, roles="auditor"))
    await talk.says(WANG_FANG, f"/status {task.number}")
    labels = await talk.buttons(WANG_FANG)
    assert task.title in await talk.sees(WANG_FANG)
    assert not any("签署" in each or "催" in each or "撤回" in each for each in labels)
