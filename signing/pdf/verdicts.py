"""What a verdict means to whoever only asks yes or no. Without pyHanko, so that a command need not wait for it."""

from __future__ import annotations

GOOD = frozenset({"valid", "valid-untrusted"})
UNKNOWN_KIND = "unknown-kind"


def exit_code(verdict: str) -> int:
    """0: good; 2: it cannot be judged here; 1: anything else."""
    return 0 if verdict in GOOD else 2 if verdict == UNKNOWN_KIND else 1


def may_be_good(verdict: str) -> bool:
    """Nothing speaks against it."""
    return exit_code(verdict) != 1
