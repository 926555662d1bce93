"""The buttons on what somebody wishes for themselves, and those that are everywhere."""

from __future__ import annotations

from bot.conversations import absence, snoozing
from bot.conversations.unlocking import lift_press
from bot.handlers import audit, channels, greeting, my_data, security, settings
from bot.handlers.boundary import Handler

GENERAL: dict[str, Handler] = {
    "new": greeting.new,
    "help": greeting.help_,
    "security": security.security,
    "secset": security.change,
    "language": greeting.language,
    "speak": greeting.speak,
    "zone": greeting.zone,
    "checkpoint": audit.checkpoint,
    "lift": lift_press,
    "cancel": greeting.cancel,
}
SETTINGS: dict[str, Handler] = {
    "settings": settings.show,
    "setzone": greeting.time_zone,
    "setquiet": settings.quiet,
    "setways": channels.ways,
    "setway": channels.first_way,
    "setcopies": channels.copies,
    "chan": channels.channel,
    "channew": channels.begin,
    "chantest": channels.test,
    "chanfirst": channels.first_channel,
    "chanoff": channels.remove,
    "setdays": settings.days,
    "setregion": settings.region,
    "setplan": settings.plan,
    "setrem": settings.change_plan,
    "mydata": my_data.show,
    "mydatazip": my_data.copy,
    "myerase": my_data.ask,
    "myeraseyes": my_data.wish,
    "away": absence.show,
    "awayoff": absence.end,
    "awaynew": absence.begin,
    "awayfrom": absence.from_pressed,
    "awayuntil": absence.until_pressed,
    "awaywho": absence.who_pressed,
    "awaypick": absence.pick_pressed,
    "awayyes": absence.confirmed,
    "snooze": snoozing.pressed,
}
