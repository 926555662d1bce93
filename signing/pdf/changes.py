"""What was changed after a signature, in one word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pyhanko.sign.diff_analysis import DiffPolicy, DiffResult, ModificationLevel
from pyhanko.sign.diff_analysis.rules.form_field_rules import is_field_visible
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from signing.errors import DocumentRefused
from signing.pdf.revision import read
from signing.pdf.stepwise import StepByStep

NONE, ARCHIVE, FORM_FILLING, UNEXPLAINED = "none", "archive", "form-filling", "unexplained"
_WORDS = {
    ModificationLevel.NONE: NONE,
    ModificationLevel.LTA_UPDATES: ARCHIVE,
    ModificationLevel.FORM_FILLING: FORM_FILLING,
}
_visible: Any = is_field_visible


def look_at_integrity(signature: EmbeddedPdfSignature, policy: DiffPolicy) -> None:
    """Digest, coverage and differences, kept in the signature."""
    look: Any = signature.compute_integrity_info
    look(policy)


def unseen_stamps(signatures: Sequence[EmbeddedPdfSignature]) -> frozenset[str]:
    """Fields of document time stamps that show nothing. One that shows something could cover what was signed."""
    return frozenset(
        str(one.field_name)
        for one in signatures
        if str(one.sig_object_type) == "/DocTimeStamp" and not _visible(one.sig_field)
    )


def later_changes(signature: EmbeddedPdfSignature, stamps: frozenset[str] = frozenset()) -> str:
    """In one word, after `look_at_integrity`; what DocMDP or a lock forbids is unexplained. Some software gives
    its invisible time stamps (`stamps`) an empty appearance, which pyHanko counts as form filling."""
    found = signature.summarise_integrity_info()
    result = found["diff_result"]
    if not isinstance(result, DiffResult) or not found["docmdp_ok"]:
        return UNEXPLAINED
    word = _WORDS.get(result.modification_level, UNEXPLAINED)
    return ARCHIVE if word == FORM_FILLING and set(result.changed_form_fields) <= stamps else word


def gap_is_the_signature(data: bytes, signature: EmbeddedPdfSignature) -> bool:
    """The signed ranges leave out exactly the signature's own hexadecimal string, and nothing else."""
    ranges = [int(number) for number in signature.byte_range]
    if len(ranges) != 4 or ranges[0] != 0 or min(ranges) < 0:
        return False
    _, before, after, rest = ranges
    if not 0 < before < after <= after + rest <= len(data):
        return False
    gap = data[before:after]
    if not (gap.startswith(b"<") and gap.endswith(b">")):
        return False
    try:
        return bytes.fromhex(gap[1:-1].decode("ascii")) == signature.pkcs7_content
    except ValueError:
        return False


def signed_fields(data: bytes) -> tuple[str, ...]:
    """Names of the fields that carry a signature or time stamp. Raises DocumentRefused `damaged-pdf`."""
    return tuple(str(name) for name, _, _ in enumerate_sig_fields(read(data), filled_status=True))


def newly_unexplained(before: bytes, after: bytes) -> set[str]:
    """Fields whose signatures held over `before` and no longer do over `after`, which `before` begins."""
    return _unexplained(after) - _unexplained(before)


def _unexplained(data: bytes) -> set[str]:
    reader, policy, found = read(data), StepByStep(), set()
    for name, _, reference in enumerate_sig_fields(reader, filled_status=True):
        try:
            signature = EmbeddedPdfSignature(reader, reference.get_object(), name)
            look_at_integrity(signature, policy)
            if later_changes(signature) == UNEXPLAINED:
                found.add(str(name))
        except DocumentRefused:
            raise
        except Exception:  # what cannot be read did not hold before and will not after
            found.add(str(name))
    return found
