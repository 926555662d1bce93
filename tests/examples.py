"""How many examples hypothesis tries: a few, always the same, in every check; many and new ones in a search:

HYPOTHESIS_PROFILE=search .venv/bin/pytest -m slow tests/signing/pdf/test_random_documents.py
"""

from __future__ import annotations

import os

PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "check")
SEARCHING = PROFILE == "search"


def examples(check: int, search: int = 1000) -> int:
    return search if SEARCHING else check
