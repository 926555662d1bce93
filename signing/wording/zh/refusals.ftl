### refusal-<code>：哪里不对、接下来怎么办。一句话说清，最多两句。

## 文件

refusal-empty-file = 文件是空的，请重新发送 PDF。
refusal-not-a-pdf = 这不是 PDF 文件。请将文档另存或导出为 PDF 后再发送。
refusal-damaged-pdf = PDF 已损坏，无法读取。请用原来的软件重新导出一份再发送。
refusal-locked-pdf = PDF 设有密码。请去掉密码另存一份，再发送过来。
refusal-password-wrong = 密码不对，无法打开此 PDF。请核对后重试。
refusal-password-tries = 连续五次密码都不对。请先去掉密码，另存后重新发送。
refusal-restricted-pdf = 此 PDF 限制了打印或编辑。请同意解除限制，或发送没有限制的文件。
refusal-no-pages = 此 PDF 没有任何页面。请用原来的软件重新导出后发送。
refusal-page-too-large = 第 { NUMBER($page) } 页的边长超过 5 米，阅读器无法正常显示。请改用较小的纸张尺寸重新导出。
refusal-xfa-form = 这是 XFA 动态表单，无法可靠签署。请“打印为 PDF”后再发送。
refusal-too-many-pages = PDF 共 { NUMBER($pages) } 页，最多支持 { NUMBER($limit) } 页，请拆分后再发送。
refusal-pdf-too-large = PDF 超过 { NUMBER($limit_mb) } MB。请压缩一下（例如降低扫描分辨率）再发送。
refusal-certified-no-changes = 作者已锁定此 PDF，不允许任何改动，也不能再签名。请向对方要一份未锁定的文件。
refusal-certified-no-new-fields = 作者不允许在此 PDF 中新增签署位置。请向对方要一份允许签署的文件。
refusal-signed-but-damaged = 此 PDF 已有签名但文件受损，修复会使原签名失效。请向对方要一份完好的文件。
refusal-signed-and-encrypted = 此 PDF 既已签名又已加密，无法再添加内容。请向对方要一份未加密的文件。
refusal-active-content = 此 PDF 含有脚本或隐藏的活动内容，无法安全去除。请“打印为 PDF”后再发送。
refusal-pdf-too-hard = 此 PDF 处理时间过长。请“打印为 PDF”生成新文件后再发送。
refusal-cannot-append-to-signed = 已签名的 PDF 不能再追加页面。请在现有页面上选择签署位置。
refusal-glyph-missing = 现有字体无法显示“{ $character }”这个字，请换一种写法。
refusal-right-to-left = 这里无法书写从右到左排列的文字（如阿拉伯文、希伯来文），例如“{ $character }”。请改用中文或拉丁字母，例如护照上的写法。
refusal-no-such-page = 没有第 { NUMBER($page) } 页，文件共 { NUMBER($pages) } 页，请换一个页码。
refusal-name-unusable = “{ $name }”无法写入证书。请使用常规文字的姓名，不超过 64 个字符。

## 权限与顺序

refusal-not-found = 这里没有需要您查看的内容。请检查链接，或请发起人重新邀请您。
refusal-initiator-only = 只有发起人可以这样操作，请联系发起人。
refusal-nothing-to-do = 这份文件没有需要您处理的事项。其他待办可在聊天中用 /tasks 查看。
refusal-not-your-turn = 还没轮到您，轮到时会通知您。
refusal-already-acted = 您已经办理过了，无需再操作。
refusal-already-accepted = { $name }已经接受邀请，不需要新的链接。
refusal-everybody-acted = 各方均已签署，文件正在归档，无法再中止。如需终止，完成后可以在任务卡片上发起解除。
refusal-not-sent-yet = 这份文件还没有发出，请稍候。
refusal-task-ended = { $state ->
    [completed] 这份文件已签署完成，您可以下载签好的文件。
    [rejected] 这份文件已被拒绝，不能再签署。如有需要，请发起人重新发起。
    [withdrawn] 发起人已撤销这份文件。如有需要，请发起人重新发起。
    [expired] 这份文件已过截止时间。如有需要，请发起人重新发起。
    [discarded] 这份草稿已删除。重新发送 PDF 即可再次发起。
   *[other] 这份文件已结束。如有需要，请发起人重新发起。
}
refusal-task-moved-on = 情况已有变化，请查看最新状态。
refusal-task-changed = 刚刚有了新的变化，请查看最新状态后再试。
refusal-document-changed = 您查看之后又有人签署，文件已更新。请重新查看，并获取新的验证码。
refusal-signing-busy = 正在向文件写入签名，请一分钟后再打开查看。
refusal-restarting = 系统正在重启，请一分钟后重新打开此页面，查看办理结果。
refusal-invitation-used = 这份邀请已被他人接受。请发起人单独给您发一份邀请。
refusal-invitation-of-another = 这份邀请是给{ $name }的，您在这份文件中是{ $mine }。请把邀请转给对方；如果确实由您一人办理，请发起人更换参与方。
refusal-invitation-own = 这份邀请是给{ $name }的，请转发给对方。如需自己签署，请把自己加为签署方。

