"""Identity and security: what is proven of oneself, and with what one confirms."""

from __future__ import annotations

from collections.abc import Sequence

from bot.buttons import pack
from bot.screens.card_keys import in_rows
from bot.screens.invitation_picture import plain_code
from bot.screens.parties import readable
from bot.screens.screen import Button, ReplyKeys, Screen
from bot.screens.voice import Voice, bold, word
from signing.usecases.proof_views import ProofGiven, ProofSent, SecurityView
from signing.wording import say


def open_button(language: str) -> Button:
    """For other screens."""
    return Button(say(language, "button-security"), pack("security"))


def security(view: SecurityView, voice: Voice, *, done: ProofGiven | None = None) -> Screen:
    proven = {what: found[0] for what, found in view.proofs.items()}
    nothing = voice.say("security-not-proven")
    shown = {
        "phone": word(readable(proven.get("phone"))),
        "email": word(proven.get("email", ""), 60),
        "real-name": word(proven.get("real-name", ""), 40),
    }
    listed = [what for what in shown if what != "real-name" or view.real_names or what in proven]
    lines = [
        *([f"✓ {_done(done, voice)}", ""] if done else []),
        bold(voice.say("security-title")),
        *(voice.pair(f"security-{what}", shown[what] or nothing) for what in listed),
        *(_held(kind, kind in view.held, voice) for kind in ("password", "app")),
        "",
        voice.say("security-hint"),
        voice.say("security-page-hint"),
    ]
    page = Button(voice.label("button-security-page"), page="/me", style="primary")
    return Screen("\n".join(lines), rows=((page,), *in_rows(_buttons(view, voice))))


def _buttons(view: SecurityView, voice: Voice) -> list[Button]:
    def button(key: str, purpose: str) -> Button:
        return Button(voice.label(key), pack("secset", "", 0, purpose))

    found = [Button(voice.label("button-security-phone"), pack("secset", "", 0, "contact"))]
    if "email" in view.ways:
        found.append(button("button-security-email", "email"))
    changes = "password" in view.held
    found.append(button("button-security-password-change" if changes else "button-security-password", "password"))
    if changes:
        found.append(button("button-security-password-off", "password-off"))
    app = "app-off" if "app" in view.held else "app"
    found.append(button(f"button-security-{app}", app))
    if view.real_names:
        found.append(button("button-security-real-name", "real-name"))
    return found


def _held(kind: str, there: bool, voice: Voice) -> str:
    return voice.pair(f"security-{kind}", voice.say("security-is-set" if there else "security-not-set"))


def _done(done: ProofGiven, voice: Voice) -> str:
    return voice.say("security-done", purpose=done.purpose)


def ask_contact(voice: Voice) -> Screen:
    keys = ReplyKeys(contact=voice.label("button-share-contact"), cancel=voice.label("button-stop-picking"))
    return Screen(voice.say("security-ask-contact"), reply=keys)


def ask_value(purpose: str, voice: Voice, *, trouble: str | None = None) -> Screen:
    """An address, a new password, or a name with its number: typed."""
    return _question([voice.say(f"security-ask-{purpose}")], voice, trouble)


def ask_code(sent: ProofSent, voice: Voice, *, trouble: str | None = None) -> Screen:
    facts = {"purpose": sent.purpose, "to": sent.to or "-"}
    lines = [voice.say(f"security-code-{sent.channel}", **facts)]
    if not sent.picture:
        return _question(lines, voice, trouble)
    lines += ["", f"<code>{sent.typed}</code>", "", voice.say("security-app-once")]
    asked = _question(lines, voice, trouble)
    return Screen(asked.text, rows=asked.rows, photo=plain_code(sent.picture))


def _question(lines: Sequence[str], voice: Voice, trouble: str | None) -> Screen:
    wrong = [f"⚠️ {trouble}", ""] if trouble else []
    cancel = Button(voice.label("button-cancel"), pack("cancel"))
    return Screen("\n".join([*wrong, *lines]), rows=((cancel,),))
