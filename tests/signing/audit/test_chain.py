from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signing.audit.chain import Problem, record, verify_chain
from signing.audit.entries import canonical_bytes, genesis, hash_of, make_entry
from signing.audit.personal import bared
from signing.ports import SYSTEM, Actor, AuditEntry
from signing.task.events import ERASED
from signing.wording import version_of_wording
from tests.world import START, World

AT = datetime(2026, 11, 24, 3, 0, 0, 123456, tzinfo=UTC)
WHO = Actor("p-liming", "page", ip="2001:db8::1", agent="Mozilla/5.0 “手机”")


def a_chain(length: int, task_id: str | None = "task-1") -> list[AuditEntry]:
    entries: list[AuditEntry] = []
    for number in range(length):
        entries.append(
            make_entry(
                task_id=task_id,
                number=number,
                at=AT + timedelta(minutes=number),
                kind="read",
                actor=WHO,
                facts={"party_id": f"party-{number}"},
                previous=entries[-1].hash if entries else genesis(task_id),
            )
        )
    return entries


# ── the bytes that are hashed ────────────────────────────────────────────────────────────────────────────────


def an_entry(version: int, **values: Any) -> AuditEntry:
    """Neither recorded nor hashed yet."""
    context = {"clock": "system", "wording": "w" * 64} if version == 2 else None
    said: dict[str, Any] = {
        "task_id": "task-1",
        "number": 3,
        "at": AT,
        "kind": "signed",
        "actor": WHO,
        "facts": {},
        "previous": "0" * 64,
        "hash": "",
    }
    return AuditEntry(**{**said, **values}, version=version, context=context)


GOLDEN = {
    1: "ac61ebccb99f8cf59496317827ab26c955bfce186d57e252e7afa9fd2df41f43",
    2: "2c2b323479411e5be07a94bf99db2aeffa71672ef342b91f06f889c8c11f81fa",
}


@pytest.mark.parametrize("version", GOLDEN)
def test_the_canonical_bytes_of_an_entry_never_change(version: int) -> None:
    """Golden vectors: whoever breaks one voids every chain that exists."""
    assert genesis("task-1") == "61a0ea5aee3be333abbd9825f5806e8b87294beb3d2ebae530b6e89ef907db69"
    facts = {"name": "李明", "b": [1, True, None], "a": {"z": 1, "y": "é"}}
    entry = an_entry(version, number=0, facts=facts, previous=genesis("task-1"))
    assert hash_of(entry) == GOLDEN[version]


def test_the_canonical_bytes_can_be_written_by_hand() -> None:
    """As docs/audit.md tells anybody to do it, with nothing of ours."""
    by_hand = (
        b"yinxin-audit-v1\0task-1\0"
        + (
            '{"actor":{"agent":"Mozilla/5.0 “手机”","channel":"page","ip":"2001:db8::1","person_id":"p-liming"},'
            '"at":"2026-11-24T03:00:00.123456+00:00","facts":{"name":"李明"},"kind":"signed","number":3,'
            '"previous":"' + "0" * 64 + '"}'
        ).encode()
    )
    assert canonical_bytes(an_entry(1, facts={"name": "李明"})) == by_hand


def test_the_second_layout_can_be_written_by_hand_too() -> None:
    by_hand = (
        b"yinxin-audit-v2\0task-1\0"
        + (
            '{"actor":{"agent":"Mozilla/5.0 “手机”","channel":"page","identified":"init-data","ip":"2001:db8::1",'
            '"language":"zh","person_id":"p-liming"},"at":"2026-11-24T03:00:00.123456+00:00",'
            '"context":{"clock":"system","wording":"' + "w" * 64 + '"},"facts":{"name":"李明","n":1.5},'
            '"kind":"signed","number":3,"previous":"' + "0" * 64 + '"}'
        ).encode()
    ).replace(b'"name":"\xe6\x9d\x8e\xe6\x98\x8e","n":1.5', '"n":1.5,"name":"李明"'.encode())
    who = replace(WHO, identified="init-data", language="zh")
    assert canonical_bytes(an_entry(2, actor=who, facts={"name": "李明", "n": 1.5})) == by_hand


