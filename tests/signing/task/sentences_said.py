"""Requests as people write them, and what is understood of each. The writer sits in Shanghai on Wednesday, 25
November 2026, 10:00. After each sentence: people (role, ? where none was said, what else is known of them, the
step), and behind bars what else was understood, and what was not."""

SAID: tuple[tuple[str, str], ...] = (
    (
        "请让李明和王芳依次签这份合同，下周五前",
        "李明 signer #1; 王芳 signer #2 | order=one_after_another | by=2026-12-04 18:00",
    ),
    (
        "get this signed by Ann then Bob by Friday, remind daily",
        "Ann signer #1; Bob signer #2 | order=one_after_another | by=2026-11-27 18:00 | every=1",
    ),
    (
        "甲方上海长江贸易有限公司由张三签，乙方华明科技有限公司由李四盖章，同时签，月底前",
        "张三 signer 上海长江贸易有限公司 #1; 李四 signer 华明科技有限公司 seal #1 | "
        "order=all_at_once | by=2026-11-30 18:00",
    ),
    (
        "先让李明审批，再让王芳签字，抄送赵总，三天内完成，每天提醒",
        "李明 approver #1; 王芳 signer #2; 赵总 cc #1 | order=one_after_another | by=2026-11-28 18:00 | every=1",
    ),
    (
        "请李明（13800138000）签字，叫《房屋租赁合同》，12月1日前",
        "李明 signer +8613800138000 #1 | title=房屋租赁合同 | by=2026-12-01 18:00",
    ),
    (
        "张和平和李明签",
        "张和平 signer #1; 李明 signer #1",
    ),
    (
        "我先签，然后王芳签，提前一天提醒",
        "ME signer #1; 王芳 signer #2 | order=one_after_another | every=0 | hours=24",
    ),
    (
        "审批人：李明，签署人：王芳、赵强，按顺序",
        "李明 approver #1; 王芳 signer #2; 赵强 signer #3 | order=one_after_another",
    ),
    (
        "请尽快让客户签字",
        "lost=尽快/客户",
    ),
    (
        "李明签完王芳签",
        "李明 signer #1; 王芳 signer #1",
    ),
    (
        "请让小王和老李同时签，2月30日前",
        "小王 signer #1; 老李 signer #1 | order=all_at_once | bad=2月30日",
    ),
    (
        "李明、王芳依次同时签",
        "李明 signer #1; 王芳 signer #1 | lost=同时",
    ),
    (
        "上海长江贸易有限公司盖章",
        "nameless=上海长江贸易有限公司",
    ),
    (
        "每天上午9点提醒，周五前",
        "by=2026-11-27 18:00 | every=1 at 09:00",
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
        "李明 13800138000 和王芳 wang@example.cn 一起签，周五下午5点前",
        "李明 signer +8613800138000 #1; 王芳 signer wang@example.cn #1 | order=all_at_once | by=2026-11-27 17:00",
    ),
    (
        "请张总审批，审批后发给李经理签字",
        "张总 approver #1; 李经理 signer #2 | order=one_after_another",
    ),
    (
        "请李明、王芳、赵强签字，抄送孙丽",
        "李明 signer #1; 王芳 signer #1; 赵强 signer #1; 孙丽 cc #1",
    ),
    (
        "下周五前签完",
        "by=2026-12-04 18:00",
    ),
    (
        "每3天提醒一次",
        "every=3",
    ),
    (
        "改名为《采购合同》",
        "title=采购合同",
    ),
    (
        "我和李明签字",
        "ME signer #1; 李明 signer #1",
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
        "请买买提·艾力签字",
        "买买提·艾力 signer #1",
    ),
    (
        "请阿依古丽签字",
        "lost=阿依古丽",
    ),
    (
        "请欧阳修和诸葛亮按顺序签",
        "欧阳修 signer #1; 诸葛亮 signer #2 | order=one_after_another",
    ),
    (
        "昨天之前签",
        "by=2026-11-24 18:00",
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
        "请李明签，提醒不用了",
        "李明 signer #1 | every=0",
    ),
    (
        "不用提醒，请李明签",
        "李明 signer #1 | every=0",
    ),
    (
        "李明同意后王芳签",
        "李明 approver #1; 王芳 signer #2 | order=one_after_another",
    ),
    (
        "找李明签字",
        "李明 signer #1",
    ),
    (
        "请李明尽快签字，急",
        "李明 signer #1 | lost=尽快/急",
    ),
    (
        "請李明簽字，下週五前",
        "李明 signer #1 | by=2026-12-04 18:00",
    ),
    (
        "李明签字，12月5日下午3点前，提前3小时提醒",
        "李明 signer #1 | by=2026-12-05 15:00 | every=0 | hours=3",
    ),
    (
        "请李明于2026年12月10日18:00前签署",
        "李明 signer #1 | by=2026-12-10 18:00",
    ),
    (
        "请李明签，周五前，下周一前",
        "李明 signer #1 | by=2026-11-27 18:00 | lost=下周一前",
    ),
    (
        "请李明签字，请王芳查看",
        "李明 signer #1; 王芳 viewer #1",
    ),
    (
        "请发给李明，王芳，让他们签",
        "李明 signer #1; 王芳 signer #1 | lost=他们",
    ),
    (
        "李明审批并签字",
        "李明 approver #1; 李明 signer #2 | order=one_after_another",
    ),
    (
        "李明审批签字",
        "李明 approver #1 | lost=签字",
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
        "请李明签字，李明签字",
        "李明 signer #1",
    ),
    (
        "请让万科集团的王芳和李明签",
        "王芳 signer 万科集团 #1; 李明 signer #1",
    ),
    (
        "请李明和他爱人签字",
        "李明 signer #1 | lost=他爱人",
    ),
    (
        "不用提醒，每天提醒，请李明签",
        "李明 signer #1 | every=0 | lost=每天提醒",
    ),
    (
        "请李明 138001380 签字",
        "李明 signer #1 | lost=138001380",
    ),
    (
        "请李明签字，不分先后，王芳也签",
        "李明 signer #1; 王芳 signer #1 | order=all_at_once",
    ),
    (
        "请帮我把合同发给李明签一下，谢谢",
        "李明 signer #1",
    ),
    (
        "请给李明看一下",
        "李明 viewer #1",
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
        "请李明本月底前盖章，每周提醒一次",
        "李明 signer seal #1 | by=2026-11-30 18:00 | every=7",
    ),
    (
        "请李明签字，隔天提醒，提前2天提醒",
        "李明 signer #1 | every=2 | hours=48",
    ),
    (
        "标题叫“试用协议”，请李明签",
        "李明 signer #1 | title=试用协议",
    ),
    (
        "请让李明阅读并签署，抄送给王芳和赵强",
        "李明 signer #1; 王芳 cc #1; 赵强 cc #1",
    ),
    (
        "由李明和王芳共同签字",
        "李明 signer #1; 王芳 signer #1 | order=all_at_once",
    ),
    (
        "Please have Ann Miller approve it, then Bob and Carol sign at the same time by Friday 5pm. cc dan@x.com",
        "Ann Miller approver #1; Bob signer #2; Carol signer #2 | order=steps | by=2026-11-27 17:00 "
        "| nameless=dan@x.com",
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
        "Ask Sun Li to sign by end of month, the day before remind",
        "Sun Li signer #1 | by=2026-11-30 18:00 | lost=day before remind",
    ),
    (
        "get it signed by ann then bob",
        "lost=ann/bob",
    ),
    (
        "Could you please get signatures from Ann (ann@x.com) and Bob (+1 202 555 0176), remind "
        "them the day before",
        "Ann signer ann@x.com #1; Bob signer +12025550176 #1 | every=0 | hours=24",
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
        "Have Ann, Bob and Carol sign in any order by 2026-12-04",
        "Ann signer #1; Bob signer #1; Carol signer #1 | order=all_at_once | by=2026-12-04 18:00",
    ),
    (
        "Ann and Bob sign together, then Carol approves",
        "Ann signer #1; Bob signer #1; Carol approver #2 | order=steps",
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
        "Please get this signed by Ann Miller and approved by Bob Lee, cc Carol, no later than 4 "
        "December 2026, remind the day before",
        "Ann Miller signer #1; Bob Lee approver #1; Carol cc #1 | by=2026-12-04 18:00 | every=0 | hours=24",
    ),
    (
        "I sign first, then Ann",
        "ME signer #1; Ann signer #2 | order=one_after_another",
    ),
    (
        "Ask everyone to sign",
        "lost=everyone",
    ),
    (
        "in 2 hours Ann signs",
        "Ann signer #1 | by=2026-11-25 12:00",
    ),
    (
        "Could Ann sign and Bob just read it?",
        "Ann signer #1; Bob viewer #1",
    ),
    (
        "get signatures from Ann, Bob & Carol at once; deadline Monday 9am; reminders every 3 days",
        "Ann signer #1; Bob signer #1; Carol signer #1 | order=all_at_once | by=2026-11-30 09:00 | every=3",
    ),
    (
        "Let Jan Novak sign by May 5",
        "Jan Novak signer #1 | by=2027-05-05 18:00",
    ),
    (
        "Have Mr. Smith sign",
        "Mr. Smith signer #1",
    ),
    (
        "Get Ann to sign this ASAP",
        "Ann signer #1 | lost=ASAP",
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
        "Have José García and Zoë sign in turn, within a week",
        "José García signer #1; Zoë signer #2 | order=one_after_another | by=2026-12-02 18:00",
    ),
    (
        "Please ask Ann to review and sign by tomorrow noon",
        "Ann signer #1 | by=2026-11-26 12:00",
    ),
    (
        "Signers: Ann, Bob. Approver: Carol. cc: Dan",
        "Ann signer #1; Bob signer #1; Carol approver #1; Dan cc #1",
    ),
    (
        "Ann signs by Friday or Bob signs by Monday",
        "Ann signer #1; Bob signer #1 | by=2026-11-27 18:00 | lost=or/by Monday",
    ),
    (
        "Carol gets a copy, Ann to sign",
        "Carol cc #1; Ann signer #1",
    ),
    (
        "Send this to Harbor Ltd",
        "nameless=Harbor Ltd",
    ),
    (
        "signed by Ann, then approved by Bob, finally cc Carol",
        "Ann signer #1; Bob approver #2; Carol cc #1 | order=one_after_another",
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
        "get this signed by Ann, don't remind anyone",
        "Ann signer #1 | every=0",
    ),
    (
        "Ann and Bob sign, remind weekly, due on 24 Dec",
        "Ann signer #1; Bob signer #1 | by=2026-12-24 18:00 | every=7",
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
        "get Ann to sign by 31 February",
        "Ann signer #1 | bad=31 February",
    ),
    (
        "remind daily",
        "every=1",
    ),
    (
        "叫《A》，请李明签，叫《B》",
        "李明 signer #1 | title=A | lost=叫《B》",
    ),
    (
        "@bobsmith Bob to sign",
        "Bob signer #1 | nameless=@bobsmith",
    ),
    (
        "填写人：李明，签署人：王芳",
        "李明 filler #1; 王芳 signer #1",
    ),
    (
        "请李明填写，填好后王芳签",
        "李明 filler #1; 王芳 signer #2 | order=one_after_another",
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
        "李明、王芳会签",
        "李明 signer #1; 王芳 signer #1 | order=all_at_once",
    ),
    (
        "李明、王芳两人中任意两人签",  # all of them: nothing to choose
        "李明 signer #1; 王芳 signer #1",
    ),
    (
        "李明和王芳或赵强签",  # may mean two things
        "李明 signer #1; 王芳 signer #1; 赵强 signer #1 | lost=或",
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
        "1. 李明审批 2. 王芳签",
        "李明 approver #1; 王芳 signer #1",
    ),
    (
        "让法务王芳审批后发给李明签，抄送财务陈静",
        "王芳 approver #1; 李明 signer #2; 陈静 cc #1 | order=one_after_another",
    ),
    (
        "李明和客户签",
        "李明 signer #1 | lost=客户",
    ),
    (
        "5个工作日内请李明签",
        "李明 signer #1 | by=2026-12-02 18:00",
    ),
    (
        "本周内请李明签",
        "李明 signer #1 | by=2026-11-29 18:00",
    ),
    (
        "12/5前请李明签",
        "李明 signer #1 | by=2026-12-05 18:00",
    ),
    (
        "请李明下午5点前签",
        "李明 signer #1 | by=2026-11-25 17:00",
    ),
    (
        "昨天收到的合同请李明下周五前签",
        "李明 signer #1 | by=2026-12-04 18:00 | lost=昨天收到的合同",
    ),
    (
        "每两天上午9点提醒，请李明签",
        "李明 signer #1 | every=2 at 09:00",
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
        "Dave signs first, any two of Ann, Bob and Carol sign",
        "Dave signer #1; Ann signer any2 #2; Bob signer any2 #2; Carol signer any2 #2 | order=steps",
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
        "Please collect signatures from Ann and Bob before Christmas",
        "Ann signer #1; Bob signer #1 | lost=before Christmas",
    ),
    (
        "Ann signs within 5 business days, remind every 2 days at 9:30",
        "Ann signer #1 | by=2026-12-02 18:00 | every=2 at 09:30",
    ),
    (
        "Send to ann@example.com and bob@example.com by Dec 5",
        "by=2026-12-05 18:00 | nameless=ann@example.com/bob@example.com",
    ),
    (
        "last Friday's draft: Ann signs by COB Monday",
        "Ann signer #1 | by=2026-11-30 18:00 | lost=last Friday/s draft",
    ),
    (
        "Ann signs by yesterday",
        "Ann signer #1 | by=2026-11-24 18:00",
    ),
    (
        "Have Bob sign after Ann Lee approves, then any two of Carl, Dan and Eve by 12/05",
        "Ann Lee approver #1; Bob signer #2; Carl signer any2 #3; Dan signer any2 #3; Eve signer any2 #3 | "
        "order=steps | by=2026-12-05 18:00",
    ),
    (
        "请李明签，2/3 的条款要改",
        "李明 signer #1 | lost=2/3/条款/改",
    ),
    (
        "李明审批，然后外部王芳签",
        "李明 approver #1; 王芳 signer #2 | order=one_after_another",
    ),
    (
        "李明审批，王芳签，赵强和孙丽抄送，一开始就能看",
        "李明 approver #1; 王芳 signer #1; 赵强 cc #1; 孙丽 cc #1 | lost=一开始就能看",
    ),
    (
        "李明、王芳签；抄送：赵强",
        "李明 signer #1; 王芳 signer #1; 赵强 cc #1",
    ),
    (
        "Ann signs, Bob and Carol cc",
        "Ann signer #1; Bob cc #1; Carol cc #1",
    ),
    (
        "Get signatures: Ann Lee <ann@x.com>, Bob <bob@x.com>; due Dec 1st",
        "Ann Lee signer ann@x.com #1; Bob signer bob@x.com #1 | by=2026-12-01 18:00",
    ),
    (
        "Bob signs for Harbor Ltd and Carol for Acme Inc, by the end of next week",
        "Bob signer Harbor Ltd #1; Carol signer Acme Inc #1 | by=2026-12-04 18:00",
    ),
)
