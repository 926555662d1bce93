"""Both languages say the same things, and say them properly."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from itertools import product

import pytest

from signing.usecases.view_task import TOLD_FACTS
from signing.wording import LANGUAGES, WordingError, keys, say, say_moment
from signing.wording.moments import say_day, say_past, say_short
from tests.wording.sentences import Sentence, sentences

CJK = r"[\u4e00-\u9fff]"
# Names, file types and units that are written so in Chinese, too.
NAMES = frozenset(
    {
        "SM",  # SM2, a national algorithm
        "Lark",
        "Webhook",
        "PDF",
        "Telegram",
        "MB",
        "KB",
        "GB",
        "XFA",
        "SHA",
        "UTC",
        "QR",
        "Yinxin",
        "YX",
        "PAdES",
        "LTA",
        "IP",
        "TSA",
        "IMAP",
        "Acrobat",
    }
    | {"OCSP", "CRL", "JavaScript", "Mini", "App", "CSV", "ID", "HTTP", "HTTPS", "API", "Word", "Excel", "Office"}
    | {"Asia", "Shanghai", "Europe", "Berlin", "English", "Bot", "DocMDP", "LT"}
    | {"PNG", "JPEG", "WebP", "JPG", "HEIC", "WEBP", "TIFF", "ZIP", "UTF", "WPS"}
    # of the evidence report: laws, and what checks it
    | {"eIDAS", "ESIGN", "UETA", "Adobe", "pdfsig", "DSS", "JSON", "Python", "sha", "sum", "RFC"}
    | {"docs", "audit", "md", "scripts", "verify", "proof", "py"}
)
# What is typed on a terminal: in sentences about settings and commands.
TYPED = frozenset(
    {"SQLite", "postgresql", "sqlite", "file", "embedded", "debug", "info", "warning", "error", "https", "Ctrl"}
    | {"backup", "against", "chmod", "npm", "ci", "systemd", "timesyncd", "chrony", "PostgreSQL", "checkpoint"}
    | {"openssl", "rand", "hex", "Authorization", "Bearer"}
    | {"erase", "erasures", "register", "restore", "person", "jsonl", "yinxin"}
    | {
        "credentialID",
        "pfx",
        "PIN",
        "OAuth",
        "oauth",
        "CSC",
        "csc",
        "PKCS",
        "RSA",
        "all",
        "ca",
        "renew",
        "new",
        "status",
        "export",
        "serve",
        "true",
        "token",
    }
    | {"BotFather", "RFC", "UTF", "PROXY", "start", "settings", "yinxin", "FILE", "root", "name", "PEM", "DER"}
    | {"Gotenberg", "LibreOffice", "soffice", "apprise", "PHONE", "smtp", "smtps", "STARTTLS", "starttls", "TLS"}
    | {"user", "password", "no", "keys", "to", "AES"}
)
BILINGUAL = {"button-language", "page-word-letter-language"}  # for whoever cannot read the language they are in
COMMAND = re.compile(r"/[a-z_]+")


def test_both_languages_have_the_same_sentences_in_the_same_files() -> None:
    zh = {key: each.file for key, each in sentences("zh").items()}
    en = {key: each.file for key, each in sentences("en").items()}
    assert zh == en
    assert set(zh) == keys("zh") == keys("en"), "and the product reads the same files as this test"


def test_both_languages_use_the_same_facts() -> None:
    other = {
        key: sorted(zh.variables ^ sentences("en")[key].variables)
        for key, zh in sentences("zh").items()
        if key in sentences("en") and zh.variables != sentences("en")[key].variables
    }
    assert other == {}, "facts that only one language uses"


def test_both_languages_tell_the_same_cases_apart() -> None:
    """Plural forms are a language's own; the other branches are ours."""
    plural = {"zero", "one", "two", "few", "many", "other"}

    def cases(sentence: Sentence) -> set[str]:
        return {each for each in sentence.variants if each.split(":")[1] not in plural}

    differ = {
        key: sorted(cases(zh) ^ cases(sentences("en")[key]))
        for key, zh in sentences("zh").items()
        if key in sentences("en")
    }
    # A default branch may carry any name; what is left out falls to it.
    assert {key: names for key, names in differ.items() if len(names) > 1} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_can_be_said_with_numbers_and_with_words(language: str) -> None:
    for key, sentence in sentences(language).items():
        for value in (1, 3):
            words = say(language, key, **dict.fromkeys(sentence.variables, value))
            assert words.strip() and "{" not in words and "\u2068" not in words, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_markup_in_names_stays_what_it_was(language: str) -> None:
    """Escaping is the doors' work: the sentence gives back what was put in, uninterpreted."""
    nasty = '<b>{ $name }</b> & "*_`[x](y)'
    assert nasty in say(language, "event-read", name=nasty)


