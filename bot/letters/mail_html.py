"""A letter's HTML, for mail programs of every age: tables carry the widths, each colour stands where it is used,
and what is dark is said once more for those that can be dark. Nothing is fetched from anywhere."""

from __future__ import annotations

from html import escape

from bot.letters.letter import Letter

LANGUAGES = {"zh": "zh-Hans", "en": "en"}
PICTURE = "code"  # Content-ID
FONT = "-apple-system,'Segoe UI',Roboto,'PingFang SC','Microsoft YaHei',sans-serif"
MONO = "ui-monospace,Menlo,Consolas,monospace"
# The pages' own paper, ink and red.
GROUND, SURFACE, INK, SOFT, LINE, SEAL = "#f4f2ee", "#ffffff", "#1d1b19", "#66615b", "#e3dfd8", "#b3261e"
DARK = (
    "@media (prefers-color-scheme:dark){"
    ".ground{background:#131211!important}.surface{background:#1d1b1a!important}"
    ".ink{color:#f0ede8!important}.soft{color:#a8a29a!important}.line{border-color:#35312d!important}"
    ".seal{background:#c53a30!important}}"
)
_TABLE = '<table role="presentation" cellpadding="0" cellspacing="0" border="0"'


def html_of(letter: Letter) -> str:
    language = LANGUAGES[letter.language]
    lines = "".join(_said(line) for line in letter.lines)
    notes = "".join(f'<p style="margin:0 0 6px">{escape(note)}</p>' for note in letter.notes)
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        '<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">'
        f"<title>{escape(letter.subject)}</title><style>:root{{color-scheme:light dark}}{DARK}</style></head>"
        f'<body class="ground" style="margin:0;padding:0;background:{GROUND}">'
        f'{_TABLE} width="100%" class="ground" style="background:{GROUND}"><tr><td align="center" '
        'style="padding:24px 12px">'
        f'{_TABLE} width="520" style="width:100%;max-width:520px">{_head(letter)}'
        f'<tr><td class="surface ink" align="left" style="padding:26px 24px 22px;background:{SURFACE};'
        f'border-radius:0 0 12px 12px;font:16px/1.6 {FONT};color:{INK};overflow-wrap:anywhere">'
        f"{lines}{_code(letter)}{_button(letter)}"
        f'<div class="line soft" style="margin-top:22px;padding-top:14px;border-top:1px solid {LINE};'
        f'font-size:13px;color:{SOFT}">{notes}</div></td></tr></table></td></tr></table></body></html>'
    )


def _head(letter: Letter) -> str:
    """Who writes, on the red of the seal."""
    return (
        f'<tr><td class="seal" align="left" bgcolor="{SEAL}" style="padding:12px 24px;background:{SEAL};'
        f'border-radius:12px 12px 0 0;font:600 15px/1.5 {FONT};color:#ffffff;overflow-wrap:anywhere">'
        f"{escape(letter.organisation)}</td></tr>"
    )


def _said(line: str) -> str:
    return f'<p style="margin:0 0 14px">{escape(line)}</p>'


def _code(letter: Letter) -> str:
    if not letter.code:
        return ""
    return (
        f'<p style="margin:18px 0;font:700 30px/1.2 {MONO};letter-spacing:6px;white-space:nowrap">'
        f"{escape(letter.code)}</p>"
    )


def _button(letter: Letter) -> str:
    if letter.link is None:
        return ""
    link = escape(letter.link)
    picture = (
        f'<p class="soft" style="margin:18px 0 8px;font-size:13px;color:{SOFT}">{escape(letter.link_says)}</p>'
        f'<img src="cid:{PICTURE}" alt="" width="180" height="180" style="display:block;border-radius:8px">'
        if letter.picture
        else ""
    )
    return (
        f'{_TABLE} style="margin:22px 0 6px"><tr><td class="seal" bgcolor="{SEAL}" style="background:{SEAL};'
        f'border-radius:8px"><a href="{link}" style="display:inline-block;padding:12px 26px;color:#ffffff;'
        f'font:600 16px/1.5 {FONT};text-decoration:none">{escape(letter.button)}</a></td></tr></table>{picture}'
    )
