"""The page's own words: both languages say the same things, and everything that is said exists."""

from __future__ import annotations

import re
from pathlib import Path

from bot.local_chat import app

PAGE = app.PAGE


def keys_of(language: str) -> dict[str, set[str]]:
    """Key → its placeholders."""
    source = (PAGE / "words.js").read_text()
    block = re.search(rf"^  {language}: \{{\n(.*?)^  \}},", source, re.DOTALL | re.MULTILINE)
    assert block
    return {
        key: set(re.findall(r"\{(\w+)\}", words))
        for key, words in re.findall(r'(?:^|[ ,])(\w+): "([^"]*)"', block.group(1))
    }


def test_both_languages_have_the_same_words_with_the_same_places() -> None:
    assert keys_of("en") == keys_of("zh")
    assert len(keys_of("en")) > 60


def test_every_word_is_said_and_every_said_word_exists() -> None:
    scripts = "".join(script.read_text() for script in PAGE.glob("*.js") if script.name != "words.js")
    said = set(re.findall(r'say\("(\w+)"', scripts))
    assert said <= set(keys_of("en"))
    assert {key for key in keys_of("en") if f'"{key}"' not in scripts} == set()


def test_the_page_asks_no_other_server_for_anything() -> None:
    for file in Path(PAGE).iterdir():
        if file.suffix in (".js", ".css", ".html"):
            addresses = set(re.findall(r"https?://[\w./]+", file.read_text()))
            assert all(address.startswith("https://t.me") or "w3.org" in address for address in addresses), file
