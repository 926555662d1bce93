"""The sentences and the code that says them, read as text: for the tests that hold both against each other."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

ROOT = Path(__file__).resolve().parents[2]
WORDING = ROOT / "signing" / "wording"
LANGUAGES = ("zh", "en")
# The local chat is a stranger with a few words of its own.
CODE = [
    path
    for room in ("signing", "bot", "web_confirm", "storage")
    for path in sorted((ROOT / room).rglob("*.py"))
    if "local_chat" not in path.parts
]
OTHER_TEXT = [
    path
    for room in ("signing", "bot", "web_confirm")
    for path in sorted((ROOT / room).rglob("*"))
    if path.suffix in {".html", ".js", ".typ"} and "local_chat" not in path.parts
]
REFUSALS = {"Refusal", "BadAnswer", "NotAllowed", "Stale", "DocumentRefused", "Waiting"}


@dataclass(frozen=True, slots=True)
class Sentence:
    key: str
    file: str
    variables: frozenset[str]
    text: str  # what stands there, without placeholders
    variants: frozenset[str]  # "variable:name" of its selectors' branches


class _Parts(Visitor):  # type: ignore[misc]
    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.text: list[str] = []
        self.variants: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:
        self.variables.add(node.id.name)

    def visit_TextElement(self, node: ftl.TextElement) -> None:
        self.text.append(node.value)

    def visit_SelectExpression(self, node: ftl.SelectExpression) -> None:
        for variant in node.variants:
            if isinstance(variant.key, ftl.Identifier) and isinstance(node.selector, ftl.VariableReference):
                self.variants.add(f"{node.selector.id.name}:{variant.key.name}")
        self.generic_visit(node)


@lru_cache
def sentences(language: str) -> dict[str, Sentence]:
    found = {}
    for path in sorted((WORDING / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ftl.Junk), f"{path.name}: {entry.content[:80]!r}"
            if isinstance(entry, ftl.Message):
                parts = _Parts()
                parts.visit(entry)
                key, text = entry.id.name, "\n".join(parts.text)
                found[key] = Sentence(key, path.name, frozenset(parts.variables), text, frozenset(parts.variants))
    return found


@lru_cache
def trees() -> dict[Path, ast.Module]:
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in CODE}


@lru_cache
def nodes() -> tuple[tuple[Path, ast.Call | ast.Constant | ast.JoinedStr], ...]:
    """What is looked at anywhere below, of all the code: read through once."""
    wanted = (ast.Call, ast.Constant, ast.JoinedStr)
    return tuple(
        (path, node) for path, tree in trees().items() for node in ast.walk(tree) if isinstance(node, wanted)
    )


@dataclass(frozen=True, slots=True)
class Raised:
    """`Refusal("code", fact=…)` somewhere. `facts` None: handed over by ** and not to be read here."""

    kind: str
    codes: tuple[str, ...]
    facts: frozenset[str] | None
    where: str


@lru_cache
def raised() -> tuple[Raised, ...]:
    return tuple(_raised())


def _raised() -> Iterator[Raised]:
    for path, node in nodes():
        if isinstance(node, ast.Call) and _name(node.func) in REFUSALS and node.args:
            codes = tuple(_values(node.args[0]))
            yield Raised(_name(node.func), codes, _facts(node), f"{path.relative_to(ROOT)}:{node.lineno}")


def answered() -> Iterator[str]:
    """The code of every `refused(request, status, "code", facts)`: answers of the pages without an exception."""
    for _, node in nodes():
        if isinstance(node, ast.Call) and _name(node.func) == "refused" and len(node.args) > 2:
            yield from _values(node.args[2])


def said() -> Iterator[tuple[str, frozenset[str] | None, str]]:
    """Key, facts and place of every `say(language, "key", …)` and `voice.say("key", …)` whose key stands there; of
    a screen's `label` and `pair` too."""
    for path, node in nodes():
        ways = {"say", "label", "pair"} if "screens" in path.parts else {"say"}
        if not isinstance(node, ast.Call) or not node.args or _name(node.func) not in ways:
            continue
        spoken = isinstance(node.func, ast.Attribute)  # by a voice, which knows its language
        for key in _values(node.args[0] if spoken else node.args[-1]) if spoken or len(node.args) > 1 else ():
            yield key, _facts(node), f"{path.relative_to(ROOT)}:{node.lineno}"


@lru_cache
def constants() -> dict[str, str]:
    """Every whole string in the code, with one place where it stands."""
    return {
        node.value: f"{path.relative_to(ROOT)}:{node.lineno}"
        for path, node in nodes()
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


@lru_cache
def prefixes() -> frozenset[str]:
    """What key-like f-strings begin with: `f"event-{kind}"`."""
    found = set()
    for _, node in nodes():
        if isinstance(node, ast.JoinedStr) and node.values and isinstance(node.values[0], ast.Constant):
            begin = str(node.values[0].value)
            if begin.endswith("-") and begin.replace("-", "").isalpha():
                found.add(begin)
    return frozenset(found)


def _facts(call: ast.Call) -> frozenset[str] | None:
    if any(kw.arg is None for kw in call.keywords):
        return None
    return frozenset(kw.arg for kw in call.keywords if kw.arg)


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _values(node: ast.expr) -> Iterator[str]:
    """The strings that an expression can be, as far as they stand there."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _values(node.body)
        yield from _values(node.orelse)
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from _values(value)
