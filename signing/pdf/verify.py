"""What can be said about any PDF with signatures."""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Container, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from pyhanko.pdf_utils.crypt import AuthStatus
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from signing.errors import DocumentRefused
from signing.pdf.changes import FORM_FILLING, UNEXPLAINED
from signing.pdf.judging import Desk, SignatureFacts, unreadable
from signing.pdf.kinds import contents_of
from signing.pdf.owners import trespassed
from signing.pdf.revision import read
from signing.pdf.stepwise import StepByStep
from signing.pdf.trusted import validator_for
from signing.pdf.usage_rights import usage_rights
from signing.pdf.verdicts import UNKNOWN_KIND, exit_code, may_be_good

__all__ = ["SignatureFacts", "Verification", "verify_pdf"]

MAX_SIGNATURES = 500
# pyHanko reports every oddity of a foreign file with a traceback; what matters of it is in the verdict.
for _name in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_name).addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Verification:
    """`verdict`:

    - `not-signed`: no signature and no time stamp;
    - `tampered`: a signature is broken, unreadable or taken out, or something changed after one that its rules, or
      no signature after it, account for: form values that nobody signed, or a party wrote into another's place;
    - `valid`: all signatures are intact, their changes explained, and every one is trusted;
    - `valid-untrusted`: as valid, but at least one comes from somebody the given roots do not vouch for;
    - `unknown-kind`: as valid, but at least one is of a kind that is not judged here (`kinds`): not good, not bad;
    - `cannot-judge`: the file could not be read as a whole; `why` is the code of the reason: `empty-file`,
      `not-a-pdf`, `damaged-pdf`, `locked-pdf`, `password-wrong`, `signed-and-encrypted`, `pdf-too-hard`.
    """

    verdict: str
    sha256: str
    size: int
    signatures: tuple[SignatureFacts, ...]
    why: str | None = None

    @property
    def may_be_good(self) -> bool:
        return may_be_good(self.verdict)

    @property
    def exit_code(self) -> int:
        return exit_code(self.verdict)

    def to_json(self) -> dict[str, Any]:
        """For machines: the same names, times in ISO 8601."""
        signatures = []
        for one in self.signatures:
            facts = asdict(one) | {"filled": one.filled}
            for key in ("claimed_at", "stamped_at"):
                facts[key] = facts[key].isoformat() if facts[key] else None
            signatures.append(facts)
        facts = {"verdict": self.verdict, "sha256": self.sha256, "size": self.size, "signatures": signatures}
        return {**facts, "why": self.why} if self.why else facts


def verify_pdf(
    data: bytes,
    *,
    roots: Sequence[bytes],
    now: datetime,
    intermediates: Sequence[bytes] = (),
    password: str = "",
) -> Verification:
    """Judges any PDF, ours or foreign. `roots` and `intermediates` are DER; nothing else is trusted, nothing is
    fetched. Revocation is soft: see `trusted.Validator`.

    Never raises for what the file is: whatever cannot be read is the verdict `cannot-judge`. Gives up after about
    25 s of comparing revisions; a file made to hang a parser needs a child with limits around this.
    """
    try:
        facts = _judged(data, roots, now, intermediates, password)
    except DocumentRefused as refusal:
        return cannot_judge(data, refusal.code)
    except MemoryError:
        return cannot_judge(data, "pdf-too-hard")
    except Exception:  # hostile structure makes a parser raise anything
        return cannot_judge(data, "damaged-pdf")
    return Verification(_verdict(facts), hashlib.sha256(data).hexdigest(), len(data), tuple(facts))


def cannot_judge(data: bytes, why: str) -> Verification:
    """Also for a child that was ended: `pdf-too-hard`."""
    return Verification("cannot-judge", hashlib.sha256(data).hexdigest(), len(data), (), why)


