"""Parties as people write them, in Chinese and English, in any order:

李明 华明科技有限公司 13800138000 li@example.cn 签署
2. Ann Miller, for Harbor Ltd, ann@example.com, approve
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from signing.errors import BadAnswer
from signing.one_line import one_line
from signing.task import party_words as words
from signing.task.contacts import read_email, read_phone
from signing.task.draft_parties import NAME_LIMIT, PARTY_LIMIT
from signing.task.model import Role, Side

COMPANY_LIMIT = 100  # characters
SHOWN = 40  # characters of what could not be read

# Full-width forms are read like their plain ones, each character in its place.
_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0x3001: 0x2C, 0x3002: 0x2C}
_BETWEEN_PEOPLE = re.compile(r"[\n\r;\u2028\u2029\x0b\x0c\x85]+")
_BULLET = re.compile(r"^\s*[-*•·▪◦–—]+\s+")
_NUMBERED = re.compile(r"^\s*\(?(\d{1,2})(?:\s*[.):,](?!\d)|\s*\))\s*")
_STEP = re.compile(
    r"第\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*[步位]|#\s*(\d{1,2})(?!\d)|(?:步骤|\bstep)\s*(\d{1,2})(?!\d)",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]*@[A-Za-z0-9._-]*")
_PHONE = re.compile(r"(?<![A-Za-z0-9])(?:\+\s*)?\(?\d(?:[\d().-]|\s(?=[\d(]))*\d(?![A-Za-z])")


@dataclass(frozen=True, slots=True)
class NamedParty:
    """One party as it was written. `line` counts from 1; 0 where only one line was given. `me`: the writer."""

    name: str
    line: int = 0
    role: Role = Role.SIGNER
    side: Side | None = None
    company: str | None = None
    phone: str | None = None  # E.164
    email: str | None = None
    step: int = 1
    me: bool = False


def read_parties(text: str, *, region: str) -> tuple[NamedParty, ...]:
    """Everybody named in `text`: one person a line, or parted by semicolons. National telephone numbers are those
    of `region` (ISO 3166 alpha-2).

    Raises BadAnswer `party-unreadable` (line, words), `party-name-missing` (line), `party-phone-wrong` (line,
    phone), `party-email-wrong` (line, email), `party-name-too-long` and `party-company-too-long` (line, limit),
    `too-many-parties` (limit).
    """
    # Marks of direction and other invisible characters come with copying.
    seen = "".join(c for c in text if c.isprintable() or c.isspace())
    lines = [line for line in seen.splitlines() if line.strip()]
    several = len(lines) > 1
    found = []
    for number, line in enumerate(lines, 1):
        for person in _BETWEEN_PEOPLE.split(line.translate(_PLAIN | {0xFF1B: 0x3B})):
            if person.strip(" ,.-"):
                found.append(_Reader(number if several else 0, region).read(person))
            if len(found) > PARTY_LIMIT:
                raise BadAnswer("too-many-parties", limit=PARTY_LIMIT)
    if not found:
        raise BadAnswer("party-name-missing", line=0)
    return tuple(found)


def read_name(said: str, line: int = 0) -> str:
    """A person's name on one line: at least one letter, at most 60 characters."""
    name = one_line(said)
    if len(name) > NAME_LIMIT:
        raise BadAnswer("party-name-too-long", line=line, limit=NAME_LIMIT)
    if not any(c.isalpha() for c in name):
        raise BadAnswer("party-name-missing", line=line)
    if "@" in name or sum(c.isdigit() for c in name) > 4:
        raise BadAnswer("party-unreadable", line=line, words=name[:SHOWN])
    return name


def read_company(said: str, line: int = 0) -> str | None:
    company = one_line(said)
    if len(company) > COMPANY_LIMIT:
        raise BadAnswer("party-company-too-long", line=line, limit=COMPANY_LIMIT)
    return company or None


