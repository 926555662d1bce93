"""An invitation on paper: for whom no message reaches; and who of the parties is reached how."""

from __future__ import annotations

import io
from collections.abc import Awaitable
from dataclasses import replace

import pytest
from pypdf import PdfReader

from signing.audit.chain import verify_chain
from signing.confirmation.paper_codes import new_paper_code, read_paper_code, shown_code
from signing.errors import NotAllowed, Refusal
from signing.ports import Actor
from signing.task import events as kinds
from signing.task.model import PartyState, Task, TaskState
from signing.usecases.accept_invitation import accept_invitation
from signing.usecases.enter_by_letter import enter_by_letter
from signing.usecases.fetch_report import fetch_report
from signing.usecases.make_sheet import make_sheet
from signing.usecases.note_block import note_block
from signing.usecases.note_delivery import Failed, Sent, note_delivery
from signing.usecases.task_of_paper import task_of_paper
from signing.usecases.view_reach import view_reach
from tests.signing.usecases.test_identity import proof_code
from tests.web_confirm.door import Page, a_door
from tests.world import World


def text_of(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


async def a_sheet(world: World, ann: Actor, task: Task) -> str:
    made = await make_sheet(world.ports, ann, task.id, task.parties[0].id)
    assert made.picture.startswith(b"\x89PNG")
    words = text_of(made.pdf)
    codes = [code for word in words.split() if (code := read_paper_code(word)) and len(word) == 14]
    assert "采购合同" in words and "王秀兰" in words and len(codes) == 1
    return codes[0]


async def with_mail(world: World) -> tuple[Actor, Task]:
    house = replace(world.ports.installation, ways=frozenset({"email"}))
    world.ports = replace(world.ports, installation=house)
    ann = await world.person("周悦")
    return ann, await world.sent(ann, signers=["王秀兰"])


async def refused(code: str, attempt: Awaitable[object]) -> None:
    with pytest.raises(Refusal) as found:
        await attempt
    assert found.value.code == code


async def test_one_sheet_of_a4_is_good_until_the_next_is_made_and_for_the_initiator_alone(world: World) -> None:
    ann, task = await with_mail(world)
    made = await make_sheet(world.ports, ann, task.id, task.parties[0].id)
    [page] = PdfReader(io.BytesIO(made.pdf)).pages
    assert [round(float(side)) for side in page.mediabox[2:]] == [595, 842]
    old, new = await a_sheet(world, ann, task), await a_sheet(world, ann, task)
    await refused("paper-over", task_of_paper(world.ports, old))
    assert await task_of_paper(world.ports, new) == task.id
    chat = await world.invitation_token(task, task.parties[0].id)
    await refused("not-found", make_sheet(world.ports, await world.person("路人"), task.id, task.parties[0].id))
    li = await world.person("王秀兰")
    await accept_invitation(world.ports, li, chat)
    await refused("already-accepted", make_sheet(world.ports, ann, task.id, task.parties[0].id))
    await refused("invitation-used", accept_invitation(world.ports, await world.person("外人"), new))
    async with world.ports.transaction() as tx:
        entries = [each.facts for each in await tx.audit.of_task(task.id) if each.kind == kinds.INVITATION_MADE]
    assert [each["channel"] for each in entries if "channel" in each] == ["paper"] * 3 and new not in repr(entries)


async def test_its_code_opens_the_chat_too(world: World) -> None:
    ann, task = await with_mail(world)
    li = await world.person("王秀兰")
    view = await accept_invitation(world.ports, li, await a_sheet(world, ann, task))
    assert view.task.parties[0].person_id == li.person_id


async def test_a_browser_an_address_and_a_code_are_all_it_takes(world: World) -> None:
    ann, task = await with_mail(world)
    code = await a_sheet(world, ann, task)
    async with a_door(world) as door:
        found = await door.stranger.post("/api/invited", {"code": shown_code(code).lower()})
        assert found.json() == {"task_id": task.id, "code": code}
        for wrong in (new_paper_code(), "x", "A" * 43):
            answer = await door.stranger.post("/api/invited", {"code": wrong})
            assert (answer.status_code, answer.json()["code"]) == (403, "paper-over")
        first = (await door.stranger.post("/api/session", {"invitation": code})).json()["session"]
        again = (await door.stranger.post("/api/session", {"invitation": code})).json()["session"]
        page, second = Page(door.http, first), Page(door.http, again)
        wish = {"act": "sign", "sha256": (await page.task(task))["sha256"]}
        asked = await page.post(f"/api/tasks/{task.id}/code", wish)
        assert asked.json()["code"] == "code-way-first"
        assert (await page.get("/api/security")).json() == {"held": [], "lacks": ["email"]}
        gone = (await second.post("/api/security/ask", {"purpose": "email", "value": "wang@example.cn"})).json()
        assert gone["to"] == "w•••@example.cn"
        person = (await world.task(task)).parties[0].person_id
        proven = await proof_code(world, Actor(person, "page"))
        confirmed = await second.post("/api/security/confirm", {"purpose": "email", "code": proven})
        assert confirmed.json() == {"held": [], "lacks": []}
        again_asked = await second.post("/api/security/ask", {"purpose": "email", "value": "eve@example.cn"})
        assert again_asked.json()["code"] == "bad-request", "an address that is there is not changed here"
        over = await door.stranger.post("/api/session", {"invitation": code})
        assert over.json()["code"] == "invitation-used", "now there is another way in"
        fresh = await door.stranger.post("/api/fresh-link", {"token": code})
        assert fresh.json() == {"channel": "email", "to": "w•••@example.cn"}
        sent = (await page.post(f"/api/tasks/{task.id}/code", wish)).json()
        assert (sent["channel"], sent["to"]) == ("email", "w•••@example.cn")
        typed = await world.letter_code("code")
        signed = await page.post(f"/api/tasks/{task.id}/sign", {"code": typed, "seen": sent["bound_to"]})
        assert signed.status_code == 200, signed.text
    await world.work()
    after = await world.task(task)
    assert (after.state, after.parties[0].state) == (TaskState.COMPLETED, PartyState.SIGNED)
    _, report = await fetch_report(world.ports, ann, task.id)
    assert "纸质邀请函" in text_of(report)
    async with world.ports.transaction() as tx:
        assert verify_chain(await tx.audit.of_task(task.id), task.id) is None


async def test_without_mail_or_texts_paper_leads_to_the_chat_alone(world: World) -> None:
    ann = await world.person("周悦")
    task = await world.sent(ann, signers=["王秀兰"])
    code = await a_sheet(world, ann, task)
    _, person, _ = await enter_by_letter(world.ports, code, language="zh", ip=None, agent=None)
    async with a_door(world) as door:
        session = (await door.stranger.post("/api/session", {"invitation": code})).json()["session"]
        assert (await Page(door.http, session).get("/api/security")).json() == {"held": [], "lacks": []}
    assert person.email is None
    await refused("link-over", enter_by_letter(world.ports, "A" * 12, language=None, ip=None, agent=None))


async def test_the_initiator_sees_by_which_way_each_is_reached_and_what_came_back(world: World) -> None:
    house = replace(world.ports.installation, ways=frozenset({"email"}))
    world.ports = replace(world.ports, installation=house)
    ann, bo, cy = await world.person("Ann"), await world.person("李明"), await world.person("赵敏")
    task = await world.sent(ann, signers=[bo, cy, "王秀兰"])
    named = replace(task.parties[2], email="wang@example.cn")
    async with world.ports.transaction() as tx:
        changed = replace(task, parties=(*task.parties[:2], named), version=task.version + 1)
        await tx.tasks.save(changed, expected_version=task.version)
        await tx.outbox.put(key="x", kind="letter", person_id=ann.person_id or "", task_id=task.id,
                            party_id=named.id, channel="email")  # fmt: skip
    await world.deliver()
    letter = (await world.outbox(ann, "letter"))[-1]
    await note_delivery(world.ports, letter, Failed("550 no such mailbox"), way="email")
    told = replace(letter, kind="told", party_id=None, person_id=bo.person_id or "", facts={"key": "told-signed"})
    await note_delivery(world.ports, told, Sent(7))
    await note_block(world.ports, cy, True)
    view = await view_reach(world.ports, ann, task.id)
    reached, shut, written = view.parties
    assert (reached.way, reached.lost, reached.tried[0].state) == ("chat", False, "delivered")
    assert (shut.way, shut.lost) == (None, True)
    assert (written.way, written.to) == ("email", "w•••@example.cn") and written.invites
    assert (written.tried[0].way, written.tried[0].state) == ("email", "back")
    for who in (bo, await world.person("路人"), await world.person("管理", admin=True)):
        with pytest.raises(NotAllowed, match="not-found"):
            await view_reach(world.ports, who, task.id)
