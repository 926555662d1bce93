"""What an appended section is looked at for before it is kept: whatever the writer could do wrong is found."""

from __future__ import annotations

import hashlib
import random
import re
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from signing.errors import YinxinError
from signing.pdf.append import Appended
from signing.pdf.prefix import Prefix
from signing.pdf.written_section import check_appended
from signing.trust.keys import SigningKey
from tests.signing.pdf.appended import Line, some_writes
from tests.signing.pdf.corpus import SHAPES, contract
from tests.signing.pdf.desk import NOW, Desk

P1 = ["p1_sign_1", "p1_date_1", "p1_sign_2"]


@pytest.fixture(scope="module", params=["table", "stream"])
def signing(request: pytest.FixtureRequest) -> Line:
    desk = Desk()
    data = contract() if request.param == "table" else SHAPES["object streams"]()
    return Line(desk, desk.base(data, intake=False))


def made(signing: Line) -> tuple[Appended, Any]:
    return signing.make(some_writes(signing.plan, P1), "p1_sign_1")


def look(signing: Line, appended: Appended, key: SigningKey, fields: list[str] | None = None) -> None:
    check_appended(signing.plan, signing.prefix, appended, fields=fields or P1, certificate=key.certificate)


def continued(signing: Line, section: bytes, plan: Any) -> Appended:
    """`section` with a plan that believes in it."""
    prefix: Prefix = signing.prefix.copy()
    prefix.update(section)
    length = signing.plan.length + len(section)
    return Appended(section, replace(plan, sha256=prefix.hexdigest(), length=length), prefix)


def signed_anew(signing: Line, section: bytes, key: SigningKey, timestamper: Any = None) -> bytes:
    """A changed section whose signature is over the change: as if the writer itself had written it so."""
    gap = re.search(rb"/Contents (<[0-9a-f]*>)", section)
    assert gap is not None
    digest = signing.prefix.copy()
    digest.update(section[: gap.start(1)])
    digest.update(section[gap.end(1) :])
    cms = key.cms(digest.digest(), now=NOW, timestamper=timestamper or signing.desk.timestamper)
    room = gap.end(1) - gap.start(1) - 2
    return section[: gap.start(1)] + b"<" + cms.hex().encode().ljust(room, b"0") + b">" + section[gap.end(1) :]


def test_what_was_written_right_is_found_right(signing: Line) -> None:
    look(signing, *made(signing))


def test_a_changed_byte_anywhere_is_found(signing: Line) -> None:
    appended, key = made(signing)
    chance = random.Random(7)
    for at in {*range(0, len(appended.section), 61), *range(len(appended.section) - 250, len(appended.section))}:
        section = bytearray(appended.section)
        section[at] ^= 1 << chance.randrange(8)
        with pytest.raises(YinxinError, match="signature-not-intact"):
            look(signing, Appended(bytes(section), appended.plan, appended.prefix), key)


def test_a_changed_byte_is_found_by_its_sense_too_where_the_plan_believes_in_it(signing: Line) -> None:
    """Outside of the signature's own string, whose certificates only the digest of the file covers."""
    appended, key = made(signing)
    gap = re.search(rb"/Contents <([0-9a-f]*)>", appended.section)
    assert gap is not None
    outside = [at for at in range(len(appended.section)) if not gap.start(1) <= at < gap.end(1)]
    chance = random.Random(8)
    for at in chance.sample(outside, 250):
        section = bytearray(appended.section)
        section[at] ^= 1 << chance.randrange(8)
        with pytest.raises(YinxinError, match="signature-not-intact"):
            look(signing, continued(signing, bytes(section), appended.plan), key)


@pytest.mark.parametrize("cut", [1, 6, 60, 3_000, 20_000])
def test_a_section_that_was_half_written_is_found(signing: Line, cut: int) -> None:
    appended, key = made(signing)
    with pytest.raises(YinxinError, match="signature-not-intact"):
        look(signing, continued(signing, appended.section[:-cut], appended.plan), key)


