### 多份文件，一个验证码一并确认。

told-batch-code = 一并确认 { NUMBER($count) } 份文件的验证码：{ $code }
    仅对您看到的这份清单有效，十分钟内可用。请勿告诉任何人，我们也绝不会向您索要。
told-batch-done = { $done ->
    [0] 您一并确认的文件都未能完成。
   *[other] 您一并确认的文件已完成 { NUMBER($done) } 份。
}{ $pending ->
    [0] {""}
   *[other] 另有 { NUMBER($pending) } 份已确认，服务恢复后会自动写入签名。
}{ $left ->
    [0] {""}
   *[other] { NUMBER($left) } 份因期间有变动未处理，可在 /tasks 中查看。
}

refusal-batch-both = 您在这份文件中有两项待办，请打开文件单独办理。
refusal-batch-values = 这份文件有内容要填写，请打开文件单独办理。
refusal-batch-papers = 这份文件要求提交材料，请打开文件单独办理。
refusal-batch-initials = 这份文件需要您的小签，请打开文件单独办理。
refusal-batch-means = 这份文件不能用聊天中的验证码确认，请打开文件单独办理。
refusal-batch-unread = 这份文件您还没有打开过，请先阅读。
refusal-batch-none = 目前没有可以一并办理的文件，可用 /tasks 查看全部。
refusal-batch-empty = 还没有选择文件，请至少选择一份。
refusal-batch-too-many = 一次最多确认 { NUMBER($limit) } 份，请少选几份，其余的随后再办。
refusal-batch-changed = 清单与发送验证码时不同，未签署任何文件。请重新获取验证码。
refusal-batch-overtaken = 这份文件期间又单独获取了验证码，因此没有一并办理，请打开文件单独确认。
refusal-batch-not-written = 您的签名未能写入这份文件，本次签署无效，请打开文件重新签署。

report-batch = 与其他文件用同一验证码确认，该清单的摘要

tasks-batch = 其中 { NUMBER($count) } 份可以用一个验证码一并确认。
button-batch = 一并办理 { NUMBER($count) } 份待办
button-batch-browser = 在浏览器中办理
batch-link = 这是您的专属页面，可一并阅读并确认 { NUMBER($count) } 份文件。链接仅可打开一次，15 分钟内有效，请勿转发。
button-batch-open = 阅读并确认

web-title-batch = 一并办理 · 印信
page-word-batch-title = 等您办理
page-word-batch-lead = 请逐份阅读，勾选要一并确认的文件。一个验证码确认全部，每份文件仍各自完成签署或审批。
page-word-batch-count = 已选 { $n } 份 · 已读 { $done }/{ $total }
page-word-batch-pages = { $pages } 页
page-word-batch-until = 截止：{ $time }
page-word-batch-sender = { $name } 发起
page-word-batch-sign = 待签署
page-word-batch-approve = 待审批
page-word-batch-read = 阅读
page-word-batch-read-again = 重新阅读
page-word-batch-is-read = 已读
page-word-batch-not-read = 未读
page-word-batch-to-end = 发起人要求读完全文
page-word-batch-changed = 您阅读后文件有变动，请重新阅读。
page-word-batch-choose = 一并确认《{ $title }》
page-word-batch-apart = 需要单独办理
page-word-batch-apart-lead = 以下文件也在等您，但不能用同一个验证码一并确认。
page-word-batch-open = 打开
page-word-batch-more = 办完这些后，还有 { $n } 份可以一并办理。
page-word-batch-none = 目前没有可以一并办理的文件。
page-word-batch-none-chosen = 请至少选择一份文件。
page-word-batch-still-to-read = 请先读完所选文件，还剩 { $n } 份。
page-word-batch-go = 确认 { $n } 份
page-word-batch-done-reading = 我已阅读
page-word-batch-back = 返回清单
page-word-batch-hand = 用于这些文件的签名
page-word-batch-check = { $n } 份文件，一个验证码
page-word-batch-consent = 一个验证码即确认以上全部内容，只对这 { $n } 份文件有效，每份文件仍各自签署或审批。
page-word-batch-left-title = 未列入的文件
page-word-batch-code-for = 此验证码只用于确认这 { $n } 份文件。
page-word-batch-confirm = 确认全部 { $n } 份
page-word-batch-working = 正在逐份办理
page-word-batch-working-at = { $done }/{ $total }
page-word-batch-keep-open = 请不要关闭页面。即使关闭，已确认的文件也会继续办理，结果会发到聊天中。
page-word-batch-item-waiting = 等待办理
page-word-batch-item-under-way = 正在办理
page-word-batch-item-pending = 已确认，服务恢复后会自动写入签名
page-word-batch-item-signed = 已签署
page-word-batch-item-approved = 已审批
page-word-batch-item-left = 未办理
page-word-batch-result = 已完成 { $done }/{ $total } 份
page-word-batch-result-all = { $total } 份全部完成
page-word-batch-result-none = 未能完成
page-word-batch-result-left = 未办理的文件没有签署，原因见各份下方。
page-word-batch-to-list = 返回待办清单
page-word-batch-slow = 网络中断。已确认的文件会继续办理，结果会发到聊天中。
