from __future__ import annotations

from dataclasses import replace

from signing.errors import Refusal
from signing.ports import Actor, Ports
from signing.task.contacts import region_of
from signing.task.sharing import asked_of_stranger, check_may_start, named_by_stranger, role_of
from signing.task.template_filling import Filling, Somebody, begun, next_blank
from signing.usecases.admission import person_of
from signing.usecases.share_desk import StrangerView, at_link, stranger_version, stranger_view
from signing.usecases.template_filled import check_answers


async def open_share(ports: Ports, actor: Actor, token: str) -> StrangerView:
    """What the link offers. Raises as `check_may_start`."""
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        desk = await at_link(ports, tx, token, person)
        check_may_start(desk.share, person.id, desk.uses, ports.clock())
    version = desk.template.latest
    return stranger_view(desk, version, begun(version, desk.owner.name))


async def fill_share(
    ports: Ports, actor: Actor, token: str, filling: Filling, *, words: str | None = None
) -> StrangerView:
    """What is asked for next, answered: the people of the roles (their own first), then one blank after the other;
    empty words leave a blank open. Without `words`, as far as it is. Nothing is kept.

    NotAllowed `share-over`; BadAnswer as `named`; as `check_values` for a blank."""
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        desk = await at_link(ports, tx, token, person)
        version = await stranger_version(tx, desk.template, filling)
    role = role_of(desk.share, version)
    if words is not None:
        if asked_of_stranger(version, filling, role):
            me = Somebody(person.name, telegram_id=person.telegram_id)
            region = region_of(ports.installation.time_zone)
            filling = named_by_stranger(version, filling, words, role=role, me=me, region=region)
        elif (key := next_blank(version, filling)) is not None:
            answers = check_answers(version, {key: words}, ports.clock()) if words else {}
            filling = replace(filling, answers={**filling.answers, key: answers.get(key, "")})
        else:
            raise Refusal("button-over")
    return stranger_view(desk, version, filling)
