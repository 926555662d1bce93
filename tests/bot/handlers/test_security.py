"""Identity and security, in the chat."""

from __future__ import annotations

import base64
import json

import pytest

from bot.local_chat.cast import LI_MING, WANG_FANG
from signing.confirmation.totp import code_at
from signing.ports import purposes
from signing.task.demands import Demand, Known, Means
from signing.usecases.view_security import view_security
from tests.bot.handlers.talk import Talk
from tests.letters_at_hand import a_sink, talk_with_letters
from tests.signing.usecases.test_identity import PASSWORD, proof_code


@pytest.fixture
async def li(talk: Talk) -> int:
    await talk.start(LI_MING)
    await talk.says(LI_MING, "/settings")
    await talk.presses(LI_MING, "身份与安全")
    return LI_MING


async def texts(talk: Talk, who: int) -> str:
    return json.dumps(await talk.messages(who), ensure_ascii=False)


async def test_only_ones_own_contact_proves_a_number(talk: Talk, li: int) -> None:
    assert "尚未验证" in await talk.sees(li)
    await talk.presses(li, "验证手机号")
    await talk.start(WANG_FANG)
    await talk.shares_contact(li, WANG_FANG)
    actor = await talk.actor(li)
    assert "phone" not in (await view_security(talk.world.ports, actor)).proofs
    await talk.says(li, "+8613800138002")
    assert "phone" not in (await view_security(talk.world.ports, actor)).proofs
    await talk.shares_contact(li)
    proofs = (await view_security(talk.world.ports, actor)).proofs
    assert proofs["phone"][1] == "contact"


async def test_a_password_is_taken_away_from_the_chat_and_set_by_its_code(talk: Talk, li: int) -> None:
    await talk.presses(li, "设置签署密码")
    await talk.says(li, "12345678")
    assert "太容易猜到" in await talk.sees(li)
    await talk.says(li, PASSWORD)
    actor = await talk.actor(li)
    code = await proof_code(talk.world, actor)
    assert PASSWORD not in await texts(talk, li) and "12345678" not in await texts(talk, li)
    await talk.says(li, "000000" if code != "000000" else "000001")
    assert "验证码不正确" in await talk.sees(li)
    await talk.says(li, code)
    assert "签署密码已设置" in await talk.sees(li)
    assert (await view_security(talk.world.ports, actor)).held == {"password"}
    talk.world.clock.advance(minutes=1)  # codes are not sent one upon the other
    await talk.presses(li, "取消签署密码")
    await talk.says(li, await proof_code(talk.world, actor))
    assert (await view_security(talk.world.ports, actor)).held == set()


async def test_the_picture_for_the_app_is_shown_once(talk: Talk, li: int) -> None:
    await talk.presses(li, "添加身份验证器")
    shown = await talk.last(li)
    assert shown.get("photo")
    actor = await talk.actor(li)
    async with talk.world.ports.transaction() as tx:
        code = await tx.security.newest_code(actor.person_id or "")
    assert code is not None
    kept = json.loads(talk.world.ports.vault.open(code.proposal, purposes.proposed_proof(code.person_id)))
    await talk.says(li, code_at(base64.b64decode(kept["secret"]), talk.world.clock.now))
    assert "身份验证器已添加" in await talk.sees(li)
    assert shown["message_id"] not in [each["message_id"] for each in await talk.messages(li)]
    assert (await view_security(talk.world.ports, actor)).held == {"app"}


@pytest.mark.enable_socket
async def test_an_address_is_proven_by_the_code_that_came_there(talk: Talk) -> None:
    with a_sink() as sink:
        async with talk_with_letters(talk, sink) as letters:
            await talk.start(LI_MING)
            await talk.says(LI_MING, "/settings")
            await talk.presses(LI_MING, "身份与安全")
            await talk.presses(LI_MING, "验证邮箱")
            await talk.says(LI_MING, "not an address")
            assert "没能认出" in await talk.sees(LI_MING)
            await talk.says(LI_MING, "li@example.cn")
            assert "l•••@example.cn" in await talk.sees(LI_MING)
            await letters.comes_by()
            assert sink.mails[-1]["To"] == "li@example.cn"
            await talk.says(LI_MING, sink.code())
            assert "邮箱已验证" in await talk.sees(LI_MING)
            actor = await talk.actor(LI_MING)
            assert (await view_security(talk.world.ports, actor)).proofs["email"] == ("li@example.cn", "code")


async def test_what_a_draft_asks_for_is_chosen_by_buttons(talk: Talk) -> None:
    await talk.start(WANG_FANG)
    wang = await talk.actor(WANG_FANG)
    task = await talk.world.draft(wang, signers=[wang])
    await talk.says(WANG_FANG, "/tasks")
    await talk.presses(WANG_FANG, "0001 采购合同")
    await talk.presses(WANG_FANG, "更改…")
    await talk.presses(WANG_FANG, "身份与确认方式")
    assert "不限" in await talk.sees(WANG_FANG)
    await talk.presses(WANG_FANG, "手机号")
    await talk.presses(WANG_FANG, "签署密码")
    await talk.presses(WANG_FANG, "返回")
    assert "先证明手机号，用签署密码确认" in await talk.sees(WANG_FANG)
    await talk.presses(WANG_FANG, "更改…")
    await talk.presses(WANG_FANG, "身份与确认方式")
    await talk.presses(WANG_FANG, next(each for each in await talk.buttons(WANG_FANG) if each.endswith(" …")))
    assert "与任务相同" in await talk.sees(WANG_FANG)
    await talk.presses(WANG_FANG, "手机号")
    await talk.presses(WANG_FANG, "身份验证器")
    kept = await talk.world.task(task)
    assert kept.demand == Demand((Known.PHONE,), (Means.PASSWORD,))
    assert kept.parties[0].demand == Demand((), (Means.APP, Means.PASSWORD))
    await talk.presses(WANG_FANG, "与任务相同")
    assert (await talk.world.task(task)).parties[0].demand is None
