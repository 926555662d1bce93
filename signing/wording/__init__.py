"""Every sentence a person reads, by key, in both languages. No silent fallback: what is not there raises."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast

from signing.wording.moments import say_moment as say_moment

LANGUAGES = ("zh", "en")
_HERE = Path(__file__).parent
_LOCALES = {"zh": "zh-CN", "en": "en-GB"}


class WordingError(LookupError):
    """A key or a placeholder that is not there: our mistake, found by the tests."""


def say(language: str, key: str, /, **facts: Any) -> str:
    """The sentence `key` in "zh" or "en", with `facts` for its placeholders (str, int; a bool becomes yes/no).

    Raises WordingError for an unknown key or a placeholder without a fact.
    """
    message = _bundle(language).get_message(key) if _bundle(language).has_message(key) else None
    if message is None or message.value is None:
        raise WordingError(f"{language}: no sentence {key!r}")
    plain = {
        name: ("yes" if value else "no") if isinstance(value, bool) else value for name, value in facts.items()
    }
    words, errors = _bundle(language).format_pattern(message.value, plain)
    if errors:
        raise WordingError(f"{language}: {key}: {errors[0]}")
    return str(words)


def has(key: str) -> bool:
    """Whether both languages know the key."""
    return all(_bundle(language).has_message(key) for language in LANGUAGES)


@lru_cache
def keys(language: str) -> frozenset[str]:
    """All keys of a language; the tests hold both against each other."""
    return frozenset(_bundle(language)._messages)


@lru_cache
def version_of_wording() -> str:
    """SHA-256 over all sentences of both languages: which words stood before whoever acted. Each file counts with
    its name and its own SHA-256, in the order of the names."""
    whole = hashlib.sha256()
    for path in sorted(_HERE.glob("*/*.ftl"), key=lambda path: (path.parent.name, path.name)):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        whole.update(f"{path.parent.name}/{path.name} {digest}\n".encode())
    return whole.hexdigest()


@lru_cache
def _bundle(language: str) -> FluentBundle:
    if language not in LANGUAGES:
        raise WordingError(f"no language {language!r}")
    # Isolation marks (U+2068, U+2069) would be seen as boxes in PDFs and break copying from the chat.
    bundle = FluentBundle([_LOCALES[language]], use_isolating=False)
    for path in sorted((_HERE / language).glob("*.ftl")):
        resource = FluentResource(path.read_text(encoding="utf-8"))
        for entry in resource.body:
            if isinstance(entry, ast.Junk):
                raise WordingError(f"{path.name} ({language}) cannot be read: {(entry.content or '')[:80]!r}")
            if isinstance(entry, ast.Message) and bundle.has_message(entry.id.name):
                raise WordingError(f"{path.name} ({language}) says {entry.id.name!r} again")
        bundle.add_resource(resource)
    return bundle