def test_an_entry_says_who_was_identified_how_in_which_words_and_by_which_clock() -> None:
    who = replace(WHO, identified="init-data", language="zh")
    entry = make_entry(task_id="t", number=0, at=AT, kind="x", actor=who, facts={}, previous=genesis("t"))
    assert entry.version == 3 and entry.context is not None
    assert entry.context["wording"] == version_of_wording() and len(version_of_wording()) == 64
    assert str(entry.context["clock"]).startswith("system")
    for changed in (
        replace(entry, actor=replace(who, identified="link")),
        replace(entry, actor=replace(who, language="en")),
        replace(entry, context={**entry.context, "clock": "radio"}),
        replace(entry, version=1, context=None),
    ):
        assert verify_chain([changed], "t") == Problem(0, "content")


def a_signed(**values: Any) -> AuditEntry:
    facts = {
        "party_id": "p",
        "name": "李明",
        "documents": [{"document": 1, "title": "劳动合同 李明", "sha256": "ab"}],
    }
    made: dict[str, Any] = {
        "task_id": "t",
        "number": 0,
        "kind": "signed",
        "facts": facts,
        "previous": genesis("t"),
    }
    return make_entry(at=AT, actor=replace(WHO, language="zh"), **{**made, **values})


def test_the_third_layout_can_be_written_by_hand_and_holds_nothing_personal_but_a_salted_digest() -> None:
    context = {"clock": "system", "wording": "w" * 64}
    entry = replace(a_signed(), salt="0a" * 32, context=context)
    beside = (
        '{"actor":{"agent":"Mozilla/5.0 “手机”","ip":"2001:db8::1","person_id":"p-liming"},'
        '"facts":{"documents":[{"document":1,"sha256":"ab","title":"劳动合同 李明"}],"name":"李明"}}'
    )
    digest = hashlib.sha256(b"yinxin-personal-v1\0" + b"\x0a" * 32 + beside.encode()).hexdigest()
    by_hand = (
        b"yinxin-audit-v3\0t\0"
        + (
            '{"actor":{"channel":"page","identified":null,"language":"zh"},"at":"2026-11-24T03:00:00.123456+00:00",'
            '"context":{"clock":"system","wording":"' + "w" * 64 + '"},'
            '"facts":{"documents":[{"document":1,"sha256":"ab"}],"party_id":"p"},"kind":"signed","number":0,'
            '"personal":"' + digest + '","previous":"' + genesis("t") + '"}'
        ).encode()
    )
    assert canonical_bytes(replace(entry, personal=digest)) == by_hand
    with pytest.raises(ValueError):
        canonical_bytes(entry)  # its digest was made with another salt


def test_what_is_personal_can_be_erased_and_the_chain_holds_if_a_later_entry_says_so() -> None:
    first = a_signed()
    second = a_signed(number=1, kind="completed", previous=first.hash)
    bare = bared(first)
    assert bare is not None and bare.is_erased and bare.hash == first.hash == hash_of(bare)
    told = json.dumps([asdict(bare.actor), bare.facts], ensure_ascii=False)
    assert not any(personal in told for personal in ("李明", "liming", "2001", "Mozilla"))
    assert bare.facts == {"party_id": "p", "documents": [{"document": 1, "sha256": "ab"}]}
    assert verify_chain([bare, second], "t") == Problem(0, "erased"), "nobody said so"
    said = a_signed(number=2, kind=ERASED, previous=second.hash, facts={"entries": 1})
    assert verify_chain([bare, second, said], "t") is None
    hidden = bared(second)
    assert hidden is not None
    assert verify_chain([bare, hidden, said], "t") == Problem(0, "erased"), "one more than was said"
    again = a_signed(number=3, kind=ERASED, previous=said.hash, facts={"entries": 1})
    assert verify_chain([bare, hidden, said, again], "t") is None
    behind = bared(a_signed(number=3, kind="completed", previous=said.hash))
    assert behind is not None
    assert verify_chain([first, second, said, behind], "t") == Problem(3, "erased"), "nor of one to come"
    assert bared(bare) is None and bared(an_entry(2)) is None
    for forged in (
        replace(bare, facts={**bare.facts, "name": "王芳"}),
        replace(bare, facts={**bare.facts, "party_id": "q"}),
        replace(bare, actor=replace(bare.actor, person_id="p-wang")),
        replace(bare, personal="0" * 64),
        replace(first, facts={**first.facts, "name": "王芳"}),
        replace(first, salt="00" * 32),
        replace(first, personal=None),
    ):
        assert verify_chain([forged, second, said], "t") == Problem(0, "content")