def test_what_is_missing_raises_and_never_falls_back() -> None:
    with pytest.raises(WordingError):
        say("zh", "no-such-key")
    with pytest.raises(WordingError):
        say("zh", "event-read")
    with pytest.raises(WordingError):
        say("fr", "event-read", name="x")


# ── Chinese ──────────────────────────────────────────────────────────────────────────────────────────────────


def _bad(pattern: str) -> dict[str, str]:
    return {
        key: found.group() for key, each in sentences("zh").items() if (found := re.search(pattern, each.text))
    }


def test_chinese_uses_full_width_punctuation() -> None:
    assert _bad(rf"{CJK}[,.;:?!()]|[,;:?!()]{CJK}|{CJK}\s*\.\.\.|\.\.\.\s*{CJK}") == {}


def test_chinese_quotes_are_curved() -> None:
    assert _bad(rf"{CJK}[\"']|[\"']{CJK}") == {}


def test_chinese_sentences_hold_no_english_words_but_names() -> None:
    found = {}
    for key, each in sentences("zh").items():
        text = re.sub(r"<[^>]*>|&[a-z]+;|\S+@\S+|[a-z]+:///?\S+|YINXIN_[A-Z0-9_]+", " ", each.text)
        words = set(re.findall(r"[A-Za-z]{2,}", COMMAND.sub(" ", text))) - NAMES
        words -= (
            TYPED
            if each.file in {"serve.ftl", "commands.ftl", "ends.ftl", "operations.ftl", "keys.ftl", "erasing.ftl"}
            else set()
        )
        if words and key not in BILINGUAL:
            found[key] = sorted(words)
    assert found == {}


def test_english_sentences_hold_no_chinese_but_names_and_examples() -> None:
    allowed = {"中文", "印信", "李明", "王芳", "印", "之印"}
    found = {}
    for key, each in sentences("en").items():
        words = set(re.findall(rf"{CJK}+", each.text)) - allowed
        if words and key not in BILINGUAL:
            found[key] = sorted(words)
    assert found == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_left_to_be_written(language: str) -> None:
    assert [
        key for key, each in sentences(language).items() if re.search(r"TODO|FIXME|XXX|(?i:lorem)", each.text)
    ] == []


# ── moments ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_moment_is_told_in_the_zone_it_carries() -> None:
    at = datetime(2026, 12, 4, 18, 0, tzinfo=timezone(timedelta(hours=8)))
    assert say_moment("zh", at) == "2026年12月4日 周五 18:00（UTC+8）"
    assert say_moment("en", at) == "Fri 4 December 2026, 18:00 (UTC+8)"
    assert say_moment("en", at.astimezone(timezone(timedelta(hours=-3, minutes=-30)))).endswith("(UTC-3:30)")
    assert say_moment("en", at.astimezone(UTC)).endswith("10:00 (UTC+0)")
    assert [say_short(each, at) for each in LANGUAGES] == ["12月4日 18:00", "4 Dec 18:00"]
    assert [say_past(each, at) for each in LANGUAGES] == ["2026年12月4日 18:00", "4 December 2026, 18:00"]
    assert [say_day(each, at) for each in LANGUAGES] == ["2026年12月4日", "4 December 2026"]


@pytest.mark.parametrize(("language", "left"), list(product(LANGUAGES, [1, 2])))
def test_numbers_are_counted_properly(language: str, left: int) -> None:
    words = say(language, "refusal-code-wrong", left=left)
    assert {"zh": str(left), "en": {1: "One try is", 2: "2 tries are"}[left]}[language] in words


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_happened_is_told_with_facts_that_are_told(language: str) -> None:
    told = {*TOLD_FACTS, "who", "words"}
    strange = {key: each.variables - told for key, each in sentences(language).items() if key.startswith("event-")}
    assert {key: names for key, names in strange.items() if names} == {}