@dataclass
class _Reader:
    """Takes one person's line apart: first what has a form of its own, then word by word."""

    line: int
    region: str
    role: Role | None = None
    side: Side | None = None
    company: str | None = None
    phone: str | None = None
    email: str | None = None
    step: int = 1
    me: bool = False
    names: list[str] = field(default_factory=list)

    def read(self, said: str) -> NamedParty:
        said = words.TWO_WORDS.sub("fills", _BULLET.sub("", said))
        rest = self._take_emails(self._take_step(said))
        rest = self._take_phones(rest)
        rest = self._take_bracketed_company(words.INNER_COMMA.sub(words.INNER, rest))
        for piece, bracketed in words.pieces(rest):
            self._take_piece(piece, bracketed)
        if len(self.names) > 1:
            raise self._unreadable(self.names[1])
        if not self.names and not self.me:
            raise BadAnswer("party-name-missing", line=self.line)
        return NamedParty(
            name=read_name(self.names[0], self.line) if self.names else "",
            line=self.line,
            role=self.role or Role.SIGNER,
            side=self.side,
            company=read_company(self.company, self.line) if self.company else None,
            phone=self.phone,
            email=self.email,
            step=min(max(self.step, 1), PARTY_LIMIT),
            me=self.me,
        )

    def _unreadable(self, said: str) -> BadAnswer:
        return BadAnswer("party-unreadable", line=self.line, words=words.restored(said)[:SHOWN])

    # ── what has a form of its own ───────────────────────────────────────────────────────────────────────────

    def _take_step(self, said: str) -> str:
        if numbered := _NUMBERED.match(said):
            self.step = int(numbered[1])
            said = said[numbered.end() :]
        if step := _STEP.search(said):
            self.step = words.number(next(group for group in step.groups() if group))
            said = said[: step.start()] + words.BREAK + said[step.end() :]
        return said

    def _take_emails(self, said: str) -> str:
        for match in _EMAIL.finditer(said):
            address = read_email(match[0].strip(".-"))
            if address is None:
                raise BadAnswer("party-email-wrong", line=self.line, email=match[0][:SHOWN])
            if self.email is not None and self.email != address:
                raise self._unreadable(match[0])
            self.email = address
        return _EMAIL.sub(words.BREAK, said)

    def _take_phones(self, said: str) -> str:
        def taken(match: re.Match[str]) -> str:
            if sum(c.isdigit() for c in match[0]) < 5:
                return match[0]  # part of a name, such as a house number or a year
            phone = read_phone(match[0], self.region)
            if phone is None:
                raise BadAnswer("party-phone-wrong", line=self.line, phone=match[0].strip()[:SHOWN])
            if self.phone is not None and self.phone != phone:
                raise self._unreadable(match[0])
            self.phone = phone
            return words.BREAK

        return _PHONE.sub(taken, said)

    def _take_bracketed_company(self, said: str) -> str:
        match = words.BRACKETED_COMPANY.search(said)
        if match is None or re.search(r"\((.*?)\)", match[0])[1] in {*words.ROLES, *words.SIDES}:  # type: ignore[index]
            return said
        self.company = words.STANDS_FOR.sub("", match[0]).replace("(", "（").replace(")", "）")
        return said[: match.start()] + words.BREAK + said[match.end() :]

    # ── word by word ─────────────────────────────────────────────────────────────────────────────────────────

    def _take_piece(self, piece: str, bracketed: bool) -> None:
        for token in words.tokens(piece):
            self._take_token(token, bracketed)

    def _take_token(self, token: str, bracketed: bool) -> None:
        token = self._take_plain_words(token)
        if not token:
            return
        if behalf := words.FOR.search(token):
            self._take_token(token[: behalf.start()].strip(), bracketed)
            self._is_company(token[behalf.end() :])
            return
        stands_for = words.STANDS_FOR.match(token)
        rest = token[stands_for.end() :] if stands_for else token
        if stands_for or words.COMPANY_END.search(rest) or words.LATIN_COMPANY.search(rest):
            self._company_and_name(rest)
        elif self.company == "" or (bracketed and self.company is None):
            self._is_company(rest)
        else:
            self.names.append(words.restored(rest))

    def _company_and_name(self, said: str) -> None:
        """Ann Miller Harbor Ltd: with nothing between them, a name has two words."""
        parts = said.split()
        if not words.HANZI.search(said) and len(parts) >= 4 and not self.names and not self.me:
            self.names.append(" ".join(parts[:2]))
            said = " ".join(parts[2:])
        self._is_company(said)

    def _is_company(self, said: str) -> None:
        if self.company:
            raise self._unreadable(said)
        self.company = words.restored(said)

    def _take_plain_words(self, token: str) -> str:
        """Roles, sides, labels and fillers, from both ends of a token inwards."""
        parts = token.split()
        while parts and self._is_plain(parts[-1]):
            parts.pop()
        while parts and self._is_plain(parts[0]):
            parts.pop(0)
        if parts and words.HANZI.search(parts[-1]):
            parts[-1], role = words.glued_role(parts[-1])
            if role:
                self._has_role(words.ROLES[role])
                if self._is_plain(parts[-1]):
                    parts.pop()
        return " ".join(parts)

    def _is_plain(self, said: str) -> bool:
        word = said.strip(".!?~").lower()
        if word in words.ROLES:
            self._has_role(words.ROLES[word])
        elif word in words.SIDES:
            self.side = words.SIDES[word]
        elif word in words.ME and not self.names:
            self.me = True
        elif word.isdigit() and len(word) <= 2:
            self.step = int(word)
        elif word in words.COMPANY_LABELS and self.company is None:
            self.company = ""  # the next word is one, whatever it looks like
        elif word not in words.FILLERS and not words.LABEL.fullmatch(word):
            return not word
        return True

    def _has_role(self, role: Role) -> None:
        if self.role is not None and self.role is not role:
            raise self._unreadable(role.value)
        self.role = role
