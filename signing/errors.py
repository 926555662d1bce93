"""Errors carry a code and facts; the doors find the words.

YinxinError
├── Refusal            the person can do something about it: one plain sentence, worded as `refusal-<code>`
│   ├── DocumentRefused    the file cannot be taken as it is
│   ├── NotAllowed         this person, this act, now: no (also what does not exist for them)
│   ├── Stale              what they saw is no longer what is; the view is drawn again
│   └── BadAnswer          an answer we could not read; asked again with an example
└── Waiting            nobody did wrong; the installation lacks something and heals by itself
"""

from __future__ import annotations

from typing import Any


class YinxinError(Exception):
    """`code` is a short kebab-case name; `facts` are the values its sentence needs (no secrets)."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        facts = ", ".join(f"{name}={value!r}" for name, value in self.facts.items())
        return f"{self.code}({facts})"

    def __reduce__(self) -> tuple[Any, ...]:
        # Children with limits hand their refusal back by pickle, which forgets keyword arguments.
        return (_revive, (type(self), self.code, self.facts))


def _revive(kind: type[YinxinError], code: str, facts: dict[str, Any]) -> YinxinError:
    return kind(code, **facts)


class Refusal(YinxinError):
    """Said to the person who asked, in their language."""


class DocumentRefused(Refusal):
    """The file cannot be taken as it is."""


class NotAllowed(Refusal):
    """Not yours and not there look the same: both are `not-found`."""


class Stale(Refusal):
    """A button, page or code made for an earlier state."""


class BadAnswer(Refusal):
    """The words could not be read; the same question is asked again with an example."""


class Waiting(YinxinError):
    """A time stamp, a certificate or a channel is missing; the task waits, says for what, and is tried again."""
