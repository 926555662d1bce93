"""Who somebody is and what they want: proven, confirmed, counted."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from signing.audit.chain import verify_chain
from signing.confirmation.totp import code_at
from signing.errors import BadAnswer, NotAllowed, Refusal
from signing.ports import Actor, NameAnswer, NameQuestion, purposes
from signing.task.demands import Demand, Known, Means
from signing.usecases.begin_proof import begin_proof
from signing.usecases.choose_proof import choose_proof
from signing.usecases.confirm_proof import confirm_proof
from signing.usecases.prove_name import prove_name
from signing.usecases.request_code import request_code
from signing.usecases.send_task import send_task
from signing.usecases.share_phone import share_phone
from signing.usecases.sign_document import sign_document
from signing.usecases.view_security import view_security
from signing.usecases.view_task import view_task
from tests.world import World, a_world

PASSWORD = "竹林七贤 2026"


async def proof_code(world: World, actor: Actor) -> str:
    newest = (await world.outbox(actor, "proof"))[-1]
    assert newest.secret is not None
    return world.ports.vault.open(newest.secret, purposes.CODE).decode()


async def with_password(world: World, actor: Actor, words: str = PASSWORD) -> None:
    await begin_proof(world.ports, actor, "password", words)
    await confirm_proof(world.ports, actor, "password", await proof_code(world, actor))


async def with_app(world: World, actor: Actor) -> bytes:
    sent = await begin_proof(world.ports, actor, "app")
    assert sent.picture.startswith("otpauth://totp/")
    async with world.ports.transaction() as tx:
        code = await tx.security.newest_code(actor.person_id or "")
    assert code is not None
    kept = json.loads(world.ports.vault.open(code.proposal, purposes.proposed_proof(actor.person_id or "")))
    import base64

    secret = base64.b64decode(kept["secret"])
    await confirm_proof(world.ports, actor, "app", code_at(secret, world.clock.now))
    return secret


async def sent(world: World, bo: Actor, *asked: str, of_party: bool = False, **more: Any) -> Any:
    ann = await world.person("Ann")
    task = await world.draft(ann, signers=[bo], **more)
    for each in asked:
        party = task.parties[0].id if of_party else None
        await choose_proof(world.ports, ann, task.id, party_id=party, change=each)
    await send_task(world.ports, ann, task.id)
    await world.work()
    return await world.task(task)


async def challenge(world: World, bo: Actor, task: Any, means: str | None = None) -> Any:
    view = await view_task(world.ports, bo, task.id, mark_read=True)
    return await request_code(world.ports, bo, task.id, act="sign", sha256=view.sha256, means=means)


async def entries(world: World, task_id: str | None, kind: str) -> list[Any]:
    async with world.ports.transaction() as tx:
        return [each for each in await tx.audit.of_task(task_id) if each.kind == kind]


async def test_a_password_confirms_where_the_task_asks_for_it_and_a_chat_code_does_not() -> None:
    async with a_world() as world:
        bo = await world.person("李明")
        task = await sent(world, bo, "m-password", of_party=True)
        with pytest.raises(Refusal, match="means-none"):
            await challenge(world, bo, task)
        await with_password(world, bo)
        with pytest.raises(Refusal, match="means-not-open"):
            await challenge(world, bo, task, "chat")
        asked = await challenge(world, bo, task)
        assert (asked.channel, asked.others, await world.outbox(bo, "code")) == ("password", (), [])
        with pytest.raises(Refusal, match="signing-password-wrong"):
            await sign_document(world.ports, bo, task.id, code="竹林七贤 2025")
        done = await sign_document(world.ports, bo, task.id, code=f" {PASSWORD} ", seen=asked.bound_to)
        assert done.parties[0].acted_at is not None
        accepted = (await entries(world, task.id, "code-accepted"))[0]
        assert accepted.facts["means"] == "password" and accepted.facts["bound_to"] == asked.bound_to
        # A challenge is used once, as a code is.
        with pytest.raises(Refusal):
            await sign_document(world.ports, bo, task.id, code=PASSWORD)


async def test_a_password_is_set_only_by_its_code_and_kept_in_no_readable_form() -> None:
    async with a_world() as world:
        bo = await world.person("李明")
        with pytest.raises(BadAnswer, match="password-weak"):
            await begin_proof(world.ports, bo, "password", "12345678")
        await begin_proof(world.ports, bo, "password", PASSWORD)
        assert "password" not in (await view_security(world.ports, bo)).held
        code = await proof_code(world, bo)
        wrong = f"{(int(code) + 1) % 1_000_000:06d}"
        with pytest.raises(Refusal, match="code-wrong"):
            await confirm_proof(world.ports, bo, "password", wrong)
        with pytest.raises(Refusal, match="code-over"):  # a code for one change is none for another
            await confirm_proof(world.ports, bo, "email", code)
        await confirm_proof(world.ports, bo, "password", code)
        with pytest.raises(Refusal, match="code-over"):
            await confirm_proof(world.ports, bo, "password", code)
        async with world.ports.transaction() as tx:
            held = await tx.security.credential(bo.person_id or "", "password")
            chain = await tx.audit.of_task(None)
        assert held is not None and PASSWORD.encode() not in held.secret and b"argon2" not in held.secret
        assert PASSWORD not in json.dumps([each.facts for each in chain], ensure_ascii=False)
        assert verify_chain(chain, None) is None


async def test_five_wrong_passwords_lock_in_every_task() -> None:
    async with a_world() as world:
        bo = await world.person("李明")
        await with_password(world, bo)
        first, second = await sent(world, bo, "m-password"), await sent(world, bo, "m-password")
        await challenge(world, bo, first)
        await challenge(world, bo, second)
        for task in (first, first, first, second):
            with pytest.raises(Refusal, match="signing-password-wrong"):
                await sign_document(world.ports, bo, task.id, code="wrong 1234")
        with pytest.raises(Refusal, match="code-locked"):
            await sign_document(world.ports, bo, second.id, code="wrong 1234")
        for task in (first, second):
            with pytest.raises(Refusal, match="code-locked"):
                await sign_document(world.ports, bo, task.id, code=PASSWORD)
        world.clock.advance(minutes=16)
        await challenge(world, bo, first)
        assert (await sign_document(world.ports, bo, first.id, code=PASSWORD)).parties[0].acted_at


async def test_a_step_of_the_app_is_used_once_also_in_another_task() -> None:
    async with a_world() as world:
        bo = await world.person("李明")
        secret = await with_app(world, bo)
        first, second = await sent(world, bo, "m-app"), await sent(world, bo, "m-app", "m-chat")
        await challenge(world, bo, first)
        with pytest.raises(Refusal, match="app-code-wrong"):  # the one that added the app
            await sign_document(world.ports, bo, first.id, code=code_at(secret, world.clock.now))
        world.clock.advance(seconds=30)
        code = code_at(secret, world.clock.now)
        assert (await sign_document(world.ports, bo, first.id, code=code)).parties[0].acted_at
        assert (await challenge(world, bo, second, "app")).others == (("chat", ""),)
        with pytest.raises(Refusal, match="app-code-wrong"):
            await sign_document(world.ports, bo, second.id, code=code)
        world.clock.advance(seconds=40)
        await challenge(world, bo, second)
        assert (
            (await sign_document(world.ports, bo, second.id, code=await world.code(bo, second)))
            .parties[0]
            .acted_at
        )


async def test_what_the_task_asks_is_checked_again_when_the_code_is_taken() -> None:
    async with a_world() as world:
        bo = await world.person("李明")
        task = await sent(world, bo)
        code = await world.asks_code(bo, task)
        async with world.ports.transaction() as tx:
            claimed = await tx.tasks.claim(task.id)
            assert claimed is not None
            harder = replace(claimed, demand=Demand((Known.PHONE,), (Means.CHAT,)), version=claimed.version + 1)
            await tx.tasks.save(harder, expected_version=claimed.version)
        with pytest.raises(Refusal, match="proof-phone"):
            await sign_document(world.ports, bo, task.id, code=code)
        await share_phone(world.ports, bo, "+8613800138002")
        done = await sign_document(world.ports, bo, task.id, code=code)
        assert done.parties[0].acted_at
        proofs = (await entries(world, task.id, "code-accepted"))[0].facts["proofs"]
        assert proofs == [{"what": "phone", "how": "contact", "shown": "••••8002"}]


class Service:
    def __init__(self) -> None:
        self.asked: list[NameQuestion] = []

    async def ask(self, question: NameQuestion) -> NameAnswer:
        self.asked.append(question)
        return NameAnswer(question.number == "11010119900307123X", "ref-7")


async def test_a_real_name_is_the_one_of_the_party_and_its_number_is_kept_nowhere() -> None:
    async with a_world() as world:
        bo = await world.person("李明")
        with pytest.raises(Refusal, match="real-name-closed"):
            await prove_name(world.ports, bo, "李明 11010119900307123X")
        with pytest.raises(Refusal, match="demand-proof"):
            await sent(world, bo, "k-real-name")
        world.ports = replace(world.ports, real_names=Service())
        task = await sent(world, bo, "k-real-name")
        with pytest.raises(BadAnswer, match="real-name-unreadable"):
            await prove_name(world.ports, bo, "李明")
        with pytest.raises(Refusal, match="real-name-refused"):
            await prove_name(world.ports, bo, "李明 110101199003071234")
        with pytest.raises(Refusal, match="proof-real-name"):
            await challenge(world, bo, task)
        await prove_name(world.ports, bo, "王芳 11010119900307123X")
        with pytest.raises(Refusal, match="proof-real-name-other"):
            await challenge(world, bo, task)
        await prove_name(world.ports, bo, "李明 11010119900307123X")
        await challenge(world, bo, task)
        async with world.ports.transaction() as tx:
            chain = json.dumps([each.facts for each in await tx.audit.of_task(None)], ensure_ascii=False)
        assert "ref-7" in chain and "0307123X" not in chain and "071234" not in chain


async def test_what_is_asked_is_the_initiators_choice_and_a_draft_only() -> None:
    async with a_world() as world:
        ann, bo, mallory = [await world.person(name) for name in ("Ann", "李明", "Mallory")]
        draft = await world.draft(ann, signers=[bo])
        party = draft.parties[0].id
        for who in (bo, mallory):
            for of in (None, party):
                with pytest.raises(NotAllowed, match="not-found"):
                    await choose_proof(world.ports, who, draft.id, party_id=of, change="k-phone")
        with pytest.raises(Refusal, match="party-gone"):
            await choose_proof(world.ports, ann, draft.id, party_id="nobody", change="k-phone")
        await choose_proof(world.ports, ann, draft.id, party_id=party, change="k-phone")
        await send_task(world.ports, ann, draft.id)
        with pytest.raises(Refusal):
            await choose_proof(world.ports, ann, draft.id, party_id=party, change=Demand())
        kept = await world.task(draft)
        assert kept.parties[0].demand == Demand((Known.PHONE,)) and not kept.demand
        # One's own security is nobody else's: a code of one person confirms nothing of another.
        await begin_proof(world.ports, bo, "password", PASSWORD)
        with pytest.raises(Refusal, match="code-over"):
            await confirm_proof(world.ports, mallory, "password", await proof_code(world, bo))
