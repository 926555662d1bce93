"""The cards of sent tasks, their buttons, the lists and the reminders."""

from __future__ import annotations

from bot.local_chat.cast import ANN_MILLER, CHEN_JING, LI_MING, TOM_BAKER
from signing.task.model import PartyState, TaskState
from signing.usecases.view_task import view_task
from tests.bot.handlers.sending import sent
from tests.bot.handlers.talk import Talk
from tests.local_chat_client import text_of


async def test_everybody_has_a_card_and_each_sees_their_own_part(talk: Talk) -> None:
    task = await sent(talk)
    assert "请您签署" in await talk.sees(LI_MING)
    assert "Please sign" in await talk.sees(ANN_MILLER)
    assert task.number in await talk.sees(CHEN_JING)
    assert "催办" in await talk.buttons(CHEN_JING) and "催办" not in await talk.buttons(LI_MING)


async def test_the_card_is_one_message_edited_as_things_move(talk: Talk) -> None:
    task = await sent(talk)
    before = await talk.last(CHEN_JING)
    await talk.world.sign(await talk.actor(LI_MING), task)
    await talk.deliver()
    cards = [m for m in await talk.messages(CHEN_JING) if m["message_id"] == before["message_id"]]
    assert "✓ " in text_of(cards[0]) and "1/2" in text_of(cards[0])


async def test_a_card_that_comes_to_the_bottom_leaves_no_old_one_behind(talk: Talk) -> None:
    task = await sent(talk)
    before = await talk.last(LI_MING)
    await talk.says(LI_MING, f"/status {task.number}")
    cards = [m for m in await talk.messages(LI_MING) if "请您签署" in text_of(m)]
    assert len(cards) == 1 and cards[0]["message_id"] > before["message_id"]


async def test_rejecting_asks_for_the_reason_and_waits(talk: Talk) -> None:
    task = await sent(talk)
    await talk.presses(LI_MING, "拒绝")
    assert "为什么拒绝" in await talk.sees(LI_MING)
    await talk.says(LI_MING, "第三条 <金额> 有误 & 不对")
    assert "第三条 <金额> 有误 & 不对" in await talk.sees(LI_MING)
    assert (await talk.world.task(task)).state is TaskState.AWAITING
    waits = await talk.last(LI_MING)
    await talk.presses(LI_MING, "立即拒绝")
    await talk.deliver()
    there = [m for m in await talk.messages(LI_MING) if m["message_id"] == waits["message_id"]]
    assert "您已拒绝" in text_of(there[0]), "said where it waited"
    after = await talk.world.task(task)
    assert after.state is TaskState.REJECTED and after.end_reason == "第三条 <金额> 有误 & 不对"
    assert any("第三条 <金额> 有误 & 不对" in text_of(m) for m in await talk.messages(CHEN_JING))


async def test_a_reason_too_long_is_asked_again(talk: Talk) -> None:
    await sent(talk)
    await talk.presses(LI_MING, "拒绝")
    await talk.says(LI_MING, "长" * 600)
    assert "600" in await talk.sees(LI_MING) and "为什么拒绝" in await talk.sees(LI_MING)
    await talk.says(LI_MING, "太贵")
    assert (await talk.buttons(LI_MING))[:2] == ["先不拒绝", "立即拒绝"]


async def test_rejecting_can_be_cancelled_at_each_step(talk: Talk) -> None:
    task = await sent(talk)
    await talk.presses(LI_MING, "拒绝")
    await talk.presses(LI_MING, "取消")
    await talk.says(LI_MING, "太贵")
    assert "没有在等您的回答" in await talk.sees(LI_MING)
    assert (await talk.world.task(task)).state is TaskState.AWAITING


