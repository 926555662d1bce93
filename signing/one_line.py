from __future__ import annotations


def one_line(words: str) -> str:
    """Nothing in it that does not print; white space run together."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in words).split())
