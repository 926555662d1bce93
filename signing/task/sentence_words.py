"""Where the words of a request stand in it: the longest first, then sign for sign."""

from __future__ import annotations

import re
from collections.abc import Iterator

from signing.task.clock_words import ENGLISH_NUMBER, number
from signing.task.model import Role
from signing.task.sentence_kinds import Kind, Token
from signing.task.sentence_vocabulary import WORDS

_BREAK = re.compile(r"[,;:.!?。\n\r)）【】\[\]…~\"'“”‘’<《》\-—|\x1f]")
# Forms of several words, looked for before any single one.
_BOTH_DONE = re.compile(r"\b(?P<act>signed|approved|filled in) and (?=(?:signed|approved|filled in) by)")
_DONE = {"signed": Role.SIGNER, "approved": Role.APPROVER, "filled in": Role.FILLER}
_THEIRS = re.compile(r"(?<=[^\W_])['’]s(?= (?:signature|approval|sign-?off|consent)\b)")
_STEP = re.compile(
    rf"(?<![a-z])(?:step|stage) ?(?P<n>{ENGLISH_NUMBER})\b\s*[:.)-]?"
    r"|第(?P<m>[一二三四五六七八九十]{1,3}|\d{1,2})(?:步|级|环节)[:,、]?|(?P<k>[一二三四五])级(?=审)"
)
_DOCUMENT = re.compile(
    "(?:房屋|房产|设备|车辆|租赁|劳动|劳务|聘用|采购|购销|销售|买卖|服务|技术|咨询|开发|委托|代理|合作|框架|战略|保密|竞业|补充|借款"
    "|担保|保证|抵押|股权|转让|投资|施工|工程|装修|运输|物流|加工|承揽|授权|许可|广告|推广|供货|经销|离职|入职|解除)+"
    "(?:合同|协议书|协议|文件)"
)
_BULLET = re.compile(r"(?:^|(?<=[\s\x1f,;。、]))\(?\d{1,2}[.)、](?=\s*[^\W\d])", re.MULTILINE)


def find_forms(lower: str) -> Iterator[Token]:
    for match in _BOTH_DONE.finditer(lower):
        yield Token(Kind.ALSO, *match.span(), match[0], _DONE[match["act"]])
    for match in _STEP.finditer(lower):
        yield Token(Kind.STEP, *match.span(), str(number(match["n"] or match["m"] or match["k"])))
    for match in _BULLET.finditer(lower):
        yield Token(Kind.BREAK, *match.span())
    for pattern in (_THEIRS, _DOCUMENT):
        yield from (Token(Kind.FILLER, *match.span()) for match in pattern.finditer(lower))


_LONGEST = max(map(len, WORDS))


def keyword_at(text: str, at: int) -> Token | None:
    """The longest word of ours that begins here; Latin ones only whole. `text` in lower case."""
    if _BREAK.match(text, at):
        return Token(Kind.BREAK, at, at + 1)
    latin = is_latin(text[at])
    if latin and at and is_latin(text[at - 1]):
        return None
    for end in range(min(len(text), at + _LONGEST), at, -1):
        known = WORDS.get(text[at:end])
        if known and not (is_latin(text[end - 1]) and end < len(text) and is_latin(text[end])):
            return Token(known[0], at, end, text[at:end], known[1])
    return None


# Traditional signs of our words and of family names; a name is kept as it was written.
_TRADITIONAL = str.maketrans(
    "請讓簽審後週個內併發給這協議閱蓋順時間點開張劉陳楊黃趙吳孫馬鄭謝許韓馮蕭葉蘇呂盧鍾譚陸賈鄒錢嚴龍賴溫"
    "應與還幫轉從單題檔標稱達數經擬聯絡電話郵機號碼負責進寫為龔歐陽關齊顏莊畢賀樓國慶節聖誕勞動兩們總長師"
    "會財務監員處認無將對雙檢復級層東鄧羅龐聶顧鮑萬閻費駱寧紀湯傳壞訂約書項車",
    "请让签审后周个内并发给这协议阅盖顺时间点开张刘陈杨黄赵吴孙马郑谢许韩冯萧叶苏吕卢钟谭陆贾邹钱严龙赖温"
    "应与还帮转从单题档标称达数经拟联络电话邮机号码负责进写为龚欧阳关齐颜庄毕贺楼国庆节圣诞劳动两们总长师"
    "会财务监员处认无将对双检复级层东邓罗庞聂顾鲍万阎费骆宁纪汤传坏订约书项车",
)


def plainly(text: str) -> str:
    """Lower case and simplified, sign for sign."""
    return "".join(low if len(low := char.lower()) == 1 else char for char in text).translate(_TRADITIONAL)


def is_latin(char: str) -> bool:
    """A letter or digit of a script that parts its words by spaces."""
    return char.isalnum() and not is_hanzi(char)


def is_hanzi(char: str) -> bool:
    return "㐀" <= char <= "鿿" or "𠀀" <= char <= "𳑍"
