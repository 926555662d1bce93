"""Before a seal is used for the first time: who says so, who keeps it, what its certificate says, how it ends."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.x509 import ocsp
from cryptography.x509.oid import NameOID

from signing.errors import BadAnswer, NotAllowed, Refusal, Stale
from signing.ports import AuditEntry, SealState
from signing.task.events import SEAL_KEY_ISSUED
from signing.trust.standing import question_about
from signing.usecases.allow_seal import allow_seal
from signing.usecases.answer_ocsp import answer_ocsp
from signing.usecases.approve_seal import approve_seal
from signing.usecases.find_seal_user import find_seal_user
from signing.usecases.freeze_seal import freeze_seal
from signing.usecases.inspect_seal import inspect_seal
from signing.usecases.key_of_seal import key_of_seal, own_key_of_seal
from signing.usecases.list_seals import list_seals
from signing.usecases.make_seal import make_seal
from signing.usecases.publish_trust import publish_trust
from signing.usecases.rename_seal import rename_seal
from signing.usecases.revoke_cancelled import revoke_cancelled
from signing.usecases.seal_views import SealWish
from signing.usecases.view_seal import view_seal
from signing.usecases.withdrawn import withdrawal
from tests.seals_at_hand import a_seal
from tests.world import World, a_world

COMPANY = "北京字节印信科技有限公司"
CONTRACT = SealWish("contract", COMPANY)


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with a_world() as made:
        yield made


async def last(world: World) -> AuditEntry:
    """What people did last; that a key was issued thereupon is Yinxin's own entry."""
    async with world.ports.transaction() as tx:
        return [each for each in await tx.audit.of_task(None) if each.kind != SEAL_KEY_ISSUED][-1]


def ours(world: World) -> SealWish:
    return SealWish("contract", world.ports.installation.organisation)


async def status(world: World, der: bytes) -> tuple[ocsp.OCSPCertStatus, bool]:
    """What OCSP says, and whether the CRL names it."""
    certificate = x509.load_der_x509_certificate(der)
    issuer = x509.load_der_x509_certificate(world.ports.authority.chain[0])
    answer = ocsp.load_der_ocsp_response(await answer_ocsp(world.ports, question_about(certificate, issuer)))
    crl = x509.load_der_x509_crl(await publish_trust(world.ports, "issuing.crl") or b"")
    listed = crl.get_revoked_certificate_by_serial_number(certificate.serial_number)
    return answer.certificate_status, listed is not None


async def test_a_new_seal_seals_nothing_until_its_maker_has_answered_for_it(world: World) -> None:
    li = await world.person("李明")
    made = await make_seal(world.ports, li, CONTRACT, name=" 采购部用 ")
    assert (made.seal.state, made.seal.name, made.approval) == (SealState.DRAFT, "采购部用", "own")
    with pytest.raises(Stale, match="seal-changed"):
        await approve_seal(world.ports, li, made.seal.id, version=made.seal.version + 1)
    approved = await approve_seal(world.ports, li, made.seal.id, version=made.seal.version)
    assert approved.seal.state is SealState.APPROVED and approved.seal.approved_by == li.person_id
    entry = await last(world)
    assert (entry.kind, entry.facts["after"], entry.facts["how"]) == ("seal-changed", "approved", "own")
    with pytest.raises(Stale):
        await approve_seal(world.ports, li, made.seal.id, version=approved.seal.version)


async def test_the_houses_seal_is_approved_by_another_admin_who_was_told_and_sees_it(world: World) -> None:
    boss, other = await world.person("总管", admin=True), await world.person("副总", admin=True)
    li = await world.person("李明")
    made = await make_seal(world.ports, boss, ours(world))
    assert (made.seal.house, made.approval) == (True, "needs-other")
    (told,) = await world.outbox(other, "seal")
    assert (told.facts["what"], told.facts["seal_id"], told.facts["by"]) == ("made", made.seal.id, "总管")
    with pytest.raises(Refusal, match="seal-needs-other-admin"):
        await approve_seal(world.ports, boss, made.seal.id, version=1)
    with pytest.raises(NotAllowed, match="not-found"):
        await approve_seal(world.ports, li, made.seal.id, version=1)
    assert (await last(world)).kind == "refused"
    assert [view.approval for view in await list_seals(world.ports, other)] == ["other"]
    assert (await view_seal(world.ports, other, made.seal.id)).picture.startswith(b"\x89PNG")
    assert (await last(world)).kind == "admin-read"
    approved = await approve_seal(world.ports, other, made.seal.id, version=1)
    assert (await last(world)).facts["how"] == "other"
    assert not approved.keeps
    assert await list_seals(world.ports, other) == []
    with pytest.raises(NotAllowed):  # it is in use now, and not theirs
        await view_seal(world.ports, other, made.seal.id)
    assert [item.facts["what"] for item in await world.outbox(boss, "seal")] == ["approved"]


