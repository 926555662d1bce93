"""The buttons of a task's card, and the lists of tasks."""

from __future__ import annotations

import contextlib
import re

from bot.buttons import StrangeButton
from bot.conversations.drafting import show_draft
from bot.conversations.progress import at_work
from bot.conversations.visit import Visit
from bot.handlers import finding
from bot.screens.asking import confirm_late, page_link, whom_to_invite
from bot.screens.lists import BATCH_PAGE, batch_link, remind_list, status_screen, task_list
from bot.screens.reports import history, reminded
from bot.screens.resting import NOW
from bot.screens.screen import Button, Screen
from bot.screens.task_card import task_card
from bot.screens.voice import cut
from signing.errors import BadAnswer, NotAllowed, Refusal
from signing.task.documents import attachments_of
from signing.task.members import Right, may
from signing.task.model import PARTIES_MOVE, TaskState
from signing.task.rights import may_be_invited
from signing.usecases.fetch_attachment import fetch_attachment
from signing.usecases.fetch_document import fetch_document
from signing.usecases.find_tasks import find_tasks
from signing.usecases.invite_party import invite_party
from signing.usecases.list_tasks import list_tasks
from signing.usecases.make_page_link import make_page_link
from signing.usecases.remind import remind
from signing.usecases.seal_requests_waiting import seal_requests_waiting
from signing.usecases.status import status
from signing.usecases.view_audit import task_with_number
from signing.usecases.view_draft import view_draft
from signing.usecases.view_task import view_task
from signing.usecases.views import TaskView
from signing.wording import say

UPLOAD_LIMIT_MB = 50  # Bot API: what a bot may send


async def show_task(visit: Visit, task_id: str, *, anew: bool) -> None:
    """The card of a task; of a draft, its conversation."""
    view = await view_task(visit.ports, visit.actor, task_id)
    if view.task.state is TaskState.DRAFT:
        await show_draft(visit, await view_draft(visit.ports, visit.actor, task_id), anew=anew)
    else:
        await visit.show_card(task_id, task_card(view, visit.voice), anew=anew)


async def card(visit: Visit) -> None:
    """From a list or a message: the card comes to the bottom."""
    await show_task(visit, visit.press.task_id, anew=True)


async def fresh_view(visit: Visit) -> TaskView | None:
    """The task, if the button was drawn for how it is now; else its card is drawn again, and None."""
    view = await view_task(visit.ports, visit.actor, visit.press.task_id)
    if view.task.version == visit.press.version:
        return view
    await visit.toast(say(visit.voice.language, "card-refreshed"))
    await visit.show_card(view.task.id, task_card(view, visit.voice))
    return None


async def more(visit: Visit) -> None:
    """The rarer buttons, in place of the others: those of now, whichever the card was drawn for."""
    view = await view_task(visit.ports, visit.actor, visit.press.task_id)
    await visit.show_card(view.task.id, task_card(view, visit.voice, more=True))


async def fewer(visit: Visit) -> None:
    view = await view_task(visit.ports, visit.actor, visit.press.task_id)
    await visit.show_card(view.task.id, task_card(view, visit.voice))


async def open_in_browser(visit: Visit) -> None:
    view = await view_task(visit.ports, visit.actor, visit.press.task_id)
    token = await make_page_link(visit.ports, visit.actor, "task", view.task.id)
    # The token stands in the fragment: no server log and no scanner of links ever sees it.
    url = f"{visit.ports.installation.public_url}/t/{view.task.id}#k={token}"
    await visit.send(page_link(url, view.task, visit.voice))


async def show_history(visit: Visit) -> None:
    view = await view_task(visit.ports, visit.actor, visit.press.task_id)
    await visit.send(history(view, visit.voice))


