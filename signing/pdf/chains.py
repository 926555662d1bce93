"""Which certificates stand behind signatures in a document: the signers', and those of the time stamps on them."""

from __future__ import annotations

from collections.abc import Callable

from pyhanko.sign.validation.generic_cms import extract_tst_data_iter

from signing.pdf.revision import read


def certificates_behind(data: bytes, is_ours: Callable[[bytes], bool]) -> tuple[bytes, ...]:
    """DER, each once, of the signatures whose signer's certificate `is_ours`: what a document came with is for
    others to prove. Raises DocumentRefused `damaged-pdf`."""
    found: dict[bytes, None] = {}
    for signature in read(data).embedded_signatures:
        if signature.sig_object_type != "/Sig" or not is_ours(signature.signer_cert.dump()):
            continue
        for one in (signature.signed_data, *extract_tst_data_iter(signature.signer_info, signed=False)):
            held = (each.chosen.dump() for each in one["certificates"] if each.name == "certificate")
            found |= dict.fromkeys(held)
    return tuple(found)
