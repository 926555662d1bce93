"""A form with every kind of field that a party can be asked for, on two pages."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import typst

from signing.fields.kinds import Box, Field, FieldKind, Look
from signing.ports import Actor
from signing.task.model import Task
from signing.typesetting import fonts
from signing.usecases.send_task import send_task
from tests.world import World

K = FieldKind
LEFT, TOP, STEP = 200.0, 700.0, 58.0  # points; the first row's top, and from row to row

# What a party would write, by key.
ANSWERS = {
    "zh": {
        "company": "杭州青禾科技有限公司",
        "address": "浙江省杭州市西湖区文三路 90 号\n东部软件园 3 号楼 502 室",
        "amount": "128000.50",
        "holder_id": "11010519491231002X",
        "phone": "13800138002",
        "mail": "li.ming@qinghe.example",
        "bank": "招商银行",
        "read": "yes",
        "invoice": "专用发票",
        "copied": "本人已阅读并理解全部条款",
    },
    "en": {
        "company": "Northwind Supplies Ltd",
        "address": "12 Harbour Street\nBristol BS1 4QA",
        "amount": "128000.50",
        "holder_id": "P1234567",
        "phone": "+44 20 7946 0958",
        "mail": "tom.baker@northwind.example",
        "bank": "Bank of China",
        "read": "yes",
        "invoice": "Special invoice",
        "copied": "I have read and understood every clause",
    },
}
_LABELS = {
    "zh": {
        "company": "公司名称", "address": "通讯地址", "amount": "合同金额（元）", "holder_id": "身份证号码",
        "phone": "联系电话", "mail": "电子邮箱", "bank": "开户银行", "read": "我已阅读附件一",
        "invoice": "发票类型", "copied": "风险提示抄录", "licence": "营业执照照片",
    },
    "en": {
        "company": "Company", "address": "Postal address", "amount": "Amount (CNY)",
        "holder_id": "Identity number", "phone": "Telephone", "mail": "E-mail", "bank": "Bank",
        "read": "I have read annex 1", "invoice": "Kind of invoice", "copied": "Statement of risk",
        "licence": "Photo of the licence",
    },
}  # fmt: skip
_BANKS = {"zh": ("招商银行", "中国银行", "工商银行"), "en": ("Bank of China", "HSBC", "Barclays")}
_INVOICES = {"zh": ("专用发票", "普通发票"), "en": ("Special invoice", "Ordinary invoice")}
_TIPS = {"zh": "与营业执照一致", "en": "As on the business licence"}
_HEADS = {"zh": ("供应商信息登记表", "确认与签署"), "en": ("Supplier registration", "Confirmation and signature")}


def fields_for(party_id: str, language: str = "zh", prefix: str = "p1") -> tuple[Field, ...]:
    labels = _LABELS[language]

    def at(row: int, width: float = 300, height: float = 26, left: float = LEFT) -> Box:
        return Box(left, TOP - row * STEP - height, width, height)

    def place(key: str, kind: FieldKind, page: int, box: Box, **more: object) -> Field:
        label = labels.get(key, labels.get(key.rpartition("_")[0], ""))
        return Field(f"{prefix}_{key}", party_id, kind, page, box, label=label, **more)  # type: ignore[arg-type]

    first, second = _INVOICES[language]
    return (
        place("sign_1", K.SIGNATURE, 1, Box(LEFT, 130, 170, 70)),
        place("company", K.TEXT, 0, at(0), tip=_TIPS[language], group=f"{prefix}_company"),
        place("company_again", K.TEXT, 1, Box(LEFT, 750, 220, 24), group=f"{prefix}_company"),
        place("address", K.TEXT, 0, at(1, height=44), look=Look(multiline=True)),
        place("amount", K.NUMBER, 0, at(2), format="2"),
        place("holder_id", K.ID_NUMBER, 0, at(3)),
        place("phone", K.PHONE, 0, at(4)),
        place("mail", K.EMAIL, 0, at(5), required=False),
        place("bank", K.SELECT, 0, at(6), options=_BANKS[language]),
        place("initials_1", K.INITIALS, 0, Box(480, 60, 60, 30)),
        place("read", K.CHECKBOX, 1, at(0, 16, 16)),
        place("invoice_1", K.RADIO, 1, at(1, 16, 16), group=f"{prefix}_invoice", option=first),
        place("invoice_2", K.RADIO, 1, at(1, 16, 16, LEFT + 140), group=f"{prefix}_invoice", option=second),
        place("copied", K.COPIED, 1, at(2), sentence=ANSWERS[language]["copied"]),
        place("licence", K.PICTURE, 1, Box(LEFT, 420, 160, 100), required=False),
        place("date_1", K.DATE, 1, Box(LEFT + 200, 140, 120, 24)),
    )


def answers_for(language: str = "zh", prefix: str = "p1") -> dict[str, str]:
    """By Field.key."""
    return {f"{prefix}_{key}": value for key, value in ANSWERS[language].items()}


@lru_cache
def form(language: str = "zh") -> bytes:
    labels, (head, second) = _LABELS[language], _HEADS[language]
    rows = ["company", "address", "amount", "holder_id", "phone", "mail", "bank"]
    lines = [
        _words(60, 60, head, 18),
        *[_words(60, 842 - TOP + n * STEP + 6, labels[key]) for n, key in enumerate(rows)],
    ]
    lines.append("#pagebreak()")
    lines.append(_words(60, 60, second, 18))
    for row, key in enumerate(("read", "invoice", "copied")):
        lines.append(_words(60 if key != "read" else LEFT + 26, 842 - TOP + row * STEP + 4, labels[key]))
    for left, words in zip((LEFT + 24, LEFT + 164), _INVOICES[language], strict=True):
        lines.append(_words(left, 842 - TOP + STEP + 3, words))
    lines.append(_words(60, 842 - 520, labels["licence"]))
    lines.append(_words(60, 842 - 170, {"zh": "乙方（签字）：", "en": "Signature:"}[language]))
    head_of_page = '#set page(paper: "a4", margin: 0pt)\n#set text(font: "Noto Sans Hans", size: 10.5pt)\n'
    with tempfile.TemporaryDirectory(prefix="yinxin-form-") as folder:
        main = Path(folder, "main.typ")
        main.write_text(head_of_page + "\n".join(lines), encoding="utf-8")
        return bytes(typst.compile(main, root=folder, font_paths=[fonts.font_dir()], timestamp=1_000_000_000))


def _words(left: float, top: float, words: str, size: float = 10.5) -> str:
    return f'#place(dx: {left}pt, dy: {top}pt)[#text(size: {size}pt, "{words}")]'


async def a_form_for(
    world: World, *, language: str = "zh", signers: Sequence[Actor], approvers: Sequence[Actor] = ()
) -> Task:
    """Sent: the first of the signers is asked for everything, others only sign."""
    ann = await world.person("王芳" if language == "zh" else "Grace Chen", language=language)
    title = _HEADS[language][0]
    task = await world.draft(ann, signers=signers, approvers=approvers, title=title, document=form(language))
    first = next(party for party in task.parties if party.person_id == signers[0].person_id)
    others = tuple(
        replace(field, page=1, box=Box(60 + 170 * n, 40, 150, 60))
        for n, field in enumerate(each for each in task.fields if each.party_id != first.id)
    )
    assert task.document is not None
    task = replace(task, documents=(replace(task.document, pages=2),), language=language)
    return await send_with(world, ann, task, fields_for(first.id, language) + others)


async def send_with(world: World, ann: Actor, task: Task, fields: tuple[Field, ...]) -> Task:
    """The draft with these places, sent and prepared."""
    async with world.ports.transaction() as tx:
        changed = replace(task, fields=fields, version=task.version + 1)
        await tx.tasks.save(changed, expected_version=task.version)
    await send_task(world.ports, ann, task.id)
    await world.work()
    return await world.task(task)
