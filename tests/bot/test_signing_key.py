"""A key from elsewhere by setting: right, it certifies; wrong, one line stops the start; away, tasks wait."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.plainly import plain
from bot.settings import Settings
from bot.signing_key import outside_of, signing_key
from bot.start_error import StartError
from signing.trust import csc, elsewhere, paths, pkcs11, pkcs12
from signing.wording import LANGUAGES, say
from tests.signing.trust.purchased import purchased
from tests.signing.trust.test_keys_elsewhere import bought, p12

NOW = datetime.now(UTC)
PASSWORD = "秘密-secret"


def settings(tmp_path: Path, **more: Any) -> Settings:
    for name, value in more.items():
        if isinstance(value, bytes):
            path = tmp_path / name
            path.write_bytes(value)
            more[name] = path
    return Settings(data=tmp_path, **more)


def test_a_file_certifies_and_its_root_is_trusted(tmp_path: Path) -> None:
    held = bought("ec")
    key = signing_key(settings(tmp_path, sign_pkcs12=p12(held), sign_pkcs12_password=SecretStr(PASSWORD)), NOW)
    assert key is not None and key.certificate == held.key.certificate


def test_without_a_setting_it_is_our_own(tmp_path: Path) -> None:
    assert signing_key(settings(tmp_path), NOW) is None


def test_a_chain_from_a_file_beside_it_completes_the_key(tmp_path: Path) -> None:
    held = bought("rsa")
    alone = p12(held, chain=False)
    above = b"".join(_pem(one) for one in held.key.chain)
    key = signing_key(
        settings(tmp_path, sign_pkcs12=alone, sign_pkcs12_password=SecretStr(PASSWORD), sign_chain=above), NOW
    )
    assert key is not None and key.chain == held.key.chain


def _pem(der: bytes) -> bytes:
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import Encoding

    return x509.load_der_x509_certificate(der).public_bytes(Encoding.PEM)


def silent() -> bytes:
    return p12(purchased(now=NOW), PASSWORD)


WRONG: list[tuple[dict[str, Any], str, str]] = [
    ({"sign_pkcs12": Path("/nowhere.p12")}, "setting-file", "SIGN_PKCS12"),
    ({"sign_pkcs12": b"text"}, "setting-key-pkcs12-file", "SIGN_PKCS12"),
    ({"sign_pkcs12": p12(bought("ec"))}, "setting-key-pkcs12-password", "SIGN_PKCS12"),
    (
        {"sign_pkcs12": p12(bought("ec"), chain=False), "sign_pkcs12_password": SecretStr(PASSWORD)},
        "setting-key-chain",
        "SIGN_PKCS12",
    ),
    (
        {"sign_pkcs12": silent(), "sign_pkcs12_password": SecretStr(PASSWORD)},
        "setting-key-no-status",
        "SIGN_PKCS12",
    ),
    ({"sign_pkcs12": p12(bought("ec")), "sign_chain": b"nothing"}, "setting-certificates", "SIGN_CHAIN"),
    ({"trust_roots": b"nothing"}, "setting-certificates", "TRUST_ROOTS"),
    ({"trust_roots": Path("/nowhere.pem")}, "setting-file", "TRUST_ROOTS"),
    (
        {"sign_pkcs11_module": Path("/nowhere.so"), "sign_pkcs11_key": "k"},
        "setting-key-pkcs11-module",
        "SIGN_PKCS11_MODULE",
    ),
]


@pytest.mark.parametrize(("set_so", "code", "name"), WRONG, ids=[code for _, code, _ in WRONG])
def test_what_is_wrong_stops_the_start_with_one_line_that_names_the_setting(
    set_so: dict[str, Any], code: str, name: str, tmp_path: Path
) -> None:
    with pytest.raises(StartError) as wrong:
        signing_key(settings(tmp_path, **set_so), NOW)
    assert (wrong.value.code, wrong.value.facts["name"]) == (code, f"YINXIN_{name}")
    line = plain(wrong.value)
    assert f"YINXIN_{name}" in line and "\n" not in line and PASSWORD not in line


def test_a_key_whose_certificate_ended_stops_the_start(tmp_path: Path) -> None:
    given = settings(tmp_path, sign_pkcs12=p12(bought("ec")), sign_pkcs12_password=SecretStr(PASSWORD))
    with pytest.raises(StartError) as wrong:
        signing_key(given, NOW + timedelta(days=4000))
    assert wrong.value.code == "setting-key-ended" and wrong.value.facts["until"] in plain(wrong.value)


def test_every_reason_that_a_key_is_refused_for_can_be_said() -> None:
    facts = dict.fromkeys(("name", "file", "key", "credential", "why", "until"), "X") | {"found": 0}
    codes = {
        code
        for module in (csc, elsewhere, paths, pkcs11, pkcs12)
        for code in re.findall(
            r'WrongKey\(\s*"([a-z0-9-]+)"', Path(str(module.__file__)).read_text(encoding="utf-8")
        )
    }
    assert len(codes) > 10
    for language in LANGUAGES:
        for code in codes:
            assert "X" in say(language, f"setting-key-{code}", **facts)


class _Vault:
    def __init__(self) -> None:
        self.held: dict[str, bytes] = {}

    async def keep(self, name: str, secret: bytes) -> None:
        self.held.setdefault(name, secret)

    async def replace(self, named: dict[str, bytes]) -> None:
        self.held |= named

    async def fetch(self, name: str) -> bytes | None:
        return self.held.get(name)


async def test_that_there_was_a_service_elsewhere_is_remembered_after_the_setting_is_gone(tmp_path: Path) -> None:
    vault: Any = _Vault()
    assert not (await outside_of(vault, settings(tmp_path), None)).used
    assert (await outside_of(vault, settings(tmp_path, tsa_url=("https://tsa.example.cn",)), None)).used
    assert (await outside_of(vault, settings(tmp_path), None)).used, "documents stamped there are still under way"


async def test_the_root_above_a_bought_key_stays_trusted_when_the_key_is_changed(tmp_path: Path) -> None:
    vault: Any = _Vault()
    first, second = bought("ec"), bought("rsa")
    for held in (first, second):
        await outside_of(vault, settings(tmp_path), held.key)
    assert (await outside_of(vault, settings(tmp_path), None)).roots == (first.key.chain[-1], second.key.chain[-1])


@pytest.mark.slow
def test_a_service_that_is_away_does_not_stop_the_start(tmp_path: Path) -> None:
    given = settings(
        tmp_path,
        sign_csc_url="http://127.0.0.1:1/csc/v2",
        sign_csc_client="c",
        sign_csc_secret=SecretStr("s"),
        sign_csc_credential="k",
    )
    key = signing_key(given, NOW)
    assert key is not None and not key.is_known
