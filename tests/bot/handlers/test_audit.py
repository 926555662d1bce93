"""/audit, the admins' button, and the checkpoint in their chat."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from bot.buttons import pack
from bot.local_chat.cast import ANN_MILLER, CHEN_JING, LI_MING, ZHAO_LEI
from bot.screens.audit import audit_report
from bot.screens.voice import Voice, shown_units
from signing.audit.chain import Problem
from signing.usecases.audit_findings import AuditReport, Finding
from signing.usecases.view_audit import view_audit
from storage.witness import FolderWitness
from tests.bot.handlers.sending import sent
from tests.bot.handlers.talk import Talk
from tests.made_once import START


@pytest.fixture
def witnessed(talk: Talk) -> Talk:
    witness = FolderWitness(talk.world.folder / "checkpoints")
    talk.world.ports = replace(talk.world.ports, witness=witness)
    talk.context = replace(talk.context, ports=replace(talk.context.ports, witness=witness))
    talk.application.bot_data["context"] = talk.context
    return talk


async def test_the_parties_see_their_own_record_and_the_admin_everybodys(witnessed: Talk) -> None:
    task = await sent(witnessed)
    await witnessed.start(ZHAO_LEI)
    await witnessed.says(LI_MING, f"/audit {task.number}")
    assert "的过程记录" in await witnessed.sees(LI_MING) and "完整：共" in await witnessed.sees(LI_MING)
    await witnessed.says(ANN_MILLER, f"/audit {task.number[-4:]}")
    assert "Untouched" in await witnessed.sees(ANN_MILLER)
    async with witnessed.world.ports.transaction() as tx:
        ended = replace(task, version=task.version + 1)
        await tx.tasks.save(ended, expected_version=task.version)
    await witnessed.says(ZHAO_LEI, f"/audit {task.number.lower()}")
    assert "的过程记录" in await witnessed.sees(ZHAO_LEI)


async def test_damage_to_ones_own_record_is_said_with_its_entry(witnessed: Talk) -> None:
    task = await sent(witnessed)
    async with witnessed.world.ports.transaction() as tx:
        kind = (await tx.audit.of_task(task.id))[1].kind
    await _second_entry(witnessed, task.id, "x")
    await witnessed.says(LI_MING, f"/audit {task.number}")
    assert f"{task.number} 第 1 条：内容被改过。" in await witnessed.sees(LI_MING)
    await witnessed.says(ANN_MILLER, f"/audit {task.number}")
    assert f"{task.number}, entry 1: it was changed." in await witnessed.sees(ANN_MILLER)
    view = await view_audit(witnessed.context.ports, await witnessed.actor(LI_MING), task.id)
    assert view.problem == Problem(1, "content") and not view.is_whole
    await _second_entry(witnessed, task.id, kind)  # the world looks at every chain in the end


async def _second_entry(talk: Talk, task_id: str, kind: str) -> None:
    async with talk.world.database.engine.begin() as connection:
        await connection.exec_driver_sql(
            f"UPDATE audit SET kind = '{kind}' WHERE chain = '{task_id}' AND number = 1"
        )


async def test_the_whole_record_and_its_checkpoint_are_the_admins(witnessed: Talk) -> None:
    await sent(witnessed)
    await witnessed.start(ZHAO_LEI)
    await witnessed.says(ZHAO_LEI, "/audit")
    assert "过程记录完整" in await witnessed.sees(ZHAO_LEI)
    await witnessed.says(CHEN_JING, "/audit")
    assert "请写上文件编号" in await witnessed.sees(CHEN_JING)
    assert pack("checkpoint") == "checkpoint::0"
    async with witnessed.world.ports.transaction() as tx:
        assert await tx.checkpoints.newest() is None
    await witnessed.presses(ZHAO_LEI, "现在做检查点")
    assert "已做好第 1 个检查点" in await witnessed.sees(ZHAO_LEI)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_finding_has_its_words_and_a_long_report_fits(language: str) -> None:
    doc = Finding.__doc__ or ""
    kinds = set(re.findall(r'"([a-z-]+)"', doc))
    assert len(kinds) == 18
    everything = tuple(
        Finding(kind, "abcdefgh2345", 3, kind="signed", at=START, checkpoint=2, task_number="YX-261124-0001")
        for kind in sorted(kinds)
    )
    report = AuditReport(chains=9, entries=99, findings=everything * 12, count=400, files=2)
    screen = audit_report(report, Voice(language, "Asia/Shanghai"))
    assert shown_units(screen.text) <= 4096
    assert ("400 处不对" if language == "zh" else "400 places") in screen.text
    few = audit_report(replace(report, findings=everything, count=18), Voice(language, "Asia/Shanghai"))
    assert few.text.count("✗ ") == 18 and "YX-261124-0001" in few.text
