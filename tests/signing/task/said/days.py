"""By when."""

DAYS: tuple[tuple[str, str], ...] = (
    (
        "请让李明和王芳依次签这份合同，下周五前",
        "李明 signer #1; 王芳 signer #2 | order=one_after_another | by=2026-12-04 18:00",
    ),
    (
        "请让小王和老李同时签，2月30日前",
        "小王 signer #1; 老李 signer #1 | order=all_at_once | bad=2月30日",
    ),
    (
        "下周五前签完",
        "by=2026-12-04 18:00",
    ),
    (
        "昨天之前签",
        "by=2026-11-24 18:00",
    ),
    (
        "請李明簽字，下週五前",
        "李明 signer #1 | by=2026-12-04 18:00",
    ),
    (
        "请李明于2026年12月10日18:00前签署",
        "李明 signer #1 | by=2026-12-10 18:00",
    ),
    (
        "请李明明天之前签字",
        "李明 signer #1 | by=2026-11-26 18:00",
    ),
    (
        "半个月内请李明签",
        "李明 signer #1 | by=2026-12-10 18:00",
    ),
    (
        "sign this by Friday",
        "by=2026-11-27 18:00",
    ),
    (
        'called "Lease 2027", by end of next month',
        "title=Lease 2027 | by=2026-12-31 18:00",
    ),
    (
        "in 2 hours Ann signs",
        "Ann signer #1 | by=2026-11-25 12:00",
    ),
    (
        "Let Jan Novak sign by May 5",
        "Jan Novak signer #1 | by=2027-05-05 18:00",
    ),
    (
        "Have José García and Zoë sign in turn, within a week",
        "José García signer #1; Zoë signer #2 | order=one_after_another | by=2026-12-02 18:00",
    ),
    (
        "Please ask Ann to review and sign by tomorrow noon",
        "Ann signer #1 | by=2026-11-26 12:00",
    ),
    (
        "Ann then Bob then Carol, in 3 days",
        "Ann signer? #1; Bob signer? #2; Carol signer? #3 | order=one_after_another | by=2026-11-28 18:00",
    ),
    (
        "请让Ann和Bob依次签，by Friday",
        "Ann signer #1; Bob signer #2 | order=one_after_another | by=2026-11-27 18:00",
    ),
    (
        "get Ann to sign by 31 February",
        "Ann signer #1 | bad=31 February",
    ),
    (
        "filled in by Ann, then signed by Bob within 48 hours",
        "Ann filler #1; Bob signer #2 | order=one_after_another | by=2026-11-27 10:00",
    ),
    (
        "Ann fills in, Bob signs, in seventy-two hours",
        "Ann filler #1; Bob signer #1 | by=2026-11-28 10:00",
    ),
    (
        "5个工作日内请李明签",
        "李明 signer #1 | by=2026-12-02 18:00",
    ),
    (
        "本周内请李明签",
        "李明 signer #1 | by=2026-11-29 18:00",
    ),
    ("by close of business on the 30th, Ann signs", "Ann signer #1 | by=2026-11-30 18:00"),
    ("Ann signs by the 15th of January", "Ann signer #1 | by=2027-01-15 18:00"),
    ("这周让李明签完", "李明 signer #1 | by=2026-11-29 18:00"),
    (
        "12/5前请李明签",
        "李明 signer #1 | by=2026-12-05 18:00",
    ),
    (
        "请李明下午5点前签",
        "李明 signer #1 | by=2026-11-25 17:00",
    ),
    (
        "Ann signs by yesterday",
        "Ann signer #1 | by=2026-11-24 18:00",
    ),
)
