from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from signing.errors import BadAnswer
from signing.ports import Actor, Ports
from signing.task.contacts import region_of
from signing.task.template_filling import Filling, Somebody, named, next_blank, open_roles, picked
from signing.task.templates import TemplateVersion
from signing.usecases.draft_views import PickedPerson
from signing.usecases.template_desk import at_template
from signing.usecases.template_filled import check_answers, version_being_filled
from signing.usecases.template_views import FillingView


async def fill_template(
    ports: Ports,
    actor: Actor,
    template_id: str,
    filling: Filling,
    *,
    words: str = "",
    people: Sequence[PickedPerson] = (),
) -> FillingView:
    """What is asked for next, answered: the people of the roles (`words` as lines, or `people` picked in the
    chat), then one blank after the other; no words leave a blank to the party. Nothing is kept.

    NotAllowed `not-found`; BadAnswer as `named`, `picked-none`; as `check_values` for a blank."""
    async with at_template(ports, actor, template_id, "fill") as desk:
        version = await version_being_filled(desk, filling)
    if people or open_roles(version, filling):
        filling = _with_people(ports, version, filling, words, people)
    elif (key := next_blank(version, filling)) is not None:
        answers = check_answers(version, {key: words}, ports.clock()) if words else {}
        filling = replace(filling, answers={**filling.answers, key: answers.get(key, "")})
    return FillingView(desk.template, version, filling)


def _with_people(
    ports: Ports, version: TemplateVersion, filling: Filling, words: str, people: Sequence[PickedPerson]
) -> Filling:
    if people:
        found = [Somebody(who.name, phone=who.phone, telegram_id=who.telegram_id) for who in people]
        return picked(version, filling, found)
    if not words.strip():
        raise BadAnswer("picked-none")
    return named(version, filling, words, region=region_of(ports.installation.time_zone))
