"""Keys from elsewhere for single seals: a TOML file with a table for each, named by the seal's id.

    [k3f9c2aab1d0]
    pkcs12 = "/etc/yinxin/contract.p12"
    pkcs12_password = "…"

The names in a table are those of the `YINXIN_SIGN_…` settings, in lower case."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from bot.settings import SIGNING, Settings, setting_name
from bot.signing_key import read_file, signing_key
from bot.start_error import StartError
from signing.trust.keys import Key

_SEAL = re.compile(r"[a-z0-9]{1,16}")
_PLACES = frozenset({"sign_pkcs12", "sign_pkcs11_module", "sign_chain"})  # paths
_FIELDS = frozenset({"sign_chain", *SIGNING, *(name for needed in SIGNING.values() for name in sum(needed, ()))})
_SECRETS = frozenset(name for name in _FIELDS if name.endswith(("_password", "_pin", "_secret")))
_NONE: Mapping[str, Any] = {name: Settings.model_fields[name].default for name in _FIELDS}


def seal_keys(settings: Settings, now: datetime) -> Mapping[str, Key]:
    """Seal id → key. A token or service that is away is waited for; whatever else is wrong is a StartError."""
    if settings.seal_keys is None:
        return {}
    name = setting_name("seal_keys")
    try:
        tables = tomllib.loads(read_file(settings.seal_keys, "seal_keys").decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise StartError("setting-key-seals-file", name=name, why=str(error)) from error
    return {seal_id: _key(settings, seal_id, table, now) for seal_id, table in tables.items()}


def _key(settings: Settings, seal_id: str, table: Any, now: datetime) -> Key:
    name = f"{setting_name('seal_keys')} [{seal_id}]"
    if not _SEAL.fullmatch(seal_id) or not isinstance(table, dict):
        raise StartError("setting-key-seals-table", name=name)
    given = {f"sign_{key}": value for key, value in table.items()}
    main = [field for field in SIGNING if field in given]
    needed = SIGNING[main[0]][0] if len(main) == 1 else ()
    known = set(given) <= _FIELDS and all(isinstance(value, str) and value for value in given.values())
    if not known or len(main) != 1 or not set(needed) <= set(given):
        raise StartError("setting-key-seals-table", name=name)
    own = settings.model_copy(update={**_NONE, **{field: _typed(field, value) for field, value in given.items()}})
    try:
        key = signing_key(own, now)
    except StartError as error:
        raise StartError(error.code, **{**error.facts, "name": name}) from error
    assert key is not None, "the table says where it is"
    return key


def _typed(field: str, value: str) -> Any:
    if field in _PLACES:
        return Path(value)
    return SecretStr(value) if field in _SECRETS else value