SAME_LENGTH = [
    (rb"\(p1_date_1\) \(p1_sign_2\)\]", b"(p2_date_1) (p1_sign_2)]", "locks other fields"),
    (rb"/Rect \[ 40 40 190 88 \]", b"/Rect [ 40 40 190 99 ]", "became another"),
    (rb"/F 132", b"/F 130", "became another"),
    (rb"/TransformMethod /FieldMDP", b"/TransformMethod /FieldAll", "locks otherwise"),
    (rb"/Action /Include(?= /Fields)", b"/Action /Exclude", "locks otherwise"),
    (rb"/ETSI.CAdES.detached", b"/adbe.pkcs7.detached", "of another kind"),
    (rb"/Type /Sig ", b"/Type /Sug ", "of another kind"),
    (rb"endobj\n(?=\d+ 0 obj)", b"endobj%", "not where it should be"),
    (rb"\n%%EOF", b"\n%%EOX", "end is not plain"),
    (rb"/Prev (?=\d)", b"/Prex ", "continue the file's"),
    (rb"/N \d\d 0 R", b"/N 99 0 R", "not there"),
]


@pytest.mark.parametrize(("old", "new", "why"), SAME_LENGTH)
def test_what_the_signature_would_cover_but_must_not_say_is_found(
    signing: Line, old: bytes, new: bytes, why: str
) -> None:
    appended, key = made(signing)
    changed, times = re.subn(old, new, appended.section, count=1)
    assert times == 1 and len(changed) == len(appended.section)
    section = signed_anew(signing, changed, key)
    with pytest.raises(YinxinError, match=why):
        look(signing, continued(signing, section, appended.plan), key)


@pytest.mark.parametrize("shift", [(0, 0, -1), (0, 0, 1), (-1, 0, 0), (1, 0, 0), (0, 1, -1), (0, -1, 1)])
def test_a_byte_range_that_leaves_out_more_or_less_is_found(signing: Line, shift: tuple[int, int, int]) -> None:
    appended, key = made(signing)
    stands = re.search(rb"/ByteRange \[0 +(\d+) +(\d+) +(\d+)\]", appended.section)
    assert stands is not None
    numbers = tuple(int(stands[n]) + shift[n - 1] for n in (1, 2, 3))
    section = appended.section.replace(stands[0], b"/ByteRange [0 %10d %10d %10d]" % numbers)
    with pytest.raises(YinxinError, match="leaves out"):
        look(signing, continued(signing, signed_anew(signing, section, key), appended.plan), key)


def test_another_partys_field_is_not_for_this_party(signing: Line) -> None:
    writes = some_writes(signing.plan, [*P1, "p2_date_1"])
    appended, key = signing.make(writes, "p1_sign_1")
    with pytest.raises(YinxinError, match="nobody's to change"):
        look(signing, appended, key)
    with pytest.raises(YinxinError, match="more than its fields"):
        look(signing, appended, key, [*P1, "p2_date_1"])


def test_another_certificate_is_found(signing: Line) -> None:
    appended, _ = made(signing)
    with pytest.raises(YinxinError, match="another certificate"):
        look(signing, appended, signing.key("王芳"))


class Stamps:
    """Tokens that are wrong in one respect."""

    def __init__(self, desk: Desk, how: str) -> None:
        self._own, self._how = desk.timestamper, how

    def stamp(self, digest: bytes, *, now: datetime) -> bytes:
        if self._how == "over something else":
            return bytes(self._own.stamp(hashlib.sha256(b"other").digest(), now=now))
        token = bytearray(self._own.stamp(digest, now=now))
        token[-3 if self._how == "does not verify" else token.index(b"\x18\x0f20") + 4] ^= 1  # its time
        return bytes(token)


@pytest.mark.parametrize("why", ["over something else", "does not verify", "was changed"])
def test_a_time_stamp_that_is_none_is_found(signing: Line, why: str) -> None:
    appended, key = made(signing)
    section = signed_anew(signing, appended.section, key, Stamps(signing.desk, why))
    with pytest.raises(YinxinError, match=why):
        look(signing, continued(signing, section, appended.plan), key)


@pytest.mark.parametrize(
    "wrong", [{"size": 1}, {"startxref": 0}, {"taken": frozenset()}, {"fields": {}}, {"ends_with_line": False}]
)
def test_a_plan_that_tells_of_something_else_is_found(signing: Line, wrong: dict[str, Any]) -> None:
    appended, key = made(signing)
    with pytest.raises(YinxinError, match="plan"):
        look(signing, replace(appended, plan=replace(appended.plan, **wrong)), key)
