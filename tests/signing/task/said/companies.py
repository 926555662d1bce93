"""For which company somebody signs, and where a company is named alone."""

COMPANIES: tuple[tuple[str, str], ...] = (
    (
        "甲方上海长江贸易有限公司由张三签，乙方华明科技有限公司由李四盖章，同时签，月底前",
        "张三 signer 上海长江贸易有限公司 #1; 李四 signer 华明科技有限公司 seal #1 | "
        "order=all_at_once | by=2026-11-30 18:00",
    ),
    (
        "上海长江贸易有限公司盖章",
        "nameless=上海长江贸易有限公司",
    ),
    (
        "请王芳代表上海长江贸易有限公司签字盖章",
        "王芳 signer 上海长江贸易有限公司 seal #1",
    ),
    (
        "上海长江贸易有限公司盖章，由张三签",
        "张三 signer 上海长江贸易有限公司 seal #1",
    ),
    (
        "请让万科集团的王芳和李明签",
        "王芳 signer 万科集团 #1; 李明 signer #1",
    ),
    (
        "Party A Harbor Ltd, signed by Ann; Party B Qinghe Co., Ltd. signed by Li Ming, in order",
        "Ann signer Harbor Ltd #1; Li Ming signer Qinghe Co., Ltd. #2 | order=one_after_another",
    ),
    (
        "Ann of Harbor Ltd signs",
        "Ann signer Harbor Ltd #1",
    ),
    (
        "Ann Miller (Harbor Ltd, ann@harbor.com) to sign, Bob to approve",
        "Ann Miller signer Harbor Ltd ann@harbor.com #1; Bob approver #1",
    ),
    (
        "Send this to Harbor Ltd",
        "nameless=Harbor Ltd",
    ),
    (
        "Bob signs for Harbor Ltd and Carol for Acme Inc, by the end of next week",
        "Bob signer Harbor Ltd #1; Carol signer Acme Inc #1 | by=2026-12-04 18:00",
    ),
)