async def test_who_signs_meanwhile_is_not_overruled(talk: Talk) -> None:
    task = await sent(talk)
    await talk.presses(CHEN_JING, "更多…")
    await talk.presses(CHEN_JING, "撤销")
    await talk.says(CHEN_JING, "条款有变")
    await view_task(talk.context.ports, await talk.actor(ANN_MILLER), task.id, mark_read=True)
    await talk.world.sign(await talk.actor(LI_MING), task)
    await talk.presses(CHEN_JING, "立即撤销")
    assert (await talk.world.task(task)).state is TaskState.PARTIALLY_SIGNED
    await talk.deliver()
    assert any("没有撤销：等待期间又有人办理" in text_of(m) for m in await talk.messages(CHEN_JING))


async def test_that_somebody_opened_it_is_no_reason_to_ask_again(talk: Talk) -> None:
    task = await sent(talk)
    await talk.presses(LI_MING, "拒绝")
    await talk.says(LI_MING, "太贵")
    await view_task(talk.context.ports, await talk.actor(ANN_MILLER), task.id, mark_read=True)
    await talk.presses(LI_MING, "立即拒绝")
    assert (await talk.world.task(task)).state is TaskState.REJECTED


async def test_a_second_tap_on_the_last_button_does_nothing(talk: Talk) -> None:
    await sent(talk)
    await talk.presses(LI_MING, "拒绝")
    await talk.says(LI_MING, "太贵")
    confirm = await talk.last(LI_MING)
    await talk.presses(LI_MING, "立即拒绝", message=confirm)
    query = {"id": "77", "chat_instance": "1", "from": confirm_from(LI_MING), "message": confirm}
    data = confirm["reply_markup"]["inline_keyboard"][0][1]["callback_data"]
    await talk.raw({"update_id": 1, "callback_query": {**query, "data": data}})
    await talk.deliver()
    assert len([m for m in await talk.messages(LI_MING) if "您已拒绝" in text_of(m)]) == 1


def confirm_from(person: int) -> dict[str, object]:
    return {"id": person, "is_bot": False, "first_name": "明", "last_name": "李", "language_code": "zh-hans"}


async def test_withdrawing_asks_for_the_reason_and_tells_everybody(talk: Talk) -> None:
    task = await sent(talk)
    await talk.presses(CHEN_JING, "更多…")
    await talk.presses(CHEN_JING, "撤销")
    await talk.says(CHEN_JING, "条款有变")
    await talk.presses(CHEN_JING, "立即撤销")
    await talk.deliver()
    assert (await talk.world.task(task)).state is TaskState.WITHDRAWN
    assert any("has withdrawn" in text_of(m) for m in await talk.messages(ANN_MILLER))


async def test_a_stale_button_runs_nothing_and_draws_the_card_again(talk: Talk) -> None:
    task = await sent(talk)
    await talk.presses(CHEN_JING, "更多…")
    await talk.world.sign(await talk.actor(LI_MING), task)  # nothing delivered: Chen's card is behind
    toast = await talk.presses(CHEN_JING, "撤销")
    assert toast.startswith("情况已有变化")
    assert "1/2" in await talk.sees(CHEN_JING)


async def test_another_persons_button_and_a_made_up_task_look_the_same(talk: Talk) -> None:
    task = await sent(talk)
    await talk.start(TOM_BAKER)
    answers = []
    for task_id in (task.id, "aaaaaaaaaaaa"):
        for verb in (
            "card",
            "reject",
            "withdraw",
            "history",
            "download",
            "browser",
            "remind",
            "invite",
            "draft",
            "send",
        ):
            data = f"{verb}:{task_id}:{task.version}"
            answers.append(await pressed_raw(talk, TOM_BAKER, data))
    assert set(answers) == {
        "There is nothing here for you. Please check the link, or ask the sender for a new invitation."
    }


