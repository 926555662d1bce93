"""Which ways letters can take here. Apart from who carries them, so that settings are read without the rules."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.letters.returns_box import ReturnsBox
from bot.letters.smtp import MailServer


@dataclass(frozen=True, slots=True)
class PostOffice:
    """What the settings say; a way that is not set is None."""

    server: MailServer | None = None
    sender: str = ""
    sms: str | None = None
    robots: tuple[str, ...] = field(default=(), repr=False)  # the admins'; no way to anybody else

    enclosed_mb: int = 10  # the most that is enclosed in one mail
    returns: ReturnsBox | None = None  # where mails come back to; None: that a server takes one is all we learn

    @property
    def ways(self) -> frozenset[str]:
        return frozenset({*(["email"] if self.server else []), *(["sms"] if self.sms else [])})
