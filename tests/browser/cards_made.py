"""People and a task of one language, for the galleries of cards."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from signing.ports import Installation
from signing.task.model import PartyState, Person, Role, Task, TaskState
from signing.task.rights import rights_for
from signing.usecases.views import HistoryLine, TaskView
from tests.bot.screens.made import NOW, a_party, a_person, a_task, a_voice, seen

BOT = "yinxin_local_bot"
NAMES = {
    "zh": ("陈静", "李明", "王芳", "周悦", "杭州青禾科技有限公司", "设备采购合同", "Li Wei"),
    "en": (
        "Jing Chen",
        "Ann Miller",
        "Tom Baker",
        "Yue Zhou",
        "Harbor Trading Ltd.",
        "Equipment purchase contract",
        "Li",
    ),
}
YEAR = timedelta(days=365)


class Made:
    """People and a task of one language."""

    def __init__(self, language: str) -> None:
        self.language, self.voice = language, a_voice(language)
        self.names = names = NAMES[language]
        self.company, self.title = names[4], names[5]
        self.house = Installation(names[4], "https://sign.example.com", BOT)
        self.boss = a_person(1, names[0], language=language)
        self.admin = a_person(9, names[3], language=language, is_admin=True, roles="admin")
        self.signer = a_person(2, names[1], language=language)
        self.parties = (
            a_party(2, names[1], company=names[4]),
            a_party(3, names[2], Role.APPROVER, state=PartyState.TO_ACT),
            a_party(4, names[3], state=PartyState.NOT_YET),
        )

    def task(self, state: TaskState = TaskState.AWAITING, *states: PartyState, **more: Any) -> Task:
        given = states or (PartyState.TO_ACT, PartyState.TO_ACT, PartyState.NOT_YET)
        acted = {PartyState.SIGNED, PartyState.APPROVED, PartyState.REJECTED}
        parties = tuple(
            replace(party, state=each, acted_at=NOW if each in acted else None)
            for party, each in zip(self.parties, given, strict=True)
        )
        ended = state in {TaskState.COMPLETED, TaskState.REJECTED, TaskState.WITHDRAWN, TaskState.EXPIRED}
        return a_task(*parties, state=state, title=self.title, ended_at=NOW if ended else None, **more)

    def seen(self, task: Task, reader: Person, **more: Any) -> TaskView:
        said = {"name": self.parties[1].name, "who": self.parties[1].name}
        history = (HistoryLine(NOW, "approved", self.parties[1].name, said),)
        view = seen(task, reader, self.boss, history=history, **more)
        return replace(view, can=rights_for(task, reader))


S, A, D = PartyState.SIGNED, PartyState.APPROVED, PartyState.NOT_YET
PARTLY = (TaskState.PARTIALLY_SIGNED, PartyState.TO_ACT, A, D)
DONE = (TaskState.COMPLETED, S, A, S)
