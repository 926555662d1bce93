"""What is asked of a party can be done with what the house has, or the task does not go out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from signing.errors import Refusal
from signing.task.demands import Demand, Known, Means
from signing.task.meetable import check_meetable
from signing.task.model import Party, Role, Task
from signing.wording import say
from tests.bot.screens.made import a_draft

ALL = {"email", "sms"}


def task_of(demand: Demand) -> Task:
    parties = (Party("a", 0, "李明", Role.SIGNER), Party("b", 1, "王芳", Role.CC))
    return replace(a_draft(), parties=parties, demand=demand)


@pytest.mark.parametrize(
    ("demand", "letters", "ways", "names", "refusal"),
    [
        (Demand(), {"a"}, set(), False, None),
        (Demand(means=(Means.SMS,)), set(), {"email"}, False, ("demand-means", "chat")),
        (Demand(means=(Means.SMS, Means.PASSWORD)), set(), {"email"}, False, None),
        (Demand(means=(Means.CHAT,)), set(), set(), False, None),
        (Demand(means=(Means.CHAT,)), {"a"}, ALL, False, ("demand-means", "letter")),
        (Demand(means=(Means.CHAT,)), {"b"}, ALL, False, None),  # who gets a copy confirms nothing
        (Demand(means=(Means.APP,)), {"a"}, {"email"}, False, None),
        (Demand((Known.PHONE,)), set(), set(), False, None),  # shared out of the chat
        (Demand((Known.PHONE,)), {"a"}, {"email"}, False, ("demand-proof", "letter")),
        (Demand((Known.PHONE,)), {"a"}, ALL, False, None),
        (Demand((Known.EMAIL,)), set(), set(), False, ("demand-proof", "chat")),
        (Demand((Known.REAL_NAME,)), set(), ALL, False, ("demand-proof", "chat")),
        (Demand((Known.REAL_NAME,)), set(), ALL, True, None),
        (Demand((Known.REAL_NAME,)), {"a"}, ALL, True, ("demand-proof", "letter")),
    ],
)
def test_a_demand_that_nobody_could_meet_is_refused_with_what_to_do(
    demand: Demand, letters: set[str], ways: set[str], names: bool, refusal: tuple[str, str] | None
) -> None:
    if refusal is None:
        check_meetable(task_of(demand), letters, ways, names=names)
        return
    with pytest.raises(Refusal) as refused:
        check_meetable(task_of(demand), letters, ways, names=names)
    assert (refused.value.code, refused.value.facts["by"], refused.value.facts["name"]) == (*refusal, "李明")
    assert "身份与确认方式" in say("zh", f"refusal-{refused.value.code}", **refused.value.facts)
    assert say("zh", "button-proof") == "身份与确认方式"
    assert say("en", "button-proof") in say("en", f"refusal-{refused.value.code}", **refused.value.facts)
