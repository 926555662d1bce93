"""What the local chat is told at its start."""

from __future__ import annotations

import ipaddress
import re
import secrets
from dataclasses import dataclass
from pathlib import Path

BOT_USERNAME = "yinxin_local_bot"
TOKEN_SHAPE = re.compile(r"[0-9]{6,12}:[A-Za-z0-9_-]{35}")


@dataclass(frozen=True, slots=True)
class Sample:
    """A file that is ready to send from the paper-clip menu. `title` is what the menu says."""

    title: str
    filename: str
    path: Path


@dataclass(frozen=True, slots=True)
class LocalChatSettings:
    """`token` has Telegram's shape (see `kept_token`); `host` is a loopback address, anything else is refused.

    `page_origins` are the origins whose pages may be shown in the Mini App frame besides loopback ones
    (`https://sign.example.com`), for the Content-Security-Policy.
    """

    data_dir: Path
    token: str
    host: str = "127.0.0.1"
    port: int = 8081
    bot_name: str = "印信 Yinxin"
    bot_username: str = BOT_USERNAME
    samples: tuple[Sample, ...] = ()
    page_origins: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not TOKEN_SHAPE.fullmatch(self.token):
            raise ValueError("the token of the local chat has not the shape 123456789:35-characters")
        if self.host != "localhost" and not ipaddress.ip_address(self.host).is_loopback:
            raise ValueError(f"the local chat listens on this computer only, not on {self.host}")

    @property
    def bot_id(self) -> int:
        return int(self.token.split(":")[0])

    @property
    def address(self) -> str:
        """Where a person opens it, and what python-telegram-bot's addresses begin with."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    @property
    def base_url(self) -> str:
        return f"{self.address}/bot"

    @property
    def base_file_url(self) -> str:
        return f"{self.address}/file/bot"


def kept_token(data_dir: Path) -> str:
    """The token of this installation's local chat: made once, kept beside its data, readable by its owner only."""
    path = data_dir / "token"
    if path.exists():
        return path.read_text().strip()
    data_dir.mkdir(parents=True, exist_ok=True)
    token = f"{secrets.randbelow(10**9) + 7 * 10**9}:{secrets.token_urlsafe(26)[:35]}"
    path.touch(mode=0o600)
    path.write_text(token)
    return token