async def test_an_only_admin_confirms_alone_and_that_is_on_record(world: World) -> None:
    boss = await world.person("总管", admin=True)
    made = await make_seal(world.ports, boss, ours(world))
    assert made.approval == "alone"
    await approve_seal(world.ports, boss, made.seal.id, version=1)
    assert (await last(world)).facts["how"] == "alone"


async def test_another_companys_seal_is_seen_by_no_admin(world: World) -> None:
    boss, li = await world.person("总管", admin=True), await world.person("李明")
    made = await make_seal(world.ports, li, CONTRACT)
    assert await list_seals(world.ports, boss) == []
    assert not await world.outbox(boss, "seal")
    for act in (
        view_seal(world.ports, boss, made.seal.id),
        approve_seal(world.ports, boss, made.seal.id, version=1),
        inspect_seal(world.ports, boss, made.seal.id),
    ):
        with pytest.raises(NotAllowed, match="not-found"):
            await act


async def test_the_certificate_names_the_company_and_is_one_for_ever(world: World) -> None:
    li = await world.person("李明")
    seal = await a_seal(world, li, CONTRACT)
    key = await own_key_of_seal(world.ports, seal.id)
    assert key is not None
    certificate = x509.load_der_x509_certificate(key.certificate)
    named = (NameOID.ORGANIZATION_NAME, NameOID.COMMON_NAME)
    names = [certificate.subject.get_attributes_for_oid(oid)[0].value for oid in named]
    assert names == [COMPANY, f"{COMPANY}合同专用章"]
    assert await status(world, key.certificate) == (ocsp.OCSPCertStatus.GOOD, False)
    found = await inspect_seal(world.ports, li, seal.id)
    assert found.certificate is not None and found.certificate.serial == key.serial
    legal = await a_seal(world, li, SealWish("legal", "李明"))
    assert await own_key_of_seal(world.ports, legal.id) is None


async def test_cancelling_revokes_the_certificate_and_is_the_makers_alone(world: World) -> None:
    li, wang = await world.person("李明"), await world.person("王芳")
    seal = await a_seal(world, li, CONTRACT)
    await allow_seal(world.ports, li, seal.id, person_id=wang.person_id or "", keeps=True)
    frozen = await freeze_seal(world.ports, wang, seal.id, to=SealState.FROZEN, version=seal.version)
    with pytest.raises(NotAllowed, match="not-found"):
        await freeze_seal(world.ports, wang, seal.id, to=SealState.CANCELLED, version=frozen.seal.version)
    key = await own_key_of_seal(world.ports, seal.id)
    assert key is not None
    assert await status(world, key.certificate) == (ocsp.OCSPCertStatus.GOOD, False)
    await freeze_seal(world.ports, li, seal.id, to=SealState.CANCELLED, version=frozen.seal.version)
    assert await status(world, key.certificate) == (ocsp.OCSPCertStatus.REVOKED, True)
    entry = await last(world)
    assert (entry.kind, entry.facts["certificate_serial"]) == ("seal-revoked", key.serial)
    assert await revoke_cancelled(world.ports) == 0


