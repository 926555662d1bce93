## 信件

letter-greeting = { $name }，您好：
letter-subject-invitation = { $from }请您{ $role ->
    [approver] 审批
    [filler] 填写
    [viewer] 查阅
    [cc] 查收
   *[signer] 签署
}《{ $title }》
letter-invitation = { $from }发来《{ $title }》，{ $role ->
    [approver] 请您审批。
    [filler] 请您填写。
    [viewer] 请您查阅。
    [cc] 供您留存。
   *[signer] 请您签署。
}
letter-invitation-how = 用手机或电脑的浏览器打开即可，无需注册，也不用安装应用。
letter-deadline = 截止时间：{ $at }
letter-subject-turn = 轮到您办理《{ $title }》
letter-turn = 《{ $title }》已轮到您办理，请打开查看。
letter-subject-told = 《{ $title }》有新进展
letter-subject-nudge = 提醒：《{ $title }》等您办理
letter-subject-completed = 《{ $title }》已办理完成
letter-completed = 《{ $title }》（{ $number }）已全部办理完成。打开后即可下载已签署的文件，请妥善保存。
letter-enclosed = { $count ->
    [1] 已签署的文件随信附上；
   *[other] 已签署的文件和证据报告共 { NUMBER($count) } 个，随信附上；
}在任何 PDF 阅读器里都能查验签名。
letter-subject-link = 《{ $title }》的新链接
letter-link = 这是您要的新链接，可以打开《{ $title }》继续办理。
letter-subject-code = 《{ $title }》的验证码
letter-code = { $act ->
    [approve] 您正在审批《{ $title }》，验证码如下，十分钟内有效：
    [fill] 您正在填写《{ $title }》，请用下面的验证码确认填写内容，十分钟内有效：
   *[sign] 您正在签署《{ $title }》，验证码如下，十分钟内有效：
}
letter-code-secret = 请勿把验证码告诉任何人，我们的人也不会向您索要。若不是您本人操作，不必理会。
letter-button-open = 打开文件
letter-button-download = 打开并下载
letter-link-says = 也可以用手机扫码打开：
letter-personal = 链接仅供您本人使用一次，请勿转发。失效后，可在打开的页面上重新获取。
letter-why = 这封邮件由{ $organisation }通过印信发出，因为发起人填写了您的邮箱 { $to }。
letter-why-own = 这封邮件由{ $organisation }通过印信发出，因为您留下了邮箱 { $to } 接收通知。
letter-open-chat = 机器人 @{ $bot } 现在无法给您发消息。请在 Telegram 中打开它并点“开始”，即可继续办理。
letter-in-chat = 请在 Telegram 中打开 @{ $bot } 查看和办理。
letter-sms = 【{ $organisation }】{ $words }
letter-sms-code = 【{ $organisation }】验证码 { $code }，用于{ $act ->
    [approve] 审批
    [fill] 填写
   *[sign] 签署
}《{ $title }》，十分钟内有效。请勿告诉任何人。

## 页面

page-word-letter-title = 打开您的文件
page-word-letter-text = 这个链接是发给您本人的。点按下方按钮后生效，并只能使用一次。
page-word-letter-open = 打开文件
page-word-letter-language = English
page-word-letter-over-title = 链接已用过或已过期
page-word-letter-over-text = 为了安全，每个链接只能使用一次。我们可以把新链接发到原来的地址。
page-word-letter-fresh = 发送新链接
page-word-letter-gone-title = 新链接已发出
page-word-letter-gone-email = 请查看邮箱 { $value }，打开最新的一封邮件。
page-word-letter-gone-sms = 请查看手机 { $value } 收到的短信。
page-word-code-sent-email = 六位验证码已发到您的邮箱 { $value }，十分钟内有效。
page-word-code-sent-sms = 六位验证码已用短信发到您的手机 { $value }，十分钟内有效。
page-word-code-typed-letter = 请输入您收到的六位验证码。

## 发起人看到的

letter-gone = { $way ->
    [sms] 邀请已用短信发给{ $name }（{ $to }），对方用浏览器即可签署。您也可以自行转发下面的 Telegram 邀请。
   *[email] 邀请已用邮件发给{ $name }（{ $to }），对方用浏览器即可签署。您也可以自行转发下面的 Telegram 邀请。
}
told-letter-back = 给{ $name }的《{ $title }》邀请无法送达，地址可能有误。请核对后换一种方式联系对方。

## 拒绝

refusal-code-no-way = 现在没有可以给您发验证码的途径，请联系发起人。
refusal-letters-enough = 今天已经发过多次链接，请查看最近收到的那一封，或明天再试。
refusal-letter-over = 这个链接已失效，请联系发起人再发一份邀请。

## 证据报告

report-letters = 没有 Telegram 账号；凭发到所填地址的一次性链接进入
report-open-means = 当时可选的确认方式：{ $means }
report-code-as-link = 验证码与文件链接{ $channel ->
    [chat] 都在本人的 Telegram 聊天中
   *[other] 发到同一地址
  }{ $others ->
    [none] ，当时没有其他途径
   *[some] {""}
  }
report-by-email-link = ，通过发到邮箱的一次性链接
report-by-sms-link = ，通过短信发送的一次性链接
