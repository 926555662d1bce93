"""The words that say what a party does, whose side it is on, and what is a company."""

from __future__ import annotations

import re
from collections.abc import Iterator

from signing.task.model import Role, Side

_ROLE_WORDS: dict[Role, str] = {
    Role.SIGNER: "签署 签字 签名 签 签约 签署人 签署方 签字人 签约人 sign signs signer signing signatory",
    Role.APPROVER: "审批 审核 批准 核准 审阅 审批人 审核人 批准人 approve approves approver approval",
    Role.FILLER: "填写 填报 填写人 填写方 填表人 fills filler",
    Role.VIEWER: "查看 阅读 查阅 阅 查看人 查阅人 阅读人 view views viewer read reads reader",
    Role.CC: "抄送 抄 抄送人 cc copy copied copies",
}
# The only act of two words: made one.
TWO_WORDS = re.compile(r"\bfill(?:s|ed|ing)?[\s-]+(?:in|out)\b(?:\s+by\b)?", re.IGNORECASE)
ROLES: dict[str, Role] = {word: role for role, words in _ROLE_WORDS.items() for word in words.split()}
SIDES: dict[str, Side] = {
    word: side
    for side, words in {
        Side.INTERNAL: "内部 我方 本公司 内部人员 internal inside",
        Side.EXTERNAL: "外部 对方 外部人员 external outside",
    }.items()
    for word in words.split()
}
ME = frozenset(["我", "本人", "自己", "我自己", "我本人", "me", "myself", "i"])
# Said around the facts, and no fact itself.
_FILLERS = "to as will please must should also and the is 作为 为 请 是 负责 来"
FILLERS = frozenset(_FILLERS.split())
LABEL = re.compile(
    r"姓名|名字|手机号?|(?:联系)?电话|(?:电子)?邮[箱件]|角色|职责|[甲乙丙丁戊己庚辛]方(?:代表人?|负责人|联系人|签字人|签署人)?"
    r"|name|phone|tel|mobile|e-?mail|mail|role"
)
_COMPANY_LABELS = "公司 单位 公司名 公司名称 单位名称 代表 company organisation organization"
COMPANY_LABELS = frozenset(_COMPANY_LABELS.split())
STANDS_FOR = re.compile(r"^(?:代表|代理)(?=.)")
FOR = re.compile(r"(?:^|(?<=\s))(?:on behalf of|for|of|from|at)\s+(?=\S)", re.IGNORECASE)
# Chinese ends of an organisation's name; the short ones also end given names.
COMPANY_END = re.compile(
    r"(?:公司|集团|事务所|银行|大学|学院|医院|研究院|研究所|合作社|商行|协会|学会|基金会|委员会|中心|工作室|分行|支行|门店|酒店|政府)$"
    r"|.{4,}[厂店院局部社行所处]$"
)
_SUFFIX = (
    r"(?:ltd|limited|inc|incorporated|llc|llp|plc|gmbh|ag|kg|co|corp|corporation|company|group|bv|nv|pty|pte|oy|ab|sa|sas|srl|"
    r"sarl|bank|university|holdings?|partners|foundation|institute)"
)
LATIN_COMPANY = re.compile(rf"(?:^|[\s&]){_SUFFIX}\.?$|\b(?:S\.A\.|B\.V\.|N\.V\.|S\.r\.l\.)$", re.IGNORECASE)
# The comma of "Co., Ltd." stands inside a name.
INNER_COMMA = re.compile(rf",(?=\s*{_SUFFIX}\b)", re.IGNORECASE)
# 西门子(中国)有限公司
BRACKETED_COMPANY = re.compile(
    r"[\w·&]*[\u3400-\u9fff]\([\u3400-\u9fff]+\)[\w·]*?(?:公司|集团|银行|事务所|研究院|学院|大学)"
)
HANZI = re.compile(r"[\u3400-\u9fff\U00020000-\U0003134f]")

INNER = "\ue000"  # a comma that stands inside a company's name

BREAK = "\x1f"

_PIECES = re.compile(r"[,:<>\[\]{}|/\"“”\t\x1f=]+")

_DIGITS = "一二三四五六七八九"


def glued_role(word: str) -> tuple[str, str]:
    """李明签署 → 李明, 签署; what carries no role word at its end comes back with an empty one."""
    for role in sorted((each for each in ROLES if len(each) > 1 and HANZI.match(each)), key=len, reverse=True):
        if word.endswith(role) and len(word) > len(role):
            return word.removesuffix(role), role
    return word, ""


def pieces(said: str) -> Iterator[tuple[str, bool]]:
    """Parted at commas and the like; True where it stood in brackets."""
    depth = 0
    for part in re.split(r"([()])", said):
        if part in {"(", ")"}:
            depth = max(0, depth + (1 if part == "(" else -1))
            continue
        for piece in _PIECES.split(part):
            if piece.strip(" .-"):
                yield piece.strip(), depth > 0


def tokens(piece: str) -> Iterator[str]:
    """Words of Chinese one by one (李 明 is one name), Latin words together."""
    run: list[str] = []
    single = False
    for word in piece.split():
        hanzi = bool(HANZI.search(word))
        alone = hanzi and len(word) == 1 and word not in ROLES and word not in ME
        if run and not (alone and single) and (hanzi or HANZI.search(run[-1])):
            yield ("" if single else " ").join(run)
            run = []
        run.append(word)
        single = alone
    if run:
        yield ("" if single else " ").join(run)


def restored(said: str) -> str:
    said = said.replace(INNER, ",").strip(" ,-")
    return said if LATIN_COMPANY.search(said) else said.strip(" .,-")


def number(said: str) -> int:
    if said.isdigit():
        return int(said)
    tens, ten, ones = said.partition("十")
    if not ten:
        return _DIGITS.index(said[0]) + 1
    return (_DIGITS.index(tens[0]) + 1 if tens else 1) * 10 + (_DIGITS.index(ones[0]) + 1 if ones else 0)
