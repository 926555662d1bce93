"""Damaged files in the children's own limits: a refusal in words, or a verdict; never an exception, a hang, or
more memory than allowed. A quarter of a minute in every full check; for longer, with another seed every time:

    YINXIN_FUZZ_SECONDS=3600 .venv/bin/pytest tests/signing/pdf/test_fuzzing.py -s
"""

from __future__ import annotations

import asyncio
import os
import resource
import secrets
import time
from datetime import timedelta
from functools import lru_cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, seed, settings

from signing.errors import DocumentRefused
from signing.pdf.child import Children
from signing.pdf.normalise import normalise_pdf
from signing.pdf.preview import render_page
from signing.pdf.verify import verify_pdf
from signing.wording import has
from tests.signing.pdf.corpus import SHAPES, contract, samples
from tests.signing.pdf.desk import LATER, Desk, authority
from tests.signing.pdf.foreign import foreign_signed
from tests.signing.pdf.mutants import mutants

LONG = int(os.environ.get("YINXIN_FUZZ_SECONDS", "0"))
SECONDS = LONG or 8  # for intake, and as much for verifying
ROUND = 400  # mutants
FEWEST = 20  # in all, however busy the machine
LEAST_S = 2.0  # of a round
SLOWEST = 30  # s in a child, as in the house
SMALL = 300_000  # bytes: of the samples those that are tried often in a short time
KNOWN = {"tampered", "not-signed", "valid-untrusted", "cannot-judge"}

pytestmark = [pytest.mark.slow, pytest.mark.timeout(2 * SECONDS + 300)]


@lru_cache
def signed() -> list[bytes]:
    desk = Desk()
    both = desk.signed(contract())
    files = [both, desk.close(both), desk.base(SHAPES["object streams"]()), foreign_signed(contract(), certify=2)]
    return files + [each.read_bytes() for each in samples() if "signed" in each.name]


@lru_cache
def unsigned() -> list[bytes]:
    return [make() for make in SHAPES.values()] + [
        data for each in samples() if len(data := each.read_bytes()) < SMALL or LONG
    ]


originals: list[bytes] = []  # in a child: what it harms


def _tried(files: list[bytes], attempt: Any, seed_: int, until: float) -> int:
    """A round of mutants, until the time is up; what was found by then is tried again as often as it takes."""
    count, found = 0, False

    @seed(seed_)
    @settings(
        max_examples=ROUND,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        print_blob=False,
    )
    @given(data=mutants(files))
    def each(data: bytes) -> None:
        nonlocal count, found
        began = time.monotonic()
        if began > until and not found:
            return
        before, found = found, True
        attempt(data)
        assert time.monotonic() - began < SLOWEST
        count, found = count + 1, before

    each()
    return count


def _taken(data: bytes) -> None:
    try:
        taken = normalise_pdf(data)
    except DocumentRefused as refusal:
        assert has(f"refusal-{refusal.code}"), refusal.code
        return
    assert all(has(f"note-{note}") for note in taken.notes), taken.notes
    assert taken.facts.pages and not taken.facts.active
    try:
        render_page(taken.data, 0, width_px=320, format="webp")
    except DocumentRefused as refusal:
        assert has(f"refusal-{refusal.code}"), refusal.code


def _judged(data: bytes) -> None:
    found = verify_pdf(data, roots=(authority().root_der,), now=LATER + timedelta(days=1))
    if found.verdict == "cannot-judge":
        assert has(f"refusal-{found.why}")
    elif found.verdict not in KNOWN:
        assert found.verdict == "valid" and _is_whole(data), "a harmed file is called valid"


def _is_whole(data: bytes) -> bool:
    """Harm that reaches nothing: a beginning of the file that ends with a revision, blanks behind the end, or
    digits of the padding behind a signature value."""
    return any(_same(data, original) for original in originals)


def _same(data: bytes, original: bytes) -> bool:
    if original.startswith(data.rstrip(b"\0\t\n\f\r ")):
        return True
    if len(data) != len(original):
        return False
    differing = [at for at, (old, new) in enumerate(zip(original, data, strict=True)) if old != new]
    return all(original[max(0, at - 40) : at + 40].strip(b"0<>abcdefABCDEF") == b"" for at in differing)


async def _in_children(which: str, files: list[bytes]) -> tuple[int, int]:
    """Rounds in children of the house's own limits, a fresh one for each: hypothesis keeps what it has drawn."""
    until, begin = time.monotonic() + SECONDS, secrets.randbits(24) if LONG else 0
    count, megabytes = 0, 0
    for round_ in range(10**6):
        if time.monotonic() > until and count > FEWEST:
            break
        children = Children(workers=1, seconds=SECONDS + 120)
        try:
            tried, used = await children.run(_counted, which, files, begin + round_, until)
        except Exception as error:
            raise AssertionError(f"{which}, seed {begin + round_}") from error
        finally:
            await children.close()
        count, megabytes = count + tried, max(megabytes, used)
    return count, megabytes


def _counted(which: str, files: list[bytes], seed_: int, until: float) -> tuple[int, int]:
    """How many, and the most memory (MB) that this child has ever had. The clock is the machine's."""
    originals.extend(files)
    until = max(until, time.monotonic() + LEAST_S)  # a busy machine takes its time to start a child
    count = _tried(files, _taken if which == "intake" else _judged, seed_, until)
    return count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


@pytest.mark.parametrize("which", ["intake", "verify"])
def test_no_damage_is_more_than_a_refusal_or_a_verdict(which: str) -> None:
    """What grew too large would be a MemoryError, what hung its child's end."""
    count, megabytes = asyncio.run(_in_children(which, unsigned() if which == "intake" else signed()))
    print(f"{which}: {count} damaged files in {SECONDS} s, {megabytes} MB at most")
    assert count > FEWEST
    assert megabytes < 1024
