"""Making an authority, and renewing what of it comes to an end."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from signing.trust import profiles
from signing.trust.certificates import Issuer, Wish, issue
from signing.trust.keys import key_der, load_key
from signing.trust.material import FORMER, Material, formers, root_address
from signing.trust.profiles import Profile, Subject, subject_name
from signing.trust.revocation import revocation_list

# The root signs one only when its key is fetched: at the founding, and by `yinxin ca`. Validators that have OCSP,
# as stored in every document of ours, do not ask for it.
ROOT_CRL = timedelta(days=3 * 365)
# role → (title, profile, who issues it), in the order of making
PLAN: dict[str, tuple[str, Profile, str]] = {
    "root": ("Root CA", profiles.ROOT, "root"),
    "issuing": ("Issuing CA", profiles.ISSUING, "root"),
    "tsa": ("Time Stamp", profiles.TIME_STAMPING, "issuing"),
    "ocsp": ("OCSP", profiles.RESPONDER, "issuing"),
    # the root does not answer itself: validators would then ask for the root's own revocation
    "root-ocsp": ("Root OCSP", profiles.RESPONDER, "root"),
    "certifier": ("Documents", profiles.CERTIFYING, "issuing"),
}
BY_THE_ROOT = frozenset({"issuing", "root-ocsp", "root-crl"})


def found(now: datetime, organisation: str, public_url: str) -> Material:
    """Fresh keys and certificates of every role, from `now` (aware, UTC), the root's key among them."""
    maker = _Maker({}, now, public_url)
    for role in PLAN:
        maker.make(role, _name(role, organisation))
    root_key = load_key(maker.material["root-key"])
    return {**maker.material, "root-crl": root_crl(maker.material, root_key, now)}


def renew(
    material: Material,
    what: Collection[str],
    now: datetime,
    *,
    public_url: str,
    root_key: ec.EllipticCurvePrivateKey | None = None,
) -> Material:
    """`material` with new certificates for these roles, and a new root CRL if it is among them. What a validator
    may still ask about stays, as `former-…`, and who answers about moments before with the key. The root itself is
    not renewed: `found_root`.

    The issuing CA keeps its name and key, so that all it ever issued stays valid, and new answers about it too;
    all others get new keys. ValueError if the root's key is needed (`BY_THE_ROOT`) and was not given."""
    maker = _Maker(dict(material), now, public_url, root_key)
    made = maker.material
    for role in (role for role in PLAN if role in what and role != "root"):
        old = _set_aside(made, role)
        maker.make(role, old.subject.public_bytes(), load_key(made["issuing-key"]) if role == "issuing" else None)
    if "root-crl" in what:
        made["root-crl"] = root_crl(made, _needed(root_key), now)
    return made


def found_root(material: Material, now: datetime, organisation: str, public_url: str) -> Material:
    """`material` with a new root, its key among it, and what only a root gives: the issuing CA's certificate, who
    answers about it, its revocation list.

    The issuing CA keeps its name and key, so all below it stays as it is. What the former root issued stays valid
    under that: its certificate is kept, and who answers in its name with the key."""
    maker = _Maker(dict(material), now, public_url)
    made = maker.material
    for role in ("root", "issuing", "root-ocsp"):
        _set_aside(made, role)
    made[f"{_former(made['root-cert'], 'root')}-crl"] = made["root-crl"]
    count = len(formers(made, "root")) + 1  # two roots of one name are taken for each other
    maker.make("root", subject_name(Subject(f"Yinxin {PLAN['root'][0]} {count}", organisation)))
    root_key = load_key(made["root-key"])
    below = _Maker(made, now, public_url, root_key)
    for role, key in (("issuing", load_key(made["issuing-key"])), ("root-ocsp", None)):
        below.make(role, x509.load_der_x509_certificate(made[f"{role}-cert"]).subject.public_bytes(), key)
    made["root-crl"] = root_crl(made, root_key, now)
    return made


def _set_aside(material: Material, role: str) -> x509.Certificate:
    """The certificate of before; with its key where somebody has to answer for what was then."""
    old = x509.load_der_x509_certificate(material[f"{role}-cert"])
    beginning = _former(material[f"{role}-cert"], role)
    material[f"{beginning}-cert"] = material[f"{role}-cert"]
    if role in {"ocsp", "root-ocsp"}:
        material[f"{beginning}-key"] = material[f"{role}-key"]
    return old


def _former(certificate: bytes, role: str) -> str:
    return f"{FORMER}{role}-{x509.load_der_x509_certificate(certificate).serial_number:x}"


def root_crl(material: Material, root_key: ec.EllipticCurvePrivateKey, now: datetime) -> bytes:
    root = x509.load_der_x509_certificate(material["root-cert"])
    return revocation_list(issuer=root, key=root_key, now=now, days=ROOT_CRL.days, revoked={})


@dataclass(frozen=True, slots=True)
class _Maker:
    """Puts certificates into `material`, which it was given for that."""

    material: Material
    now: datetime
    public_url: str
    root_key: ec.EllipticCurvePrivateKey | None = None

    def make(self, role: str, name: bytes, key: ec.EllipticCurvePrivateKey | None = None) -> None:
        """A fresh key, if none is given."""
        _, profile, above = PLAN[role]
        key = key or ec.generate_private_key(ec.SECP256R1())
        # Roots change, and each has its own list; the issuing CA keeps its key, and so its address.
        place = root_address(self.material["root-cert"]) if above == "root" != role else above
        wish = Wish(name, key.public_key(), profile, profile.lifetime, place, self.public_url)
        certificate = issue(wish, self._issuer(above) if above != role else None, key, self.now)
        self.material[f"{role}-key"] = key_der(key)
        self.material[f"{role}-cert"] = certificate.public_bytes(serialization.Encoding.DER)

    def _issuer(self, role: str) -> Issuer:
        key = self.root_key if role == "root" else None
        if key is None and f"{role}-key" in self.material:
            key = load_key(self.material[f"{role}-key"])
        return x509.load_der_x509_certificate(self.material[f"{role}-cert"]), _needed(key)


def _name(role: str, organisation: str) -> bytes:
    common = organisation if role == "certifier" else f"Yinxin {PLAN[role][0]}"
    return subject_name(Subject(common, organisation))


def _needed(key: ec.EllipticCurvePrivateKey | None) -> ec.EllipticCurvePrivateKey:
    if key is None:
        raise ValueError("the root's key is needed")
    return key
