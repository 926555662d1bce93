"""What has a form of its own in a request: titles in quotes, e-mail addresses, @names and telephone numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from signing.task.contacts import read_email, read_phone
from signing.task.given_names import FIRST_NAMES
from signing.task.sentence_kinds import Kind, Token
from signing.task.sentence_words import plainly

_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_TITLE = re.compile(
    r"(?:(?:标题|名称|题目|文件名|合同名)(?:是|为|叫|:)?|命名为|取名为?|起名为?|改名为?|名为|叫做?"
    r"|(?:and )?(?:call it|named?|called|titled?|entitled|title:))\s*"
    r"(?:《(?P<a>[^《》\n]{1,120})》|“(?P<b>[^“”\n]{1,120})”|\"(?P<c>[^\"\n]{1,120})\""
    r"|「(?P<d>[^」\n]{1,120})」)"
)
_QUOTED = re.compile(
    r"(?:叫做?)?\s*(?:《[^《》\n]{1,200}》|“[^“”\n]{1,200}”|\"[^\"\n]{1,200}\"|「[^」\n]{1,200}」)"
)
_PHONE = re.compile(r"(?<![A-Za-z0-9_@.])(?:\+\s*)?\(?\d(?:[\d().-]|\s(?=[\d(]))*\d(?![A-Za-z])")
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_USER = re.compile(r"(?<![A-Za-z0-9_.])@[A-Za-z][A-Za-z0-9_]{3,31}(?![A-Za-z0-9_])")
# Who is greeted does nothing, and who thanks at the end is the one who writes.
_GREETED = re.compile(
    r"\s*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening))\s+"
    r"(?P<who>(?:(?:mr|mrs|ms|dr)\.?\s)?[a-z][a-z'’-]*)\s*[,!:\n]"
)
_THANKED = re.compile(
    r"(?:thanks|thank you|thx|cheers|(?:best |kind |warm )*regards|best|sincerely|yours)\s*[,!.\n-]\s*"
    r"(?P<who>[a-z][a-z.'’-]*(?: [a-z][a-z.'’-]*)?)\s*[.!]?\s*$"
)
_THANKED_IN_CHINESE = re.compile("(?:谢谢|多谢|感谢|辛苦了)[!,.~\\s。]+(?P<who>[\u3400-\u9fff]{2,4})\\s*$")
# Whom it is not meant for.
_DENIED = (
    re.compile(
        r"(?<![a-z])(?:but not|not|except(?: for)?|instead of|rather than|no need for|excluding)\s+(?:for |by )?"
        r"(?P<who>[a-z][a-z'’-]*)(?: to (?:sign|approve))?"
    ),
    re.compile(
        r"(?<![a-z])(?P<who>[a-z][a-z'’-]*) (?:does ?n['’]t|does not|do ?n['’]t|wo ?n['’]t"
        r"|will not|need not|need ?n['’]t"
        r"|must not|should not|should ?n['’]t)(?![a-z])[^,.;!?\n]*"
    ),
)


@dataclass
class Forms:
    """`text` is what is left to be read: what was read is blotted out of it, and its places stay the same."""

    said: str
    region: str
    text: str = field(init=False)
    lower: str = field(init=False)
    tokens: list[Token] = field(default_factory=list)
    unread: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.text = self.said.translate(_PLAIN)
        self._relower()

    def _relower(self) -> None:
        self.lower = plainly(self.text)

    def blot(self, start: int, end: int) -> None:
        self.text = self.text[:start] + "\x1f" * (end - start) + self.text[end:]
        self._relower()

    def lose(self, start: int, end: int) -> None:
        self.unread.update(range(start, end))

    def lost_words(self) -> tuple[str, ...]:
        """Runs of what nobody used; blanks between two lost words belong to them, and so do the signs."""
        runs: list[list[int]] = []
        for at in sorted(self.unread):
            if runs and not self.said[runs[-1][1] : at].strip():
                runs[-1][1] = at + 1
            else:
                runs.append([at, at + 1])
        words = (self.said[start:end].strip() for start, end in runs)
        return tuple(word for word in words if any(map(str.isalnum, word)) or "@" in word)

    def title(self) -> str | None:
        match = _TITLE.search(self.lower)
        if match is None:
            self._quoted()
            return None
        group = next(key for key in "abcd" if match[key])
        title = " ".join(self.said[match.start(group) : match.end(group)].split())
        if not any(map(str.isalnum, title)) or not title.isprintable():
            return None
        self.blot(*match.span())
        self._quoted()
        return title

    def _quoted(self) -> None:
        """The name of a document is nobody's, whatever is in it; which one it is to be was not said."""
        for match in [*_QUOTED.finditer(self.text)]:
            self.lose(*match.span())
            self.blot(*match.span())

    def polite(self) -> None:
        for match in (
            _GREETED.match(self.lower),
            _THANKED.search(self.lower),
            _THANKED_IN_CHINESE.search(self.lower),
        ):
            if match is not None:
                self.lose(*match.span("who"))
                self.blot(*match.span())

    def denied(self) -> None:
        for pattern in _DENIED:
            for match in [*pattern.finditer(self.lower)]:
                if self.text[match.start("who")].isupper() or match["who"] in FIRST_NAMES:
                    self.lose(*match.span())
                    self.blot(*match.span())

    def reach(self) -> None:
        for match in [*_EMAIL.finditer(self.text)]:
            self.take(Kind.EMAIL, match, read_email(match[0].strip(".-")))
            start, end = match.span()
            if self.text[start - 1 : start] + self.text[end : end + 1] == "<>":
                self.blot(start - 1, end + 1)  # Ann <ann@example.com>: no arrow to the next one
        for match in [*_USER.finditer(self.text)]:
            self.take(Kind.USER, match, match[0])
        for match in [*_PHONE.finditer(self.text)]:
            if sum(char.isdigit() for char in match[0]) >= 7 and not re.fullmatch(
                r"20\d\d[-.]\d\d?[-.]\d\d?", match[0]
            ):
                self.take(Kind.PHONE, match, read_phone(match[0], self.region))

    def take(self, kind: Kind, match: re.Match[str], value: str | None) -> None:
        """One that cannot be right is lost, not left out."""
        start, end = match.span()
        if value is None:
            self.lose(start, end)
        else:
            self.tokens.append(Token(kind, start, end, value))
        self.blot(start, end)
