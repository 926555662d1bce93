"""Settings that must fit each other."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from bot.settings.decided import Decided
from bot.settings.wrong import wrong

# A key from elsewhere: the setting that says where → those it needs, and those it may have.
SIGNING = {
    "sign_pkcs12": ((), ("sign_pkcs12_password",)),
    "sign_pkcs11_module": (("sign_pkcs11_key",), ("sign_pkcs11_token", "sign_pkcs11_pin")),
    "sign_csc_url": (
        ("sign_csc_client", "sign_csc_secret", "sign_csc_credential"),
        ("sign_csc_token_url", "sign_csc_pin"),
    ),
}


def check_together(given: Decided) -> None:
    if given.telegram_token is not None and not _reachable_by_telegram(given):
        raise wrong("public-url-https", name="public_url")
    if given.telegram_webhook_secret is not None and given.telegram_token is None:
        raise wrong("needs-token", name="telegram_webhook_secret")
    if given.real_name_url and not given.real_name_secret:
        raise wrong("needs", name="real_name_url", needs="real_name_secret")
    if given.real_name_url.startswith("http://") and not given.trust_private_network:
        raise wrong("needs", name="real_name_url", needs="trust_private_network")  # numbers go there
    if (given.tsa_user or given.tsa_password) and not given.tsa_url:
        raise wrong("needs-tsa-url", name="tsa_user" if given.tsa_user else "tsa_password")
    if given.smtp_url and not given.smtp_from:
        raise wrong("needs", name="smtp_url", needs="smtp_from")
    if given.smtp_returns and not given.smtp_url:
        raise wrong("needs", name="smtp_returns", needs="smtp_url")
    _check_signing(given)
    if given.telegram_token is None and given.chat_port == given.port:
        raise wrong("same-port", name="chat_port")


def _check_signing(given: Decided) -> None:
    chosen = [main for main in SIGNING if getattr(given, main)]
    if len(chosen) > 1:
        raise wrong("one-key", name=chosen[1], needs=chosen[0])
    for main, (needed, besides) in SIGNING.items():
        set_here = [field for field in (*needed, *besides) if getattr(given, field)]
        if set_here and main not in chosen:
            raise wrong("needs", name=set_here[0], needs=main)
        missing = [field for field in needed if not getattr(given, field)]
        if missing and main in chosen:
            raise wrong("needs", name=main, needs=missing[0])
    if given.sign_chain and not chosen:
        raise wrong("needs", name="sign_chain", needs="sign_pkcs12")


def _reachable_by_telegram(given: Decided) -> bool:
    """Mini Apps and webhooks need https. Only where the Bot API server itself is one for trying, on this
    computer, the pages may be on it too."""
    if given.public_url.startswith("https://"):
        return True
    return is_loopback(given.public_url) and is_loopback(given.telegram_api)


def is_loopback(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
