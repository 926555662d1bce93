"""Random documents, fields, orders and values through both writers: what they leave must be the same."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from signing.fields.kinds import Box, Field, FieldKind
from signing.pdf.parts import Name, Value
from signing.pdf.plan import There
from signing.pdf.revision import Act
from signing.pdf.sign import written_by_pyhanko
from tests.examples import examples
from tests.signing.pdf.appended import Line, box, ready
from tests.signing.pdf.desk import NOW, Desk
from tests.signing.pdf.validators import changes, poppler_verdicts, qpdf_is_content

OTHERS = (FieldKind.SIGNATURE, FieldKind.DATE, FieldKind.TEXT, FieldKind.CHECKBOX)


@dataclass(frozen=True)
class Case:
    document: bytes
    fields: tuple[Field, ...]
    order: tuple[str, ...]
    words: tuple[str, ...]


def document(turns: list[int], corners: list[tuple[int, int]], streams: bool) -> bytes:
    pdf = pikepdf.new()
    for turn, (left, bottom) in zip(turns, corners, strict=True):
        page = pdf.add_blank_page(page_size=(400, 500))
        page.MediaBox = [left, bottom, left + 400, bottom + 500]
        page.Rotate = turn
        page.Contents = pdf.make_stream(b"0.9 g %d %d 200 300 re f" % (left + 20, bottom + 30))
    out = io.BytesIO()
    mode = pikepdf.ObjectStreamMode
    pdf.save(out, object_stream_mode=mode.generate if streams else mode.disable)
    return out.getvalue()


@some.composite
def cases(draw: Any) -> Case:
    count = draw(some.integers(1, 3))
    turns = draw(some.lists(some.sampled_from((0, 90, 180, 270)), min_size=count, max_size=count))
    corner = some.tuples(some.integers(-50, 50), some.integers(-50, 50))
    corners = draw(some.lists(corner, min_size=count, max_size=count))
    parties = [f"p{n}" for n in range(1, draw(some.integers(1, 3)) + 1)]
    fields = []
    for party in parties:
        more = draw(some.lists(some.sampled_from(OTHERS), max_size=3))
        for n, kind in enumerate([FieldKind.SIGNATURE, *more]):
            place = Box(
                *(draw(some.integers(low, high)) for low, high in ((0, 250), (0, 350), (10, 120), (10, 60)))
            )
            page = draw(some.integers(0, count - 1))
            fields.append(Field(f"{party}_f{n}", party, kind, page, place))
    words = some.text(some.characters(exclude_categories=("Cs",)), max_size=20)
    return Case(
        document(turns, corners, draw(some.booleans())),
        tuple(fields),
        tuple(draw(some.permutations(parties))),
        tuple(draw(some.lists(words, min_size=len(fields), max_size=len(fields)))),
    )


def writes_of(case: Case, party: str, there: dict[str, There]) -> dict[str, dict[str, Value]]:
    writes: dict[str, dict[str, Value]] = {}
    for shade, (field, words) in enumerate(zip(case.fields, case.words, strict=True)):
        if field.party_id == party:
            look = box(there[field.name], shade / 16)
            entries: dict[str, Value] = {"AP": {"N": look}}
            if field.kind is FieldKind.CHECKBOX:
                entries = {"V": Name("On"), "AS": Name("On"), "AP": {"N": {"On": look}}}
            elif not there[field.name].signature:
                entries["V"] = words
            writes[field.name] = entries
    return writes


def both(case: Case) -> tuple[bytes, bytes, bytes, Desk]:
    desk = Desk()
    base = desk.base(case.document, list(case.fields), intake=False)
    line, slow = Line(desk, base), base
    there = {name: one.there for name, one in line.plan.fields.items()}
    for party in case.order:
        writes, key = writes_of(case, party, there), line.key()
        (signing,) = (name for name in writes if there[name].signature)
        line.sign(writes, signing, key)
        assert ready(line.data)[0] == line.plan
        act = Act(signing, reason="签署", name="李明")
        slow = written_by_pyhanko(slow, writes, act, key=key, timestamper=desk.timestamper, now=NOW)
    return base, line.data, slow, desk


def filled(data: bytes) -> dict[str, Any]:
    """Field → value, shown state and appearance; a signature's value is who locks what."""
    found = {}
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            value = field.get("/V")
            if isinstance(value, pikepdf.Dictionary):
                rules = [one.TransformParams for one in value.get("/Reference", [])]
                value = [str(rule.get("/Fields", rule.get("/P"))) for rule in rules]
            looks = [] if "/AP" not in field else [_look(field.AP.N)]
            kept = {key: repr(one) for key, one in field.items() if key not in {"/V", "/AP", "/P"}}
            found[str(field.T)] = (str(value), looks, kept)
    return found


def _look(look: Any) -> Any:
    if isinstance(look, pikepdf.Stream):
        return look.read_bytes()
    return {key: one.read_bytes() for key, one in look.items() if isinstance(one, pikepdf.Stream)}


def pictures(data: bytes) -> list[bytes]:
    pdf = pypdfium2.PdfDocument(data)
    pdf.init_forms()
    return [page.render(scale=0.5).to_pil().tobytes() for page in pdf]


def check(case: Case) -> tuple[bytes, Desk]:
    base, fast, slow, desk = both(case)
    assert set(changes(fast).values()) == set(changes(slow).values()) == {True}
    assert filled(fast) == filled(slow)
    assert pictures(fast) == pictures(slow) != pictures(base)
    return fast, desk


@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(cases())
def test_both_writers_leave_the_same(case: Case) -> None:
    check(case)


@pytest.mark.slow
@settings(max_examples=examples(30), deadline=None, suppress_health_check=list(HealthCheck))
@given(cases())
def test_both_writers_leave_the_same_many_times_and_others_agree(
    tmp_path_factory: pytest.TempPathFactory, case: Case
) -> None:
    fast, desk = check(case)
    path: Path = tmp_path_factory.mktemp("both") / "fast.pdf"
    path.write_bytes(fast)
    assert qpdf_is_content(path)
    assert set(poppler_verdicts(path)) == {"Signature is Valid."}
    assert desk.verify(fast, NOW).verdict == "valid"
