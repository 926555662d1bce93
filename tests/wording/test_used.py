"""The code and the sentences fit: whatever is raised or told can be said, and nothing is kept that nobody says."""

from __future__ import annotations

import re

import pytest

from signing.task.events import HISTORY
from signing.wording import LANGUAGES, has
from tests.wording.sentences import OTHER_TEXT, answered, constants, prefixes, raised, said, sentences

# Raised and caught among us, or worded by other means; nobody reads them as refusals.
NOT_SHOWN: set[str] = set()
# Families whose last part comes from data: an f-string in the code, or a value of an enumeration.
FAMILIES = re.compile(r"(told|event|refusal|note|state|role|party-state)-[a-z][a-z-]*")
# Named in ways that the scan does not see: as an argument of `refused`, as `${view.state}-title` in a script.
KEPT = {"refusal-internal", *(f"page-word-{state}-title" for state in ("rejected", "withdrawn", "expired"))}


def test_every_refusal_has_a_sentence() -> None:
    missing = {
        code: each.where
        for each in raised()
        for code in each.codes
        if code not in NOT_SHOWN and not has(f"refusal-{code}")
    }
    assert missing == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_brings_the_facts_that_its_sentence_needs(language: str) -> None:
    lacking = {}
    for each in raised():
        for code in each.codes:
            sentence = sentences(language).get(f"refusal-{code}")
            if sentence is not None and each.facts is not None and sentence.variables - each.facts:
                lacking[f"{each.where} {code}"] = sorted(sentence.variables - each.facts)
    assert lacking == {}


def test_the_scan_sees_the_refusals_at_all() -> None:
    """A test that scans nothing passes always."""
    codes = {code for each in raised() for code in each.codes}
    assert {"code-wrong", "not-found", "remind-too-soon", "task-ended", "timestamp-unavailable"} <= codes
    assert len(codes) > 40


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_is_said_by_name_is_there_and_gets_its_facts(language: str) -> None:
    missing, lacking = {}, {}
    for key, facts, where in said():
        sentence = sentences(language).get(key)
        if sentence is None:
            missing[key] = where
        elif facts is not None and sentence.variables - facts:
            lacking[f"{where} {key}"] = sorted(sentence.variables - facts)
    assert (missing, lacking) == ({}, {})


def test_whatever_the_code_names_of_a_family_is_there() -> None:
    missing = {text: where for text, where in constants().items() if FAMILIES.fullmatch(text) and not has(text)}
    assert missing == {}


def test_every_line_of_a_history_has_its_words() -> None:
    assert [kind for kind in sorted(HISTORY) if not has(f"event-{kind}")] == []


def test_no_sentence_is_kept_that_nobody_says() -> None:
    scripts = "\n".join(path.read_text(encoding="utf-8") for path in OTHER_TEXT)
    begun = {*prefixes(), *re.findall(r"`([a-z-]+-)\$\{", scripts)} - {"refusal-"}
    refusals = [*(code for each in raised() for code in each.codes), *answered()]
    named = {*constants(), *KEPT, *(f"refusal-{code}" for code in refusals)}

    def is_said(key: str) -> bool:
        # The pages' scripts get their words by the part after this prefix.
        in_page = key.removeprefix("page-word-")
        by_part = any(part.startswith(begin) for begin in begun for part in (key, in_page))
        return key in named or by_part or bool(re.search(rf"(?<![\w-]){re.escape(in_page)}(?![\w-])", scripts))

    assert {key: each.file for key, each in sentences("en").items() if not is_said(key)} == {}
