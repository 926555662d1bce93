"""Who approves inside the writer's own house, before anybody outside hears of it."""

LEVELS: tuple[tuple[str, str], ...] = (
    (
        "先内部审批：张经理、王总监，再发给李明签",
        "张经理 approver level1; 王总监 approver level1; 李明 signer #1",
    ),
    ("内部先由赵磊审批", "赵磊 approver level1"),
    (
        "内部先由赵磊审批，再由王总审批，最后李明签",
        "赵磊 approver level1; 王总 approver level2; 李明 signer #1",
    ),
    (
        "内部依次由张三、李四审批，然后发给王五和赵六签",
        "张三 approver level1; 李四 approver level2; 王五 signer #1; 赵六 signer #1",
    ),
    (
        "内部第一级张经理审批，第二级王总监审批，然后李明签",
        "张经理 approver level1; 王总监 approver level2; 李明 signer #1",
    ),
    (
        "内部张三、李四任一人审批，再由李明签字",
        "张三 approver any1 level1; 李四 approver any1 level1; 李明 signer #1",
    ),
    ("内部审批人：张三、李四；签署人：王五", "张三 approver level1; 李四 approver level1; 王五 signer #1"),
    ("赵磊内部审批，客户王芳签", "赵磊 approver level1; 王芳 signer #1"),
    ("赵磊内部审批，客户王芳审批，李明签", "赵磊 approver level1; 王芳 approver #1; 李明 signer #1"),
    ("经内部张三审批通过后，再发给李明", "张三 approver level1; 李明 signer? #1"),
    (  # nothing goes inside once it was outside
        "李明签完后，内部赵磊审批",
        "李明 signer #1; 赵磊 approver #2 | order=one_after_another | lost=内部",
    ),
    ("内部李明签", "李明 signer #1"),
    ("内部签字：李明", "李明 signer #1 | lost=内部"),
    ("after internal approval by Kate, Ann signs", "Kate approver level1; Ann signer #1"),
    (
        "Get internal approvals from Kate & Bob (any one), then send to Ann",
        "Kate approver any1 level1; Bob approver any1 level1; Ann signer? #1",
    ),
    (
        "after internal approval by Kate, Bob approves and Ann signs",
        "Kate approver level1; Bob approver #1; Ann signer #1",
    ),
    ("Kate approves internally, then Bob signs", "Kate approver level1; Bob signer #1"),
    (
        "Get internal sign-off from Kate first, then send it to Ann to sign",
        "Kate approver level1; Ann signer #1",
    ),
    ("Internal approvers: Kate, Bob. Signer: Ann", "Kate approver level1; Bob approver level1; Ann signer #1"),
)
