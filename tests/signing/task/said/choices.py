"""How many of several are enough."""

CHOICES: tuple[tuple[str, str], ...] = (
    (
        "请李明、王芳、赵强签字，其中任意两人签即可，72 小时内",
        "李明 signer any2 #1; 王芳 signer any2 #1; 赵强 signer any2 #1 | order=all_at_once | by=2026-11-28 10:00",
    ),
    (
        "李明、王芳、赵强三人中任意两人签字",
        "李明 signer any2 #1; 王芳 signer any2 #1; 赵强 signer any2 #1 | order=all_at_once",
    ),
    (
        "signed by any two of Ann, Bob and Carl",
        "Ann signer any2 #1; Bob signer any2 #1; Carl signer any2 #1 | order=all_at_once",
    ),
    (
        "李明、王芳任一人审批，孙丽签字",
        "李明 approver any1 #1; 王芳 approver any1 #1; 孙丽 signer #2 | order=steps",
    ),
    (
        "either Ann or Bob to approve, then Carl signs",
        "Ann approver any1 #1; Bob approver any1 #1; Carl signer #2 | order=steps",
    ),
    (
        "李明、王芳或签",
        "李明 signer any1 #1; 王芳 signer any1 #1 | order=all_at_once",
    ),
    (
        "李明、王芳两人中任意两人签",  # all of them: nothing to choose
        "李明 signer #1; 王芳 signer #1",
    ),
    (
        "依次由李明、王芳、赵强签字，任意两人即可",
        "李明 signer #1; 王芳 signer #2; 赵强 signer #3 | order=one_after_another | lost=任意两人",
    ),
    (
        "请让任一鸣签字",
        "任一鸣 signer #1",
    ),
    (
        "any one of the signers is enough",
        "enough=1",
    ),
    (
        "Dave signs first, any two of Ann, Bob and Carol sign",
        "Dave signer #1; Ann signer any2 #2; Bob signer any2 #2; Carol signer any2 #2 | order=steps",
    ),
    (
        "Have Bob sign after Ann Lee approves, then any two of Carl, Dan and Eve by 12/05",
        "Ann Lee approver #1; Bob signer #2; Carl signer any2 #3; Dan signer any2 #3; Eve signer any2 #3 | "
        "order=steps | by=2026-12-05 18:00",
    ),
)
