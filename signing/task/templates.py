"""A task that is sent again and again, with roles in place of its people. Values and pure functions."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from signing.errors import BadAnswer
from signing.fields.kinds import Field, FieldKind
from signing.one_line import one_line
from signing.task import events as kinds
from signing.task.demands import NO_DEMAND, Demand
from signing.task.drafting import TITLE_LIMIT, party_facts
from signing.task.events import Event
from signing.task.model import AskedFile, Document, Need, Order, Party, Reading, ReminderPlan, Role, Side, Task

NAME_LIMIT = 60  # characters
LABEL_LIMIT = 20  # characters of a role
MOST_TEMPLATES = 200  # of one person
MERGEABLE = frozenset(
    {FieldKind.TEXT, FieldKind.NUMBER, FieldKind.ID_NUMBER, FieldKind.PHONE, FieldKind.EMAIL}
)  # what can be typed in one message
_SLOT = re.compile(r"\{([^{}]{1,80})\}")
# Party fields whose words must not stand in a template's title: a letter or two would be found anywhere.
_LEAST_NAME = 2


@dataclass(frozen=True, slots=True)
class TemplateRole:
    """Who takes part, before anybody is named. `mine`: whoever starts it, unless somebody else is named."""

    id: str
    label: str  # 甲方, "Party B", "Approver"
    role: Role
    side: Side = Side.EXTERNAL
    step: int = 1
    mine: bool = False
    may_delegate: bool = False
    asked_files: tuple[AskedFile, ...] = ()
    demand: Demand | None = None
    level: int = 0
    at_start: bool = False
    view_only: bool = False
    finds_signer: bool = False


@dataclass(frozen=True, slots=True)
class TemplateVersion:
    """What is started; never changed. `fields` name role ids as their parties. `title` may hold {甲方} and the
    labels of merge fields. `days`: from start to deadline. `merge`: keys of fields that the initiator fills in."""

    number: int  # from 1
    made_at: datetime
    documents: tuple[Document, ...]  # meant for roles where they are meant for some only
    roles: tuple[TemplateRole, ...]
    title: str
    language: str
    order: Order = Order.ALL_AT_ONCE
    fields: tuple[Field, ...] = ()
    signature_page: bool = False
    days: int | None = None
    reminders: ReminderPlan = field(default_factory=ReminderPlan)
    merge: tuple[str, ...] = ()
    reading: Reading = field(default_factory=Reading)
    needs: tuple[Need, ...] = ()
    demand: Demand = NO_DEMAND

    @property
    def document(self) -> Document:
        """The first one; of most templates the only one."""
        return self.documents[0]

    def role(self, role_id: str) -> TemplateRole | None:
        return next((role for role in self.roles if role.id == role_id), None)


@dataclass(frozen=True, slots=True)
class Template:
    id: str
    owner_id: str
    name: str
    created_at: datetime
    latest: TemplateVersion
    archived_at: datetime | None = None
    version: int = 1  # counts every change of this row; a button made for another one is stale


def template_of(
    task: Task,
    documents: Sequence[Document],
    now: datetime,
    *,
    number: int,
    merge: Iterable[str],
    label: Callable[[Role, int], str],
    zone: str,
    found: Collection[str] = (),
) -> TemplateVersion:
    """`documents`: as they were before the places were written into them. `label`: what the nth (from 0) of the
    parties of this role is called. `zone` (IANA): whose days are counted. `found`: parties whose signer has been
    named since it was sent. BadAnswer `template-merge-gone` for a key that no field has."""
    roles = tuple(_roles(task, label, found))
    ids = {party.id: role.id for party, role in zip(task.parties, roles, strict=True)}
    keys = tuple(dict.fromkeys(merge))
    if set(keys) - {each.key for each in mergeable(task.fields)}:
        raise BadAnswer("template-merge-gone")
    return TemplateVersion(
        number=number,
        made_at=now,
        documents=tuple(_for_roles(each, ids) for each in documents),
        roles=roles,
        title=_pattern(task, roles),
        language=task.language,
        order=task.order,
        fields=tuple(replace(each, party_id=ids[each.party_id]) for each in task.fields if each.party_id in ids),
        signature_page=task.signature_page,
        days=_span(task, now, ZoneInfo(zone)),
        reminders=task.reminders,
        merge=keys,
        reading=task.reading,
        needs=task.needs,
        demand=task.demand,
    )


def _for_roles(document: Document, ids: Mapping[str, str]) -> Document:
    """`ids`: role ids by party id, or the other way round."""
    if document.only is None:
        return document
    return replace(document, only=tuple(ids[each] for each in document.only if each in ids))


def meant_for(documents: Iterable[Document], parties: Mapping[str, str]) -> tuple[Document, ...]:
    """The documents of a draft: party ids in place of role ids."""
    return tuple(_for_roles(each, parties) for each in documents)


def mergeable(fields: Iterable[Field]) -> tuple[Field, ...]:
    """What the initiator could fill in, one field for each value."""
    found: dict[str, Field] = {}
    for each in fields:
        if each.kind in MERGEABLE:
            found.setdefault(each.key, each)
    return tuple(found.values())


def filled(fields: Sequence[Field], answers: Mapping[str, str], parties: Mapping[str, str]) -> tuple[Field, ...]:
    """The fields of a draft: party ids in place of role ids, the initiator's answers as defaults."""
    return tuple(
        replace(each, party_id=parties[each.party_id], default=answers.get(each.key) or each.default)
        for each in fields
    )