## 验证码、链接与会话

refusal-code-six-digits = 验证码是六位数字，例如 048213，请按收到的内容输入。
refusal-code-wrong = 验证码不正确，请核对后重新输入，还可以再试 { NUMBER($left) } 次。
refusal-code-locked = 错误次数过多，请 { NUMBER($minutes) } 分钟后重新获取验证码。
refusal-code-over = 验证码已失效，请重新获取。
refusal-code-too-soon = 刚刚已发送验证码，{ NUMBER($seconds) } 秒后可以重新获取。
refusal-code-too-many = 验证码获取过于频繁，请 { NUMBER($minutes) } 分钟后再试。
refusal-link-over = 链接已使用或已过期，请回到聊天中重新打开文件。
refusal-session-over = 页面停留时间过长，请回到聊天中重新打开文件。

## 填写内容

refusal-drawing-not-png = 签名图没有完整上传，请重新签名。
refusal-drawing-too-large = 签名图超过 { NUMBER($limit_kb) } KB，请清除后重新签名。
refusal-drawing-blank = 签名框还是空的。请手写签名，或直接输入姓名。
refusal-typed-too-long = 输入的签名最多 { NUMBER($limit) } 个字符，请缩短一些。
refusal-answer-missing = 这一项必须填写。
refusal-answer-too-long = 填写的内容最多 { NUMBER($limit) } 个字符，请缩短一些。
refusal-values-changed = 页面上显示的内容与这个验证码对应的内容不一致。请重新核对，并获取新的验证码。
refusal-picture-unreadable = 无法读取这张图片。请换一张常见格式的图片，或重新拍摄。
refusal-picture-too-large = 图片超过 { NUMBER($limit_mb) } MB 或像素过多，请换一张较小的图片。
refusal-picture-missing = 图片还没有上传，请重新选择图片。
refusal-reason-empty = 请简单说明原因，例如“第三条金额有误”。
refusal-reason-too-long = 原因共 { NUMBER($length) } 字，最多 { NUMBER($limit) } 字，请精简一下。
refusal-language-unknown = 暂不支持这种语言，请选择中文或 English。
refusal-time-zone-unknown = 不认识“{ $zone }”这个时区。请写成 Asia/Shanghai、Europe/Berlin 这样的形式。
refusal-phone-unreadable = 无法识别这个电话号码。请带上国家代码，例如 +86 138 0013 8000。
refusal-remind-too-soon = 刚提醒过不久，请过些时候再催：同一个人每天最多两次，且至少间隔两小时。
refusal-nobody-to-remind = 目前没有人需要处理，不用催办。

## 等我们恢复

refusal-clock-wrong = 运行印信的计算机时钟有误：显示为 { $now }，早于证书生效日 { $since }。您的操作没有丢失，请联系管理员校准时钟，之后会自动继续。
refusal-timestamp-unavailable = 时间戳服务暂时无法连接。您的操作已保存，恢复后会自动完成并通知您。
refusal-key-unavailable = 认证文件用的密钥暂时无法连接。您的操作已保存，恢复后会自动完成并通知您。
refusal-status-unavailable = 证书机构暂时没有答复证书是否有效。您的操作已保存，恢复后会自动完成并通知您。
