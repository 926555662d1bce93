"""A Bot-API-compatible messenger in the browser, for trying: the embedded default of the product.

It imports nothing of ours. python-telegram-bot talks to it over HTTP through `base_url` and `base_file_url`.
"""

from bot.local_chat.app import create_local_chat, local_chat_server
from bot.local_chat.cast import (
    ADMIN_IDS,
    ANN_MILLER,
    CHEN_JING,
    LI_MING,
    TOM_BAKER,
    WANG_FANG,
    ZHAO_LEI,
    ZHOU_YUE,
)
from bot.local_chat.settings import BOT_USERNAME, LocalChatSettings, Sample, kept_token

__all__ = [
    "ADMIN_IDS",
    "ANN_MILLER",
    "BOT_USERNAME",
    "CHEN_JING",
    "LI_MING",
    "TOM_BAKER",
    "WANG_FANG",
    "ZHAO_LEI",
    "ZHOU_YUE",
    "LocalChatSettings",
    "Sample",
    "create_local_chat",
    "kept_token",
    "local_chat_server",
]
