"""Where this installation keeps its master key: a file, a file that a token guards, or the environment."""

from __future__ import annotations

from bot.settings import Settings
from storage.key_file import Guard, given_master_key, open_master_key
from storage.key_token import TokenGuard
from storage.master_key import MasterKey


def master_key_of(settings: Settings) -> MasterKey:
    """Makes the file if there is none. MasterKeyError, FileNotFoundError, OSError."""
    if settings.master_keys and (given := settings.master_keys.get_secret_value()):
        return given_master_key(given)
    return open_master_key(settings.master_key, guard_of(settings))


def guard_of(settings: Settings) -> Guard | None:
    if settings.master_key_pkcs11_module is None:
        return None
    pin = settings.master_key_pkcs11_pin.get_secret_value() if settings.master_key_pkcs11_pin else ""
    return TokenGuard(
        str(settings.master_key_pkcs11_module),
        settings.master_key_pkcs11_token,
        settings.master_key_pkcs11_key,
        pin,
    )
