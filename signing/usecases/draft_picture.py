from __future__ import annotations

from signing.ports import Actor, Ports
from signing.usecases.draft_views import DraftPicture


async def draft_picture(
    ports: Ports, actor: Actor, task_id: str, *, page: int | None = None, places: bool = False
) -> DraftPicture:
    """`page` from 0; None: the first one, or with `places` the first that has any. About 1,100 px wide. On a draft with a
    signature page, that page is shown as it will be."""
    raise NotImplementedError
