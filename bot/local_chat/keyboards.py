"""Keyboards as Telegram takes them, and what it refuses about them."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from bot.local_chat.refused import ApiError, bad

ACTIONS = (
    "callback_data", "url", "web_app", "copy_text", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "login_url", "callback_game", "pay",
)  # fmt: skip
STYLES = ("primary", "success", "danger")
MOST_BUTTONS = 100
MOST_IN_ROW = 8


def checked_markup(markup: Any) -> Any:
    """`reply_markup` as it will stand in the chat, or None. Raises ApiError 400."""
    if not markup:
        return None
    if not isinstance(markup, dict):
        raise bad("can't parse reply keyboard markup JSON object")
    if "inline_keyboard" in markup:
        rows = [[_inline(button) for button in row] for row in _rows(markup["inline_keyboard"])]
        return {"inline_keyboard": [row for row in rows if row]}
    if "keyboard" in markup:
        rows = [[_plain(button) for button in row] for row in _rows(markup["keyboard"])]
        if not any(rows):
            raise bad("reply keyboard must have at least one button")
        return {**markup, "keyboard": rows}
    if markup.get("remove_keyboard") is True or markup.get("force_reply") is True:
        return markup
    raise bad("object expected as reply markup")


def _rows(rows: Any) -> list[list[Any]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad("can't parse keyboard: Field must be of type Array")
    if sum(len(row) for row in rows) > MOST_BUTTONS or any(len(row) > MOST_IN_ROW for row in rows):
        raise bad("REPLY_MARKUP_TOO_LONG")
    return rows


def _inline(button: Any) -> Any:
    if not isinstance(button, dict) or not str(button.get("text") or "").strip():
        raise bad("can't parse inline keyboard button: text must be non-empty")
    actions = [name for name in ACTIONS if name in button]
    if not actions:
        raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise bad("can't parse inline keyboard button: exactly one action must be used")
    _check_style(button)
    if "callback_data" in button:
        data = button["callback_data"]
        if not isinstance(data, str) or not 1 <= len(data.encode()) <= 64:
            raise bad("BUTTON_DATA_INVALID")
    if "url" in button:
        _check_link(button["url"])
    if "web_app" in button:
        _check_web_app(button["web_app"])
    if "copy_text" in button and not 1 <= len(str((button["copy_text"] or {}).get("text", ""))) <= 256:
        raise bad("BUTTON_COPY_TEXT_INVALID")
    return button


def _plain(button: Any) -> Any:
    shape = {"text": button} if isinstance(button, str) else button
    if not isinstance(shape, dict) or not str(shape.get("text") or "").strip():
        raise bad("can't parse keyboard button: text must be non-empty")
    _check_style(shape)
    if "web_app" in shape:
        _check_web_app(shape["web_app"])
    if "request_users" in shape:
        most = shape["request_users"].get("max_quantity", 1)
        if not isinstance(shape["request_users"].get("request_id"), int) or not 1 <= most <= 10:
            raise bad("can't parse keyboard button: wrong request_users")
    return shape


def _check_style(button: dict[str, Any]) -> None:
    if "style" in button and button["style"] not in STYLES:
        raise bad("can't parse button: invalid style specified")


def is_loopback(host: str | None) -> bool:
    return host in ("localhost", "127.0.0.1", "::1")


def _check_link(url: Any) -> None:
    parts = urlsplit(str(url))
    if parts.scheme == "tg" or (parts.scheme in ("http", "https") and parts.hostname):
        return
    raise bad(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def _check_web_app(web_app: Any) -> None:
    url = str(web_app.get("url", "")) if isinstance(web_app, dict) else ""
    parts = urlsplit(url)
    # Telegram takes HTTPS only; on this computer a page of the loopback address is as good.
    if parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts.hostname)):
        return
    raise _web_app_refused(url)


def _web_app_refused(url: str) -> ApiError:
    return bad(f"inline keyboard button Web App URL '{url}' is invalid: Only HTTPS links are allowed")