def test_what_the_first_layout_does_not_hash_cannot_be_slipped_into_it() -> None:
    entry = an_entry(1, number=0, previous=genesis("task-1"))
    entry = replace(entry, hash=hash_of(entry))
    assert verify_chain([entry], "task-1") is None
    richer = replace(entry, actor=replace(WHO, identified="init-data"))
    assert verify_chain([richer], "task-1") == Problem(0, "content")
    assert verify_chain([replace(entry, context={"clock": "x"})], "task-1") == Problem(0, "content")
    assert verify_chain([replace(entry, version=7)], "task-1") == Problem(0, "content")


def test_a_chain_begun_in_the_first_layout_goes_on_in_the_second() -> None:
    old = [an_entry(1, number=0, previous=genesis("task-1"))]
    old[0] = replace(old[0], hash=hash_of(old[0]))
    new = make_entry(task_id="task-1", number=1, at=AT, kind="x", actor=WHO, facts={}, previous=old[0].hash)
    assert verify_chain([*old, new], "task-1") is None
    assert verify_chain([new, *old], "task-1") is not None


@pytest.mark.parametrize("version", [1, 2])
def test_the_zone_in_which_a_moment_is_given_does_not_matter(version: int) -> None:
    there = AT.astimezone(timezone(timedelta(hours=8)))
    assert canonical_bytes(an_entry(version, at=AT)) == canonical_bytes(an_entry(version, at=there))


@pytest.mark.parametrize("version", [1, 2])
def test_the_order_in_which_facts_are_given_does_not_matter(version: int) -> None:
    one, other = an_entry(version, facts={"a": 1, "b": 2}), an_entry(version, facts={"b": 2, "a": 1})
    assert canonical_bytes(one) == canonical_bytes(other)


def test_numbers_that_not_every_reader_has_the_same_become_words() -> None:
    facts = {"n": [2**53 - 1, 2**53, -(2**70)], "b": True}
    entry = make_entry(task_id="t", number=0, at=AT, kind="x", actor=WHO, facts=facts, previous="")
    assert entry.facts == {"n": [2**53 - 1, str(2**53), str(-(2**70))], "b": True}


JSONS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(facts=st.dictionaries(st.text(), JSONS, max_size=4))
def test_an_entry_read_back_from_json_has_the_same_hash(facts: dict[str, Any]) -> None:
    entry = make_entry(task_id="t", number=0, at=AT, kind="x", actor=WHO, facts=facts, previous=genesis("t"))
    back = replace(entry, facts=json.loads(json.dumps(dict(entry.facts))))
    assert hash_of(back) == entry.hash


def test_tuples_among_the_facts_are_kept_as_what_json_gives_back() -> None:
    entry = make_entry(task_id="t", number=0, at=AT, kind="x", actor=WHO, facts={"n": (1, 2)}, previous="")
    assert entry.facts == {"n": [1, 2]}


def test_what_json_cannot_say_is_refused_before_it_is_recorded() -> None:
    with pytest.raises(ValueError):
        make_entry(task_id="t", number=0, at=AT, kind="x", actor=WHO, facts={"n": float("nan")}, previous="")


# ── damage ───────────────────────────────────────────────────────────────────────────────────────────────────

Damage = Callable[[list[AuditEntry]], list[AuditEntry]]


def _edited(chain: list[AuditEntry], **changes: Any) -> list[AuditEntry]:
    return [replace(each, **changes) if each.number == 2 else each for each in chain]


def _edited_and_rehashed(chain: list[AuditEntry]) -> list[AuditEntry]:
    forged = replace(chain[2], facts={"party_id": "somebody else"})
    return [*chain[:2], replace(forged, hash=hash_of(forged)), *chain[3:]]


