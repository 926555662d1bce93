"""Opening a Mini App as Telegram does: `initData` in the address, after the hash.

core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app: `hash` is HMAC-SHA-256 over the sorted
"name=value" lines, with the key HMAC-SHA-256("WebAppData", bot token). `signature` is Ed25519 over the lines
without it, as Telegram's; the key here is of this local chat, so third parties cannot take one for the other.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
import time
from urllib.parse import quote, urlencode

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bot.local_chat.cast import Json, Person
from bot.local_chat.room import Room

VERSION = "9.1"
THEMES = {
    "light": {
        "bg_color": "#ffffff", "secondary_bg_color": "#f4f4f5", "text_color": "#17212b", "hint_color": "#6d7883",
        "link_color": "#2678b6", "button_color": "#2678b6", "button_text_color": "#ffffff",
        "header_bg_color": "#ffffff", "section_bg_color": "#ffffff", "destructive_text_color": "#c93636",
    },
    "dark": {
        "bg_color": "#17212b", "secondary_bg_color": "#0e1621", "text_color": "#f5f7f9", "hint_color": "#8da0b3",
        "link_color": "#6ab3f3", "button_color": "#2f7fbf", "button_text_color": "#ffffff",
        "header_bg_color": "#17212b", "section_bg_color": "#17212b", "destructive_text_color": "#ec6b6b",
    },
}  # fmt: skip


def launch_url(room: Room, person: Person, url: str, *, theme: str = "light", from_keyboard: bool = False) -> str:
    """The address for the frame. A reply keyboard's Mini App gets no query_id, as on Telegram."""
    facts = {"user": _json(_web_user(person)), "auth_date": str(int(time.time()))}
    if not from_keyboard:
        facts["query_id"] = "AAE" + secrets.token_urlsafe(15)
    facts["signature"] = _signature(room, facts)
    facts["hash"] = init_data_hash(room.settings.token, facts)
    parameters = {
        "tgWebAppData": urlencode(facts, quote_via=quote),
        "tgWebAppVersion": VERSION,
        "tgWebAppPlatform": "weba",
        "tgWebAppThemeParams": _json(THEMES.get(theme, THEMES["light"])),
    }
    joint = "&" if "#" in url else "#"
    return f"{url}{joint}{urlencode(parameters, quote_via=quote)}"


def init_data_hash(token: str, facts: dict[str, str]) -> str:
    key = hmac.new(b"WebAppData", token.encode(), hashlib.sha256).digest()
    return hmac.new(key, _lines(facts, without=("hash",)).encode(), hashlib.sha256).hexdigest()


def _lines(facts: dict[str, str], *, without: tuple[str, ...]) -> str:
    return "\n".join(f"{name}={facts[name]}" for name in sorted(facts) if name not in without)


def _signature(room: Room, facts: dict[str, str]) -> str:
    kept = room.store.fact("ed25519") or secrets.token_hex(32)
    room.store.keep_fact("ed25519", kept)
    lines = f"{room.settings.bot_id}:WebAppData\n{_lines(facts, without=('hash', 'signature'))}"
    signed = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(kept)).sign(lines.encode())
    return base64.urlsafe_b64encode(signed).decode().rstrip("=")


def _web_user(person: Person) -> Json:
    user = {name: value for name, value in person.user().items() if name != "is_bot"}
    return {**user, "last_name": person.last_name, "allows_write_to_pm": True}


def _json(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
