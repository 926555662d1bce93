"""Our buttons as Telegram's."""

from __future__ import annotations

from telegram import (
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    KeyboardButtonRequestUsers,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    WebAppInfo,
)

from bot.screens.screen import Button, ReplyKeys, Screen

Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove
PICKED_AT_MOST = 10  # Bot API: KeyboardButtonRequestUsers.max_quantity
REQUEST_ID = 1  # one picker at a time is up
PLACEHOLDER_LIMIT = 64  # Bot API: input_field_placeholder


def markup_of(screen: Screen, pages_url: str) -> Markup | None:
    """`pages_url` without a trailing slash. Our messages stand in private chats, so a page is a Mini App."""
    if screen.rows:
        return inline(screen, pages_url)
    if screen.reply:
        return _reply(screen.reply)
    return ReplyKeyboardRemove() if screen.drop_reply else None


def inline(screen: Screen, pages_url: str) -> InlineKeyboardMarkup | None:
    rows = [[_inline(button, pages_url) for button in row] for row in screen.rows if row]
    return InlineKeyboardMarkup(rows) if rows else None


def _inline(button: Button, pages_url: str) -> InlineKeyboardButton:
    return InlineKeyboardButton(
        button.label,
        callback_data=button.data,
        url=button.url,
        web_app=WebAppInfo(pages_url + button.page) if button.page else None,
        copy_text=CopyTextButton(button.copy) if button.copy else None,
        style=button.style,
    )


def _reply(keys: ReplyKeys) -> ReplyKeyboardMarkup:
    rows: list[list[KeyboardButton]] = []
    if keys.contact:
        rows.append([KeyboardButton(keys.contact, request_contact=True)])
    if keys.users:
        asked = KeyboardButtonRequestUsers(
            REQUEST_ID,
            user_is_bot=False,
            max_quantity=PICKED_AT_MOST,
            request_name=True,
            request_username=True,
        )
        rows.append([KeyboardButton(keys.users, request_users=asked)])
    if keys.cancel:
        rows.append([KeyboardButton(keys.cancel)])
    return ReplyKeyboardMarkup(
        rows,
        resize_keyboard=True,
        one_time_keyboard=True,
        input_field_placeholder=(keys.placeholder or "")[:PLACEHOLDER_LIMIT] or None,
    )
