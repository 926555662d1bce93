"""Who comes before whom."""

TURNS: tuple[tuple[str, str], ...] = (
    (
        "审批人：李明，签署人：王芳、赵强，按顺序",
        "李明 approver #1; 王芳 signer #2; 赵强 signer #3 | order=one_after_another",
    ),
    (
        "请张总审批，审批后发给李经理签字",
        "张总 approver #1; 李经理 signer #2 | order=one_after_another",
    ),
    (
        "请欧阳修和诸葛亮按顺序签",
        "欧阳修 signer #1; 诸葛亮 signer #2 | order=one_after_another",
    ),
    (
        "李明先签王芳后签",
        "李明 signer #1; 王芳 signer #2 | order=one_after_another",
    ),
    (
        "先李明后王芳",
        "李明 signer? #1; 王芳 signer? #2 | order=one_after_another",
    ),
    (
        "先由李明和王芳同时签字，然后张三盖章",
        "李明 signer #1; 王芳 signer #1; 张三 signer seal #2 | order=steps",
    ),
    (
        "李明同意后王芳签",
        "李明 approver #1; 王芳 signer #2 | order=one_after_another",
    ),
    (
        "李明审批并签字",
        "李明 approver #1; 李明 signer #2 | order=one_after_another",
    ),
    (
        "signed and approved by Ann",
        "Ann approver #1; Ann signer #2 | order=one_after_another",
    ),
    (
        "Ann fills in and signs, then Bob signs",
        "Ann filler #1; Ann signer #2; Bob signer #3 | order=one_after_another",
    ),
    (
        "请李明签字，不分先后，王芳也签",
        "李明 signer #1; 王芳 signer #1 | order=all_at_once",
    ),
    (
        "由李明和王芳共同签字",
        "李明 signer #1; 王芳 signer #1 | order=all_at_once",
    ),
    (
        "Ann and Bob sign together, then Carol approves",
        "Ann signer #1; Bob signer #1; Carol approver #2 | order=steps",
    ),
    (
        "I sign first, then Ann",
        "ME signer #1; Ann signer #2 | order=one_after_another",
    ),
    (
        "Ann must sign before Bob",
        "Ann signer #1; Bob signer #2 | order=one_after_another",
    ),
    (
        "Bob signs after Ann",
        "Ann signer #1; Bob signer #2 | order=one_after_another",
    ),
    (
        "signed by Ann, then approved by Bob, finally cc Carol",
        "Ann signer #1; Bob approver #2; Carol cc #1 | order=one_after_another",
    ),
    (
        "请李明填写，填好后王芳签",
        "李明 filler #1; 王芳 signer #2 | order=one_after_another",
    ),
    (
        "李明、王芳会签",
        "李明 signer #1; 王芳 signer #1 | order=all_at_once",
    ),
    (
        "李明签完王芳再签",
        "李明 signer #1; 王芳 signer #2 | order=one_after_another",
    ),
    (
        "李明在王芳之后签",
        "王芳 signer #1; 李明 signer #2 | order=one_after_another",
    ),
    (
        "张伟最后盖章，李明和王芳先签",
        "李明 signer #1; 王芳 signer #1; 张伟 signer seal #2 | order=steps",
    ),
    (
        "李明第一个签，王芳第二个签，张伟最后签",
        "李明 signer #1; 王芳 signer #2; 张伟 signer #3 | order=one_after_another",
    ),
    (
        "请李明审批后签字",
        "李明 approver #1; 李明 signer #2 | order=one_after_another",
    ),
    (
        "李明审批，然后签字",
        "李明 approver #1; 李明 signer #2 | order=one_after_another",
    ),
    (
        "第一步李明审批，第二步王芳和赵强签",
        "李明 approver #1; 王芳 signer #2; 赵强 signer #2 | order=steps",
    ),
    (
        "让法务王芳审批后发给李明签，抄送财务陈静",
        "王芳 approver #1; 李明 signer #2; 陈静 cc #1 | order=one_after_another",
    ),
    (
        "Ann signs first, Bob second, Carol last",
        "Ann signer #1; Bob signer #2; Carol signer #3 | order=one_after_another",
    ),
    (
        "Ann and Bob sign, Carol approves first, cc Dave",
        "Carol approver #1; Ann signer #2; Bob signer #2; Dave cc #1 | order=steps",
    ),
    (
        "Bob signs once Ann has approved",
        "Ann approver #1; Bob signer #2 | order=one_after_another",
    ),
    (
        "Ann approves, Bob signs after Ann",
        "Ann approver #1; Bob signer #2 | order=one_after_another",
    ),
    (
        "After Ann signs, Bob signs",
        "Ann signer #1; Bob signer #2 | order=one_after_another",
    ),
    (
        "approved and signed by Ann and Bob, then signed by Carol",
        "Ann approver #1; Bob approver #1; Ann signer #2; Bob signer #2; Carol signer #3 | order=steps",
    ),
    (
        "Step 1: Ann approves. Step two: Bob and Carol sign",
        "Ann approver #1; Bob signer #2; Carol signer #2 | order=steps",
    ),
    (
        "Get Bob's approval, then Ann's signature",
        "Bob approver #1; Ann signer #2 | order=one_after_another",
    ),
    (
        "Ask my lawyer Bob to approve and then I will sign",
        "Bob approver #1; ME signer #2 | order=one_after_another",
    ),
    (
        "李明审批，然后外部王芳签",
        "李明 approver #1; 王芳 signer #2 | order=one_after_another",
    ),
    (
        "Have Ann, Bob and Carol sign in any order by 2026-12-04",
        "Ann signer #1; Bob signer #1; Carol signer #1 | order=all_at_once | by=2026-12-04 18:00",
    ),
)
