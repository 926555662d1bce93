"""What the operator decides: `YINXIN_*` of the environment or of a `.env` file, read once at the start.

Whatever is wrong, missing or unknown stops the start with one plain line that names the setting."""

from __future__ import annotations

import ipaddress
import os
import re
from email.utils import parseaddr
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.letters.office import PostOffice
from bot.letters.returns_box import returns_box
from bot.letters.smtp import mail_server
from bot.letters.texting import check_address
from bot.start_error import StartError
from signing.ports import UNNAMED
from signing.task.contacts import read_email
from signing.task.retention import LEAST_DAYS, LEAST_UNFINISHED_DAYS
from signing.task.robots import check_robot
from signing.typesetting.faces import FontRefused, judge

PREFIX = "YINXIN_"
ENV_FILE = Path(".env")
_TOKEN = re.compile(r"[0-9]{6,12}:[A-Za-z0-9_-]{35}")
_WEBHOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")  # Bot API: setWebhook
# A key from elsewhere: the setting that says where → those it needs, and those it may have.
SIGNING = {
    "sign_pkcs12": ((), ("sign_pkcs12_password",)),
    "sign_pkcs11_module": (("sign_pkcs11_key",), ("sign_pkcs11_token", "sign_pkcs11_pin")),
    "sign_csc_url": (
        ("sign_csc_client", "sign_csc_secret", "sign_csc_credential"),
        ("sign_csc_token_url", "sign_csc_pin"),
    ),
}
_METRICS_TOKEN = re.compile(r"[\x21-\x7e]{16,256}")
_HOST = re.compile(r"[A-Za-z0-9.-]{1,253}")


