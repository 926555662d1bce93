"""The key that certifies and closes documents, where a setting says that it comes from elsewhere."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from bot.former_roots import remember_roots
from bot.settings import Settings, setting_name
from bot.start_error import StartError
from signing.errors import Waiting
from signing.trust.csc import ServiceKey, ServiceSettings
from signing.trust.elsewhere import ElsewhereKey
from signing.trust.fetching import Fetcher
from signing.trust.keys import Key
from signing.trust.outside import Outside
from signing.trust.paths import check_usable, read_certificates
from signing.trust.pkcs11 import TokenKey, TokenSettings
from signing.trust.pkcs12 import read_pkcs12
from signing.trust.wrong import WrongKey
from storage.vault import Vault

log = logging.getLogger(__name__)

USED = "outside-used"  # of the vault
LARGEST = 1_000_000  # bytes of a key or certificate file


async def outside_of(vault: Vault, settings: Settings, key: Key | None, seals: Iterable[Key] = ()) -> Outside:
    """Who is asked about certificates that are not ours, and whom the operator trusts. That there were any, and
    the roots above them, is remembered: documents signed then are there after the setting is gone. `seals`: keys
    of single seals."""
    if settings.tsa_url or settings.sign_by or settings.seal_keys:
        await vault.keep(USED, b"yes")
    try:
        used = await vault.fetch(USED) is not None
        for each in seals:
            await remember_roots(vault, each)
        former = await remember_roots(vault, key)
    except ValueError as error:
        raise StartError("setting-master-key-strange", file=str(settings.master_key)) from error
    fetcher = Fetcher(allow_private=settings.trust_private_network)
    roots = (*_certificates(settings.trust_roots, "trust_roots"), *former)
    return Outside(roots=tuple(dict.fromkeys(roots)), used=used, fetcher=fetcher)


def signing_key(settings: Settings, now: datetime) -> Key | None:
    """None: our own. A token or service that is away is waited for by the work that needs it; whatever else is
    wrong is a StartError."""
    others = (
        *_certificates(settings.sign_chain, "sign_chain"),
        *_certificates(settings.trust_roots, "trust_roots"),
    )
    field = settings.sign_by
    if field is None:
        return None
    try:
        if field == "sign_pkcs12":
            assert settings.sign_pkcs12 is not None, "it is what it is signed by"
            password = settings.sign_pkcs12_password.get_secret_value() if settings.sign_pkcs12_password else ""
            key = read_pkcs12(read_file(settings.sign_pkcs12, field), password, others)
            check_usable(key.certificate, key.chain, now)
            return key
        place = _token(settings, others) if field == "sign_pkcs11_module" else _service(settings, others)
        elsewhere = ElsewhereKey(place)
        elsewhere.check(now)
    except WrongKey as wrong:
        raise StartError(f"setting-key-{wrong.code}", **{"name": setting_name(field), **wrong.facts}) from wrong
    except Waiting as away:
        log.warning("the signing key is away, tasks will wait for it: %s", away)
    return elsewhere


def _token(settings: Settings, others: tuple[bytes, ...]) -> TokenKey:
    pin = settings.sign_pkcs11_pin.get_secret_value() if settings.sign_pkcs11_pin else ""
    module = str(settings.sign_pkcs11_module)
    return TokenKey(
        TokenSettings(module, settings.sign_pkcs11_token, settings.sign_pkcs11_key, pin, others=others)
    )


def _service(settings: Settings, others: tuple[bytes, ...]) -> ServiceKey:
    secret, pin = settings.sign_csc_secret, settings.sign_csc_pin
    return ServiceKey(
        ServiceSettings(
            url=settings.sign_csc_url or "",
            credential=settings.sign_csc_credential,
            client_id=settings.sign_csc_client,
            client_secret=secret.get_secret_value() if secret else "",
            token_url=settings.sign_csc_token_url or "",
            pin=pin.get_secret_value() if pin else "",
            others=others,
        )
    )


def _certificates(path: Path | None, field: str) -> tuple[bytes, ...]:
    if path is None:
        return ()
    try:
        found = read_certificates(read_file(path, field))
    except ValueError:
        found = ()
    if not found:
        raise StartError("setting-certificates", name=setting_name(field))
    return found


def read_file(path: Path, field: str) -> bytes:
    """At most LARGEST bytes and one more. StartError `setting-file`."""
    try:
        with path.expanduser().open("rb") as file:
            return file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or ""
        raise StartError("setting-file", name=setting_name(field), file=str(path), why=why) from error
