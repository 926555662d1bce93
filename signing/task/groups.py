"""What may be shown of a task in a group, and who shows it."""

from __future__ import annotations

import re

from signing.task.model import Party, Task
from signing.task.sight import UNSEEN_STATES

MOST_GROUPS = 10  # of one task
_AN_ADDRESS = re.compile(r"@|\d(?:[ ().-]*\d){6}")


def may_show_in_groups(task: Task, person_id: str) -> bool:
    """Whoever sent it: nobody else decides who hears of it."""
    return task.initiator_id == person_id and task.state not in UNSEEN_STATES and task.deleted_at is None


def name_in_public(party: Party) -> str | None:
    """None where their "name" is a number or an address: that is nobody's business."""
    return None if _AN_ADDRESS.search(party.name) else party.name
