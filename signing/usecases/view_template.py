from __future__ import annotations

from signing.ports import Actor, Ports
from signing.task.template_filling import Filling, begun
from signing.usecases.template_desk import at_template
from signing.usecases.template_filled import version_being_filled
from signing.usecases.template_views import FillingView


async def view_template(
    ports: Ports, actor: Actor, template_id: str, filling: Filling | None = None
) -> FillingView:
    """As far as it is filled; without a `filling`, the newest version with the actor in the role that was theirs.
    NotAllowed `not-found`, Stale `template-changed` where its version is not there."""
    async with at_template(ports, actor, template_id, "view") as desk:
        if filling is None:
            latest = desk.template.latest
            return FillingView(desk.template, latest, begun(latest, desk.person.name))
        return FillingView(desk.template, await version_being_filled(desk, filling), filling)
