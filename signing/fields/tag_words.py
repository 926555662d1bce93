"""What may stand in a {{tag}}, in both languages, and how each of its values is read (docs/fields.md)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from signing.fields.kinds import Align, Face, FieldKind

STEMS = "甲乙丙丁戊己庚辛"
MM = 72 / 25.4  # points

_NAMES = {
    FieldKind.SIGNATURE: "sign signature 签名 签字 签署",
    FieldKind.INITIALS: "initials initial 小签 简签",
    FieldKind.SEAL: "seal stamp chop 盖章 公章 印章",
    FieldKind.LEGAL_SEAL: "legalseal legal 法人章 法定代表人章",
    FieldKind.SEAM: "seam seamseal 骑缝章 骑缝",
    FieldKind.DATE: "date 日期 签署日期",
    FieldKind.TEXT: "text paragraph 文本 文字 多行文本",
    FieldKind.NUMBER: "number 数字 金额",
    FieldKind.ID_NUMBER: "id idnumber 证件 证件号 身份证 身份证号",
    FieldKind.PHONE: "phone mobile 手机 手机号 电话",
    FieldKind.EMAIL: "email 邮箱 电子邮箱",
    FieldKind.CHECKBOX: "checkbox check 复选框 勾选",
    FieldKind.RADIO: "radio 单选",
    FieldKind.SELECT: "select dropdown 下拉 下拉框",
    FieldKind.COPIED: "copy copied 抄录",
    FieldKind.PICTURE: "picture image photo 图片 照片",
}
KINDS: Mapping[str, FieldKind] = {name: kind for kind, names in _NAMES.items() for name in names.split()}
SEVERAL_LINES = frozenset({"paragraph", "多行文本"})
_KEYS = {
    "label": "label name 标签 名称",
    "tip": "tip hint 提示",
    "required": "required 必填",
    "default": "default 默认 默认值",
    "size": "size 字号",
    "font": "font 字体",
    "align": "align 对齐",
    "colour": "colour color 颜色",
    "lines": "lines multiline 多行",
    "group": "group 组 分组",
    "options": "options option 选项",
    "sentence": "sentence 原文 句子",
    "format": "format 格式",
    "pages": "pages page 页 页码",
    "edge": "edge 边",
    "width": "width 宽 宽度",
    "height": "height 高 高度",
}
KEYS: Mapping[str, str] = {name: key for key, names in _KEYS.items() for name in names.split()}

_YES = {"yes": True, "true": True, "是": True, "1": True, "no": False, "false": False, "否": False, "0": False}
_FACES = {"sans": Face.SANS, "黑体": Face.SANS, "song": Face.SONG, "serif": Face.SONG, "宋体": Face.SONG}
_ALIGNS = {
    **dict.fromkeys(("left", "左"), Align.LEFT),
    **dict.fromkeys(("centre", "center", "中", "居中"), Align.CENTRE),
    **dict.fromkeys(("right", "右"), Align.RIGHT),
}
_COLOURS = {
    **dict.fromkeys(("black", "黑"), "#1b1b1f"),
    **dict.fromkeys(("blue", "蓝"), "#1f3fa8"),
    **dict.fromkeys(("red", "红"), "#c8161d"),
}
_EDGES = {"right": "right", "右": "right", "left": "left", "左": "left", "both": "both", "两边": "both"}
_DATES = frozenset({"y-m-d", "y/m/d", "y-m-d h:m"})


def plain(word: str) -> str:
    """For names of kinds and keys: NFKC, lower case, no spaces or hyphens."""
    return re.sub(r"[\s_-]", "", unicodedata.normalize("NFKC", word)).lower()


def read_who(word: str) -> int | str | None:
    """A party: its index from 0, or its name; None where nobody is named ("", "0")."""
    simple = plain(word)
    if simple.isdecimal():
        return int(simple) - 1 if int(simple) else None
    if re.fullmatch(f"[{STEMS}]方?", simple):
        return STEMS.index(simple[0])
    if found := re.fullmatch(r"(?:party)?([a-h])", simple):
        return ord(found[1]) - ord("a")
    return word.strip() or None


def _choice(values: Mapping[str, Any]) -> Callable[[str], Any]:
    return lambda word: values[plain(word)]


def _number(least: float, most: float, unit: float = 1.0) -> Callable[[str], float]:
    def read(word: str) -> float:
        number = float(re.sub(r"(?:mm|pt|毫米|磅|号)$", "", plain(word)))
        if not least <= number <= most:
            raise ValueError(word)
        return number * unit

    return read


def _colour(word: str) -> str:
    simple = plain(word)
    return simple if re.fullmatch(r"#[0-9a-f]{6}", simple) else _COLOURS[simple.removesuffix("色")]


def _format(word: str) -> str:
    simple = " ".join(word.lower().split())
    if simple not in _DATES and not re.fullmatch(r"[0-6]", simple):
        raise ValueError(word)
    return simple


def _options(word: str) -> tuple[str, ...]:
    options = tuple(dict.fromkeys(part.strip() for part in re.split(r"[/／]", word) if part.strip()))
    if not options:
        raise ValueError(word)
    return options


def _words(word: str) -> str:
    if len(word) > 200:
        raise ValueError(word)
    return word


# Each raises ValueError or KeyError for what it cannot read.
READ: Mapping[str, Callable[[str], Any]] = {
    **dict.fromkeys(("label", "tip", "default", "group", "sentence", "pages"), _words),
    "required": _choice(_YES),
    "lines": _choice(_YES),
    "font": _choice(_FACES),
    "align": _choice(_ALIGNS),
    "edge": _choice(_EDGES),
    "colour": _colour,
    "format": _format,
    "options": _options,
    "size": _number(6, 72),
    "width": _number(3, 500, MM),
    "height": _number(3, 500, MM),
}
