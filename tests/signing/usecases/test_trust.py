"""Keys, time stamps and certificates as use cases meet them: what is away is waited for, what was withdrawn is
told, who stamped is on record."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509 import ocsp

from signing.errors import Waiting
from signing.task.model import PARTIES_MOVE, TaskState
from signing.trust.authority import Authority
from signing.trust.elsewhere import ElsewhereKey, Identity
from signing.trust.suites import Suite
from signing.usecases.answer_ocsp import answer_ocsp
from signing.usecases.publish_trust import publish_trust
from signing.usecases.seal_key import seal_key
from signing.usecases.status import status
from signing.usecases.withdrawn import withdraw_certificate
from tests.made_once import PUBLIC_URL, shared_material
from tests.signing.trust.purchased import Purchased, purchased
from tests.world import START, World

DER = serialization.Encoding.DER


class Reader:
    """A token in a card reader, without its driver: put in or pulled out."""

    def __init__(self, held: Purchased) -> None:
        self.held, self.away = held, False

    def identity(self) -> Identity:
        self._look()
        return Identity(self.held.key.certificate, self.held.key.chain)

    def sign(self, data: bytes, suite: Suite) -> bytes:
        self._look()
        value: bytes = self.held.private.sign(data, ec.ECDSA(hashes.SHA256()))
        return value

    def _look(self) -> None:
        if self.away:
            raise Waiting("key-unavailable", where="reader", why="no token")


@pytest.fixture
def reader(world: World) -> Reader:
    """The world's installation certifies and closes with a key in it, whose authority answers at no address."""
    made = Reader(purchased(now=START))
    authority = Authority.from_material(shared_material(), public_url=PUBLIC_URL, signing=ElsewhereKey(made))
    world.ports = replace(world.ports, authority=authority)
    return made


async def test_a_key_that_is_away_is_waited_for_by_name_and_the_task_heals(world: World, reader: Reader) -> None:
    boss = await world.person("赵雷", admin=True)
    ann, bo = await world.person("Ann"), await world.person("李明")
    reader.away = True
    task = await world.sent(ann, signers=[bo])
    assert (task.state, task.waiting_for) == (TaskState.PREPARING, "key-unavailable")
    told = await world.outbox(boss)
    assert "key-unavailable" in str([item.facts for item in told])
    reader.away = False
    world.clock.advance(hours=1)
    await world.work()
    task = await world.task(task)
    assert task.state in PARTIES_MOVE and task.waiting_for is None


async def test_without_word_from_the_authority_of_a_bought_key_nothing_is_completed(
    world: World, reader: Reader
) -> None:
    ann, bo = await world.person("Ann"), await world.person("李明")
    task = await world.sign(bo, await world.sent(ann, signers=[bo]))
    await world.work()
    task = await world.task(task)
    assert (task.state, task.waiting_for) == (TaskState.CLOSING, "status-unavailable")


async def test_who_stamped_a_signature_is_on_record(world: World) -> None:
    ann, bo = await world.person("Ann"), await world.person("李明")
    task = await world.sign(bo, await world.sent(ann, signers=[bo]))
    async with world.ports.transaction() as tx:
        entries = await tx.audit.of_task(task.id)
        (certificate,) = await tx.certificates.of_task(task.id)
    (signed,) = [entry for entry in entries if entry.kind == "signed"]
    assert signed.facts["stamped_by"] == "Yinxin Time Stamp"
    assert world.ports.authority.is_ours(certificate), "what was planned became what was issued"


async def test_a_seals_key_is_issued_once_and_answered_for_until_it_is_withdrawn(world: World) -> None:
    ports = world.ports
    ask = {"organisation": "上海长江国际贸易有限公司", "name": "合同专用章"}
    keys = await asyncio.gather(*(seal_key(ports, "seal1", **ask) for _ in range(4)))
    assert len({key.serial for key in keys}) == 1
    other = await seal_key(ports, "seal2", **ask)
    assert other.serial != keys[0].serial
    assert await _status(world, keys[0].certificate) is ocsp.OCSPCertStatus.GOOD
    assert await _listed(world) == set()

    await withdraw_certificate(ports, keys[0].serial, "keyCompromise")
    at = world.clock.now
    world.clock.advance(days=1)
    await withdraw_certificate(ports, keys[0].serial, "superseded")
    assert await _status(world, keys[0].certificate) is ocsp.OCSPCertStatus.REVOKED
    assert await _status(world, other.certificate) is ocsp.OCSPCertStatus.GOOD
    assert await _listed(world) == {(int(keys[0].serial, 16), at.replace(microsecond=0))}, "the first word stays"
    with pytest.raises(ValueError, match="no reason"):
        await withdraw_certificate(ports, other.serial, "because")


async def _status(world: World, der: bytes) -> ocsp.OCSPCertStatus:
    issuing = x509.load_der_x509_certificate(world.ports.authority.chain[0])
    about = x509.load_der_x509_certificate(der)
    question = ocsp.OCSPRequestBuilder().add_certificate(about, issuing, hashes.SHA256()).build()
    answer = await answer_ocsp(world.ports, question.public_bytes(DER))
    return ocsp.load_der_ocsp_response(answer).certificate_status


async def _listed(world: World) -> set[tuple[int, object]]:
    crl = await publish_trust(world.ports, "issuing.crl")
    assert crl is not None
    return {(one.serial_number, one.revocation_date_utc) for one in x509.load_der_x509_crl(crl)}


async def test_admins_are_told_what_ends_soon_and_nobody_else(world: World) -> None:
    boss, ann = await world.person("赵雷", admin=True), await world.person("Ann")
    assert (await status(world.ports, boss)).ends == ()
    ends = {end.what: end.until for end in world.ports.authority.ends()}
    world.clock.now = ends["root-crl"] - timedelta(days=30)
    assert [what for what, _ in (await status(world.ports, boss)).ends] == ["root-crl"]
    assert (await status(world.ports, ann)).ends == ()
