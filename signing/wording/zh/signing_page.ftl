### 签署页：提问与答复、保存签名、必读要求等。

## 提问与答复

event-question-asked = { $name }向发起人提了一个问题
event-question-asked-words = { $name }提问：{ $words }
event-question-answered = { $who }答复了{ $name }的问题
event-question-answered-words = { $who }答复{ $name }：{ $words }

told-question = { $name }就《{ $title }》（{ $number }）向您提问：
told-answer = { $name }就《{ $title }》（{ $number }）答复您：
button-ask = 向发起人提问
button-reply = 答复
ask-question = 想问{ $name }什么？请直接发送文字。
example-question = 例如：第三条的交货期从哪天算起？
ask-answer = 请直接发送您给{ $name }的答复，只能答复一次。
question-sent = 问题已发给{ $name }，答复会发到这里。
answer-sent = 答复已发给{ $name }。

refusal-cannot-ask = 这份文件现在不能提问，如有疑问请直接联系发起人。
refusal-questions-waiting = 您还有 { NUMBER($limit) } 个问题未获答复，请等发起人答复后再问。
refusal-questions-too-many = 一天最多提 { NUMBER($limit) } 个问题，请明天再问，或直接联系发起人。
refusal-question-answered = 这个问题已经答复过了，无需再答。
refusal-words-empty = 请写点内容再发送。
refusal-words-too-long = 最多 { NUMBER($limit) } 个字，现在有 { NUMBER($length) } 个，请精简后再发送。

page-word-questions = 提问与答复
page-word-questions-none = 有不清楚的地方，可以在签署前问发起人。
page-word-question-waits = 等待答复，答复会同时发到您的聊天中。
page-word-ask-sender = 向发起人提问
page-word-ask-title = 向发起人提问
page-word-ask-text = 问题会发到{ $name }的聊天中，只有您和发起人能看到内容。
page-word-ask-label = 您的问题
page-word-ask-send = 发送问题
page-word-ask-sent = 问题已发出。
page-word-answer = 答复
page-word-answer-title = 答复问题
page-word-answer-label = 您的答复（只能答复一次）
page-word-answer-send = 发送答复
page-word-answer-sent = 答复已发出。

## 保存的签名

command-signature = 您保存的签名
hand-none = 您没有保存签名。在签署页面手写或拍照签名时，可以勾选“保存，下次直接使用”。
hand-kept = { $kind ->
    [initials] 这是您保存的小签，只有您本人能使用。
   *[signature] 这是您保存的签名，只有您本人能使用。
}
hand-forgotten = { $kind ->
    [initials] 保存的小签已删除，已签署的文件不受影响。
   *[signature] 保存的签名已删除，已签署的文件不受影响。
}
button-hand-forget = 删除
refusal-hand-gone = 保存的签名已经删除，请重新手写。

page-word-kept = 已保存
page-word-kept-hint = 这是您上次同意保存的样式，加密存放，只有您本人能使用。
page-word-kept-alt = 您保存的签名
page-word-kept-forget = 删除保存的签名
page-word-kept-forgotten = 已删除，已签署的文件不受影响。
page-word-keep-hand = 保存，下次直接使用
page-word-keep-hand-means = 加密存放，只有您本人能使用，可随时在这里或聊天中用 /signature 删除。

## 必读要求

event-read-through = { $name }已按要求阅读文件
button-reading = 阅读要求
button-reading-end = 读到末页
button-reading-seconds = { $seconds ->
    [30] 至少 30 秒
    [60] 至少 1 分钟
   *[180] 至少 3 分钟
}
button-reading-none = 不要求
ask-reading = 签署或审批前，各方需要先怎样阅读文件？可同时选择“读到末页”和阅读时间。未读完不能获取验证码，阅读情况会记入审计记录。
draft-reading = 阅读要求
reading-none = 不要求
reading-wanted = { $end ->
    [yes] 读到末页{ $seconds ->
        [0] { "" }
       *[other] ，且至少 { NUMBER($seconds) } 秒
    }
   *[no] 至少 { NUMBER($seconds) } 秒
}
refusal-reading-wrong = 阅读时间最多 { NUMBER($limit) } 分钟，请重新选择。
refusal-reading-not-done = 发起人要求先阅读文件：{ $pages ->
    [0] 请再阅读 { NUMBER($seconds) } 秒。
   *[other] 还有 { NUMBER($pages) } 页没有看{ $seconds ->
        [0] { "" }
       *[other] ，并请再阅读 { NUMBER($seconds) } 秒
    }。
}

page-word-reading-pages = 签署前请先读完：还有 { $n } 页没有看
page-word-reading-page = 签署前请先读完：还有第 { $n } 页没有看
page-word-reading-seconds = 签署前请再阅读 { $seconds } 秒
page-word-reading-both = ，并再阅读 { $seconds } 秒
page-word-reading-go = 去看
page-word-reading-done = 已读完，可以签署了。