def _foreign(chain: list[AuditEntry]) -> list[AuditEntry]:
    return [*chain[:2], a_chain(5, "task-2")[2], *chain[3:]]


DAMAGES: dict[str, tuple[Damage, Problem]] = {
    "facts edited": (lambda c: _edited(c, facts={"party_id": "x"}), Problem(2, "content")),
    "kind edited": (lambda c: _edited(c, kind="signed"), Problem(2, "content")),
    "time edited": (lambda c: _edited(c, at=AT), Problem(2, "content")),
    "actor edited": (lambda c: _edited(c, actor=SYSTEM), Problem(2, "content")),
    "hash edited": (lambda c: _edited(c, hash="0" * 64), Problem(2, "content")),
    "edited with its hash made anew": (_edited_and_rehashed, Problem(3, "link")),
    "the first deleted": (lambda c: c[1:], Problem(0, "number")),
    "one in the middle deleted": (lambda c: [*c[:2], *c[3:]], Problem(2, "number")),
    "two swapped": (lambda c: [*c[:2], c[3], c[2], c[4]], Problem(2, "number")),
    "one doubled": (lambda c: [*c[:3], c[2], *c[3:]], Problem(3, "number")),
    "one of another task": (_foreign, Problem(2, "chain")),
    "another task's chain renamed": (
        lambda _: [replace(each, task_id="task-1") for each in a_chain(5, "task-2")],
        Problem(0, "link"),
    ),
}


def test_an_untouched_chain_holds() -> None:
    chain = a_chain(5)
    assert verify_chain(chain, "task-1") is None
    assert verify_chain(chain, "task-1", anchored_head=chain[-1].hash) is None
    assert verify_chain([], "task-1") is None
    assert verify_chain(a_chain(3, None), None) is None


@pytest.mark.parametrize("name", DAMAGES)
def test_each_kind_of_damage_is_found_where_it_is(name: str) -> None:
    damage, problem = DAMAGES[name]
    assert verify_chain(damage(a_chain(5)), "task-1") == problem


def test_renumbering_what_is_left_after_a_deletion_does_not_hide_it() -> None:
    chain = a_chain(5)
    renumbered = [*chain[:2], *(replace(each, number=each.number - 1) for each in chain[3:])]
    assert verify_chain(renumbered, "task-1") == Problem(2, "order")


def test_a_cut_tail_is_found_against_a_head_kept_elsewhere() -> None:
    chain = a_chain(5)
    assert verify_chain(chain[:3], "task-1") is None, "by itself a cut chain looks whole"
    assert verify_chain(chain[:3], "task-1", anchored_head=chain[-1].hash) == Problem(3, "head")
    assert verify_chain([], "task-1", anchored_head=chain[-1].hash) == Problem(0, "head")


def test_a_chain_that_grew_since_its_head_was_anchored_still_holds() -> None:
    chain = a_chain(5)
    assert verify_chain(chain, "task-1", anchored_head=chain[2].hash) is None


# ── in the database ──────────────────────────────────────────────────────────────────────────────────────────


async def test_what_was_recorded_verifies_after_it_was_read_back(world: World) -> None:
    facts = {"name": "李明", "at": None, "n": 1.5, "deep": {"list": [1, "二"]}, "nul": "a\u0000b", "big": 1e22}
    for number in range(3):
        async with world.ports.transaction() as tx:
            await record(tx, at=START, kind="read", actor=WHO, task_id=None, facts={**facts, "number": number})
    async with world.ports.transaction() as tx:
        entries = await tx.audit.of_task(None)
    assert [entry.number for entry in entries] == [0, 1, 2]
    assert verify_chain(entries, None) is None and entries[0].facts["nul"] == "a\u0000b"


async def test_an_undone_transaction_leaves_no_gap(world: World) -> None:
    with pytest.raises(ZeroDivisionError):
        async with world.ports.transaction() as tx:
            await record(tx, at=START, kind="read", actor=WHO, task_id=None, facts={})
            raise ZeroDivisionError
    async with world.ports.transaction() as tx:
        assert (await record(tx, at=START, kind="read", actor=WHO, task_id=None, facts={})).number == 0
