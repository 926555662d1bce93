"""How often it reminds, and when."""

REMINDERS: tuple[tuple[str, str], ...] = (
    (
        "get this signed by Ann then Bob by Friday, remind daily",
        "Ann signer #1; Bob signer #2 | order=one_after_another | by=2026-11-27 18:00 | every=1",
    ),
    (
        "先让李明审批，再让王芳签字，抄送赵总，三天内完成，每天提醒",
        "李明 approver #1; 王芳 signer #2; 赵总 cc #1 | order=one_after_another | by=2026-11-28 18:00 | every=1",
    ),
    (
        "我先签，然后王芳签，提前一天提醒",
        "ME signer #1; 王芳 signer #2 | order=one_after_another | every=0 | hours=24",
    ),
    (
        "每天上午9点提醒，周五前",
        "by=2026-11-27 18:00 | every=1 at 09:00",
    ),
    (
        "每3天提醒一次",
        "every=3",
    ),
    (
        "请李明签，提醒不用了",
        "李明 signer #1 | every=0",
    ),
    (
        "不用提醒，请李明签",
        "李明 signer #1 | every=0",
    ),
    (
        "李明签字，12月5日下午3点前，提前3小时提醒",
        "李明 signer #1 | by=2026-12-05 15:00 | every=0 | hours=3",
    ),
    (
        "不用提醒，每天提醒，请李明签",
        "李明 signer #1 | every=0 | lost=每天提醒",
    ),
    (
        "请李明本月底前盖章，每周提醒一次",
        "李明 signer seal #1 | by=2026-11-30 18:00 | every=7",
    ),
    (
        "请李明签字，隔天提醒，提前2天提醒",
        "李明 signer #1 | every=2 | hours=48",
    ),
    (
        "Send to Ann for signature, copy to Bob, in 3 days, remind every 2 days",
        "Ann signer #1; Bob cc #1 | by=2026-11-28 18:00 | every=2",
    ),
    (
        "Ann signs, Bob approves, no reminders",
        "Ann signer #1; Bob approver #1 | every=0",
    ),
    (
        "Could you please get signatures from Ann (ann@x.com) and Bob (+1 202 555 0176), remind "
        "them the day before",
        "Ann signer ann@x.com #1; Bob signer +12025550176 #1 | every=0 | hours=24",
    ),
    (
        "Please get this signed by Ann Miller and approved by Bob Lee, cc Carol, no later than 4 "
        "December 2026, remind the day before",
        "Ann Miller signer #1; Bob Lee approver #1; Carol cc #1 | by=2026-12-04 18:00 | every=0 | hours=24",
    ),
    (
        "get signatures from Ann, Bob & Carol at once; deadline Monday 9am; reminders every 3 days",
        "Ann signer #1; Bob signer #1; Carol signer #1 | order=all_at_once | by=2026-11-30 09:00 | every=3",
    ),
    (
        "get this signed by Ann, don't remind anyone",
        "Ann signer #1 | every=0",
    ),
    (
        "Ann and Bob sign, remind weekly, due on 24 Dec",
        "Ann signer #1; Bob signer #1 | by=2026-12-24 18:00 | every=7",
    ),
    (
        "remind daily",
        "every=1",
    ),
    (
        "每两天上午9点提醒，请李明签",
        "李明 signer #1 | every=2 at 09:00",
    ),
    (
        "Ann signs within 5 business days, remind every 2 days at 9:30",
        "Ann signer #1 | by=2026-12-02 18:00 | every=2 at 09:30",
    ),
)
