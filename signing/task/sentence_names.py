"""Which words of a request are somebody's name, or a company's. Rather none than a wrong one: what is not taken
for a name here is shown to the person as not understood."""

from __future__ import annotations

import re
from collections.abc import Collection

from signing.task.party_words import LATIN_COMPANY
from signing.task.sentence_kinds import Kind
from signing.task.sentence_vocabulary import WORDS
from signing.task.sentence_words import is_hanzi, is_latin, keyword_at


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_COMPOUND = _listed(
    "欧阳 上官 司马 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 端木 南宫 独孤 长孙 宇文 轩辕 "
    "钟离 闻人 澹台 赫连 呼延 淳于 濮阳 西门 司空 司寇 鲜于 纳兰 完颜 拓跋 申屠 公冶 太叔 仲孙 "
    "闾丘 东郭 万俟 宗政 公西 漆雕 百里 左丘 梁丘 谷梁"
)
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金"
    "韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔常汤康易乔赖文温施洪季柳鲍左涂祝樊向章关路齐阮童"
    "倪焦游柴凌申殷庞安颜牛葛庄邢欧霍翟华裴卫俞柯祁聂岳翁甘骆阎包麦耿费凤裘舒盛娄沙鞠晏瞿冼"
    "傅萧曲鲁尤窦臧褚苗梅詹卓冉桂缪虞仇靳牟甄荣郁栾屈滕穆岑郎奚蔺匡邬辜禹卞佟宁纪敖闵隋楚"
)
_BEFORE_TITLE = frozenset("小老阿")
_TITLES = _listed(
    "副总经理 总经理 经理 律师 老师 主任 先生 女士 小姐 博士 教授 主管 部长 处长 科长 院长 校长 厂长 店长 "
    "行长 局长 书记 组长 会计 秘书 "
    "助理 顾问 医生 工程师 师傅 执行董事 总监 董事长 副总 董事 总 工"
)
_SHORTENED = ("mr.", "mrs.", "ms.", "dr.", "prof.", "st.")
NO_NAMES = frozenset(
    _listed(
        "everyone everybody all them him her they someone anybody nobody client customer lawyer urgent "
        "asap today tomorrow monday tuesday wednesday thursday friday saturday sunday january february "
        "march april june july august september october november december reminder reminders remind "
        "deadline title dear regards ps eod eom we you he she attached here fyi only not no don't or if "
        "when after but until unless because why what how our my your their his its once week month year "
        "day days hour hours now soon asap today's next every each "
        "et est edt pt pst pdt ct cst mt cet cest gmt utc bst jst hkt sgt ist docusign esign e-sign sincerely "
        "christmas xmas easter thanksgiving halloween ramadan diwali new year's step stage"
    )
)
_ENDS = (
    "有限责任公司|股份有限公司|有限公司|集团公司|公司|集团|律师事务所|会计师事务所|事务所|银行|大学|学院"
    "|医院|研究院|研究所|合作社|商行|协会"
    "|基金会|委员会|工作室"
)
_COMPANY = re.compile(
    rf"(?:(?!{_ENDS})[^\W_]|[()（）·&]){{2,30}}?(?:{_ENDS})(?:[\u3400-\u9fff]{{2,6}}[分支](?:公司|行))?"
)
_NOT_INSIDE = re.compile(r"请|让|签|章(?!程)|审批|抄送|由|依次|同时|然后|发给|代表")
_ACT_INSIDE = re.compile("[签審审不没未]|批$|盖章|抄送")
_WORD = re.compile(r"[^\W\d_][\w’'.\-]*")
_SUFFIXED = re.compile(
    r"(?:[^\W_][\w&.\-]*\s+(?:&\s+)?){0,5}?[^\W_][\w&.\-]*,?\s+(?:co\.,?\s+)?(?:ltd|limited|inc|llc|llp"
    r"|plc|gmbh|ag|corp"
    r"|corporation|company|group|bank|university|holdings?|partners|foundation)\b\.?",
    re.IGNORECASE,
)


def company_at(text: str, at: int) -> int:
    """Where the company's name that begins here ends; 0 if none does."""
    if is_hanzi(text[at]):
        match = _COMPANY.match(text, at)
        return match.end() if match and not _NOT_INSIDE.search(match[0]) else 0
    if not text[at].isupper() or (at and is_latin(text[at - 1])):
        return 0
    match = _SUFFIXED.match(text, at)
    if match is None or not LATIN_COMPANY.search(match[0]):
        return 0
    words = match[0].split()[:-1]
    plain = any(word.strip(",.").lower() in WORDS and word != "&" for word in words if not word.startswith("Co."))
    return 0 if plain or not all(word[0].isupper() or word == "&" for word in words) else match.end()