async def pressed_raw(talk: Talk, person: int, data: str) -> str:
    """Presses a button that the person was never given: the answer's words."""
    answers: list[str] = []
    real = type(talk.bot).answer_callback_query

    async def caught(bot: object, callback_query_id: str, text: str | None = None, **more: object) -> bool:
        answers.append(text or "")
        return True

    user = {"id": person, "is_bot": False, "first_name": "Tom", "last_name": "Baker", "language_code": "en"}
    message = await talk.last(person)
    query = {"id": "9", "chat_instance": "1", "from": user, "message": message, "data": data}
    type(talk.bot).answer_callback_query = caught  # type: ignore[assignment,method-assign]
    try:
        await talk.raw({"update_id": 1, "callback_query": query})
    finally:
        type(talk.bot).answer_callback_query = real  # type: ignore[method-assign]
    assert len(answers) == 1, "a press is answered once"
    return answers[0]


async def test_what_is_no_button_of_ours_is_no_longer_valid(talk: Talk) -> None:
    await talk.start(TOM_BAKER)
    for data in (
        "hello",
        "nonsense:x:1",
        "tasks::0:all",
        "tasks::0:all.x",
        "end::0:x",
        "::",
        "draft:🙂:1",
        "zone::0",
    ):
        assert (await pressed_raw(talk, TOM_BAKER, data) or "").startswith("This button is no longer valid.")


async def test_the_browser_link_is_for_one_person_and_keeps_its_token_out_of_the_path(talk: Talk) -> None:
    task = await sent(talk)
    await talk.presses(ANN_MILLER, "Open in browser")
    button = (await talk.last(ANN_MILLER))["reply_markup"]["inline_keyboard"][0][0]
    address, token = button["url"].split("#k=")
    assert address == f"https://sign.example.cn/t/{task.id}" and len(token) == 43


async def test_the_history_is_told_in_the_readers_words(talk: Talk) -> None:
    await sent(talk)
    await talk.presses(ANN_MILLER, "History")
    words = await talk.sees(ANN_MILLER)
    assert "陈静 sent it" in words and "What happened to “采购合同”" in words


async def test_the_completed_document_comes_by_itself_and_can_be_had_again(talk: Talk) -> None:
    task = await sent(talk)
    for person in (LI_MING, ANN_MILLER):
        await talk.world.sign(await talk.actor(person), task)
    await talk.deliver()
    copies = [m for m in await talk.messages(ANN_MILLER) if "document" in m]
    assert len(copies) == 1 and "✓ 李明" in text_of(copies[0])
    await talk.presses(ANN_MILLER, "Download")
    assert (await talk.last(ANN_MILLER))["document"]["file_name"].endswith(f"{task.number}.pdf")


async def test_a_party_without_a_person_is_invited_by_a_picture_to_forward(talk: Talk) -> None:
    for person in (CHEN_JING, LI_MING):
        await talk.start(person)
    task = await talk.world.sent(await talk.actor(CHEN_JING), signers=["李明"])
    await talk.deliver()
    invitation = next(m for m in await talk.messages(CHEN_JING) if "photo" in m)
    link = next(word for word in text_of(invitation).split() if word.startswith("https://t.me/"))
    await talk.start(LI_MING, link.partition("start=")[2])
    assert "请您签署" in await talk.sees(LI_MING)
    assert (await talk.world.task(task)).parties[0].state is PartyState.TO_ACT
    await talk.start(TOM_BAKER, link.partition("start=")[2])
    assert "accepted by somebody else" in await talk.sees(TOM_BAKER)


async def test_a_new_invitation_is_made_for_the_party_that_is_chosen(talk: Talk) -> None:
    await talk.start(CHEN_JING)
    await talk.world.sent(await talk.actor(CHEN_JING), signers=["李明", "Ann"])
    await talk.deliver()
    await talk.presses(CHEN_JING, "邀请链接")
    assert await talk.buttons(CHEN_JING) == ["李明", "Ann"]
    toast = await talk.presses(CHEN_JING, "Ann")
    assert "Ann" in toast
    await talk.deliver()
    assert "请把这份邀请转发给Ann" in await talk.sees(CHEN_JING)
