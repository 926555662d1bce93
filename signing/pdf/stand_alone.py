"""One visible signature on a file, without a task: what `yinxin sign-file` does, by the same engine."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import product
from zoneinfo import ZoneInfo

from signing.errors import BadAnswer
from signing.fields.kinds import Box, Field, FieldKind, PageShape, TextRun
from signing.pdf.close import close_document
from signing.pdf.ink import Mark
from signing.pdf.keys import SigningKey, Timestamper, ValidationMaterial
from signing.pdf.normalise import Normalised, normalise_pdf
from signing.pdf.prepare import prepare_base
from signing.pdf.preview import find_text_runs, is_blank
from signing.pdf.sign import sign_revision
from signing.pdf.signature_page import SignatureLine, append_signature_page

WIDTH, HEIGHT = 180.0, 56.0  # points
LEVELS = 4  # half a height apart
EDGE = 36.0
PARTY = "signer"
ONE = frozenset({FieldKind.SIGNATURE})


def sign_file(
    data: bytes,
    *,
    name: str,
    company: str | None,
    authority_key: SigningKey,
    timestamper: Timestamper,
    now: datetime,
    zone: str,
    page: int | None = None,
    language: str = "zh",
    title: str = "",
    certifier: SigningKey | None = None,
    validation: ValidationMaterial | None = None,
) -> bytes:
    """The file with one visible signature by `authority_key` (a one-shot or long-lived key), PAdES B-T.

    It stands in a free place at the bottom of `page` (from 0; None: the last one); where nothing is free a
    signature page is appended, and where that cannot be (the file came signed) it stands at the lower right all
    the same. The base revision is certified by `certifier` (None: the same key). With `validation` for both
    certificates the result is closed: PAdES B-LTA. `zone` is an IANA name for the moment shown.

    Raises BadAnswer `no-such-page` (page, pages), DocumentRefused, Waiting `timestamp-unavailable`.
    """
    intake = normalise_pdf(data)
    ready, place = _placed(intake, page, SignatureLine(PARTY, name, company, wants=ONE), title, language)
    keeper = certifier or authority_key
    base = prepare_base(ready, [place], certifier=keeper, timestamper=timestamper, now=now)
    mark = Mark(
        name,
        now.astimezone(ZoneInfo(zone)),
        company=company,
        language=language,
        digest_short=hashlib.sha256(base).hexdigest()[:12],
    )
    signed = sign_revision(base, fields=[place], mark=mark, key=authority_key, timestamper=timestamper, now=now)
    if validation is None:
        return signed
    return close_document(signed, closer=keeper, timestamper=timestamper, validation=validation, now=now)


def _placed(
    intake: Normalised, page: int | None, line: SignatureLine, title: str, language: str
) -> tuple[bytes, Field]:
    """The document, with a signature page if it needs one, and the place."""
    facts = intake.facts
    if page is not None and not 0 <= page < facts.pages:
        raise BadAnswer("no-such-page", page=page + 1, pages=facts.pages)
    on = facts.pages - 1 if page is None else page
    box = free_corner(intake.data, on, facts.shapes[on])
    if box is None and page is None and not facts.signatures:
        data, fields = append_signature_page(intake.data, [line], title=title, language=language)
        return data, fields[0]
    box = box or _corner(facts.shapes[on], right=True)
    return intake.data, Field("signature", line.party_id, FieldKind.SIGNATURE, on, box)


def free_corner(data: bytes, page: int, shape: PageShape) -> Box | None:
    """A place that holds no text and no ink at the bottom of the page, or closely above what stands there (a page
    number, as a rule), the right side first."""
    runs: Sequence[TextRun] = find_text_runs(data, [page])
    for right, level in product((True, False), range(LEVELS)):
        box = _corner(shape, right=right)
        box = replace(box, v=box.v + level * HEIGHT / 2)
        if level and box.v + box.height > shape.height / 2:
            continue
        texts = (run.box for run in runs)
        if not any(_touch(box, text) for text in texts) and is_blank(data, page, box):
            return box
    return None


def _corner(shape: PageShape, *, right: bool) -> Box:
    width, height = min(WIDTH, shape.width - 8), min(HEIGHT, shape.height - 8)
    edge = min(EDGE, (shape.width - width) / 2)
    return Box(
        shape.width - width - edge if right else edge, min(EDGE, (shape.height - height) / 2), width, height
    )


def _touch(one: Box, other: Box) -> bool:
    across = one.u < other.u + other.width and other.u < one.u + one.width
    return across and one.v < other.v + other.height and other.v < one.v + one.height
