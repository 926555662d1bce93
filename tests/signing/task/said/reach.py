"""Telephone numbers, e-mail addresses and @names."""

REACH: tuple[tuple[str, str], ...] = (
    (
        "请李明（13800138000）签字，叫《房屋租赁合同》，12月1日前",
        "李明 signer +8613800138000 #1 | title=房屋租赁合同 | by=2026-12-01 18:00",
    ),
    (
        "李明 13800138000 和王芳 wang@example.cn 一起签，周五下午5点前",
        "李明 signer +8613800138000 #1; 王芳 signer wang@example.cn #1 | order=all_at_once | by=2026-11-27 17:00",
    ),
    (
        "让@annmiller签",
        "nameless=@annmiller",
    ),
    (
        "发给ann@example.com签字",
        "nameless=ann@example.com",
    ),
    (
        "Please have Ann Miller approve it, then Bob and Carol sign at the same time by Friday 5pm. cc dan@x.com",
        "Ann Miller approver #1; Bob signer #2; Carol signer #2 | order=steps | by=2026-11-27 17:00 "
        "| nameless=dan@x.com",
    ),
    (
        "@bobsmith Bob to sign",
        "Bob signer #1 | nameless=@bobsmith",
    ),
    (
        "Send to ann@example.com and bob@example.com by Dec 5",
        "by=2026-12-05 18:00 | nameless=ann@example.com/bob@example.com",
    ),
    (
        "Get signatures: Ann Lee <ann@x.com>, Bob <bob@x.com>; due Dec 1st",
        "Ann Lee signer ann@x.com #1; Bob signer bob@x.com #1 | by=2026-12-01 18:00",
    ),
)
