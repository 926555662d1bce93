"""Judges that are not ours: pyHanko's archive validation, poppler, mupdf, qpdf."""

from __future__ import annotations

import asyncio
import io
import re
import subprocess
from datetime import datetime
from pathlib import Path

import time_machine
from asn1crypto import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.ades import ades_lta_validation
from pyhanko.sign.validation.policy_decl import (
    PdfSignatureValidationSpec,
    RevinfoOnlineFetchingRule,
    RevocationInfoGatheringSpec,
    SignatureValidationSpec,
)
from pyhanko_certvalidator.context import CertValidationPolicySpec
from pyhanko_certvalidator.ltv.types import ValidationTimingInfo
from pyhanko_certvalidator.policy_decl import REQUIRE_REVINFO, CertRevTrustPolicy
from pyhanko_certvalidator.registry import SimpleTrustManager

PROGRAM_SECONDS = 120


def archive_verdicts(data: bytes, root: bytes, now: datetime, *roots: bytes) -> dict[str, str]:
    """Field → "Passed.OK" or why not, by ETSI EN 319 102-1 for archives; revocation data is demanded, and whatever
    came after a signature must be explained."""
    policy = CertValidationPolicySpec(
        trust_manager=SimpleTrustManager.build([x509.Certificate.load(one) for one in (root, *roots)]),
        revinfo_policy=CertRevTrustPolicy(REQUIRE_REVINFO),
    )
    offline = RevocationInfoGatheringSpec(online_fetching_rule=RevinfoOnlineFetchingRule.LOCAL_ONLY)
    spec = PdfSignatureValidationSpec(
        SignatureValidationSpec(cert_validation_policy=policy, revinfo_gathering_policy=offline)
    )
    timing = ValidationTimingInfo(validation_time=now, best_signature_time=now, point_in_time_validation=False)
    found = {}
    reader = PdfFileReader(io.BytesIO(data), strict=False)
    # pyHanko takes the computer's own clock for the moment it has first seen a certificate.
    with time_machine.travel(now, tick=False):
        for signature in reader.embedded_regular_signatures:
            result = asyncio.run(ades_lta_validation(signature, spec, timing_info=timing))
            verdict = str(result.ades_subindic).removeprefix("AdES")
            status = result.api_status
            explained = status is not None and status.docmdp_ok
            found[signature.field_name] = verdict if explained else f"{verdict}, but changed"
    return found


def changes(data: bytes, *, of: int | None = None) -> dict[str, bool]:
    """Field → whether pyHanko's default policy can explain everything that came after. `of`: of so many
    signatures, the first; each later one looks at fewer of the same revisions."""
    reader = PdfFileReader(io.BytesIO(data), strict=False)
    found = {}
    for signature in reader.embedded_signatures[:of]:
        signature.compute_integrity_info()
        found[signature.field_name] = bool(signature.summarise_integrity_info()["docmdp_ok"])
    return found


def poppler_verdicts(path: Path) -> list[str]:
    said = subprocess.run(
        ["pdfsig", "-nocert", str(path)], capture_output=True, text=True, timeout=PROGRAM_SECONDS, check=False
    ).stdout
    return re.findall(r"Signature Validation: (.*)", said)


def mupdf_says(path: Path) -> str:
    return subprocess.run(
        ["mutool", "sign", "-v", str(path)], capture_output=True, text=True, timeout=PROGRAM_SECONDS, check=False
    ).stdout


def qpdf_is_content(path: Path) -> bool:
    command = ["qpdf", "--check", str(path)]
    return subprocess.run(command, capture_output=True, timeout=PROGRAM_SECONDS, check=False).returncode == 0