def is_titled(name: str) -> bool:
    return name.endswith(_TITLES)


def without_courtesy(name: str) -> str:
    """李明先生 is 李明; 王女士 has no other name."""
    for title in ("先生", "女士", "小姐"):
        stem = name.removesuffix(title)
        if stem != name and len(stem) > 1 and stem not in _COMPOUND:
            return stem
    return name


def is_family_name(char: str) -> bool:
    return char in _SURNAMES


def name_at(text: str, lower: str, at: int, known: Collection[str]) -> int:
    """Where the person's name that begins here ends; 0 if none does. `known`: names of people met before."""
    if any(is_hanzi(char) for char in text[at : at + 1]):
        return _chinese(text, lower, at, known)
    return _latin(text, lower, at, known)


def _chinese(text: str, lower: str, at: int, known: Collection[str]) -> int:
    ends = [at + len(name) for name in known if name and text.startswith(name, at)]
    ends = [end for end in ends if _ends_well(text, lower, end)]
    if ends:
        return max(ends)
    family = next((len(each) for each in _COMPOUND if lower.startswith(each, at)), 0)
    family = family or (1 if lower[at] in _SURNAMES else 0)
    nick = text[at] in _BEFORE_TITLE and lower[at + 1 : at + 2] in _SURNAMES and lower[at + 1 : at + 2]
    if nick and _ends_well(text, lower, at + 2):
        return at + 2
    if not family:
        return 0 if keyword_at(lower, at) else _foreign(text, lower, at)
    return name_behind(text, lower, at, family)


def name_behind(text: str, lower: str, at: int, family: int) -> int:
    """Where the name ends whose family name is the first `family` signs: by a title or a given name."""
    for title in _TITLES:
        for given in (0, 1, 2):
            end = at + family + given + len(title)
            if text.startswith(title, at + family + given) and _ends_well(text, lower, end):
                return end
    # 张和平和李明: three signs, because 平 begins nothing; 李明和王芳: two, because 和 joins.
    for given in (1, 2):
        end = at + family + given
        inside = text[at + family : end]
        plain = len(inside) == given and all(map(is_hanzi, inside)) and not _ACT_INSIDE.search(inside)
        if plain and _ends_well(text, lower, end):
            token = keyword_at(lower, at + family) if given == 1 else None
            if token is None or (token.kind is Kind.FILLER and keyword_at(lower, end) is not None):
                return end
    return 0


def _foreign(text: str, lower: str, at: int) -> int:
    """买买提·艾力, with the point between its parts."""
    match = re.compile(r"[\u3400-\u9fff]{2,6}(?:·[\u3400-\u9fff]{1,8}?)+?").match(text, at)
    while match and match.end() < len(text) and not _ends_well(text, lower, match.end()):
        longer = re.compile(rf"[\u3400-\u9fff·]{{{match.end() - at + 1}}}").match(text, at)
        if longer is None or longer.end() - at > 20:
            return 0
        match = longer
    return match.end() if match else 0


def _ends_well(text: str, lower: str, end: int) -> bool:
    """Behind a name stands the end, something that is no Chinese sign, a word of ours, or a company."""
    if end >= len(text):
        return end == len(text)
    if not is_hanzi(text[end]):
        return True
    return keyword_at(lower, end) is not None or bool(company_at(text, end))


def _latin(text: str, lower: str, at: int, known: Collection[str]) -> int:
    if at and is_latin(text[at - 1]):
        return 0
    for name in sorted(known, key=len, reverse=True):
        end = at + len(name)
        if name and lower.startswith(name.lower(), at) and not (end < len(text) and is_latin(text[end])):
            return end
    end, here = 0, at
    while match := _WORD.match(text, here):
        short = len(match[0]) <= 2 or match[0].lower() in _SHORTENED
        word = match[0] if short else match[0].rstrip(".'’-")
        if not word[0].isupper() or (any(map(is_hanzi, word)) and not is_latin(word[0])):
            break
        word = re.split(r"[\u3400-\u9fff]", word)[0]
        plain = lower[here : here + len(word)].rstrip(".")
        if plain.removesuffix("'s").removesuffix("’s") in NO_NAMES or (
            plain in WORDS and (len(word) > 1 or word == "I")
        ):
            break
        end = here + len(word)
        if len(text[at:end].split()) == 4 or text[end : end + 1] != " ":
            break
        here = end + 1
    return end
