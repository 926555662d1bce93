"""Each setting, and what it is where nothing is said."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.settings.letters import MailServer, Returns, Robots, Sender, TextService
from bot.settings.places import Address, Addresses, Blobs, Database, Host, Zone
from bot.settings.shapes import (
    Fonts,
    Ids,
    MetricsToken,
    Queue,
    RetentionDays,
    Small,
    Token,
    UnfinishedDays,
    WebhookSecret,
)
from bot.settings.wrong import PREFIX
from signing.ports import UNNAMED


class Decided(BaseSettings):
    """One validated value. What each is stands under `about-<name>` of the wording; docs/settings.md has the
    same table."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file_encoding="utf-8",
        env_ignore_empty=True,  # how one takes a setting back
        extra="ignore",  # looked at by `read_settings`, in our own words
        frozen=True,
    )

    telegram_token: Token = None
    telegram_api: Address = "https://api.telegram.org"
    telegram_webhook_secret: WebhookSecret = None
    public_url: Address = ""  # empty: the pages' own address, on this computer
    host: Host = "127.0.0.1"
    port: int = Field(default=8751, ge=1, le=65535)
    chat_port: int = Field(default=8750, ge=1, le=65535)
    data: Path = Path(".yinxin")
    database_url: Database = SecretStr("")  # empty: a SQLite file in `data`; may hold a password
    blobs_url: Blobs = ""  # empty: a folder in `data`
    master_key_file: Path | None = None
    master_keys: SecretStr | None = None
    master_key_pkcs11_module: Path | None = None
    master_key_pkcs11_token: str = ""
    master_key_pkcs11_key: str = "yinxin"
    master_key_pkcs11_pin: SecretStr | None = None
    tsa_url: Addresses = ()
    tsa_user: str | None = None
    tsa_password: SecretStr | None = None
    real_name_url: str = ""
    real_name_secret: SecretStr | None = None
    sign_pkcs12: Path | None = None
    sign_pkcs12_password: SecretStr | None = None
    sign_pkcs11_module: Path | None = None
    sign_pkcs11_token: str = ""
    sign_pkcs11_key: str = ""
    sign_pkcs11_pin: SecretStr | None = None
    sign_csc_url: Address | None = None
    sign_csc_token_url: Address | None = None
    sign_csc_client: str = ""
    sign_csc_secret: SecretStr | None = None
    sign_csc_credential: str = ""
    sign_csc_pin: SecretStr | None = None
    sign_chain: Path | None = None
    seal_keys: Path | None = None
    trust_roots: Path | None = None
    trust_private_network: bool = False
    root_passphrase: SecretStr | None = None
    organisation: str = Field(default=UNNAMED, min_length=1, max_length=64)  # X.520: O has 64
    time_zone: Zone = "Asia/Shanghai"
    admins: Ids = frozenset()
    members_only: bool = False
    retention_days: RetentionDays = 0
    retention_unfinished_days: UnfinishedDays = 0
    max_pdf_mb: int = Field(default=100, ge=1, le=500)
    gotenberg_url: Address | None = None
    smtp_url: MailServer = None
    smtp_from: Sender = ""
    smtp_returns: Returns = None
    mail_copies_mb: int = Field(default=10, ge=0, le=50)
    notify_sms: TextService = None
    notify_admins: Robots = None
    nudges_per_day: int = Field(default=5, ge=1, le=50)
    checkpoint_hours: int = Field(default=24, ge=1, le=168)
    font_sans: Fonts = ()
    font_song: Fonts = ()
    jobs: Annotated[Literal["embedded"], Queue, Small] = "embedded"
    metrics_token: MetricsToken = None
    log_level: Annotated[Literal["debug", "info", "warning", "error"], Small] = "info"

    @field_validator("*", mode="before")
    @classmethod
    def _trimmed(cls, value: Any) -> Any:
        return value.strip() if isinstance(value, str) else value
