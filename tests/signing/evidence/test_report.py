"""The evidence report: what stands in it for whom, what travels in it, and that nothing may change after it."""

from __future__ import annotations

import asyncio
import hashlib
import io
import json
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdf
import pytest

from signing.errors import NotAllowed, Refusal, Waiting
from signing.pdf.verify import verify_pdf
from signing.ports import Actor, AuditEntry
from signing.task.events import DOWNLOADED, REPORT_MADE
from signing.task.model import Reading, TaskState
from signing.usecases.accept_invitation import accept_invitation
from signing.usecases.fetch_everything import fetch_everything
from signing.usecases.fetch_report import fetch_report
from signing.usecases.make_checkpoint import make_checkpoint
from signing.usecases.make_report import RECORD
from signing.usecases.send_task import send_task
from signing.usecases.withdraw_task import withdraw_task
from tests.signing.evidence.cases import BO_IP, LI_IP, SECRET, completed, people, sent
from tests.world import World

SCRIPT = Path(__file__).parents[3] / "scripts" / "verify_proof.py"


def text_of(data: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    return "".join("".join(page.extract_text().split()) for page in pages)


def inside(data: bytes) -> dict[str, bytes]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return {name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()}


async def test_a_report_comes_by_itself_and_is_certified_for_the_long_term(world: World) -> None:
    task, ann, _, _ = await completed(world)
    assert len(await world.outbox(None, "report")) == 3, "the sender and everybody who acted"
    _, data = await fetch_report(world.ports, ann, task.id)
    found = await asyncio.to_thread(verify_pdf, data, roots=world.ports.authority.roots, now=world.clock.now)
    assert found.verdict == "valid"
    certified, stamp = found.signatures
    assert certified.certification and certified.level == "B-LTA" and stamp.is_timestamp
    with pikepdf.open(io.BytesIO(data)) as pdf:
        rules = pdf.Root.Perms.DocMDP.Reference[0].TransformParams
        assert rules.P == 1, "no changes at all"
        assert pdf.open_metadata().pdfa_status == "3B"
        assert all(spec.AFRelationship == "/Supplement" for spec in pdf.Root.AF)
        assert len(pdf.Root.AF) == 3, "both documents and the record"
        assert not list(pdf.check_pdf_syntax())
    async with world.ports.transaction() as tx:
        made = [each for each in await tx.audit.of_task(task.id) if each.kind == REPORT_MADE]
        report = await tx.reports.newest(task.id, ann.person_id or "", "zh")
    assert report is not None and report.sha256 in {each.facts["sha256"] for each in made}


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_the_sender_is_told_everything(world: World, language: str) -> None:
    task, ann, _, _ = await completed(world)
    _, data = await fetch_report(world.ports, ann, task.id, language)
    text = text_of(data)
    for words in (task.number, "李明", "Featherstonehaugh", SECRET.replace(" ", ""), LI_IP, BO_IP, "iPhone"):
        assert words in text
    async with world.ports.transaction() as tx:
        revisions, entries = await tx.revisions.of_task(task.id), await tx.audit.of_task(task.id)
    assert all(each.sha256 in text for each in revisions)
    assert all(each.certificate_serial in text for each in revisions if each.certificate_serial)
    made = next(each for each in reversed(entries) if _is_for(each, ann, language))
    told = [each for each in entries if each.number < made.facts["entries"]]
    assert len(told) > 15 and all(each.hash in text for each in told), "the whole record, up to the report"
    assert ("第十六条" if language == "zh" else "Article16") in text
    assert ("都在本人的Telegram聊天中，当时没有其他途径" if language == "zh" else "nootherwaywasknown") in text
    files = inside(data)
    assert {each.current for each in task.documents} == {
        hashlib.sha256(one).hexdigest() for name, one in files.items() if name != RECORD
    }


def _is_for(entry: AuditEntry, actor: Actor, language: str) -> bool:
    whose = (actor.person_id, language)
    return entry.kind == REPORT_MADE and (entry.facts["person_id"], entry.facts["language"]) == whose


async def test_a_party_gets_their_own_documents_and_nobody_elses_address(world: World) -> None:
    task, _, li, _ = await completed(world)
    _, data = await fetch_report(world.ports, li, task.id)
    text, files = text_of(data), inside(data)
    assert LI_IP in text and BO_IP not in text
    assert SECRET.replace(" ", "") not in text, "not even the name of what is not meant for them"
    second = task.documents[1]
    assert second.current in text, "its fingerprint holds it fast"
    assert len(files) == 2 and all(SECRET not in name for name in files)
    said = files[RECORD].decode()
    assert BO_IP not in said and SECRET not in said
    entries = json.loads(said)["entries"]
    assert any(each.get("withheld") for each in entries) and any("facts" in each for each in entries)


async def test_the_record_of_a_report_is_checked_without_us(world: World, tmp_path: Path) -> None:
    task, ann, li, _ = await completed(world)
    for number, actor in enumerate((ann, li)):
        _, data = await fetch_report(world.ports, actor, task.id)
        record = tmp_path / f"{number}.json"
        record.write_bytes(inside(data)[RECORD])
        assert checked(record) == 0
        said = json.loads(record.read_text())
        said["entries"][3]["previous"] = "0" * 64
        record.write_text(json.dumps(said))
        assert checked(record) == 1


def checked(record: Path) -> int:
    return subprocess.run([sys.executable, SCRIPT, record], capture_output=True, check=False).returncode


async def test_everything_is_one_file_with_a_proof_once_there_is_a_checkpoint(
    world: World, tmp_path: Path
) -> None:
    task, ann, li, _ = await completed(world)
    await make_checkpoint(world.ports, ann)
    name, data = await fetch_everything(world.ports, ann, task.id)
    assert name.startswith(task.number) and name.endswith(".zip")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        (tmp_path / "proof.json").write_bytes(archive.read(RECORD))
    assert json.loads((tmp_path / "proof.json").read_text())["format"] == "yinxin-proof-v1"
    assert checked(tmp_path / "proof.json") == 0
    assert sum(each.endswith(".pdf") for each in names) == 3, "the report and both documents"
    assert sum(each.startswith("certificates/") for each in names) >= 4
    with zipfile.ZipFile(io.BytesIO((await fetch_everything(world.ports, li, task.id))[1])) as archive:
        assert not any(SECRET in each for each in archive.namelist())
        assert json.loads(archive.read(RECORD))["format"] == "yinxin-trail-v1", "others' addresses are not theirs"


async def test_nobody_else_gets_it_and_nobody_before_the_end(world: World) -> None:
    ann, li, bo = await people(world)
    task = await sent(world, ann, li, bo)
    stranger = await world.person("Eve")
    for fetch in (fetch_report, fetch_everything):
        with pytest.raises(NotAllowed):
            await fetch(world.ports, stranger, task.id)
        with pytest.raises(Refusal, match="report-not-yet"):
            await fetch(world.ports, ann, task.id)


async def test_what_was_not_completed_says_so(world: World) -> None:
    ann, li, bo = await people(world)
    task = await sent(world, ann, li, bo)
    await world.sign(li, task)
    await withdraw_task(world.ports, ann, task.id, reason="Wrong price")
    assert not await world.outbox(None, "report"), "only on request"
    _, data = await fetch_report(world.ports, ann, task.id, "en")
    text = text_of(data)
    assert "NOTcompleted" in text and "Wrongprice" in text and "Withdrawn" in text


async def test_without_a_time_stamp_it_waits_and_comes_later(world: World) -> None:
    task, ann, _, _ = await completed(world)
    world.stamps.away = True
    with pytest.raises(Waiting):
        await fetch_report(world.ports, ann, task.id, "en")
    world.stamps.away = False
    name, _ = await fetch_report(world.ports, ann, task.id, "en")
    assert name == f"Evidence report {task.number}.pdf"
    async with world.ports.transaction() as tx:
        downloads = [each for each in await tx.audit.of_task(task.id) if each.kind == DOWNLOADED]
    assert downloads[-1].facts["which"] == "report"
    assert task.state is TaskState.COMPLETED


async def test_who_came_by_a_link_and_what_a_checkpoint_seals_are_told(world: World) -> None:
    ann, li, _ = await people(world)
    draft = await world.draft(ann, signers=["Li Ming"])
    task = replace(draft, reading=Reading(to_end=True, seconds=5), version=draft.version + 1)
    async with world.ports.transaction() as tx:
        await tx.tasks.save(task, expected_version=draft.version)
    await send_task(world.ports, ann, task.id)
    await world.work()
    party = task.parties[0]
    await accept_invitation(world.ports, li, await world.invitation_token(task, party.id))
    async with world.ports.transaction() as tx:
        await tx.pages_read.note(task.id, party.id, (0, 0), world.clock.now)
    world.clock.advance(seconds=30)
    await world.sign(li, task)
    await world.work()
    checkpoint = await make_checkpoint(world.ports, ann)
    _, data = await fetch_report(world.ports, ann, task.id, "en")
    text = text_of(data)
    assert checkpoint.hash in text and "sealstherecorduptoentry" in text
    assert "Acceptedon" in text and "Wasshown1pagebeforeacting;30seconds" in text
    assert json.loads(inside(data)[RECORD])["format"] == "yinxin-proof-v1"