async def test_a_revocation_that_was_cut_off_is_done_by_the_timer(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    li = await world.person("李明")
    seal = await a_seal(world, li, CONTRACT)

    async def dies(*_: object) -> bool:
        raise ConnectionError("gone")

    with monkeypatch.context() as patched:
        patched.setattr("signing.usecases.freeze_seal.revoke", dies)
        with pytest.raises(ConnectionError):
            await freeze_seal(world.ports, li, seal.id, to=SealState.CANCELLED, version=seal.version)
    key = await own_key_of_seal(world.ports, seal.id)
    assert key is not None and (await status(world, key.certificate))[0] is ocsp.OCSPCertStatus.GOOD
    assert await revoke_cancelled(world.ports) == 1
    assert (await status(world, key.certificate))[0] is ocsp.OCSPCertStatus.REVOKED


async def test_a_co_keeper_names_and_allows_until_their_time_is_over_but_names_no_keeper(world: World) -> None:
    li, wang, zhao = [await world.person(name) for name in ("李明", "王芳", "赵雷")]
    seal = await a_seal(world, li, CONTRACT)
    until = world.clock.now + timedelta(days=2)
    await allow_seal(world.ports, li, seal.id, person_id=wang.person_id or "", keeps=True, until=until)
    assert [item.facts["what"] for item in await world.outbox(wang, "seal")] == ["kept"]
    await rename_seal(world.ports, wang, seal.id, version=seal.version, name="采购部用", asks=True)
    await allow_seal(world.ports, wang, seal.id, person_id=zhao.person_id or "")
    found = await inspect_seal(world.ports, wang, seal.id)
    assert {(name, user.keeps) for user, name in found.users} == {("王芳", True), ("赵雷", False)}
    assert (found.view.seal.name, found.view.seal.asks, found.maker) == ("采购部用", True, "李明")
    for person, keeps in ((zhao, True), (wang, False)):
        with pytest.raises(NotAllowed, match="seal-maker-only"):
            await allow_seal(world.ports, wang, seal.id, person_id=person.person_id or "", keeps=keeps)
    with pytest.raises(BadAnswer, match="seal-user-maker"):
        await allow_seal(world.ports, wang, seal.id, person_id=li.person_id or "")
    for act in (
        inspect_seal(world.ports, zhao, seal.id),
        rename_seal(world.ports, zhao, seal.id, version=2, name="我的"),
        allow_seal(world.ports, zhao, seal.id, person_id=zhao.person_id or "", keeps=True),
    ):
        with pytest.raises(NotAllowed, match="not-found"):
            await act
    world.clock.advance(days=2)
    with pytest.raises(NotAllowed, match="not-found"):
        await inspect_seal(world.ports, wang, seal.id)


async def test_what_was_allowed_is_taken_back_and_the_person_told(world: World) -> None:
    li, wang = await world.person("李明"), await world.person("王芳")
    seal = await a_seal(world, li, CONTRACT)
    await allow_seal(world.ports, li, seal.id, person_id=wang.person_id or "")
    await allow_seal(world.ports, li, seal.id, person_id=wang.person_id or "", allowed=False)
    assert [item.facts["what"] for item in await world.outbox(wang, "seal")] == ["allowed", "taken-back"]
    assert await list_seals(world.ports, wang) == []
    entries = await last(world)
    await allow_seal(world.ports, li, seal.id, person_id=wang.person_id or "", allowed=False)
    assert await last(world) == entries, "there was nothing left to take"


async def test_people_are_found_whole_or_not_at_all(world: World) -> None:
    li, wang = await world.person("李明"), await world.person("王芳")
    seal = await a_seal(world, li, CONTRACT)
    person = await world.who(wang)
    found = await find_seal_user(world.ports, li, seal.id, words=f" {person.telegram_id} ")
    assert found.id == wang.person_id
    for words in ("王芳", str(person.telegram_id)[:-1], "@nobody", "+86 138 0013 8000", ""):
        with pytest.raises(BadAnswer, match="seal-user-unknown"):
            await find_seal_user(world.ports, li, seal.id, words=words)
    with pytest.raises(NotAllowed):
        await find_seal_user(world.ports, wang, seal.id, words=str(person.telegram_id))


async def test_however_many_approve_at_once_one_does_and_there_is_one_key(world: World) -> None:
    li = await world.person("李明")
    made = (await make_seal(world.ports, li, CONTRACT)).seal
    ends = await asyncio.gather(
        *(approve_seal(world.ports, li, made.id, version=1) for _ in range(4)), return_exceptions=True
    )
    assert sum(not isinstance(each, Exception) for each in ends) == 1
    assert all(isinstance(each, Stale) for each in ends if isinstance(each, Exception))


async def test_a_label_too_long_is_refused(world: World) -> None:
    li = await world.person("李明")
    with pytest.raises(BadAnswer, match="seal-label-long"):
        await make_seal(world.ports, li, CONTRACT, name="用" * 31)


async def test_a_certificate_that_ends_soon_is_followed_by_another_and_both_are_revoked(world: World) -> None:
    li = await world.person("李明")
    seal = await a_seal(world, li, CONTRACT)
    first = await key_of_seal(world.ports, seal)
    assert (await key_of_seal(world.ports, seal)).serial == first.serial
    world.clock.now = first.not_after - timedelta(days=89)
    second, again = await asyncio.gather(key_of_seal(world.ports, seal), key_of_seal(world.ports, seal))
    assert second.serial == again.serial != first.serial and second.not_after > first.not_after
    assert (await own_key_of_seal(world.ports, seal.id)) == second
    await freeze_seal(world.ports, li, seal.id, to=SealState.CANCELLED, version=seal.version)
    for key in (first, second):
        assert await withdrawal(world.ports, int(key.serial, 16)) is not None
