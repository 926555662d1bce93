"""What every handler and the courier work with."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Bot

from signing.ports import Ports

KEY = "context"  # of Application.bot_data


@dataclass(frozen=True, slots=True)
class Context:
    ports: Ports
    bot: Bot
    download_limit_mb: int = 20  # what the Bot API server lets us fetch; above it: the upload page
