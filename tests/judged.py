"""What judges that are not ours find in a file that came out of an installation."""

from __future__ import annotations

import io
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pyhanko.pdf_utils.reader import PdfFileReader

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
    assert all(changes(pdf).values()), changes(pdf)


def check_programs(pdf: bytes, path: Path, *, at_least: int) -> None:
    """poppler and qpdf are content; `path`: where to put the file for them."""
    path.write_bytes(pdf)
    assert qpdf_is_content(path), path.name
    said = poppler_verdicts(path)
    assert said.count("Signature is Valid.") >= at_least, (path.name, said)
    assert not [line for line in said if "Invalid" in line or "Mismatch" in line], (path.name, said)
