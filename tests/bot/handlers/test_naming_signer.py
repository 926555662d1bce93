"""Who stands for "whoever is in charge" of a company says in the chat who acts: themselves, or somebody else."""

from __future__ import annotations

from bot.local_chat.cast import ANN_MILLER, CHEN_JING, LI_MING, WANG_FANG
from signing.task.model import PartyState, Task
from signing.usecases.accept_places import accept_places
from signing.usecases.change_party import change_party
from signing.usecases.draft_views import PartyChange
from signing.usecases.find_places import find_places
from signing.usecases.send_task import send_task
from tests.bot.handlers.talk import Talk
from tests.local_chat_client import buttons_of, text_of


async def sent(talk: Talk, owner: int) -> Task:
    for person in (CHEN_JING, owner, WANG_FANG):
        await talk.start(person)
    chen, world = await talk.actor(CHEN_JING), talk.world
    task = await world.draft(chen, signers=[await talk.actor(owner)])
    change = PartyChange(company="Harbor Ltd", finds_signer=True)
    await change_party(world.ports, chen, task.id, party_id=task.parties[0].id, change=change)
    await find_places(world.ports, chen, task.id)
    await accept_places(world.ports, chen, task.id)
    await send_task(world.ports, chen, task.id)
    await world.work()
    await talk.deliver()
    return await world.task(task)


async def test_the_owner_names_somebody_who_is_picked_and_gets_the_card(talk: Talk) -> None:
    task = await sent(talk, LI_MING)
    await talk.presses(LI_MING, "指定办理人")
    assert "由谁代表公司办理" in await talk.sees(LI_MING)
    await talk.presses(LI_MING, "由其他人办理")
    await talk.says(LI_MING, "王芳")
    assert "还缺手机号或邮箱" in await talk.sees(LI_MING)
    await talk.picks(LI_MING, WANG_FANG)
    assert "已指定王芳办理，对方已在聊天中收到" in await talk.sees(LI_MING)
    await talk.deliver()
    assert "请您签署" in await talk.sees(WANG_FANG)
    assert any("已指定《采购合同》由王芳办理" in text_of(m) for m in await talk.messages(CHEN_JING))
    (party,) = (await talk.world.task(task)).parties
    assert (party.name, party.company, party.state) == ("王芳", "Harbor Ltd", PartyState.TO_ACT)
    async with talk.world.ports.transaction() as tx:
        assert "signer-named" in [entry.kind for entry in await tx.audit.of_task(task.id)]


async def test_in_english_the_owner_acts_and_the_card_then_lets_them_sign(talk: Talk) -> None:
    task = await sent(talk, ANN_MILLER)
    assert "Read and sign" not in await talk.buttons(ANN_MILLER)
    await talk.presses(ANN_MILLER, "Name who acts")
    await talk.presses(ANN_MILLER, "I do")
    assert not (await talk.world.task(task)).parties[0].finds_signer
    await talk.deliver()
    offered = {label for one in await talk.messages(ANN_MILLER) for row in buttons_of(one) for label in row}
    assert "Read and sign" in offered and "Name who acts" not in offered