async def download(visit: Visit) -> None:
    task_id = visit.press.task_id
    view = await view_task(visit.ports, visit.actor, task_id)  # not theirs: said before anything is shown at work
    title, count = cut(view.task.title, 80), len(view.task.documents)
    if not count:
        raise NotAllowed("not-found")  # an old button: what it gave is not theirs to read (any more)
    for number, document in enumerate(view.task.documents, 1):
        async with at_work(visit, "reading-file"):
            name, data = await fetch_document(visit.ports, visit.actor, task_id, key=document.key)
        words = visit.voice.say("downloaded", title=title)
        if count > 1:
            words = visit.voice.say("downloaded-one", title=title, number=number, count=count)
        if len(data) > UPLOAD_LIMIT_MB * 1024 * 1024:
            button = Button(visit.voice.label("button-open"), page=f"/t/{task_id}")
            await visit.send(Screen(visit.voice.say("copy-too-large"), rows=((button,),)))
            continue
        await visit.send(Screen(words, document=(name, data)))


async def attachments(visit: Visit) -> None:
    """Each as a file of its own, as it stands in the PDF."""
    task_id = visit.press.task_id
    view = await view_task(visit.ports, visit.actor, task_id)
    count = len(attachments_of(view.task.documents))
    if not count:
        raise NotAllowed("not-found")
    for number in range(count):
        async with at_work(visit, "reading-file"):
            name, data = await fetch_attachment(visit.ports, visit.actor, task_id, number)
        words = visit.voice.say("attachment-of", number=number + 1, count=count, title=cut(view.task.title, 80))
        await visit.send(Screen(words, document=(name, data)))


async def invite(visit: Visit) -> None:
    """One party without a person is invited at once; of several, one is chosen."""
    view = await fresh_view(visit)
    if view is None:
        return
    open_ones = [party for party in view.task.parties if may_be_invited(view.task, party)]
    if visit.press.arg:
        open_ones = [party for party in open_ones if party.id == visit.press.arg]
    if not open_ones:
        raise Refusal("nobody-to-invite")
    if len(open_ones) > 1:
        await visit.send(whom_to_invite(view.task, visit.voice))
        return
    await invite_party(visit.ports, visit.actor, view.task.id, open_ones[0].id)
    await visit.toast(say(visit.voice.language, "invite-made", name=cut(open_ones[0].name, 60)))


# ── lists ────────────────────────────────────────────────────────────────────────────────────────────────────


async def tasks_command(visit: Visit) -> None:
    if visit.argument:
        await finding.among(visit, "all")
        return
    await visit.send(await _first_list(visit))


async def _first_list(visit: Visit) -> Screen:
    """What waits for them; where nothing does, everything there is."""
    found = await list_tasks(visit.ports, visit.actor, "mine_to_do")
    asked = await seal_requests_waiting(visit.ports, visit.actor)
    if not found.tasks and not asked:
        found = await list_tasks(visit.ports, visit.actor, "all")
    return task_list(found, visit.voice, visit.ports.clock(), asked)


async def tasks_press(visit: Visit) -> None:
    """The button of the greeting says no more than the command; those below a list name it and its leaf."""
    press = visit.press
    if not press.args:
        await visit.take_place(await _first_list(visit))
        return
    found = await list_tasks(visit.ports, visit.actor, press.part(0), press.number(1), *press.args[2:3])
    first = (found.which, found.page) == ("mine_to_do", 0)
    asked = await seal_requests_waiting(visit.ports, visit.actor) if first else ()
    await visit.redraw(task_list(found, visit.voice, visit.ports.clock(), asked))


async def batch(visit: Visit) -> None:
    """The page on which several are confirmed with one code, in a browser, with what is there by now."""
    found = await list_tasks(visit.ports, visit.actor, "mine_to_do")
    if not found.batchable:
        raise Refusal("batch-none")
    token = await make_page_link(visit.ports, visit.actor, "batch", None)
    # The token stands in the fragment: no server log and no scanner of links ever sees it.
    url = f"{visit.ports.installation.public_url}{BATCH_PAGE}#k={token}"
    await visit.send(batch_link(url, found.batchable, visit.voice))


