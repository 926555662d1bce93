"""What is not understood is named, word by word; the rest is understood."""

LOST: tuple[tuple[str, str], ...] = (
    (
        "请尽快让客户签字",
        "lost=尽快/客户",
    ),
    (
        "李明、王芳依次同时签",
        "李明 signer #1; 王芳 signer #1 | lost=同时",
    ),
    (
        "请阿依古丽签字",
        "lost=阿依古丽",
    ),
    (
        "请李明尽快签字，急",
        "李明 signer #1 | lost=尽快/急",
    ),
    (
        "请李明签，周五前，下周一前",
        "李明 signer #1 | by=2026-11-27 18:00 | lost=下周一前",
    ),
    (
        "请发给李明，王芳，让他们签",
        "李明 signer #1; 王芳 signer #1 | lost=他们",
    ),
    (
        "李明审批签字",
        "李明 approver #1 | lost=签字",
    ),
    (
        "请李明和他爱人签字",
        "李明 signer #1 | lost=他爱人",
    ),
    (
        "请李明 138001380 签字",
        "李明 signer #1 | lost=138001380",
    ),
    (
        "Ask Sun Li to sign by end of month, the day before remind",
        "Sun Li signer #1 | by=2026-11-30 18:00 | lost=day before remind",
    ),
    (
        "Ask everyone to sign",
        "lost=everyone",
    ),
    (
        "Get Ann to sign this ASAP",
        "Ann signer #1 | lost=ASAP",
    ),
    (
        "Ann signs by Friday or Bob signs by Monday",
        "Ann signer #1; Bob signer #1 | by=2026-11-27 18:00 | lost=or/by Monday",
    ),
    (
        "get this notarised by Ann",
        "Ann signer? #1 | lost=notarised",
    ),
    (
        "请李明签《采购合同》",
        "李明 signer #1 | lost=《采购合同》",
    ),
    (
        "请李明签字，12月5号，以下午三点为准",
        "李明 signer #1 | by=2026-12-05 18:00 | lost=以下午三点/准",
    ),
    (
        "叫《A》，请李明签，叫《B》",
        "李明 signer #1 | title=A | lost=叫《B》",
    ),
    (
        "李明和王芳或赵强签",  # may mean two things
        "李明 signer #1; 王芳 signer #1; 赵强 signer #1 | lost=或",
    ),
    (
        "李明和客户签",
        "李明 signer #1 | lost=客户",
    ),
    (
        "昨天收到的合同请李明下周五前签",
        "李明 signer #1 | by=2026-12-04 18:00 | lost=昨天收到的合同",
    ),
    (
        "last Friday's draft: Ann signs by COB Monday",
        "Ann signer #1 | by=2026-11-30 18:00 | lost=last Friday/s draft",
    ),
    (
        "请李明签，2/3 的条款要改",
        "李明 signer #1 | lost=2/3/条款/改",
    ),
    (
        "李明审批，王芳签，赵强和孙丽抄送，一开始就能看",
        "李明 approver #1; 王芳 signer #1; 赵强 cc #1; 孙丽 cc #1 | lost=一开始就能看",
    ),
)
