from __future__ import annotations

from collections.abc import Mapping

from signing.audit.chain import record
from signing.errors import BadAnswer, NotAllowed
from signing.fields.shared import leading_keys, spread
from signing.ports import Actor, Ports
from signing.task.actions import check_may_act
from signing.task.events import FILLED
from signing.task.model import WRITING_ROLES
from signing.usecases.admission import at_desk, party_to_act
from signing.usecases.answers import VALUE_LIMIT, answers_of, asked_of, is_picture, judge, put_answers
from signing.usecases.views import Judged


async def keep_answers(ports: Ports, actor: Actor, task_id: str, answers: Mapping[str, str]) -> Judged:
    """Keeps what a party has filled in so far, good or not, beside what they filled in before, and says how the
    rules of the fields judge just these; what several documents ask for alike is filled into each. An empty answer
    takes the earlier one away; a picture can only be taken away here, `keep_picture` brings it."""
    async with at_desk(ports, actor, task_id, "keep-answers") as desk:
        party = party_to_act(desk.task, desk.person.id, *WRITING_ROLES)
        check_may_act(desk.task, party, ports.clock(), *WRITING_ROLES)
        fields = asked_of(desk.task, party)
        leading = leading_keys(fields)
        answers = spread(fields, answers)
        if set(answers) - {field.key for field in fields}:
            raise NotAllowed("not-found")
        kept = await answers_of(ports, desk.tx, task_id, party.id)
        for key, value in answers.items():
            if len(value) > VALUE_LIMIT:
                raise BadAnswer("answer-too-long", limit=VALUE_LIMIT)
            if value and is_picture(fields, key) and kept.get(key) != value:
                raise BadAnswer("picture-missing")
            kept[key] = value
        # What was emptied is kept as empty: it must not come back as the field's default.
        await put_answers(ports, desk.tx, task_id, party.id, kept)
        facts = {"party_id": party.id, "fields": sorted(answers)}
        await record(desk.tx, at=ports.clock(), kind=FILLED, actor=actor, task_id=task_id, facts=facts)
    asked = [field for field in fields if field.key in answers]
    values, wrong = judge(asked, answers, ports.clock())
    # What the other document cannot take is wrong with the one answer that was given.
    for key in [key for key in wrong if leading.get(key) in answers]:
        first = leading[key]
        values.pop(first, None)
        wrong.setdefault(first, wrong[key])
    return Judged(values, wrong)