def title_for(version: TemplateVersion, parties: Mapping[str, Party], answers: Mapping[str, str]) -> str:
    """The pattern with names in it, at most 120 characters. `parties` by role id."""
    words = {role.label: parties[role.id].company or parties[role.id].name for role in version.roles}
    labels = {each.key: each.label for each in version.fields}
    words |= {labels[key]: value for key, value in answers.items() if value and labels.get(key)}
    title = _SLOT.sub(lambda slot: words.get(slot[1], slot[0]), version.title)
    return " ".join(title.split())[:TITLE_LIMIT].rstrip()


def started(task: Task, facts: Mapping[str, Any]) -> tuple[Event, ...]:
    """What the chain keeps of a draft that a template has answered: all that would have been said one by one."""
    whole = {
        "what": "from-template",
        **facts,
        "order": task.order.value,
        "deadline": task.deadline.isoformat() if task.deadline else None,
        "hours_before": list(task.reminders.hours_before),
        "places": len(task.fields),
        "signature_page": task.signature_page,
    }
    parties = (Event(kinds.DRAFT_CHANGED, p.id, party_facts("party-added", p)) for p in task.parties)
    return (Event(kinds.DRAFT_CHANGED, None, whole), *parties)


def read_template_name(said: str) -> str:
    """One line, 1 to 60 characters."""
    name = one_line(said)
    if not name:
        raise BadAnswer("template-name-empty")
    if len(name) > NAME_LIMIT:
        raise BadAnswer("template-name-long", limit=NAME_LIMIT, length=len(name))
    return name


def read_role_label(said: str) -> str:
    """One line, 1 to 20 characters, none that has a meaning in a title or before a name."""
    label = " ".join("".join(c if c.isprintable() and c not in "{}:：=" else " " for c in said).split())
    if not label:
        raise BadAnswer("label-empty")
    if len(label) > LABEL_LIMIT:
        raise BadAnswer("label-long", limit=LABEL_LIMIT, length=len(label))
    return label


def relabelled(version: TemplateVersion, role_id: str, label: str, now: datetime) -> TemplateVersion:
    """The next version, with one role called otherwise, in the title too. BadAnswer `label-taken` (name)."""
    before = next(role for role in version.roles if role.id == role_id)
    if any(role.label.casefold() == label.casefold() for role in version.roles if role.id != role_id):
        raise BadAnswer("label-taken", name=label)
    roles = tuple(replace(role, label=label) if role.id == role_id else role for role in version.roles)
    title = version.title.replace("{" + before.label + "}", "{" + label + "}")
    return replace(version, number=version.number + 1, made_at=now, roles=roles, title=title)


def _roles(task: Task, label: Callable[[Role, int], str], found: Collection[str]) -> Iterable[TemplateRole]:
    seen: dict[Role, int] = {}
    for number, party in enumerate(task.parties, 1):
        at = seen.get(party.role, 0)
        seen[party.role] = at + 1
        yield TemplateRole(
            id=f"r{number}",
            label=label(party.role, at),
            role=party.role,
            side=party.side,
            step=party.step,
            mine=party.person_id == task.initiator_id,
            may_delegate=party.may_delegate,
            asked_files=party.asked_files,
            demand=party.demand,
            level=party.level,
            at_start=party.at_start,
            view_only=party.view_only,
            finds_signer=party.finds_signer or party.id in found,
        )


def _pattern(task: Task, roles: Sequence[TemplateRole]) -> str:
    """Names of parties in the title become their roles, the longest first."""
    names = {
        name: role.label
        for party, role in zip(task.parties, roles, strict=True)
        for name in (party.name, party.company)
        if name and len(name) >= _LEAST_NAME
    }
    if not names:
        return task.title
    found = re.compile("|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)))
    return found.sub(lambda name: "{" + names[name[0]] + "}", task.title)


def _span(task: Task, now: datetime, zone: ZoneInfo) -> int | None:
    """From day to day, as "in 3 days" counts them; at least one."""
    if task.deadline is None:
        return None
    days = task.deadline.astimezone(zone).date() - (task.sent_at or now).astimezone(zone).date()
    return max(1, days.days)
