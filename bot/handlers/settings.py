"""/settings: what somebody wishes for themselves, and the plan of reminders of one draft."""

from __future__ import annotations

from bot.buttons import StrangeButton
from bot.conversations.visit import Visit
from bot.screens import reminder_plan, settings
from signing.task.model import ReminderPlan
from signing.task.reminder_plan import PlanPart
from signing.usecases.choose_days_off import choose_days_off, choose_region
from signing.usecases.choose_default_reminders import choose_default_reminders
from signing.usecases.choose_quiet_hours import choose_quiet_hours
from signing.usecases.plan_reminders import plan_reminders
from signing.usecases.view_draft import view_draft
from signing.usecases.view_settings import view_settings
from signing.usecases.wishes_desk import SettingsView

OFF = "off"


async def show(visit: Visit) -> None:
    await visit.redraw(settings.settings_screen(await view_settings(visit.ports, visit.actor), visit.voice))


async def quiet(visit: Visit) -> None:
    """The question, or one of its answers."""
    args = visit.press.args
    if not args:
        view = await view_settings(visit.ports, visit.actor)
    elif args == (OFF,):
        view = await choose_quiet_hours(visit.ports, visit.actor, None)
    else:
        hours = visit.press.number(), visit.press.number(1)
        if hours not in settings.HOURS:
            raise StrangeButton(visit.press.verb)
        view = await choose_quiet_hours(visit.ports, visit.actor, hours)
    await visit.redraw(settings.quiet_screen(view, visit.voice))


async def days(visit: Visit) -> None:
    if visit.press.args:
        view = await choose_days_off(visit.ports, visit.actor, on=visit.press.number() == 1)
    else:
        view = await view_settings(visit.ports, visit.actor)
    await visit.redraw(settings.days_screen(view, visit.voice))


async def region(visit: Visit) -> None:
    if visit.press.part() not in settings.REGIONS:
        raise StrangeButton(visit.press.verb)
    view = await choose_region(visit.ports, visit.actor, visit.press.part())
    await visit.redraw(settings.days_screen(view, visit.voice))


async def plan(visit: Visit) -> None:
    await _plan(visit, await view_settings(visit.ports, visit.actor))


async def change_plan(visit: Visit) -> None:
    part, value = visit.press.one_of(PlanPart), visit.press.part(1)
    await _plan(visit, await choose_default_reminders(visit.ports, visit.actor, part, value))


async def _plan(visit: Visit, view: SettingsView) -> None:
    own = view.wishes.reminders or ReminderPlan()
    await visit.redraw(reminder_plan.default_plan(own, visit.voice, deputy=_name(view)))


async def draft_plan(visit: Visit) -> None:
    """The card itself shows the plan, so that what is pressed there is still the draft's card."""
    view = await view_draft(visit.ports, visit.actor, visit.press.task_id)
    own = await view_settings(visit.ports, visit.actor)
    screen = reminder_plan.draft_plan(view.task, visit.voice, deputy=_name(own))
    await visit.show_card(view.task.id, screen)


async def change_draft_plan(visit: Visit) -> None:
    press = visit.press
    part, value = press.one_of(PlanPart), press.part(1)
    view = await plan_reminders(visit.ports, visit.actor, press.task_id, part, value, version=press.version)
    own = await view_settings(visit.ports, visit.actor)
    screen = reminder_plan.draft_plan(view.task, visit.voice, deputy=_name(own))
    await visit.show_card(view.task.id, screen)


def _name(view: SettingsView) -> str | None:
    return view.deputy.name if view.deputy else None
