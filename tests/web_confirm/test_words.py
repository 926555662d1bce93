"""Every word that a script says is there, and none is there that nobody says."""

from __future__ import annotations

import re

import pytest

from web_confirm.pages.assets import STATIC
from web_confirm.pages.words import SLOTS, page_words

SCRIPTS = {path.name: path.read_text(encoding="utf-8") for path in STATIC.glob("*.js")}
SAID = re.compile(r"""\bw\(\s*"([a-z-]+)\"""")
BUILT = re.compile(r"""\bw\(\s*`([^`]+)`""")
TEMPLATES = re.compile(r"`([a-z-]*\$\{[^}]+\}[a-z-]*)`")
CHOSEN = re.compile(r'"([a-z]+(?:-[a-z]+)+|[a-z]+)"')


def all_scripts() -> str:
    return "\n".join(SCRIPTS.values())


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_word_of_a_script_is_known(language: str) -> None:
    words = page_words()[language]
    unknown = {word for word in SAID.findall(all_scripts()) if word not in words}
    assert not unknown
    for pattern in BUILT.findall(all_scripts()):
        built = re.compile(re.sub(r"\\\$\\\{[^}]*\\\}", "[a-z-]+", re.escape(pattern)))
        assert any(built.fullmatch(word) for word in words), pattern


def test_no_word_is_left_that_no_script_says() -> None:
    text = all_scripts()
    mentioned = set(CHOSEN.findall(text))
    built = [
        re.compile(re.sub(r"\\\$\\\{[^}]*\\\}", "[a-z-]+", re.escape(each))) for each in TEMPLATES.findall(text)
    ]
    idle = {
        word for word in page_words()["en"] if word not in mentioned and not any(b.fullmatch(word) for b in built)
    }
    assert not idle


def test_both_languages_put_the_same_values_into_a_word() -> None:
    slots = {
        language: {word: set(re.findall(r"\{(\w+)\}", said)) for word, said in words.items()}
        for language, words in page_words().items()
    }
    assert slots["zh"] == slots["en"]
    assert set.union(*slots["en"].values()) <= set(SLOTS)


def test_no_script_writes_markup() -> None:
    for name, text in SCRIPTS.items():
        for way in (
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "eval(",
            "localStorage",
            "document.cookie",
        ):
            assert way not in text, f"{name}: {way}"
