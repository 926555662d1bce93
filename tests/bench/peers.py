"""The same signature by others, side by side: on the base that ours goes upon, in the same field, by a P-256 key.
What does not verify in pdfsig does not count and is left out."""

from __future__ import annotations

import io
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

import oxidize_pdf
from asn1crypto import algos, keys, tsp
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs7
from PIL import Image
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.images import PdfImage
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.stamp import QRStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from signing.pdf import hex_strings
from signing.trust.authority import Authority
from signing.trust.keys import SigningKey, load_certificate, load_key
from tests.bench.engine import NOW, URL, Paper
from tests.pdfs import drawing

Peer = Callable[[], bytes]
FIELD, BOX = "p1_sign", (40.0, 40.0, 190.0, 104.0)
ROOM = 16_384
_MECHANISM = algos.SignedDigestAlgorithm({"algorithm": "sha256_ecdsa"})
_PLAIN = [pkcs7.PKCS7Options.DetachedSignature, pkcs7.PKCS7Options.Binary, pkcs7.PKCS7Options.NoCapabilities]


def peers(paper: Paper) -> dict[str, Peer]:
    """By name; time stamps are our own authority's, in this process. oxidize-pdf with what cryptography makes has
    none, and no certificate among the signed attributes."""
    key = paper.key()
    made = {
        "pyHanko as documented": documented(paper, key),
        "pyHanko, key kept, fixed sizes": _tuned(paper, key),
        "oxidize-pdf, CMS by cryptography": _oxidize(paper, key),
    }
    found = {name: _as_it_comes(peer) for name, peer in made.items()}
    return {name: peer for name, peer in found.items() if _verifies(peer)}


def _as_it_comes(peer: Peer) -> Peer:
    """pyHanko without what we have taught it."""

    def sign() -> bytes:
        with patch.object(generic, "read_hex_string_from_stream", hex_strings._character_by_character):
            return peer()

    return sign


def _verifies(peer: Peer) -> bool:
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        Path(file.name).write_bytes(peer())
        command = ["pdfsig", "-nocert", file.name]
        said = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False).stdout
    return said.count("Signature is Valid.") == 2  # the certification below it, and its own


class _Stamps(TimeStamper):
    def __init__(self, authority: Authority) -> None:
        super().__init__()
        self._authority = authority

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        return tsp.TimeStampResp.load(self._authority.answer_timestamp_request(req.dump(), NOW))


class _Kept(signers.Signer):
    """A key that is loaded once."""

    def __init__(self, key: SigningKey) -> None:
        self._key = load_key(key.key)
        store, own = _store(key), load_certificate(key.certificate)
        super().__init__(signing_cert=own, cert_registry=store, signature_mechanism=_MECHANISM)

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        return bytes(72) if dry_run else self._key.sign(data, ec.ECDSA(hashes.SHA256()))


def _store(key: SigningKey) -> SimpleCertificateStore:
    store = SimpleCertificateStore()
    store.register_multiple([load_certificate(der) for der in key.chain])
    return store


def _said(**more: Any) -> signers.PdfSignatureMetadata:
    pades = {"subfilter": SigSeedSubFilter.PADES, "md_algorithm": "sha256", "reason": "签署", "name": "李明"}
    return signers.PdfSignatureMetadata(field_name=FIELD, **{**pades, **more})


def documented(paper: Paper, key: SigningKey) -> Peer:
    picture = PdfImage(Image.open(io.BytesIO(drawing())))
    style = QRStampStyle(stamp_text="%(signer)s\n%(ts)s", background=picture)

    def sign() -> bytes:
        own, private = load_certificate(key.certificate), keys.PrivateKeyInfo.load(key.key)
        signer = signers.SimpleSigner(own, private, _store(key), signature_mechanism=_MECHANISM)
        signing = signers.PdfSigner(_said(), signer, timestamper=_Stamps(paper.authority), stamp_style=style)
        writer = IncrementalPdfFileWriter(io.BytesIO(paper.base))
        out = signing.sign_pdf(writer, existing_fields_only=True, appearance_text_params={"url": URL})
        return bytes(out.getvalue())

    return sign


def _tuned(paper: Paper, key: SigningKey) -> Peer:
    signing = signers.PdfSigner(_said(), _Kept(key), timestamper=_Stamps(paper.authority))

    def sign() -> bytes:
        writer = IncrementalPdfFileWriter(io.BytesIO(paper.base), strict=False)
        out = signing.sign_pdf(writer, existing_fields_only=True, bytes_reserved=2 * ROOM, chunk_size=1 << 20)
        return bytes(out.getvalue())

    return sign


def _oxidize(paper: Paper, key: SigningKey) -> Peer:
    private, own = load_key(key.key), x509.load_der_x509_certificate(key.certificate)
    chain = [x509.load_der_x509_certificate(der) for der in key.chain]
    target = oxidize_pdf.SignatureTarget.existing_field(FIELD, rectangle=BOX)
    options = oxidize_pdf.SignaturePreparationOptions(target, placeholder_bytes=ROOM, reason="Signed")
    ink = oxidize_pdf.SignatureWatermark(40, 20, bytes(40 * 20 * 3))
    look = oxidize_pdf.SignatureAppearance(signer_name="Li Ming", signing_date="2024-11-24", watermark=ink)

    def sign() -> bytes:
        prepared = oxidize_pdf.prepare_incremental_signature(paper.base, options, look)
        builder = pkcs7.PKCS7SignatureBuilder().set_data(bytes(prepared.bytes_to_digest))
        builder = builder.add_signer(own, private, hashes.SHA256())
        for one in chain:
            builder = builder.add_certificate(one)
        return bytes(prepared.finalize(builder.sign(serialization.Encoding.DER, _PLAIN)))

    return sign
