"""As people of business dictate and type them: in a hurry, with titles, in every kind of sign and bracket."""

BUSINESS: tuple[tuple[str, str], ...] = (
    (
        "请张总、李总两人会签，王律师抄送，下周三之前",
        "张总 signer #1; 李总 signer #1; 王律师 cc #1 | order=all_at_once | by=2026-12-02 18:00",
    ),
    (  # all of them and any of them cannot both be meant
        "张总、李总两人会签，任一人同意即可",
        "张总 signer #1; 李总 signer #1 | order=all_at_once | lost=任一人同意",
    ),
    (
        "三个人中有两个人签就可以：李明、王芳、赵强",
        "李明 signer any2 #1; 王芳 signer any2 #1; 赵强 signer any2 #1 | order=all_at_once",
    ),
    (
        "甲方：北京华夏科技有限公司（王伟，13800138000），乙方：上海明珠贸易有限公司（李娜，lina@mz.cn），12月10日前签完",
        "王伟 signer 北京华夏科技有限公司 +8613800138000 #1; 李娜 signer 上海明珠贸易有限公司 lina@mz.cn #1 "
        "| by=2026-12-10 18:00",
    ),
    ("请甲方和李明签", "李明 signer #1 | lost=甲方"),
    ("麻烦王经理尽快审批，审批完给李总签字盖章", "王经理 approver #1; 李总 signer seal #1 | lost=尽快"),
    ("请李经理（李明）和王女士签", "李明 signer #1; 王女士 signer #1"),
    ("请李明先生与王芳小姐签署租赁合同", "李明 signer #1; 王芳 signer #1"),
    ("我同事李明签，我老板王总审批", "李明 signer #1; 王总 approver #1"),
    ("我司先盖章，对方由李四签", "李四 signer #1 | lost=我司"),
    ("给李明发一份，让王芳签", "李明 cc #1; 王芳 signer #1"),
    ("北京的李明和上海的王芳签", "李明 signer #1; 王芳 signer #1 | lost=北京/上海"),
    (
        "发给李明,手机:１３８００１３８０００,邮箱：ｌｉ@example.com，签字",
        "李明 signer +8613800138000 li@example.com #1",
    ),
    ("请王芳签名，手机139 1234 5678", "王芳 signer +8613912345678 #1"),
    ("13800138000（李明）、13900139000（王芳）签", "李明 signer +8613800138000 #1; 王芳 signer +8613900139000 #1"),
    ("请李明于11月30日（周一）前签", "李明 signer #1 | by=2026-11-30 18:00"),
    ("请李明12月5日（周五）前签", "李明 signer #1 | by=2026-12-05 18:00 | lost=周五/前"),  # a Saturday
    ("12月1日至12月5日请李明签", "李明 signer #1 | by=2026-12-05 18:00 | lost=12月1日至"),
    ("周一到周五每天提醒，李明签", "李明 signer #1 | every=1 | lost=周一到周五"),
    ("请李明签，每隔2天提醒一次，直到签完，提前1天和3小时提醒", "李明 signer #1 | every=2 | hours=24,3"),
    ("李明签，每天提醒王芳", "李明 signer #1 | every=1 | lost=王芳"),
    (
        "签署方：李明、王芳。审批：赵强。抄送：孙丽。截止：12月5日。提醒：每天",
        "李明 signer #1; 王芳 signer #1; 赵强 approver #1; 孙丽 cc #1 | by=2026-12-05 18:00 | every=1",
    ),
    (
        "Hi Tim, could you pls get the NDA signed by Ann Lee & Bob Wu by COB Friday? Thx, Kate",
        "Ann Lee signer #1; Bob Wu signer #1 | by=2026-11-27 18:00 | lost=Tim/Kate",
    ),
    (
        "Please have John Smith, CEO of Harbor Ltd, sign by EOD Friday",
        "John Smith signer Harbor Ltd #1 | by=2026-11-27 23:59",
    ),
    (
        "sign: ann@x.com (Ann), bob@x.com (Bob)",
        "Ann signer ann@x.com #1; Bob signer bob@x.com #1",
    ),
    ("HR approves, then Ann signs", "Ann signer #1 | lost=HR"),
    ("Ann to review, Bob to sign, Carol to be copied", "Ann approver #1; Bob signer #1; Carol cc #1"),
    ("Remind Ann every day until signed", "every=1 | lost=Ann"),
    ("Ann signs, remind at 9am daily", "Ann signer #1 | every=1 at 09:00"),
    ("Ann signs between Dec 1 and Dec 5", "Ann signer #1 | by=2026-12-05 18:00 | lost=between Dec 1"),
    ("Ann signs by 5pm ET", "Ann signer #1 | lost=by 5pm ET"),  # the writer's clock is another one
    ("both Ann and Bob must sign, order doesn't matter", "Ann signer #1; Bob signer #1 | order=all_at_once"),
    (
        "請張總審批，再請李經理簽字，國慶節前",
        "張總 approver #1; 李經理 signer #2 | order=one_after_another | by=2027-09-30 18:00",
    ),
    ("由李明主签，王芳会签", "李明 signer #1; 王芳 signer #1 | order=all_at_once"),
    ("请法务王芳先审，再让老板签", "王芳 approver #1 | lost=再让老板签"),
    ("请李明签，王芳代收", "李明 signer #1; 王芳 signer? #1 | lost=收"),  # told that nobody said what she does
    ("请王芳代表李明签", "王芳 signer #1 | lost=李明"),
    ("李明不签，王芳签", "王芳 signer #1 | lost=李明不"),
    ("你好，请让李明签，谢谢！王芳", "李明 signer #1 | lost=王芳"),
    ("Have it signed by Ann, not Bob", "Ann signer #1 | lost=not Bob"),
    ("Bob doesn't sign, Ann signs", "Ann signer #1 | lost=Bob doesn't sign"),
    ("let Ann sign on behalf of Bob", "Ann signer #1 | lost=Bob"),
    (
        "Approvers: Ann & Bob (either one). Signers: Carl, Dan",
        "Ann approver any1 #1; Bob approver any1 #1; Carl signer #2; Dan signer #2 | order=steps",
    ),
    (
        "2 out of Ann, Bob and Carl must approve before Dan signs",
        "Ann approver any2 #1; Bob approver any2 #1; Carl approver any2 #1; Dan signer #2 | order=steps",
    ),
)