async def status_command(visit: Visit) -> None:
    number = visit.argument
    if number:
        try:
            task_id = await numbered(visit, number)
        except Refusal:
            if not await finding.several(visit, number):
                raise
            return
        await show_task(visit, task_id, anew=True)
        return
    await visit.send(status_screen(await status(visit.ports, visit.actor), visit.voice, visit.ports.clock()))


async def status_press(visit: Visit) -> None:
    found = await status(visit.ports, visit.actor, visit.press.number())
    await visit.redraw(status_screen(found, visit.voice, visit.ports.clock()))


async def numbered(visit: Visit, number: str) -> str:
    """The id of the task with this number, among those that this person may see. The end of a number will do, and
    so do words that are in one task alone."""
    wanted = number.upper()
    if len(wanted) < SHORTEST_NUMBER and wanted.isdecimal():
        raise Refusal("number-not-found", number=wanted)
    if exact := await task_with_number(visit.ports, visit.actor, wanted):
        return exact
    is_number = wanted[-1].isdecimal()  # every one ends so
    for page in range(MOST_PAGES if is_number else 0):
        found = await list_tasks(visit.ports, visit.actor, "all", page)
        if ids := [task.id for task in found.tasks if task.number.upper().endswith(wanted)]:
            return ids[0]
        if not found.more:
            break
    for page in range(MOST_PAGES if is_number and may(visit.person, Right.SEE_ALL) else 0):
        open_ones = await status(visit.ports, visit.actor, page)
        if ids := [task.id for task in open_ones.tasks if task.number.upper().endswith(wanted)]:
            return ids[0]
        if not open_ones.more:
            break
    # Long over: the index knows every part of a number.
    with contextlib.suppress(BadAnswer):
        found_by_it = await find_tasks(visit.ports, visit.actor, wanted)
        if ids := [task.id for task in found_by_it.tasks if task.number.upper().endswith(wanted)]:
            return ids[0]
        named = [task.id for task in found_by_it.tasks if wanted in task.title.upper()]
        named = named or [task.id for task in found_by_it.tasks]
        if len(named) == 1 and not found_by_it.more:
            return named[0]
    raise Refusal("number-not-found", number=cut(number, 40))


SHORTEST_NUMBER = 4  # characters: "7" would be anybody's
# "/remind all late", as people write it.
ALL_LATE = re.compile(r"all|(all )?late|全部|所有|(全部|所有)?(逾期|临期)(任务)?", re.IGNORECASE)
MOST_PAGES = 40  # of eight tasks: further back a list is quicker than a search


# ── reminders ────────────────────────────────────────────────────────────────────────────────────────────────


async def remind_command(visit: Visit) -> None:
    number = visit.argument
    if ALL_LATE.fullmatch(number):
        await ask_late(visit)
        return
    if number:
        report = await remind(visit.ports, visit.actor, await numbered(visit, number))
        await visit.send(reminded(report, visit.voice))
        return
    await visit.send(remind_list(await status(visit.ports, visit.actor), visit.voice))


async def remind_leaf(visit: Visit) -> None:
    """Another leaf of those who may be reminded."""
    found = await status(visit.ports, visit.actor)
    await visit.redraw(remind_list(found, visit.voice, visit.press.number()))


async def remind_press(visit: Visit) -> None:
    """`NOW`: in place of the question whether to."""
    now = visit.press.arg == NOW
    if visit.press.arg and not now:
        raise StrangeButton(visit.press.verb)
    report = await remind(visit.ports, visit.actor, visit.press.task_id, all_the_same=now)
    await (visit.redraw if now else visit.send)(reminded(report, visit.voice))


async def ask_late(visit: Visit) -> None:
    found = await status(visit.ports, visit.actor)
    if not found.waiting:
        raise Refusal("nobody-to-remind")
    count = sum(found.counts.get(state.value, 0) for state in PARTIES_MOVE)
    await visit.send(confirm_late(count, visit.voice))


async def remind_late(visit: Visit) -> None:
    await visit.redraw(reminded(await remind(visit.ports, visit.actor), visit.voice))
