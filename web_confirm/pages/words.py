"""The sentences that a page's scripts say: rendered here, with `{name}` where the script puts a value."""

from __future__ import annotations

from functools import lru_cache

from signing.wording import LANGUAGES, keys, say

PREFIX = "page-word-"
# Values that a script knows; a sentence with another placeholder does not render, which the tests find.
SLOTS = (
    "title", "number", "name", "company", "names", "n", "total", "digest", "seconds", "minutes", "time", "percent",
    "size", "limit", "filename", "pages", "reason",
    "organisation", "done", "value", "at",
)  # fmt: skip


@lru_cache
def page_words() -> dict[str, dict[str, str]]:
    """Language → word → sentence, all of `page-word-…`."""
    slots = {name: f"{{{name}}}" for name in SLOTS}
    return {
        language: {
            key.removeprefix(PREFIX): say(language, key, **slots)
            for key in sorted(keys(language))
            if key.startswith(PREFIX)
        }
        for language in LANGUAGES
    }
