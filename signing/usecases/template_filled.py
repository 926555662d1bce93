"""What filling a template and starting it share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from signing.errors import NotAllowed, Stale
from signing.fields.values import check_values
from signing.task.template_filling import Filling
from signing.task.templates import TemplateVersion
from signing.usecases.template_desk import TemplateDesk


async def version_being_filled(desk: TemplateDesk, filling: Filling) -> TemplateVersion:
    """The one that the filling was begun for, also where there is a newer one by now."""
    if filling.number == desk.template.latest.number:
        return desk.template.latest
    version = await desk.tx.templates.at(desk.template.id, filling.number)
    if version is None:
        raise Stale("template-changed")
    return version


def check_answers(version: TemplateVersion, answers: Mapping[str, str], now: datetime) -> dict[str, str]:
    """As they will stand in the document; what is left empty is the party's. Raises as `check_values`."""
    if answers.keys() - set(version.merge):
        raise NotAllowed("not-found")
    asked = [replace(each, required=False, default="") for each in version.fields if each.key in answers]
    return check_values(asked, answers, now=now)
