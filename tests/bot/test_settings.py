"""Settings: read once, each wrong one told in one line that names it, and what follows from them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.settings import Settings, read_settings
from bot.start_error import StartError
from signing.typesetting.fonts import chain
from signing.wording import LANGUAGES, say

TOKEN = "7123456789:" + "C" * 35
HTTPS = "https://sign.example.cn"
SONG, LATIN, _ = chain("song")


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.upper().startswith("YINXIN_"):
            monkeypatch.delenv(name)


def read(tmp_path: Path, **in_file: str) -> Settings:
    """From a .env file with these lines; keys without the prefix."""
    path = tmp_path / ".env"
    path.write_text("\n".join(f"YINXIN_{name}={value}" for name, value in in_file.items()), encoding="utf-8")
    return read_settings(path)


WRONG = [
    ({"SMTP_URL": "https://mail.example.com", "SMTP_FROM": "a@example.com"}, "smtp", "SMTP_URL"),
    ({"SMTP_URL": "smtp://mail.example.com"}, "needs", "SMTP_URL"),
    ({"SMTP_FROM": "nobody"}, "smtp-from", "SMTP_FROM"),
    ({"SMTP_RETURNS": "imap://sign:secret@imap.example.com/"}, "smtp-returns", "SMTP_RETURNS"),
    ({"SMTP_RETURNS": "imaps://sign:secret@imap.example.com/"}, "needs", "SMTP_RETURNS"),
    ({"NOTIFY_SMS": "json://sms.example.com/without-a-place"}, "notify-sms", "NOTIFY_SMS"),
    ({"RETENTION_DAYS": "365"}, "retention-days", "RETENTION_DAYS"),
    ({"RETENTION_UNFINISHED_DAYS": "29"}, "retention-unfinished-days", "RETENTION_UNFINISHED_DAYS"),
    ({"NOTIFY_ADMINS": "feishu://127.0.0.1 json://example.com/x"}, "notify-admins", "NOTIFY_ADMINS"),
    ({"METRICS_TOKEN": "too-short"}, "metrics-token", "METRICS_TOKEN"),
    ({"TELEGRAM_TOKEN": "123:abc"}, "token", "TELEGRAM_TOKEN"),
    ({"TELEGRAM_TOKEN": f"bot{TOKEN}"}, "token", "TELEGRAM_TOKEN"),
    ({"TELEGRAM_TOKEN": TOKEN}, "public-url-https", "PUBLIC_URL"),
    ({"TELEGRAM_TOKEN": TOKEN, "PUBLIC_URL": "http://sign.example.cn"}, "public-url-https", "PUBLIC_URL"),
    ({"TELEGRAM_TOKEN": TOKEN, "PUBLIC_URL": "http://127.0.0.1:8751"}, "public-url-https", "PUBLIC_URL"),
    (
        {"TELEGRAM_TOKEN": TOKEN, "PUBLIC_URL": HTTPS, "TELEGRAM_WEBHOOK_SECRET": "two words"},
        "webhook-secret",
        "TELEGRAM_WEBHOOK_SECRET",
    ),
    ({"TELEGRAM_WEBHOOK_SECRET": "word"}, "needs-token", "TELEGRAM_WEBHOOK_SECRET"),
    ({"TELEGRAM_API": "api.telegram.org"}, "address", "TELEGRAM_API"),
    ({"PUBLIC_URL": "ftp://sign.example.cn"}, "address", "PUBLIC_URL"),
    ({"PUBLIC_URL": "https://sign.example.cn:port"}, "address", "PUBLIC_URL"),
    ({"PUBLIC_URL": "https://sign.example.cn/#top"}, "address", "PUBLIC_URL"),
    ({"TSA_URL": "https://me:secret@tsa.example.cn"}, "address-with-password", "TSA_URL"),
    ({"TSA_URL": "https://tsa.example.cn ftp://tsa.example.cn"}, "address", "TSA_URL"),
    ({"TSA_USER": "me"}, "needs-tsa-url", "TSA_USER"),
    ({"TSA_PASSWORD": "secret"}, "needs-tsa-url", "TSA_PASSWORD"),
    ({"SIGN_PKCS12": "/k.p12", "SIGN_PKCS11_MODULE": "/m.so"}, "one-key", "SIGN_PKCS11_MODULE"),
    ({"SIGN_PKCS11_MODULE": "/m.so"}, "needs", "SIGN_PKCS11_MODULE"),
    ({"SIGN_PKCS11_PIN": "secret"}, "needs", "SIGN_PKCS11_PIN"),
    ({"SIGN_PKCS12_PASSWORD": "secret"}, "needs", "SIGN_PKCS12_PASSWORD"),
    ({"SIGN_CSC_URL": "https://sign.example.cn/csc/v2", "SIGN_CSC_CLIENT": "us"}, "needs", "SIGN_CSC_URL"),
    ({"SIGN_CSC_URL": "sign.example.cn"}, "address", "SIGN_CSC_URL"),
    ({"SIGN_CHAIN": "/chain.pem"}, "needs", "SIGN_CHAIN"),
    ({"TRUST_PRIVATE_NETWORK": "perhaps"}, "one-of", "TRUST_PRIVATE_NETWORK"),
    ({"HOST": "sign example"}, "host", "HOST"),
    ({"PORT": "0"}, "number", "PORT"),
    ({"PORT": "65536"}, "number", "PORT"),
    ({"PORT": "many"}, "number", "PORT"),
    ({"PORT": "8000.5"}, "number", "PORT"),
    ({"PORT": "9000", "CHAT_PORT": "9000"}, "same-port", "CHAT_PORT"),
    ({"DATABASE_URL": "mysql://u:secret@h/d"}, "database", "DATABASE_URL"),
    ({"DATABASE_URL": "postgresql://u:secret@[h/d"}, "database", "DATABASE_URL"),
    ({"BLOBS_URL": "s3://bucket"}, "blobs", "BLOBS_URL"),
    ({"BLOBS_URL": "file:///"}, "blobs", "BLOBS_URL"),
    ({"ORGANISATION": "印" * 65}, "length", "ORGANISATION"),
    ({"TIME_ZONE": "Beijing"}, "time-zone", "TIME_ZONE"),
    ({"TIME_ZONE": "../../etc/passwd"}, "time-zone", "TIME_ZONE"),
    ({"ADMINS": "zhaolei"}, "admins", "ADMINS"),
    ({"ADMINS": "5,-6"}, "admins", "ADMINS"),
    ({"MAX_PDF_MB": "501"}, "number", "MAX_PDF_MB"),
    ({"NUDGES_PER_DAY": "0"}, "number", "NUDGES_PER_DAY"),
    ({"FONT_SANS": "/nowhere/song.ttf"}, "font", "FONT_SANS"),
    ({"FONT_SONG": f"{LATIN}, /nowhere/song.ttf"}, "font", "FONT_SONG"),
    ({"FONT_SONG": str(LATIN)}, "font-incomplete", "FONT_SONG"),
    ({"JOBS": "celery"}, "jobs", "JOBS"),
    ({"LOG_LEVEL": "loud"}, "one-of", "LOG_LEVEL"),
    ({"TELEGRAM_TOKN": TOKEN}, "unknown", "TELEGRAM_TOKN"),
]


@pytest.mark.parametrize(("lines", "code", "name"), WRONG, ids=[f"{code}-{name}" for _, code, name in WRONG])
def test_what_is_wrong_is_one_line_that_names_the_setting(
    lines: dict[str, str], code: str, name: str, tmp_path: Path
) -> None:
    with pytest.raises(StartError) as wrong:
        read(tmp_path, **lines)
    error = wrong.value
    assert (error.code, error.facts["name"]) == (f"setting-{code}", f"YINXIN_{name}")
    for language in LANGUAGES:
        sentence = say(language, error.code, **error.facts)
        assert f"YINXIN_{name}" in sentence and "\n" not in sentence
        assert not any(secret in sentence for secret in (TOKEN, "secret")), "what was typed may be a secret"


def test_the_range_of_a_number_is_told(tmp_path: Path) -> None:
    with pytest.raises(StartError) as wrong:
        read(tmp_path, MAX_PDF_MB="1000")
    assert say("en", wrong.value.code, **wrong.value.facts).endswith("a whole number from 1 to 500.")


def test_every_check_is_tried_here() -> None:
    """A sentence for a wrong setting that no line above brings about is not tested."""
    from signing.wording import keys

    when_opened = {"env-file", "files-missing", "folder", "master-key", "master-key-strange", "database-closed"}
    when_opened |= {"font-closed"}  # tests/signing/typesetting
    when_opened |= {"file", "certificates", "root-passphrase"}  # tests/bot/test_signing_key, test_founding
    told = {key.removeprefix("setting-") for key in keys("en") if key.startswith("setting-")}
    told -= {code for code in told if code.startswith("key-")}  # tests/bot/test_signing_key
    assert told - when_opened == {code for _, code, _ in WRONG}


def test_nothing_has_to_be_set(tmp_path: Path) -> None:
    settings = read_settings(tmp_path / "no.env")
    assert settings.telegram_token is None
    assert settings.pages_url == "http://127.0.0.1:8751"
    assert settings.database == f"sqlite:///{settings.folder / 'yinxin.db'}"
    assert settings.blobs_folder == settings.folder / "blobs"
    assert settings.master_key == settings.folder / "master.key"


def test_the_environment_goes_before_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YINXIN_PORT", "9001")
    settings = read(tmp_path, PORT="9000", CHAT_PORT="9002")
    assert (settings.port, settings.chat_port) == (9001, 9002)


def test_an_unknown_name_in_the_environment_is_told_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YINXIN_COLOUR", "red")
    with pytest.raises(StartError, match="setting-unknown"):
        read(tmp_path)


def test_an_empty_value_takes_a_setting_back(tmp_path: Path) -> None:
    settings = read(tmp_path, TELEGRAM_TOKEN="", PORT="", ADMINS="", TSA_URL="")
    assert (settings.telegram_token, settings.port, settings.admins) == (None, 8751, frozenset())
    assert not settings.tsa_url


def test_a_file_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes("YINXIN_ORGANISATION=印信".encode("gb18030"))
    with pytest.raises(StartError, match="setting-env-file"):
        read_settings(tmp_path / ".env")


@pytest.mark.parametrize("typed", ["5,7", "5, 7", "5；7", "5、7", " 7 5 ", "5，7,"])
def test_admins_are_separated_as_people_type(typed: str, tmp_path: Path) -> None:
    assert read(tmp_path, ADMINS=f'"{typed}"').admins == {5, 7}


@pytest.mark.parametrize(
    ("lines", "address"),
    [
        ({"PUBLIC_URL": "https://sign.example.cn/"}, "https://sign.example.cn"),
        ({"HOST": "0.0.0.0", "PORT": "9000"}, "http://127.0.0.1:9000"),
        ({"HOST": "::"}, "http://127.0.0.1:8751"),
        ({"HOST": "::1"}, "http://[::1]:8751"),
        ({"HOST": "desk.local"}, "http://desk.local:8751"),
    ],
)
def test_where_the_pages_are(lines: dict[str, str], address: str, tmp_path: Path) -> None:
    assert read(tmp_path, **lines).pages_url == address


def test_pages_on_this_computer_will_do_for_a_bot_api_on_this_computer(tmp_path: Path) -> None:
    local = {"TELEGRAM_TOKEN": TOKEN, "PUBLIC_URL": "http://127.0.0.1:8751", "TELEGRAM_API": "http://localhost:81"}
    assert read(tmp_path, **local).pages_url == "http://127.0.0.1:8751"


def test_a_blobs_address_is_a_folder_with_its_spaces(tmp_path: Path) -> None:
    assert read(tmp_path, BLOBS_URL="file:///srv/my%20files").blobs_folder == Path("/srv/my files")


def test_own_fonts_in_their_order(tmp_path: Path) -> None:
    settings = read(tmp_path, FONT_SONG=f"{SONG}, {LATIN}")
    assert (settings.font_song, settings.font_sans) == ((SONG, LATIN), ())


def test_what_no_log_may_show(tmp_path: Path) -> None:
    settings = read(
        tmp_path,
        TELEGRAM_TOKEN=TOKEN,
        PUBLIC_URL=HTTPS,
        TELEGRAM_WEBHOOK_SECRET="zxcvb",
        TSA_URL="https://tsa.example.cn",
        TSA_PASSWORD="asdfg",
        DATABASE_URL="postgresql://u:qwert@h/d",
    )
    assert set(settings.secrets) == {TOKEN, "zxcvb", "asdfg", "qwert"}
    assert not any(secret in repr(settings) for secret in settings.secrets)