class Settings(BaseSettings):
    """One validated value. What each is stands under `about-<name>` of the wording; docs/settings.md has the
    same table."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file_encoding="utf-8",
        env_ignore_empty=True,  # how one takes a setting back
        extra="ignore",  # looked at below, in our own words
        frozen=True,
    )

    telegram_token: SecretStr | None = None
    telegram_api: str = "https://api.telegram.org"
    telegram_webhook_secret: SecretStr | None = None
    public_url: str = ""  # empty: the pages' own address, on this computer
    host: str = "127.0.0.1"
    port: int = Field(default=8751, ge=1, le=65535)
    chat_port: int = Field(default=8750, ge=1, le=65535)
    data: Path = Path(".yinxin")
    database_url: SecretStr = SecretStr("")  # empty: a SQLite file in `data`; may hold a password
    blobs_url: str = ""  # empty: a folder in `data`
    master_key_file: Path | None = None
    master_keys: SecretStr | None = None
    master_key_pkcs11_module: Path | None = None
    master_key_pkcs11_token: str = ""
    master_key_pkcs11_key: str = "yinxin"
    master_key_pkcs11_pin: SecretStr | None = None
    tsa_url: Annotated[tuple[str, ...], NoDecode] = ()
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
    sign_csc_url: str | None = None
    sign_csc_token_url: str | None = None
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
    time_zone: str = "Asia/Shanghai"
    admins: Annotated[frozenset[int], NoDecode] = frozenset()
    members_only: bool = False
    retention_days: int = Field(default=0, ge=0, le=36525)
    retention_unfinished_days: int = Field(default=0, ge=0, le=36525)
    max_pdf_mb: int = Field(default=100, ge=1, le=500)
    gotenberg_url: str | None = None
    smtp_url: SecretStr | None = None
    smtp_from: str = ""
    smtp_returns: SecretStr | None = None
    mail_copies_mb: int = Field(default=10, ge=0, le=50)
    notify_sms: SecretStr | None = None
    notify_admins: SecretStr | None = None
    nudges_per_day: int = Field(default=5, ge=1, le=50)
    checkpoint_hours: int = Field(default=24, ge=1, le=168)
    font_sans: Annotated[tuple[Path, ...], NoDecode] = ()
    font_song: Annotated[tuple[Path, ...], NoDecode] = ()
    jobs: Literal["embedded"] = "embedded"
    metrics_token: SecretStr | None = None
    log_level: Literal["debug", "info", "warning", "error"] = "info"

    # ── each by itself ───────────────────────────────────────────────────────────────────────────────────────

    @field_validator("*", mode="before")
    @classmethod
    def _trimmed(cls, value: Any) -> Any:
        return value.strip() if isinstance(value, str) else value

    @field_validator("telegram_token", "telegram_webhook_secret", mode="after")
    @classmethod
    def _shape(cls, value: SecretStr | None, info: Any) -> SecretStr | None:
        if value is None or not value.get_secret_value():
            return None
        shape = _TOKEN if info.field_name == "telegram_token" else _WEBHOOK_SECRET
        if shape.fullmatch(value.get_secret_value()) is None:
            raise _wrong("token" if shape is _TOKEN else "webhook-secret")
        return value

    @field_validator("metrics_token", mode="after")
    @classmethod
    def _long_enough(cls, value: SecretStr | None) -> SecretStr | None:
        if value is None or not value.get_secret_value():
            return None
        if _METRICS_TOKEN.fullmatch(value.get_secret_value()) is None:
            raise _wrong("metrics-token")
        return value

    @field_validator("tsa_url", mode="before")
    @classmethod
    def _addresses(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        return tuple(_checked_address(word) for word in re.split(r"[\s,]+", value) if word)

    @field_validator(
        "telegram_api", "public_url", "sign_csc_url", "sign_csc_token_url", "gotenberg_url", mode="after"
    )
    @classmethod
    def _address(cls, value: str | None) -> str | None:
        return _checked_address(value) if value else value

    @field_validator("smtp_url", "notify_sms", mode="after")
    @classmethod
    def _letters(cls, value: SecretStr | None, info: Any) -> SecretStr | None:
        if value is None or not value.get_secret_value():
            return None
        try:
            (mail_server if info.field_name == "smtp_url" else check_address)(value.get_secret_value())
        except ValueError:
            raise _wrong("smtp" if info.field_name == "smtp_url" else "notify-sms") from None
        return value

    @field_validator("smtp_returns", mode="after")
    @classmethod
    def _returns(cls, value: SecretStr | None) -> SecretStr | None:
        if value is None or not value.get_secret_value():
            return None
        try:
            returns_box(value.get_secret_value())
        except ValueError:
            raise _wrong("smtp-returns") from None
        return value

    @field_validator("notify_admins", mode="after")
    @classmethod
    def _robots(cls, value: SecretStr | None) -> SecretStr | None:
        try:
            for each in value.get_secret_value().split() if value else ():
                check_robot(each)
        except ValueError:
            raise _wrong("notify-admins") from None
        return value

    @field_validator("smtp_from", mode="after")
    @classmethod
    def _sender(cls, value: str) -> str:
        if value and (not value.isprintable() or read_email(parseaddr(value)[1]) is None):
            raise _wrong("smtp-from")
        return value

    @field_validator("retention_days", "retention_unfinished_days", mode="after")
    @classmethod
    def _retention(cls, value: int, info: Any) -> int:
        least = LEAST_DAYS if info.field_name == "retention_days" else LEAST_UNFINISHED_DAYS
        if 0 < value < least:
            raise _wrong(info.field_name.replace("_", "-"))
        return value

    @field_validator("host", mode="after")
    @classmethod
    def _host(cls, value: str) -> str:
        try:
            ipaddress.ip_address(value)
        except ValueError:
            if _HOST.fullmatch(value) is None:
                raise _wrong("host") from None
        return value

    @field_validator("database_url", mode="after")
    @classmethod
    def _database(cls, value: SecretStr) -> SecretStr:
        url = value.get_secret_value()
        if url and not url.startswith(("sqlite:///", "postgresql://", "postgres://", "postgresql+psycopg://")):
            raise _wrong("database")
        try:
            urlsplit(url)
        except ValueError:
            raise _wrong("database") from None
        return value

    @field_validator("blobs_url", mode="after")
    @classmethod
    def _blobs(cls, value: str) -> str:
        if value and (not value.startswith("file:///") or len(value) <= len("file:///")):
            raise _wrong("blobs")
        return value

    @field_validator("time_zone", mode="after")
    @classmethod
    def _zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise _wrong("time-zone") from None
        return value

    @field_validator("admins", mode="before")
    @classmethod
    def _ids(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        words = [word for word in re.split(r"[\s,;，；、]+", value) if word]
        if not all(re.fullmatch(r"[0-9]{1,15}", word) for word in words):
            raise _wrong("admins")
        return frozenset(map(int, words))

    @field_validator("font_sans", "font_song", mode="before")
    @classmethod
    def _fonts(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        paths = tuple(Path(each.strip()).expanduser().absolute() for each in value.split(",") if each.strip())
        try:
            judge(paths)
        except FontRefused as refused:
            raise _wrong(refused.code) from None
        return paths

    @field_validator("log_level", "jobs", mode="before")
    @classmethod
    def _small(cls, value: Any) -> Any:
        return value.lower() if isinstance(value, str) else value

    @field_validator("jobs", mode="before")
    @classmethod
    def _known_queue(cls, value: Any) -> Any:
        if value != "embedded":
            raise _wrong("jobs")
        return value

    # ── together ─────────────────────────────────────────────────────────────────────────────────────────────

    @model_validator(mode="after")
    def _fit(self) -> Settings:
        if self.telegram_token is not None and not self._reachable_by_telegram():
            raise _wrong("public-url-https", name="public_url")
        if self.telegram_webhook_secret is not None and self.telegram_token is None:
            raise _wrong("needs-token", name="telegram_webhook_secret")
        if self.real_name_url and not self.real_name_secret:
            raise _wrong("needs", name="real_name_url", needs="real_name_secret")
        if self.real_name_url.startswith("http://") and not self.trust_private_network:
            raise _wrong("needs", name="real_name_url", needs="trust_private_network")  # numbers go there
        if (self.tsa_user or self.tsa_password) and not self.tsa_url:
            raise _wrong("needs-tsa-url", name="tsa_user" if self.tsa_user else "tsa_password")
        if self.smtp_url and not self.smtp_from:
            raise _wrong("needs", name="smtp_url", needs="smtp_from")
        if self.smtp_returns and not self.smtp_url:
            raise _wrong("needs", name="smtp_returns", needs="smtp_url")
        self._check_signing()
        if self.telegram_token is None and self.chat_port == self.port:
            raise _wrong("same-port", name="chat_port")
        return self

    def _check_signing(self) -> None:
        chosen = [main for main in SIGNING if getattr(self, main)]
        if len(chosen) > 1:
            raise _wrong("one-key", name=chosen[1], needs=chosen[0])
        for main, (needed, besides) in SIGNING.items():
            set_here = [field for field in (*needed, *besides) if getattr(self, field)]
            if set_here and main not in chosen:
                raise _wrong("needs", name=set_here[0], needs=main)
            missing = [field for field in needed if not getattr(self, field)]
            if missing and main in chosen:
                raise _wrong("needs", name=main, needs=missing[0])
        if self.sign_chain and not chosen:
            raise _wrong("needs", name="sign_chain", needs="sign_pkcs12")

    def _reachable_by_telegram(self) -> bool:
        """Mini Apps and webhooks need https. Only where the Bot API server itself is one for trying, on this
        computer, the pages may be on it too."""
        if self.public_url.startswith("https://"):
            return True
        return is_loopback(self.public_url) and is_loopback(self.telegram_api)

    # ── what follows from them ───────────────────────────────────────────────────────────────────────────────

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


def is_loopback(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def read_settings(env_file: Path = ENV_FILE) -> Settings:
    """The environment goes before the file. StartError for the first thing that is wrong."""
    try:
        in_file = dotenv_values(env_file) if env_file.is_file() else {}
    except (OSError, UnicodeDecodeError):
        raise StartError("setting-env-file", file=str(env_file)) from None
    for name in [*in_file, *os.environ]:
        field = name.upper().removeprefix(PREFIX).lower()
        if name.upper().startswith(PREFIX) and field not in Settings.model_fields:
            raise StartError("setting-unknown", name=name.upper())
    try:
        return Settings(_env_file=env_file)  # type: ignore[call-arg]
    except ValidationError as error:
        raise _plain(error) from None


def setting_name(field: str) -> str:
    return PREFIX + field.upper()


def _checked_address(value: str) -> str:
    try:
        parts = urlsplit(value)
        port = parts.port
    except ValueError:
        raise _wrong("address") from None
    if parts.scheme not in {"http", "https"} or not parts.hostname or port == 0 or parts.fragment:
        raise _wrong("address")
    if parts.username or parts.password:
        raise _wrong("address-with-password")
    return value.rstrip("/")


def _wrong(code: str, *, name: str = "", needs: str = "") -> PydanticCustomError:
    """`name`: the field, where several were looked at together; `needs`: the other one."""
    return PydanticCustomError("setting", "wrong", {"code": code, "field": name, "needs": needs})


def _plain(error: ValidationError) -> StartError:
    first = error.errors(include_url=False, include_input=False)[0]
    told = first.get("ctx", {})
    name = setting_name(str(told.get("field") or (first["loc"][0] if first["loc"] else "")))
    if first["type"] == "setting":
        other = {"needs": setting_name(told["needs"])} if told["needs"] else {}
        return StartError(f"setting-{told['code']}", name=name, **other)
    if first["type"].startswith("bool"):
        return StartError("setting-one-of", name=name, choices="true, false")
    if first["type"] == "literal_error":
        return StartError("setting-one-of", name=name, choices=told["expected"].replace("'", ""))
    if first["type"].startswith("string"):
        return StartError("setting-length", name=name, limit=64)
    return StartError("setting-number", name=name, **_range(str(first["loc"][0])))


def _range(field: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for limit in Settings.model_fields[field].metadata:
        found |= {"least": limit.ge} if hasattr(limit, "ge") else {}
        found |= {"most": limit.le} if hasattr(limit, "le") else {}
    return {"least": 0, "most": 0, **found}
