"""Who takes part by letters alone sees, copies and wishes away what is kept about them, without a chat."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from typing import Any

from bot.letters.write import Writer, write
from signing.usecases.decline_erasure import decline_erasure
from signing.usecases.enter_by_letter import enter_by_letter
from signing.usecases.fetch_my_data import NAME
from signing.usecases.open_delivery import Parcel, open_delivery
from signing.usecases.view_erasures import view_erasures
from tests.letters_at_hand import sent_to
from tests.web_confirm.door import Door, Page


async def test_a_party_without_a_chat_sees_copies_and_wishes_away_what_is_kept(door: Door) -> None:
    world = door.world
    world.ports = replace(world.ports, installation=replace(world.ports.installation, ways=frozenset({"email"})))
    door.app.state.ports = world.ports
    boss = await world.person("主管", admin=True)
    task = await sent_to(world, ("李明", "li@example.cn", None))
    letter = (await world.outbox(None, "letter"))[-1]
    assert letter.secret is not None
    token = world.ports.vault.open(letter.secret, "invitation").decode()
    session, li, _ = await enter_by_letter(world.ports, token, language="zh", ip=None, agent=None)
    page = Page(door.http, session)

    async def ask(purpose: str) -> dict[str, Any]:
        sent = await page.post("/api/my-data/ask", {"purpose": purpose})
        assert sent.json() == {"channel": "email", "to": "l•••@example.cn"}, sent.text
        code = await world.letter_code("proof")
        wrong = await page.post(
            "/api/my-data/confirm", {"purpose": purpose, "code": f"{(int(code) + 1) % 10**6:06}"}
        )
        assert (wrong.status_code, wrong.json()["code"]) == (409, "code-wrong")
        other = "data-copy" if purpose == "data-erase" else "data-erase"
        assert (await page.post("/api/my-data/confirm", {"purpose": other, "code": code})).json()[
            "code"
        ] == "code-over"
        answer = await page.post("/api/my-data/confirm", {"purpose": purpose, "code": code})
        assert answer.status_code == 200, answer.text
        again = await page.post("/api/my-data/confirm", {"purpose": purpose, "code": code})
        assert again.json()["code"] == "code-over", "once"
        found: dict[str, Any] = answer.json()
        return found

    seen = (await page.get("/api/my-data")).json()
    assert (seen["name"], seen["wished"], seen["member"]) == ("李明", "", False)
    assert any("发起或参与的文件：1 份" in line for line in seen["lines"]) and task.number in seen["in_the_way"][0]
    for purpose in ("password", "nonsense"):
        assert (await page.post("/api/my-data/ask", {"purpose": purpose})).json()["code"] == "bad-request"

    url = (await ask("data-copy"))["url"]
    copied = await door.http.get(url)  # a browser's own download: the ticket is all
    assert copied.status_code == 200 and copied.headers["content-disposition"].startswith("attachment;")
    for elsewhere in ("download", "export"):
        refused = await door.http.get(url.replace("data-copy", elsewhere))
        assert (refused.status_code, refused.json()["code"]) == (401, "link-over"), "for one thing alone"
    with zipfile.ZipFile(io.BytesIO(copied.content)) as archive:
        said, names = json.loads(archive.read(NAME)), archive.namelist()
    assert said["rows"]["people"][0]["email"] == "li@example.cn"
    assert any(name.startswith(f"documents/{task.number}/") for name in names)
    async with world.ports.transaction() as tx:
        last = (await tx.audit.of_task(None))[-1]
    assert (last.kind, last.facts["which"], last.actor.person_id) == ("downloaded", "my-data", li.id)
    world.clock.advance(minutes=3)
    assert (await door.http.get(url)).json()["code"] == "link-over"

    assert (await ask("data-erase"))["wished"]
    assert [each.person.id for each in await view_erasures(world.ports, boss)] == [li.id]
    await decline_erasure(world.ports, boss, li.id, "合同尚未签完")
    told = next(item for item in await world.outbox(None, "told") if item.person_id == li.id)
    parcel = await open_delivery(world.ports, told, largest=10**6)
    assert isinstance(parcel, Parcel)
    mail = write(Writer(parcel, "email", "li@example.cn", world.ports.installation, None))
    assert mail is not None and "合同尚未签完" in "".join(mail.lines) and "Telegram" not in repr(mail)
    assert mail.subject == f"{world.ports.installation.organisation}的通知"