## 转交他人办理

event-handed-on = { $name }转交{ $to }办理：{ $reason }
told-handed-on = { $name }已将《{ $title }》转交{ $to }办理：{ $reason }
button-hand-on = 转交他人
button-may-delegate = 可转交他人
party-may-delegate = 可转交他人办理（一次）
party-handed-by = 由{ $name }转交
ask-hand-on = 请发送接替您办理的人的姓名和手机号或邮箱，也可以用下面的按钮选择联系人。转交后您将不能再查看和办理这份文件。
example-hand-on = 王芳 13800138000
hand-on-named = 转交给{ $name }。
ask-hand-on-why = 为什么把《{ $title }》转交给{ $name }？原因会告知发起人并记入办理记录。
example-hand-on-why = 例如：出差，由王芳代为办理
confirm-hand-on = 要把《{ $title }》转交给{ $name }吗？
confirm-hand-on-means = 您的链接和验证码立即失效，填写的内容会清除，且不能撤回。
button-confirm-hand-on = 确定转交
handed-on = { $known ->
    [yes] 已转交给{ $name }，对方已在聊天中收到。
   *[no] 已转交给{ $name }。邀请链接已发给发起人，由其转发给对方。
}
refusal-may-not-hand-on = 这份文件不能转交他人，请联系发起人。
refusal-hand-on-one = 请只写一个人的姓名和手机号或邮箱，例如：王芳 13800138000
refusal-hand-on-unreachable = 还缺手机号或邮箱，例如：王芳 13800138000
refusal-hand-on-self = 这是您自己，请填写接替您的人。

page-word-hand-on = 转交他人办理
page-word-hand-on-lead = 不由您办理？可以转交给合适的人。
page-word-hand-on-title = 转交他人办理
page-word-hand-on-text = 转交后，您的链接和验证码立即失效，您将不能再查看这份文件。发起人会看到原因。
page-word-hand-on-name = 对方姓名
page-word-hand-on-contact = 对方手机号、邮箱或 Telegram 用户名（@开头）
page-word-hand-on-why = 原因
page-word-hand-on-yes = 确定转交
page-word-handed-on = 已转交给{ $name }
page-word-handed-on-known = 对方已在聊天中收到这份文件。
page-word-handed-on-invited = 邀请链接已发给发起人，由其转发给对方。
page-word-handed-by = 由{ $name }转交：{ $reason }

## 签署方需提交的材料

event-handed-in = { $name }提交了“{ $what }”
event-taken-back = { $name }撤回了“{ $what }”
button-party-files = 需提交的材料
party-files = 需提交的材料
asked-file = { $required ->
    [no] { $name }（可选）
   *[yes] { $name }
}
ask-party-files = 签署前需要对方提交哪些材料？用逗号或换行分开，不强制的在后面写“（可选）”。
example-files = 身份证复印件，营业执照（可选）
button-papers = 签署方提交的材料
paper-of = { $name }提交的“{ $what }”
refusal-file-name-long = 材料名称最多 { NUMBER($limit) } 个字：“{ $name }…”太长了。
refusal-files-twice = “{ $name }”写了两次，请去掉一个。
refusal-files-many = 最多要求 { NUMBER($limit) } 项材料，请减少几项。
refusal-papers-missing = 签署前还需提交：{ $names }。请先上传，再签署。
refusal-paper-too-large = 文件太大，请提交不超过 { NUMBER($limit_mb) } MB 的照片或 PDF。
refusal-paper-unreadable = 这个文件无法打开，请提交 JPG、PNG 照片或 PDF。
refusal-paper-locked = 这个 PDF 有密码，请去掉密码后再提交。

page-word-papers = 需要您提交的材料
page-word-papers-means = 照片或 PDF。签署前可以更换或删除，签署后发起人可以查看。
page-word-papers-in = 签署方提交的材料
page-word-paper-required = 必须提交
page-word-paper-optional = 可选
page-word-paper-choose = 选择照片或 PDF
page-word-paper-other = 更换
page-word-paper-remove = 删除
page-word-paper-get = 下载{ $name }
page-word-paper-sending = 正在上传 { $percent }%
page-word-paper-too-large = 文件太大，请提交不超过 { $limit } MB 的照片或 PDF。
page-word-paper-missing = 签署前请先提交：{ $name }

## 手写抄录

refusal-answer-not-written = 请手写这句话。
page-word-spot-by-hand = 由签署人手写（不键入）
page-word-written-by-hand = 已手写
page-word-write-by-hand = 手写抄录
page-word-write-again = 重新手写
page-word-write-one = 逐字写
page-word-write-all = 整句写
page-word-write-this = 请手写“{ $value }”
page-word-write-whole = 请手写整句话
page-word-write-before = 上一字
page-word-write-next = 下一字
page-word-write-done = 写好了

## 供读屏软件

page-word-page-no-words = 这一页是图片，没有可朗读的文字。
