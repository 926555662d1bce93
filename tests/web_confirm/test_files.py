"""Uploading to a draft, checking a copy, and what any validator asks of our authority."""

from __future__ import annotations

import asyncio
import base64
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import quote

import pikepdf
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp

from signing.task.model import TaskState
from signing.usecases.begin_dialogue import begin_dialogue
from signing.usecases.current_dialogue import current_dialogue
from signing.usecases.fetch_document import fetch_document
from signing.usecases.replace_sent_document import DIALOGUE
from tests.pdfs import contract
from tests.signing.pdf.foreign import foreign_locked
from tests.web_confirm.door import Door, Page
from web_confirm.api import verifying
from web_confirm.api.shown import time_left


async def sends(page: Page, content: bytes, name: str = "%E5%90%88%E5%90%8C.pdf", path: str = "/api/upload"):  # type: ignore[no-untyped-def]
    return await page.post(path, content=content, headers={"X-File-Name": name, "Accept-Language": "zh"})


async def test_an_empty_file_is_refused_with_a_sentence(door: Door) -> None:
    page = await door.enters(await door.world.person("安"))
    answer = await sends(page, b"")
    assert (answer.status_code, answer.json()["code"]) == (422, "empty-file")
    assert "文件是空的" in answer.json()["message"]


async def test_a_file_beyond_the_limit_is_413_with_a_sentence(door: Door) -> None:
    small = replace(door.world.ports, installation=replace(door.world.ports.installation, max_pdf_mb=1))
    door.app.state.ports = small
    page = await door.enters(await door.world.person("安"))

    async def pieces():  # type: ignore[no-untyped-def]
        for _ in range(20):
            yield b"x" * 100_000

    for content in (b"%PDF-" + b"x" * 1_100_000, pieces()):
        answer = await sends(page, content)  # type: ignore[arg-type]
        assert (answer.status_code, answer.json()["code"]) == (413, "pdf-too-large")
        assert "1 MB" in answer.json()["message"]


async def test_an_uploaded_pdf_becomes_a_draft_and_the_chat_is_told(door: Door) -> None:
    ann = await door.world.person("安")
    page = await door.enters(ann)
    answer = await sends(page, contract(2), "..%2F..%5C%E9%87%87%E8%B4%AD%E5%90%88%E5%90%8C.pdf")
    assert answer.status_code == 200, answer.text
    assert (answer.json()["title"], answer.json()["pages"]) == ("采购合同", 2)
    task = await door.world.task(answer.json()["id"])
    assert task.initiator_id == ann.person_id
    assert [item.kind for item in await door.world.outbox(ann)] == ["card"]
    again = await sends(page, contract(3), path=f"/api/upload?task={task.id}")
    assert (again.json()["id"], again.json()["pages"]) == (task.id, 3)
    other = await door.enters(await door.world.person("Bo"))
    answer = await sends(other, contract(1), path=f"/api/upload?task={task.id}")
    assert (answer.status_code, answer.json()["code"]) == (404, "not-found")


async def test_an_upload_takes_the_place_of_a_document_that_was_sent(door: Door) -> None:
    world, ann = door.world, await door.world.person("安")
    task = await world.sent(ann, signers=["李明"])
    await begin_dialogue(world.ports, ann, DIALOGUE, step="file", task_id=task.id, data={"document": 0})
    other = await door.enters(await world.person("Bo"))
    path = f"/api/upload?task={task.id}&how=sent&document=0"
    assert (await sends(other, contract(1, salt="x"), path=path)).json()["code"] == "not-found"
    page = await door.enters(ann)
    answer = await sends(page, contract(2, salt="new"), path=path)
    assert (answer.status_code, answer.json()["id"], answer.json()["pages"]) == (200, task.id, 2), answer.text
    assert (await world.task(task)).state is TaskState.PREPARING
    assert await current_dialogue(world.ports, ann) is None, "the next file of the chat is a task of its own"
    await world.work()
    refused = await sends(page, contract(1), path=path)
    assert refused.json()["code"] == "task-changed", "that document stands there no longer"


def _locked(user: str) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(contract(2))) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(user=user, owner="the author's"))
    return out.getvalue()


