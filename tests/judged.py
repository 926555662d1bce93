"""What judges that are not ours find in a file that came out of an installation."""

from __future__ import annotations

import io
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

from asn1crypto import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko_certvalidator import ValidationContext

from signing.pdf.verify import verify_pdf
from tests.installation import Installation
from tests.signing.pdf.validators import archive_verdicts, changes, poppler_verdicts, qpdf_is_content

OURS_BESIDES = 2  # the certified base and the closing signature, both the installation's


def signatures_of(pdf: bytes) -> Counter[str]:
    """Common name of the signer's certificate → how many signatures; time stamps are not counted."""
    reader = PdfFileReader(io.BytesIO(pdf), strict=False)
    names = [one.signer_cert.subject.native["common_name"] for one in reader.embedded_regular_signatures]
    return Counter(map(str, names))


def check_completed(pdf: bytes, installation: Installation, *signers: str) -> None:
    """Every signer once, and nobody but the installation beside them; valid for years, all changes explained."""
    found = signatures_of(pdf)
    assert {name: found.pop(name, 0) for name in signers} == dict.fromkeys(signers, 1)
    assert sum(found.values()) == OURS_BESIDES, found
    root = (installation.data / "root.cer").read_bytes()
    verdicts = archive_verdicts(pdf, root, datetime.now(UTC) + timedelta(days=2))
    assert set(verdicts.values()) == {"Passed.OK"}, verdicts
    assert len(verdicts) == len(signers) + OURS_BESIDES


def check_signed_on(before: bytes, pdf: bytes, installation: Installation, *signers: str) -> None:
    """As `check_completed` for a file that came signed by people whose issuers nobody here knows."""
    reader = PdfFileReader(io.BytesIO(pdf), strict=False)
    came = {one.field_name for one in PdfFileReader(io.BytesIO(before), strict=False).embedded_signatures}
    assert came <= {one.field_name for one in reader.embedded_signatures}, "an earlier signature was lost"
    root = (installation.data / "root.cer").read_bytes()
    trust = ValidationContext(trust_roots=[x509.Certificate.load(root)], allow_fetching=False)
    explained = changes(before)  # an archive's own validation data is beyond pyHanko's default policy
    for one in reader.embedded_regular_signatures:
        found = validate_pdf_signature(one, trust)
        assert found.intact and found.valid, one.field_name
        assert found.docmdp_ok or not explained.get(one.field_name, True), one.field_name
    for stamp in reader.embedded_timestamp_signatures:
        found = validate_pdf_timestamp(stamp, trust)
        assert found.intact and found.valid, stamp.field_name
    ours = signatures_of(pdf) - signatures_of(before)
    assert {name: ours.pop(name, 0) for name in signers} == dict.fromkeys(signers, 1)
    assert sum(ours.values()) == OURS_BESIDES, ours
    judged = verify_pdf(pdf, roots=(root,), now=datetime.now(UTC))
    assert judged.verdict == "valid-untrusted"
    assert all(one.trusted for one in judged.signatures if one.field not in came)


def check_programs(pdf: bytes, path: Path, *, at_least: int) -> None:
    """poppler and qpdf are content; `path`: where to put the file for them."""
    path.write_bytes(pdf)
    assert qpdf_is_content(path), path.name
    said = poppler_verdicts(path)
    assert said.count("Signature is Valid.") >= at_least, (path.name, said)
    assert not [line for line in said if "Invalid" in line or "Mismatch" in line], (path.name, said)
