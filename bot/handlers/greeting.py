"""Commands about no one task: greeting, help, settings, leaving."""

from __future__ import annotations

from bot.conversations import share_start
from bot.conversations.verifying import ask_to_verify, verify_file
from bot.conversations.visit import Visit
from bot.handlers import members
from bot.handlers.tasks import show_task
from bot.menus import offer_menu
from bot.screens.groups import CARD
from bot.screens.task_card import refusal_words, task_card
from bot.screens.welcome import helping, languages, send_a_pdf, time_zones, welcome, who_am_i
from signing.errors import BadAnswer
from signing.ports import Dialogue
from signing.usecases.accept_invitation import accept_invitation
from signing.usecases.begin_dialogue import begin_dialogue
from signing.usecases.choose_language import choose_language
from signing.usecases.choose_time_zone import choose_time_zone
from signing.usecases.current_dialogue import current_dialogue
from signing.usecases.end_dialogue import end_dialogue
from signing.usecases.invite_member import PREFIX
from signing.usecases.list_drafts import list_drafts

INVITATION = "i_"
# Dialogues whose draft is kept.
OF_A_DRAFT = frozenset({"draft", "party", "title", "picking", "replace", "addfile", "attach"})


async def start(visit: Visit) -> None:
    """With an invitation's token: the task it is for; with a template's link: what it asks. Else who we are."""
    payload = visit.argument
    if payload.startswith(INVITATION):
        view = await accept_invitation(visit.ports, visit.actor, payload.removeprefix(INVITATION))
        await visit.show_card(view.task.id, task_card(view, visit.voice))
        return
    if payload.startswith(CARD):
        await show_task(visit, payload.removeprefix(CARD), anew=True)
        return
    if payload.startswith(share_start.LINK):
        await share_start.begin(visit, payload.removeprefix(share_start.LINK))
        return
    if payload.startswith(PREFIX):
        await members.join(visit, payload.removeprefix(PREFIX))
        return
    if visit.person.is_admin or visit.person.language:
        await offer_menu(visit.context.bot, visit.person)  # Telegram takes none before the first Start
    drafts = await list_drafts(visit.ports, visit.actor)
    await visit.send(welcome(visit.person, visit.ports.installation, visit.voice, drafts))


async def new(visit: Visit) -> None:
    drafts = await list_drafts(visit.ports, visit.actor)
    limit = visit.context.download_limit_mb
    await visit.send(send_a_pdf(visit.ports.installation, visit.voice, limit_mb=limit, drafts=drafts))


async def help_(visit: Visit) -> None:
    await visit.send(helping(visit.person, visit.voice))


async def whoami(visit: Visit) -> None:
    await visit.send(who_am_i(visit.person, visit.voice))


async def cancel(visit: Visit) -> None:
    """Leaves whatever is being asked; a draft is kept. The button of a question that is over says the same."""
    dialogue = await current_dialogue(visit.ports, visit.actor)
    await end_dialogue(visit.ports, visit.actor)
    if dialogue is None:
        key = "cancelled" if visit.query else "cancelled-nothing"
    else:
        key = "cancelled-draft" if dialogue.kind in OF_A_DRAFT else "cancelled"
        await visit.question_over(dialogue)
    await visit.drop_keyboard(key)


async def unknown(visit: Visit) -> None:
    await visit.say("unknown-command")


async def verify(visit: Visit) -> None:
    """As an answer to a file: that file. Else it asks for one."""
    answered = visit.message.reply_to_message if visit.message else None
    if answered is not None and answered.document is not None:
        await verify_file(visit, answered.document)
    else:
        await ask_to_verify(visit)


# ── settings ─────────────────────────────────────────────────────────────────────────────────────────────────


async def language(visit: Visit) -> None:
    if visit.argument:
        await _speak(visit, visit.argument.lower())
    else:
        await visit.send(languages(visit.voice))


async def speak(visit: Visit) -> None:
    await _speak(visit, visit.press.part())


async def _speak(visit: Visit, wanted: str) -> None:
    visit.person = await choose_language(visit.ports, visit.actor, wanted)
    await visit.redraw_sentence("language-chosen")
    await offer_menu(visit.context.bot, visit.person)


async def time_zone(visit: Visit) -> None:
    if visit.argument:
        await _in_zone(visit, visit.argument)
        return
    await begin_dialogue(visit.ports, visit.actor, "timezone")
    await visit.send(time_zones(visit.voice))


async def zone(visit: Visit) -> None:
    await _in_zone(visit, visit.press.part())


async def zone_words(visit: Visit, dialogue: Dialogue) -> None:
    await _in_zone(visit, visit.words)


async def _in_zone(visit: Visit, wanted: str) -> None:
    try:
        visit.person = await choose_time_zone(visit.ports, visit.actor, wanted)
    except BadAnswer as refusal:
        await begin_dialogue(visit.ports, visit.actor, "timezone")
        await visit.send(time_zones(visit.voice, trouble=refusal_words(visit.voice, refusal)))
        return
    dialogue = await current_dialogue(visit.ports, visit.actor)
    if dialogue is not None and dialogue.kind == "timezone":
        await end_dialogue(visit.ports, visit.actor)
    await visit.redraw_sentence("time-zone-chosen", zone=visit.person.time_zone)
