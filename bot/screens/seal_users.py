"""Who may use a seal, in the chat: shown, allowed until when, taken back. Pure."""

from __future__ import annotations

from datetime import datetime

from bot.buttons import pack
from bot.screens.card_keys import in_rows
from bot.screens.screen import Button, ReplyKeys, Screen
from bot.screens.voice import MESSAGE_LIMIT, Voice, bold, cut, fitted, word
from signing.ports import SealState, SealUser
from signing.usecases.inspect_seal import SealInspection
from signing.usecases.seal_views import label_of

DAYS = (7, 30, 365)
FOREVER, KEEP = "0", "keep"
MOST = 80  # with a button each, of the hundred a message may have


def user_list(found: SealInspection, now: datetime, voice: Voice, *, said: str | None = None) -> Screen:
    """`said`: what has just been done."""
    view = found.view
    head = [*([said, ""] if said else []), bold(voice.say("seal-users-title", seal=_label(found, voice))), ""]
    lines = [_line(user, name, now, voice) for user, name in found.users]
    if not lines:
        lines = [voice.say("seal-users-none")]
    rows: list[tuple[Button, ...]] = []
    if view.seal.state is not SealState.CANCELLED:
        mine = [(user, name) for user, name in found.users if view.makes or not user.keeps]
        rows += [(_take_back(view.seal.id, user, name, voice),) for user, name in mine[:MOST]]
        new = pack("sealuser", view.seal.id)
        rows.append((Button(voice.label("button-seal-user-new"), new, style="primary"),))
    rows.append((Button(voice.label("button-back"), pack("seal", view.seal.id)),))
    text = fitted(head, lines, [], lambda left: voice.say("list-more", left=left), MESSAGE_LIMIT)
    return Screen(text, rows=tuple(rows))


def ask_user(found: SealInspection, voice: Voice, *, trouble: str | None = None) -> Screen:
    lines = [
        *_trouble(trouble),
        bold(word(_label(found, voice))),
        voice.say("ask-seal-user"),
        f"<code>{voice.say('example-seal-user')}</code>",
    ]
    keys = ReplyKeys(users=voice.label("button-pick-users"), cancel=voice.label("button-stop-picking"))
    return Screen("\n".join(lines), reply=keys)


def user_found(name: str, voice: Voice) -> Screen:
    """The keys of the picker go with it."""
    return Screen(voice.say("seal-user-found", name=cut(name, 60)), drop_reply=True)


def ask_term(found: SealInspection, name: str, voice: Voice, *, trouble: str | None = None) -> Screen:
    lines = [
        *_trouble(trouble),
        voice.say("ask-seal-user-term", name=cut(name, 60), seal=_label(found, voice)),
    ]
    terms = [Button(voice.label("button-seal-days", days=days), pack("sealterm", "", 0, days)) for days in DAYS]
    terms.append(Button(voice.label("button-seal-forever"), pack("sealterm", "", 0, FOREVER)))
    last = [Button(voice.label("button-cancel"), pack("cancel"))]
    if found.view.makes:
        last.insert(0, Button(voice.label("button-seal-keep-too"), pack("sealterm", "", 0, KEEP)))
    return Screen("\n".join(lines), rows=(*in_rows(terms), tuple(last)))


def confirm_taking_back(found: SealInspection, user: SealUser, name: str, voice: Voice) -> Screen:
    seal_id = found.view.seal.id
    yes = pack("sealoffyes", seal_id, 0, user.person_id)
    row = (
        Button(voice.label("button-seal-take-back-yes"), yes, style="danger"),
        Button(voice.label("button-back"), pack("sealusers", seal_id)),
    )
    said = voice.say("confirm-seal-take-back", name=cut(name, 60), seal=_label(found, voice))
    return Screen(said, rows=(row,))


def _line(user: SealUser, name: str, now: datetime, voice: Voice) -> str:
    term = voice.say("seal-user-forever")
    if user.until is not None:
        term = voice.say("seal-user-over" if user.until <= now else "seal-user-until", time=voice.when(user.until))
    what = voice.say("seal-user-keeps" if user.keeps else "seal-user-uses")
    return f"{word(name, 60)} · {what} · {term}"


def _take_back(seal_id: str, user: SealUser, name: str, voice: Voice) -> Button:
    label = voice.label("button-seal-take-back", name=cut(name, 30))
    return Button(label, pack("sealoff", seal_id, 0, user.person_id))


def _label(found: SealInspection, voice: Voice) -> str:
    return cut(label_of(found.view.seal, voice.language), 60)


def _trouble(trouble: str | None) -> list[str]:
    return [f"⚠️ {trouble}", ""] if trouble else []
