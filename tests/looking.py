"""Pictures for our own eyes. `LOOK=1 pytest …` keeps them in tests/artefacts; without, none is made: what a test
says it sees, it asserts."""

from __future__ import annotations

import os
from pathlib import Path

ARTEFACTS = Path(__file__).parent / "artefacts"
LOOKING = os.environ.get("LOOK", "") not in {"", "0"}
if LOOKING:
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
