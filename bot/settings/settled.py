"""What follows from the settings."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from pydantic import SecretStr, model_validator

from bot.letters.office import PostOffice
from bot.letters.returns_box import returns_box
from bot.letters.smtp import mail_server
from bot.settings.decided import Decided
from bot.settings.together import SIGNING, check_together


class Settings(Decided):
    """One validated value."""

    @model_validator(mode="after")
    def _fit(self) -> Settings:
        check_together(self)
        return self

    @property
    def folder(self) -> Path:
        return self.data.expanduser().absolute()

    @property
    def other_roots(self) -> Path:
        """PEM of the roots that are trusted besides: former ones, and those above keys from elsewhere."""
        return self.folder / "other-roots.pem"

    @property
    def root_certificate(self) -> Path:
        """Public, DER; `yinxin verify` trusts it."""
        return self.folder / "root.cer"

    @property
    def root_passphrase_file(self) -> Path:
        """There until the operator has put it elsewhere."""
        return self.folder / "root-passphrase.txt"

    @property
    def sign_by(self) -> str | None:
        """Which setting says where the key lies that certifies and closes; None: it is our own."""
        return next((main for main in SIGNING if getattr(self, main)), None)

    @property
    def pages_url(self) -> str:
        """Without a trailing slash."""
        if self.public_url:
            return self.public_url
        anywhere = self.host in {"0.0.0.0", "::"}  # noqa: S104 - compared, not bound
        host = "127.0.0.1" if anywhere else self.host
        return f"http://[{host}]:{self.port}" if ":" in host else f"http://{host}:{self.port}"

    @property
    def post_office(self) -> PostOffice:
        return PostOffice(
            server=mail_server(self.smtp_url.get_secret_value()) if self.smtp_url else None,
            sender=self.smtp_from,
            returns=returns_box(self.smtp_returns.get_secret_value()) if self.smtp_returns else None,
            enclosed_mb=self.mail_copies_mb,
            sms=self.notify_sms.get_secret_value() if self.notify_sms else None,
            robots=tuple(self.notify_admins.get_secret_value().split()) if self.notify_admins else (),
        )

    @property
    def database(self) -> str:
        return self.database_url.get_secret_value() or f"sqlite:///{self.folder / 'yinxin.db'}"

    @property
    def blobs_folder(self) -> Path:
        return Path(unquote(urlsplit(self.blobs_url).path)) if self.blobs_url else self.folder / "blobs"

    @property
    def witness_folder(self) -> Path:
        """The checkpoints' files: what a database that was tampered with is held against."""
        return self.folder / "checkpoints"

    @property
    def master_key(self) -> Path:
        return (self.master_key_file or self.folder / "master.key").expanduser().absolute()

    @property
    def has_master_key(self) -> bool:
        """Whether there has been a first start."""
        return bool(self.master_keys and self.master_keys.get_secret_value()) or self.master_key.is_file()

    @property
    def secrets(self) -> tuple[str, ...]:
        """What no log may show."""
        every = (getattr(self, field) for field in type(self).model_fields if field != "database_url")
        given = [each for each in every if isinstance(each, SecretStr)]
        password = urlsplit(self.database_url.get_secret_value()).password
        return tuple(each.get_secret_value() for each in given if each.get_secret_value()) + (
            (password,) if password else ()
        )