async def test_a_locked_file_opens_with_its_password_or_with_leave(door: Door) -> None:
    page = await door.enters(await door.world.person("安"))
    headers = {"X-File-Name": "a.pdf", "Accept-Language": "zh"}
    for content, key, code in (
        (_locked("开门"), {}, "locked-pdf"),
        (_locked("开门"), {"X-File-Password": "x"}, "password-wrong"),
        (_locked("开门"), {"X-File-Password": quote("开门")}, None),
        (_locked(""), {}, "restricted-pdf"),
        (_locked(""), {"X-File-Lift": "yes"}, None),
    ):
        answer = await page.post("/api/upload", content=content, headers={**headers, **key})
        assert answer.json().get("code") == code, key
        assert answer.status_code == (422 if code else 200)
        assert "开门" not in answer.text


async def test_nobody_uploads_without_a_session(door: Door) -> None:
    answer = await sends(door.stranger, contract())
    assert (answer.status_code, answer.json()["code"]) == (401, "session-over")


@pytest.mark.parametrize("content", [b"hello", b"PK\x03\x04" + b"\0" * 500], ids=["text", "zip"])
async def test_what_is_no_pdf_cannot_be_verified_and_is_told_so(door: Door, content: bytes) -> None:
    answer = await door.stranger.post("/api/verify", content=content)
    assert answer.status_code == 422
    assert answer.json()["code"] == "not-a-pdf"


async def test_what_cannot_be_read_is_a_verdict(door: Door) -> None:
    found = (await door.stranger.post("/api/verify", content=b"%PDF-1.7\nbroken")).json()
    assert (found["verdict"], found["why"], found["signatures"]) == ("cannot-judge", "damaged-pdf", [])


