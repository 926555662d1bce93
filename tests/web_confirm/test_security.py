"""What one confirms with, set on a page: nothing of it passes through a chat, and nobody needs one."""

from __future__ import annotations

import base64
from dataclasses import replace

from signing.confirmation.totp import code_at
from signing.task.demands import Demand, Known, Means
from signing.task.model import PartyState
from signing.usecases.enter_by_letter import enter_by_letter
from signing.usecases.view_security import view_security
from tests.letters_at_hand import sent_to, with_letters
from tests.signing.usecases.test_identity import PASSWORD
from tests.web_confirm.door import Door, Page


async def test_an_app_is_added_on_the_page_and_its_secret_is_in_no_message(door: Door) -> None:
    world = door.world
    li = await world.person("李明")
    page = await door.enters(li)
    assert (await page.get("/api/security")).json() == {"held": [], "lacks": []}
    asked = (await page.post("/api/security/ask", {"purpose": "app"})).json()
    assert asked["channel"] == "app" and {len(row) for row in asked["picture"]} == {len(asked["picture"])}
    assert await world.outbox(li, "proof") == []
    typed = asked["typed"].replace(" ", "")
    secret = base64.b32decode(typed + "=" * (-len(typed) % 8))
    code = code_at(secret, world.clock.now)
    wrong = "000000" if code != "000000" else "000001"
    refused = await page.post("/api/security/confirm", {"purpose": "app", "code": wrong})
    assert (refused.status_code, refused.json()["code"]) == (409, "code-wrong")
    done = await page.post("/api/security/confirm", {"purpose": "app", "code": code})
    assert done.json() == {"held": ["app"], "lacks": []} and asked["typed"] not in repr(await world.outbox(li))
    for purpose in ("email", "phone", "nonsense"):
        refused = await page.post("/api/security/ask", {"purpose": purpose, "value": "x@y.cn"})
        assert refused.json()["code"] == "bad-request"


async def test_a_party_by_e_mail_sets_the_password_that_is_asked_for_and_signs_with_it(
    door: Door, socket_enabled: None
) -> None:
    world = door.world
    async with with_letters(world, None):
        world.ports = replace(
            world.ports, installation=replace(world.ports.installation, ways=frozenset({"email"}))
        )
        door.app.state.ports = world.ports
        task = await sent_to(world, ("李明", "li@example.cn", None))
        async with world.ports.transaction() as tx:
            demanding = replace(task, demand=Demand(means=(Means.PASSWORD,)), version=task.version + 1)
            await tx.tasks.save(demanding, expected_version=task.version)
        letter = (await world.outbox(None, "letter"))[-1]
        assert letter.secret is not None
        token = world.ports.vault.open(letter.secret, "invitation").decode()
        session, person, _ = await enter_by_letter(world.ports, token, language="zh", ip=None, agent=None)
        page = Page(door.http, session)
        shown = await page.task(task)
        wish = {"act": "sign", "sha256": shown["sha256"]}
        refused = await page.post(f"/api/tasks/{task.id}/code", wish)
        assert refused.json()["code"] == "means-none-here"
        weak = await page.post("/api/security/ask", {"purpose": "password", "value": "12345678"})
        assert weak.json()["code"] == "password-weak"
        asked = (await page.post("/api/security/ask", {"purpose": "password", "value": PASSWORD})).json()
        assert (asked["channel"], asked["to"]) == ("email", "l•••@example.cn")
        code = await world.letter_code("proof")
        done = await page.post("/api/security/confirm", {"purpose": "password", "code": code})
        assert done.json() == {"held": ["password"], "lacks": []} and PASSWORD not in repr(await world.outbox())
        asked = (await page.post(f"/api/tasks/{task.id}/code", wish)).json()
        signed = await page.post(f"/api/tasks/{task.id}/sign", {"code": PASSWORD, "seen": asked["bound_to"]})
        assert signed.status_code == 200, signed.text
        assert (await world.task(task)).parties[0].state in {PartyState.SIGNED, PartyState.SIGNING}
        await world.work()
    stranger = await door.enters(await world.person("外人"))
    assert (await stranger.get("/api/security")).json() == {"held": [], "lacks": []}
    assert person.id and not (await view_security(world.ports, await world.person("另一人"))).held


async def test_a_party_by_e_mail_proves_on_the_page_the_number_that_is_asked_for(
    door: Door, socket_enabled: None
) -> None:
    world = door.world
    async with with_letters(world, None):
        ways = frozenset({"email", "sms"})
        world.ports = replace(world.ports, installation=replace(world.ports.installation, ways=ways))
        door.app.state.ports = world.ports
        task = await sent_to(world, ("李明", "li@example.cn", "+8613800138000"))
        async with world.ports.transaction() as tx:
            demanding = replace(task, demand=Demand((Known.PHONE,)), version=task.version + 1)
            await tx.tasks.save(demanding, expected_version=task.version)
        letter = (await world.outbox(None, "letter"))[-1]
        assert letter.secret is not None
        token = world.ports.vault.open(letter.secret, "invitation").decode()
        session, _, _ = await enter_by_letter(world.ports, token, language="zh", ip=None, agent=None)
        page = Page(door.http, session)
        wish = {"act": "sign", "sha256": (await page.task(task))["sha256"]}
        refused = (await page.post(f"/api/tasks/{task.id}/code", wish)).json()
        assert refused["code"] == "proof-phone-here" and "/settings" not in refused["message"]
        assert (await page.get("/api/security")).json() == {"held": [], "lacks": ["phone"]}
        other = await page.post("/api/security/ask", {"purpose": "phone", "value": "13900139000"})
        assert (other.json()["code"], "••••8000" in other.json()["message"]) == ("address-other", True)
        asked = (await page.post("/api/security/ask", {"purpose": "phone", "value": "13800138000"})).json()
        assert (asked["channel"], asked["to"]) == ("sms", "••••8000")
        proven = {"purpose": "phone", "code": await world.letter_code("proof")}
        assert (await page.post("/api/security/confirm", proven)).json() == {"held": [], "lacks": []}
        sent = (await page.post(f"/api/tasks/{task.id}/code", wish)).json()
        assert (sent["channel"], sent["to"]) == ("sms", "••••8000")
