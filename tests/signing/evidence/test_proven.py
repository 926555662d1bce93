"""The report tells how a party was known and how they confirmed, nothing of it in full."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from signing.confirmation.totp import code_at
from signing.usecases.begin_proof import begin_proof
from signing.usecases.confirm_proof import confirm_proof
from signing.usecases.fetch_report import fetch_report
from signing.usecases.share_phone import share_phone
from signing.usecases.sign_document import sign_document
from tests.signing.evidence.test_report import text_of
from tests.signing.usecases.test_identity import challenge, proof_code, sent, with_app
from tests.world import World


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_what_was_asked_what_was_proven_and_with_what_it_was_confirmed(
    world: World, language: str, tmp_path: Path
) -> None:
    ways = replace(world.ports.installation, ways=frozenset({"email"}))
    world.ports = replace(world.ports, installation=ways)
    bo = await world.person("李明", language=language)
    await share_phone(world.ports, bo, "+8613800138002")
    await begin_proof(world.ports, bo, "email", "li.ming@example.cn")
    await confirm_proof(world.ports, bo, "email", await proof_code(world, bo))
    secret = await with_app(world, bo)
    world.clock.advance(minutes=2)
    task = await sent(world, bo, "k-phone", "m-app")
    await challenge(world, bo, task)
    await sign_document(world.ports, bo, task.id, code=code_at(secret, world.clock.now))
    await world.work()
    _, data = await fetch_report(world.ports, bo, task.id, language)
    (tmp_path / "report.pdf").write_bytes(data)
    text = text_of(data)
    for words in {
        "zh": ("先证明手机号，用身份验证器确认", "••••8002：由Telegram账号本人分享", "l•••@example.cn", "RFC6238"),
        "en": (
            "provenfirst:phonenumber;confirmedwithauthenticatorapp",
            "••••8002:shared",
            "l•••@example.cn",
            "RFC6238",
        ),
    }[language]:
        assert words in text
    assert "li.ming" not in text
    async with world.ports.transaction() as tx:
        chains = [*await tx.audit.of_task(task.id), *await tx.audit.of_task(None)]
    told = json.dumps([each.facts for each in chains], ensure_ascii=False)
    assert "li.ming" not in told and "confirmation-asked" in {each.kind for each in chains}