async def test_a_copy_is_judged_without_a_session_and_known_by_its_bytes(door: Door) -> None:
    world = door.world
    ann, li, bo = [await world.person(name) for name in ("安", "李明", "Bo")]
    task = await world.sent(ann, signers=[li, bo])
    task = await world.sign(li, task)
    _, older = await fetch_document(world.ports, ann, task.id)
    await world.sign(bo, task)
    await world.work()
    _, newest = await fetch_document(world.ports, ann, task.id)

    found = (await door.stranger.post("/api/verify", content=newest)).json()
    assert (found["verdict"], found["known"], found["register"]) == ("valid", task.number, "whole")
    people = [one for one in found["signatures"] if one["kind"] == "signature"]
    assert {"李明", "Bo"} <= {one["who"] for one in people}
    assert all(one["intact"] and one["trusted"] and one["stamped_at"] for one in people)

    found = (await door.stranger.post("/api/verify", content=older)).json()
    assert (found["verdict"], found["known"], found["register"]) == ("older-version", task.number, "older")

    said = "".join(found["copy"]["zh"])
    assert "第 2 版，共 4 版" in said and "李明" in said and "2 方办理" in said
    assert "Bo" not in said + "".join(found["copy"]["en"]), "who is not in these bytes is not named"
    member = await door.enters(li)
    assert (await member.post("/api/verify", content=older)).json()["copy"] == found["copy"]

    changed = bytearray(newest)
    changed[len(older) // 2] ^= 1
    found = (await door.stranger.post("/api/verify", content=bytes(changed))).json()
    assert found.get("verdict", "refused") in {"tampered", "cannot-judge"}
    assert found.get("known") is None and found.get("copy") is None

    found = (await door.stranger.post("/api/verify", content=contract())).json()
    assert (found["verdict"], found["known"]) == ("not-signed", None)


def test_only_kinds_of_signatures_that_the_page_has_words_for_are_shown() -> None:
    class One:
        is_timestamp, certification = False, True

    assert verifying._kind(One()) == "certification"


@pytest.mark.parametrize(
    ("left", "words"),
    [(timedelta(minutes=-1), "已过截止时间"), (timedelta(seconds=20), "还剩 1 分钟"),
     (timedelta(minutes=59), "还剩 59 分钟"),
     (timedelta(hours=47), "还剩 47 小时"), (timedelta(days=7), "还剩 7 天")],
)  # fmt: skip
def test_the_time_left_is_told_in_its_largest_telling_unit(left: timedelta, words: str) -> None:
    assert time_left("zh", left) == words


# ── trust ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def authority(door: Door) -> Iterator[x509.Certificate]:
    yield x509.load_der_x509_certificate(door.world.ports.authority.chain[0])


@pytest.mark.parametrize("name", ["issuing.cer", "root.cer", "issuing.crl", "root.crl"])
async def test_certificates_and_lists_are_where_the_certificates_say(door: Door, name: str) -> None:
    answer = await door.stranger.get(f"/trust/{name}")
    assert answer.status_code == 200
    if name.endswith("cer"):
        assert answer.headers["content-type"] == "application/pkix-cert"
        x509.load_der_x509_certificate(answer.content)
    else:
        assert answer.headers["content-type"] == "application/pkix-crl"
        x509.load_der_x509_crl(answer.content)
    assert (await door.stranger.get("/trust/issuing.key")).status_code == 404


async def test_what_the_root_issued_is_answered_for_at_the_address_it_names(
    door: Door, authority: x509.Certificate
) -> None:
    points = authority.extensions.get_extension_for_class(x509.CRLDistributionPoints).value
    (named,) = (name.value for point in points for name in point.full_name or ())
    answer = await door.stranger.get("/trust/" + named.rpartition("/")[2])
    assert answer.status_code == 200 and "/root-" in named
    assert x509.load_der_x509_crl(answer.content).issuer == authority.issuer
    assert (await door.stranger.get("/trust/root-0123456789abcdef.crl")).status_code == 404


async def test_the_certificate_of_a_signature_is_answered_for_by_post_and_by_get(
    door: Door, authority: x509.Certificate
) -> None:
    world = door.world
    ann, li = await world.person("安"), await world.person("李明")
    task = await world.sign(li, await world.sent(ann, signers=[li]))
    async with world.ports.transaction() as tx:
        ours = x509.load_der_x509_certificate((await tx.certificates.of_task(task.id))[0])
    question = ocsp.OCSPRequestBuilder().add_certificate(ours, authority, hashes.SHA1()).build()
    der = question.public_bytes(encoding=Encoding.DER)
    by_post = await door.stranger.post("/trust/ocsp", content=der)
    by_get = await door.stranger.get("/trust/ocsp/" + base64.b64encode(der).decode().replace("+", "%2B"))
    for answer in (by_post, by_get):
        assert answer.headers["content-type"] == "application/ocsp-response"
        told = ocsp.load_der_ocsp_response(answer.content)
        assert told.certificate_status is ocsp.OCSPCertStatus.GOOD
        assert told.serial_number == ours.serial_number


@pytest.mark.parametrize("junk", [b"", b"junk", b"\x30\x82\xff\xff"])
async def test_what_is_no_question_is_answered_as_malformed(door: Door, junk: bytes) -> None:
    answer = await door.stranger.post("/trust/ocsp", content=junk)
    assert ocsp.load_der_ocsp_response(answer.content).response_status is ocsp.OCSPResponseStatus.MALFORMED_REQUEST
    answer = await door.stranger.get("/trust/ocsp/not*base64")
    assert ocsp.load_der_ocsp_response(answer.content).response_status is ocsp.OCSPResponseStatus.MALFORMED_REQUEST


async def test_a_time_stamp_is_given_to_whoever_asks_rightly(door: Door) -> None:
    from asn1crypto import tsp

    imprint = {"hash_algorithm": {"algorithm": "sha256"}, "hashed_message": b"\x01" * 32}
    question = tsp.TimeStampReq({"version": 1, "message_imprint": imprint, "cert_req": True, "nonce": 42}).dump()
    answer = await door.stranger.post("/trust/tsa", content=question)
    assert answer.headers["content-type"] == "application/timestamp-reply"
    assert tsp.TimeStampResp.load(answer.content)["status"]["status"].native == "granted"


async def test_a_copy_with_a_password_is_checked_with_it(door: Door) -> None:
    data = await asyncio.to_thread(foreign_locked, "秘密 4711")

    async def asked(word: str = "") -> Any:
        headers = {"X-File-Password": quote(word)}
        answer = await door.stranger.post("/api/verify", content=data, headers=headers)
        return answer.json()

    assert (await asked())["why"] == "locked-pdf"
    assert (await asked("4711"))["why"] == "password-wrong"
    found = await asked("秘密 4711")
    assert found["verdict"] == "valid-untrusted" and [one["who"] for one in found["signatures"]] == ["Alice"]
