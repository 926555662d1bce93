"""Keys that were bought: in a file, on a token, at a service. Each signs what validators take; when it is away,
the task waits and heals."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import pkcs12

from signing.errors import Waiting
from signing.pdf.cms_check import check_cms
from signing.trust.authority import Authority
from signing.trust.csc import ServiceKey, ServiceSettings
from signing.trust.elsewhere import ElsewhereKey
from signing.trust.keys import Key
from signing.trust.paths import check_usable
from signing.trust.pkcs11 import TokenKey
from signing.trust.pkcs12 import read_pkcs12
from signing.trust.wrong import WrongKey
from tests.signing.trust.purchased import Purchased, purchased
from tests.signing.trust.signing_service import CLIENT, CREDENTIAL, PIN, SECRET, SigningService
from tests.signing.trust.soft_token import SoftToken, soft_token

NOW = datetime.now(UTC)
DIGEST = hashlib.sha256(b"the byte ranges").digest()
ASK = "http://ocsp.example.com"


@lru_cache
def bought(kind: str) -> Purchased:
    keys = {
        "ec": lambda: ec.generate_private_key(ec.SECP256R1()),
        "p384": lambda: ec.generate_private_key(ec.SECP384R1()),
        "rsa": lambda: rsa.generate_private_key(65537, 2048),
    }
    return purchased(keys[kind](), now=NOW, ocsp=ASK, crl=ASK)


@lru_cache
def stamps() -> Any:
    return Authority(Authority.create(NOW - timedelta(days=1), "印信测试")).timestamper()


def sign(key: Key) -> bytes:
    return key.cms(DIGEST, now=NOW, timestamper=stamps())


def signs_right(key: Key, held: Purchased) -> bool:
    assert key.certificate == held.key.certificate and key.chain == held.key.chain
    check_cms(sign(key), DIGEST, held.key.certificate)
    return True


# ── PKCS#12 ──────────────────────────────────────────────────────────────────────────────────────────────────


def p12(held: Purchased, password: str = "秘密-secret", *, chain: bool = True) -> bytes:
    encryption = serialization.BestAvailableEncryption(password.encode())
    above = [held.issuer, held.root] if chain else None
    return pkcs12.serialize_key_and_certificates(b"me", held.private, held.certificate, above, encryption)


@pytest.mark.parametrize("kind", ["ec", "rsa"])
def test_a_file_signs_as_what_is_in_it(kind: str) -> None:
    key = read_pkcs12(p12(bought(kind)), "秘密-secret")
    check_usable(key.certificate, key.chain, NOW)
    assert signs_right(key, bought(kind))


def test_a_file_that_openssl_wrote_is_read(tmp_path: Path) -> None:
    held, plain = bought("rsa"), (serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    pem = serialization.Encoding.PEM
    (tmp_path / "key.pem").write_bytes(held.private.private_bytes(pem, *plain))
    (tmp_path / "cert.pem").write_bytes(held.certificate.public_bytes(pem))
    (tmp_path / "above.pem").write_bytes(held.issuer.public_bytes(pem) + held.root.public_bytes(pem))
    words = "pkcs12 -export -inkey key.pem -in cert.pem -certfile above.pem -passout pass:word -out key.p12"
    subprocess.run(["openssl", *words.split()], cwd=tmp_path, check=True, capture_output=True, timeout=30)
    assert signs_right(read_pkcs12((tmp_path / "key.p12").read_bytes(), "word"), held)


def test_what_the_file_lacks_comes_from_beside_it() -> None:
    held = bought("ec")
    lacking = read_pkcs12(p12(held, chain=False), "秘密-secret")
    with pytest.raises(WrongKey, match="chain"):
        check_usable(lacking.certificate, lacking.chain, NOW)
    assert signs_right(read_pkcs12(p12(held, chain=False), "秘密-secret", held.key.chain[::-1]), held)


def strange_p12() -> bytes:
    key = ed25519.Ed25519PrivateKey.generate()
    encryption = serialization.BestAvailableEncryption(b"word")
    return pkcs12.serialize_key_and_certificates(None, key, None, None, encryption)


@pytest.mark.parametrize(
    ("data", "password", "code"),
    [
        (p12(bought("ec")), "wrong", "pkcs12-password"),
        (p12(bought("ec")), "", "pkcs12-password"),
        (p12(bought("ec"))[:-200], "秘密-secret", "pkcs12-password"),
        (b"", "", "pkcs12-file"),
        (b"-----BEGIN PRIVATE KEY-----", "", "pkcs12-file"),
        (bought("ec").key.certificate, "", "pkcs12-file"),
        (strange_p12(), "word", "pkcs12-empty"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(data: bytes, password: str, code: str) -> None:
    with pytest.raises(WrongKey) as wrong:
        read_pkcs12(data, password)
    assert wrong.value.code == code


def test_a_certificate_that_would_not_last_is_refused_at_the_start() -> None:
    silent = purchased(now=NOW).key
    for der, chain, when, code in (
        (silent.certificate, silent.chain, NOW, "no-status"),
        (bought("ec").key.certificate, (), NOW, "chain"),
        (bought("ec").key.certificate, bought("ec").key.chain, NOW + timedelta(days=3000), "ended"),
        (bought("ec").key.chain[0], bought("ec").key.chain[1:], NOW, "usage"),
    ):
        with pytest.raises(WrongKey) as wrong:
            check_usable(der, chain, when)
        assert wrong.value.code == code


# ── PKCS#11 ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def token(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SoftToken]:
    with soft_token(tmp_path_factory.mktemp("token")) as made:
        for number, kind in enumerate(("ec", "p384", "rsa"), 1):
            made.put(kind, number, bought(kind))
        yield made


def with_chain(token: SoftToken, kind: str, **how: Any) -> ElsewhereKey:
    from dataclasses import replace

    return ElsewhereKey(TokenKey(replace(token.settings(kind, **how), others=bought(kind).key.chain)))


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["ec", "rsa", "rsa-pss"])
def test_a_token_signs(token: SoftToken, kind: str) -> None:
    key = with_chain(token, kind.removesuffix("-pss"), pss=kind.endswith("pss"))
    key.check(NOW)
    assert signs_right(key, bought(kind.removesuffix("-pss")))


@pytest.mark.slow
def test_a_token_with_a_p384_key_takes_its_own_digest(token: SoftToken) -> None:
    key = with_chain(token, "p384")
    assert key.hash_name == "sha384"
    assert key.cms(hashlib.sha384(b"x").digest(), now=NOW, timestamper=stamps())


@pytest.mark.slow
def test_a_token_that_was_pulled_is_waited_for_and_heals(token: SoftToken) -> None:
    key = with_chain(token, "ec")
    key.check(NOW)
    place: Any = key._place
    place._close()  # as when the reader loses power
    token.pulled()
    try:
        with pytest.raises(Waiting, match="key-unavailable"):
            sign(key)
    finally:
        token.put_back()
    assert signs_right(key, bought("ec"))


@pytest.mark.slow
def test_what_is_set_wrong_of_a_token_is_said_and_a_wrong_pin_is_tried_once(token: SoftToken) -> None:
    for settings, code in (
        (token.settings("nobody"), "pkcs11-key"),
        (token.settings("ec", pin="0000"), "pkcs11-pin"),
    ):
        key = ElsewhereKey(TokenKey(settings))
        for _ in range(20):  # a token would have locked itself long since
            with pytest.raises(WrongKey) as wrong:
                key.check(NOW)
            assert wrong.value.code == code
    from dataclasses import replace

    with pytest.raises(WrongKey) as wrong:
        ElsewhereKey(TokenKey(replace(token.settings("ec"), module="/nowhere.so"))).check(NOW)
    assert wrong.value.code == "pkcs11-module"
    assert signs_right(with_chain(token, "ec"), bought("ec"))


# ── CSC ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def service(request: pytest.FixtureRequest) -> Iterator[tuple[SigningService, str]]:
    import threading
    import time

    import uvicorn

    kind, algorithms, pin = getattr(request, "param", ("ec", ["1.2.840.10045.4.3.2"], False))
    made = SigningService(bought(kind), algorithms, pin=pin)
    server = uvicorn.Server(uvicorn.Config(made.app, host="127.0.0.1", port=0, log_level="error"))
    threading.Thread(target=server.run, daemon=True).start()
    until = time.monotonic() + 10
    while not server.started:
        assert time.monotonic() < until, "the service did not start"
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield made, f"http://127.0.0.1:{port}/csc/v2"
    server.should_exit = True


def at(url: str, **changed: Any) -> ElsewhereKey:
    facts = {"url": url, "credential": CREDENTIAL, "client_id": CLIENT, "client_secret": SECRET, **changed}
    return ElsewhereKey(ServiceKey(ServiceSettings(**facts)))


@pytest.mark.slow
@pytest.mark.parametrize(
    "service",
    [
        ("ec", ["1.2.840.10045.4.3.2"], False),
        ("ec", ["1.2.840.10045.4.3.2"], True),
        ("rsa", ["1.2.840.113549.1.1.1"], False),
        ("rsa", ["1.2.840.113549.1.1.10", "1.2.840.113549.1.1.11"], False),
        ("rsa", ["1.2.840.113549.1.1.10"], False),
    ],
    indirect=True,
    ids=["P-256", "P-256 with PIN", "RSA", "RSA by digest", "PSS"],
)
def test_a_service_signs(service: tuple[SigningService, str]) -> None:
    made, url = service
    key = at(url, pin=PIN if made.pin else "")
    key.check(NOW)
    assert signs_right(key, made.held) and signs_right(key, made.held)
    assert made.calls == ["token", "info", *["authorize", "signHash"] * 2], "one token, one question who it is"


@pytest.mark.slow
def test_a_service_that_forgot_our_token_gives_a_new_one(service: tuple[SigningService, str]) -> None:
    made, url = service
    key = at(url)
    key.check(NOW)
    made.forget_tokens()
    assert signs_right(key, made.held)


@pytest.mark.slow
def test_a_signature_by_another_key_is_never_taken(service: tuple[SigningService, str]) -> None:
    made, url = service
    key = at(url)
    key.check(NOW)
    made.other_key = ec.generate_private_key(ec.SECP256R1())  # type: ignore[assignment]
    with pytest.raises(Waiting, match="another key"):
        sign(key)


@pytest.mark.slow
def test_what_is_set_wrong_of_a_service_is_said_and_what_is_away_is_waited_for(
    service: tuple[SigningService, str],
) -> None:
    made, url = service
    for changed, code in (
        ({"client_secret": "wrong"}, "csc-client"),
        ({"credential": "nobody"}, "csc-credential"),
    ):
        with pytest.raises(WrongKey) as wrong:
            at(url, **changed).check(NOW)
        assert wrong.value.code == code
    made.enabled = False
    with pytest.raises(WrongKey) as wrong:
        at(url).check(NOW)
    assert wrong.value.code == "csc-credential"
    away = at("http://127.0.0.1:1/csc/v2", timeout_s=2)
    for act in (lambda: away.check(NOW), lambda: sign(away)):
        with pytest.raises(Waiting, match="key-unavailable"):
            act()
    assert not away.is_known
