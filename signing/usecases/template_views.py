"""What the doors get to see of a template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from signing.fields.kinds import Field
from signing.task.model import Task
from signing.task.template_filling import Filling, next_blank, open_roles
from signing.task.templates import Template, TemplateRole, TemplateVersion


@dataclass(frozen=True, slots=True)
class TemplateProposal:
    """A task of mine that may become a template: what it would be called, who would be who, and what I could fill
    in at every start. `known`: the templates of mine, whose names make a new version of them."""

    task: Task
    name: str
    version: TemplateVersion
    blanks: Sequence[Field]
    known: frozenset[str]


@dataclass(frozen=True, slots=True)
class FillingView:
    """A template on its way to a draft. `version` is the one that is being filled, `open` the roles that nobody
    has yet, `blank` the field that is asked for next."""

    template: Template
    version: TemplateVersion
    filling: Filling

    @property
    def open(self) -> tuple[TemplateRole, ...]:
        return open_roles(self.version, self.filling)

    @property
    def blank(self) -> Field | None:
        key = next_blank(self.version, self.filling)
        return next((each for each in self.version.fields if each.key == key), None) if key else None

    @property
    def is_filled(self) -> bool:
        return not self.open and self.blank is None