def _judged(
    data: bytes, roots: Sequence[bytes], now: datetime, intermediates: Sequence[bytes], password: str
) -> list[SignatureFacts]:
    if not data.strip(b"\0\t\r\n\x0c "):
        raise DocumentRefused("empty-file")
    if b"%PDF-" not in data[:4096]:
        raise DocumentRefused("not-a-pdf")
    reader = read(data)
    if reader.encrypted:
        _unlock(reader, password)
    fields = list(enumerate_sig_fields(reader, filled_status=True))
    if len(fields) > MAX_SIGNATURES:
        raise DocumentRefused("pdf-too-hard")
    signatures: list[EmbeddedPdfSignature] = []
    facts, gaps = [], {usage_rights(reader, data)}
    for name, _, reference in fields:
        try:
            signatures.append(EmbeddedPdfSignature(reader, reference.get_object(), name))
            gaps.add(_gap(signatures[-1].sig_object))
        except Exception:  # not a signature that is known here, though its field is filled
            dictionary = _value(reference)
            facts.append(unreadable(str(name), dictionary))
            gaps.add(_gap(dictionary) if facts[-1].unknown and _leaves_itself_out(data, dictionary) else None)
    facts += [unreadable("")] * _unnamed(data, gaps)
    if not signatures:
        return facts
    signatures.sort(key=lambda one: one.signed_revision)
    policy = StepByStep()
    desk = Desk(data, validator_for(reader, roots, intermediates), policy, _certification(reader))
    judged = _vouched(desk.judge(signatures, now))
    return facts + _before(judged, trespassed(reader, signatures, policy))


def _before(facts: list[SignatureFacts], revision: int | None) -> list[SignatureFacts]:
    """Who signed before somebody filled in another's place (in `revision`, from 0) did not allow that."""
    if revision is None:
        return facts
    return [replace(one, later_changes=UNEXPLAINED) if one.revision <= revision else one for one in facts]


def _unlock(reader: Any, password: str) -> None:
    """Where only printing and editing are restricted anybody may read (ISO 32000-2, 7.6.4)."""
    try:
        opened = reader.decrypt("").status
        if opened is AuthStatus.FAILED and password:
            opened = reader.decrypt(password).status
    except Exception as error:  # another handler than passwords, or a broken one
        raise DocumentRefused("signed-and-encrypted") from error
    if opened is AuthStatus.FAILED:
        raise DocumentRefused("password-wrong" if password else "locked-pdf")


_RANGES = re.compile(
    rb"/ByteRange[\0\t\n\f\r ]*\[[\0\t\n\f\r ]*0[\0\t\n\f\r ]+(\d{1,12})[\0\t\n\f\r ]+(\d{1,12})\b"
)


def _value(field: Any) -> Any:
    try:
        return field.get_object()["/V"]
    except Exception:  # hostile structure makes a parser raise anything
        return None


def _gap(dictionary: Any) -> int | None:
    """Where a signature's byte range leaves it out."""
    try:
        _, begin, _, _ = dictionary["/ByteRange"]
        return int(begin)
    except Exception:
        return None


def _leaves_itself_out(data: bytes, dictionary: Any) -> bool:
    """The gap holds this very value: another signature, taken out of its field, is not excused by it."""
    try:
        _, begin, end, _ = (int(each) for each in dictionary["/ByteRange"])
        return bytes.fromhex(data[begin + 1 : end - 1].decode("ascii")) == contents_of(dictionary)
    except Exception:  # hostile structure makes a parser raise anything
        return False


def _unnamed(data: bytes, named: Container[int | None]) -> int:
    """How many signatures stand in the file that its form does not name any more: taken out of their fields, or
    skipped by the cross-references. A signed file inside this one has ranges that do not fit here. `named`: where
    the gaps begin that are accounted for; that of its usage rights too, which nobody signed."""
    gaps = {(int(found.group(1)), int(found.group(2))) for found in _RANGES.finditer(data)}
    return sum(
        1
        for begin, end in gaps
        if begin not in named
        and begin < end <= len(data)
        and data[begin : begin + 1] + data[end - 1 : end] == b"<>"
    )


def _vouched(facts: list[SignatureFacts]) -> list[SignatureFacts]:
    """Values filled in after the last signature have nobody's word: a time stamp proves when, not who."""
    people = [number for number, one in enumerate(facts) if not one.is_timestamp and (one.intact or one.unknown)]
    last = people[-1] if people else len(facts) - 1
    return [
        replace(one, later_changes=UNEXPLAINED) if number >= last and one.later_changes == FORM_FILLING else one
        for number, one in enumerate(facts)
    ]


def _verdict(facts: Sequence[SignatureFacts]) -> str:
    if not facts:
        return "not-signed"
    judged = [one for one in facts if not one.unknown]
    if not all(one.intact and one.later_changes != UNEXPLAINED for one in judged):
        return "tampered"
    if len(judged) < len(facts):
        return UNKNOWN_KIND
    return "valid" if all(one.trusted for one in facts) else "valid-untrusted"


def _certification(reader: Any) -> Any:
    """The signature dictionary that /Perms names, or None."""
    try:
        return reader.root["/Perms"].raw_get("/DocMDP").reference
    except (KeyError, AttributeError, TypeError):
        return None
