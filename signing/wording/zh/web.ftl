### 网页。`page-word-…` 交给页面脚本，由浏览器填入数值。

## 页面外壳

web-title-home = 印信 · 签署台
web-title-task = 文件 · 印信
web-title-upload = 上传文件 · 印信
web-title-verify = 查验已签文件 · 印信
web-title-not-found = 页面不存在 · 印信
web-opening = 正在打开…
web-no-script = 本页面需要 JavaScript。请在 Telegram 或新版浏览器中打开。
web-other-language = English

web-home-heading = 在聊天中完成签署
web-home-lead = 这里是{ $organisation }的签署台。文件在聊天中发送、签署和跟进，在这些页面上阅读和确认。
web-home-sign-heading = 有人请您签署？
web-home-sign = 请点击聊天中的按钮打开文件。链接仅供您本人使用。
web-home-verify-heading = 收到一份签好的 PDF？
web-home-verify = 查看由谁签署、何时签署、签署后是否被改动。
web-home-verify-button = 查验 PDF

web-not-found-heading = 这里没有内容
web-not-found = 链接可能不完整，或来自其他系统。请从聊天中重新打开文件。
web-not-found-button = 返回首页

## 时间

web-time-over = 已过截止时间
web-time-left = { $unit ->
    [minutes] 还剩 { NUMBER($count) } 分钟
    [hours] 还剩 { NUMBER($count) } 小时
   *[days] 还剩 { NUMBER($count) } 天
}

## 页面自身的拒绝语

refusal-not-from-telegram = 无法通过 Telegram 确认您的身份。请关闭页面，从聊天中重新打开。
refusal-too-many-requests = 操作太快了，请 { NUMBER($seconds) } 秒后再试。
refusal-body-too-large = 提交的内容过大，请缩小后再试。
refusal-body-broken = 发送时连接中断，请重试。
refusal-bad-request = 页面没有理解这次操作，请刷新后重试。
refusal-internal = 系统出了点问题。请一分钟后重新打开此页面，查看办理结果。

## 脚本用语：通用

page-word-brand = 印信
page-word-close = 关闭
page-word-back = 返回
page-word-cancel = 取消
page-word-retry = 重试
page-word-reload = 刷新
page-word-back-to-chat = 返回聊天
page-word-offline = 网络连接失败，请检查网络后重试。
page-word-enter-title = 请从聊天中打开
page-word-enter-text = 为保障安全，本页面只能通过聊天中您本人的按钮或链接打开。
page-word-trouble-title = 暂时无法显示
page-word-language-switch = English

## 脚本用语：阅读

page-word-number = 编号 { $number }
page-word-from = 发起人
page-word-deadline = 截止时间
page-word-parties = 参与方
page-word-progress = 已完成 { $n }/{ $total }
page-word-history = 办理记录
page-word-details = 详情
page-word-document = 文件
page-word-you = 您
page-word-for-company = 代表{ $company }
page-word-page-of = 第 { $n } 页，共 { $total } 页
page-word-page-label = 第 { $n } 页
page-word-page-failed = 这一页没有加载出来。
page-word-zoom-in = 放大
page-word-zoom-out = 缩小
page-word-go-to-place = 前往签署处
page-word-place-signature = 您在此签字
page-word-place-seal = 您在此盖章
page-word-place-date = 签署日期
page-word-fingerprint = 文件指纹
page-word-fingerprint-why = 这是当前文件内容的 SHA-256。您确认所用的验证码只对这份内容有效。
page-word-download = 下载

## 脚本用语：办理

page-word-sign = 签署
page-word-approve = 同意
page-word-reject = 拒绝
page-word-ask-sign = 请您签署
page-word-ask-approve = 请您审批
page-word-ask-both = 请您审批并签署
page-word-sign-title = 您的签名
page-word-draw = 手写
page-word-type = 输入
page-word-draw-hint = 请用手指、手写笔或鼠标在此签名
page-word-undo = 撤销一笔
page-word-clear = 清除
page-word-typed-label = 作为签名的姓名
page-word-typed-hint = 姓名将以印刷体写入文件，作为您的签名。
page-word-next = 继续
page-word-have-code = 我已收到验证码
page-word-check-title = 核对并确认
page-word-check-preview = 签名将写在这个位置，旁边附姓名、时间和查验码。
page-word-consent-sign = 我以{ $name }的名义，确认签署《{ $title }》（{ $number }）。我已阅读文件，指纹为 { $digest }。
page-word-consent-sign-for = 我以{ $name }的名义代表{ $company }，确认签署《{ $title }》（{ $number }）。我已阅读文件，指纹为 { $digest }。
page-word-consent-approve = 我以{ $name }的名义，确认同意《{ $title }》（{ $number }）。我已阅读文件，指纹为 { $digest }。
page-word-get-code = 获取验证码
page-word-code-title = 输入验证码
page-word-code-sent = 六位验证码已发到您与机器人的聊天中，十分钟内有效。
page-word-code-typed = 请输入您在与机器人的聊天中收到的六位验证码。
page-word-code-label = 六位验证码
page-word-code-resend = 重新获取验证码
page-word-code-resend-in = { $seconds } 秒后可重新获取
page-word-code-resent = 新的验证码已发出，之前的不再有效。
page-word-confirm-sign = 确认签署
page-word-confirm-approve = 确认同意
page-word-signing = 正在写入签名…
page-word-signing-hint = 需要几秒钟，请不要关闭页面。
page-word-approving = 正在记录您的同意…
page-word-look-again-title = 文件已更新
page-word-look-again = 您阅读期间又有人签署。请查看新版本，再签署。
page-word-look-again-button = 查看新版本
page-word-reject-title = 要拒绝这份文件吗？
page-word-reject-text = 拒绝后，这份文件对所有人即告终止。请说明原因，各方都会看到。
page-word-reject-label = 原因
page-word-reject-placeholder = 例如：第三条金额有误
page-word-reject-confirm = 拒绝这份文件

## 脚本用语：结果与状态

page-word-done-signed = 已签署
page-word-done-approved = 已同意
page-word-done-next = 各方办理完毕后，签好的文件会发到您的聊天中。
page-word-done-waits-for = 接下来：{ $names }
page-word-completing = 各方均已办理，正在归档，签好的文件马上会发到聊天中。
page-word-completed-title = 签署完成
page-word-completed-text = 各方均已办理。签好的文件中带有每个签名的证明。
page-word-signing-title = 正在写入您的签名
page-word-signing-text = 验证码已通过，页面会自动更新。
page-word-waiting-title = 已受理，正在等待服务
page-word-not-yet-title = 还没轮到您
page-word-not-yet-text = 轮到您时，会在聊天中通知您。
page-word-not-yet-before = 在您之前：{ $names }
page-word-acted-title = 您已办理完毕
page-word-rejected-title = 已被拒绝
page-word-withdrawn-title = 发起人已撤销
page-word-expired-title = 已过截止时间
page-word-ended-title = 这份文件已关闭
page-word-ended-text = 已不能再签署。如仍需要，请发起人重新发起。
page-word-ended-reason = 原因：{ $reason }
page-word-draft-title = 还是草稿
page-word-draft-text = 请在聊天中继续。发出之前，各方都看不到。
page-word-ours-title = 请稍候
page-word-ours-text = 文件正在准备，页面会自动更新。
page-word-reading-title = 供您查阅
page-word-reading-text = 您可以阅读文件，无需办理。
page-word-watching-title = 办理中
page-word-watching-text = 正在等待{ $names }。

## 脚本用语：选择与发送文件

page-word-drop = 把 PDF 拖到页面任意位置，或
page-word-choose = 选择 PDF
page-word-choose-limit = 仅限 PDF，最大 { $limit } MB
page-word-choose-another = 选择其他文件
page-word-one-file = 一次只能处理一个文件，请选择需要的那份 PDF。
page-word-too-large = 文件有 { $size } MB，最大 { $limit } MB。请压缩后再试，例如降低扫描分辨率。
page-word-not-pdf = 这不是 PDF 文件，请先另存或导出为 PDF。
page-word-empty-file = 文件是空的，请重新保存后再选择。
page-word-connection-lost = 文件还没传完，连接就中断了。请检查网络后重试。
page-word-progress-label = 传输进度
page-word-sent = { $done } / { $size } · { $percent }%
page-word-uploading = 已传输 { $percent }%

## 脚本用语：上传

page-word-upload-title = 上传文件
page-word-upload-text = 聊天中发不了的大文件可在这里上传。上传后只生成草稿，不会发给任何人。
page-word-upload-replace-title = 更换文件
page-word-upload-replace-text = 新文件会替换草稿中原来的文件，参与方和截止时间保持不变。
page-word-upload-sent-text = 新文件会替换正在签署的任务中的原文件。还没有人办理，可以更换；各方需要重新查看，并会收到通知。
page-word-upload-sent-then = 正在重新准备，各方都会收到通知。请回到聊天查看任务卡片，并核对签署位置。
page-word-upload-checking = 已传完，正在检查文件…
page-word-password-label = PDF 的打开密码
page-word-password-means = 密码只用来打开一次文件，不会保存。待签署的文件不再设密码。
page-word-password-open = 打开文件
page-word-password-wrong = 密码不对，还可以试 { $n } 次。
page-word-lift-text = 此 PDF 限制了打印或编辑，无法直接加入签名。
page-word-lift-means = 解除后，收到文件的人都可以打印和复制。请在您有权决定时继续。
page-word-lift = 解除限制并继续
page-word-upload-cancelled = 已取消上传，没有保存任何内容。
page-word-upload-done-title = 草稿已生成
page-word-upload-done-text = 请回到聊天，继续填写参与方、签署位置和截止时间。
page-word-upload-replaced-title = 文件已更换
page-word-upload-replaced-text = 请回到聊天，继续完成草稿。
page-word-page-may-close = 本页面可以关闭了。
page-word-pages = { $pages } 页
page-word-upload-over-title = 上传链接已失效
page-word-upload-over-text = 链接已使用过或已过期。请回到聊天，重新点击上传按钮。

## 脚本用语：查验

page-word-verify-title = 查验已签文件
page-word-verify-text = 请选择您收到的文件，即可查看由谁签署、何时签署、签署后是否被改动。文件不会被保存。
page-word-verify-number = 纸面标记指向文件 { $number }。请选择它的 PDF 文件，查验您手中的这一份；有几份文件，就逐份查验。
page-word-verifying-title = 正在查验文件
page-word-verifying = 已传完，正在核对签名…
page-word-verify-failed-title = 无法查验这份文件
page-word-verify-result-title = 查验结果
page-word-verify-another = 查验另一份文件
page-word-signed-by = 签署人：{ $names }。
page-word-signed-by-unconfirmed = 署名未经确认：{ $names }。
page-word-verdict-valid = 有效
page-word-verdict-valid-text = 所有签名完好可信，签署后没有任何改动。
page-word-verdict-valid-untrusted = 内容未改动，但有签署人无法确认
page-word-verdict-valid-untrusted-text = 签署后没有改动。但至少有一份证书的颁发机构不为本系统所知，因此无法确认该签署人的身份。
page-word-verdict-tampered = 请勿采信这份文件
page-word-verdict-tampered-text = 有签名已损坏，或存在任何签名都无法解释的改动。请向发送人索取完好的文件。
page-word-verdict-not-signed = 没有签名
page-word-verdict-not-signed-text = 这份 PDF 中没有数字签名。仅有签名或印章的图片，无法查验。
page-word-verdict-older-version = 真实，但不是最新版本
page-word-verdict-older-version-text = 此版本之后又有人签署。请向发起人索取最新版本。
page-word-verdict-unregistered = 不是登记在册的文件
page-word-verdict-unregistered-text = 文件含有{ $organisation }的签名，但与登记的任何版本都不一致：它被改动过，或是添加了内容的副本。请向发送人索取原件。
page-word-verdict-unknown-kind = 有签名无法在此核验
page-word-verdict-unknown-kind-text = 至少有一个签名的种类（例如国密 SM2）本系统无法核验。这并不说明文件有问题，能核验的部分均正常。请用签署方的软件核验该签名。
page-word-verdict-cannot-judge = 无法判断
page-word-why-damaged-pdf = 文件已损坏，无法完整读取，请勿采信。请向发送人索取完好的文件。
page-word-why-locked-pdf = 文件需要密码才能打开。请向发送人索取没有密码的文件。
page-word-why-signed-and-encrypted = 文件的加密方式无法在此打开。请向发送人索取未加密的文件。
page-word-why-pdf-too-hard = 检查所需时间过长。请向发送人核实应有哪些签名，或索取较小的文件。
page-word-register-whole = 这正是{ $organisation }已完成的文件 { $number }。
page-word-register-prolonged = 这是{ $organisation }已完成的文件 { $number }，此后仅延长了时间证明。
page-word-register-open = 这是{ $organisation }文件 { $number } 的最新版本，尚未签署完成。
page-word-register-ended = 这是{ $organisation }的文件 { $number }，但未签署完成：已被拒签、撤回或逾期。
page-word-register-older = 这是文件 { $number } 的较早版本，已有更新的版本，请向发起人索取。
page-word-register-unregistered = 证书指向文件 { $number }，但该文件没有任何版本与此内容一致。
page-word-register-alone = 在{ $organisation }单独签名的文件，不属于签署任务。
page-word-register-foreign = 不是{ $organisation }的文件。仅凭这一点不能说明它有问题。
page-word-signatures = 签名
page-word-records = 签署系统的记录
page-word-records-whole = 均无异常
page-word-records-not-whole = 请查看
page-word-records-text = 由系统而非个人生成：文件发出时和全部完成时，各封存一次。
page-word-kind-signature = 签名
page-word-kind-certification = 发出时封存
page-word-kind-closing = 完成时封存
page-word-kind-timestamp = 归档时间戳
page-word-unknown-signer = 无法读取的签名
page-word-intact-yes = 所签内容未被改动
page-word-intact-no = 已损坏：所签内容被改动
page-word-trusted-yes = 身份由可信机构确认
page-word-trusted-no = 颁发机构不为本系统所知
page-word-changes-none = 之后没有改动
page-word-changes-form-filling = 之后只有其他签名和填写
page-word-changes-archive = 之后只加入归档证明
page-word-changes-unexplained = 之后有无法解释的改动
page-word-stamped-at = { $time }，由时间戳证明
page-word-stamped-unknown = 时间戳：{ $time }（签发机构不在信任范围）
page-word-claimed-at = { $time }，以签署人自己的时钟为准
page-word-no-time = 未注明时间
page-word-this-file = 本文件
page-word-file-name = 文件名
page-word-stranger-title = 阅读器提示“颁发者未知”？
page-word-stranger-text = 阅读器只认识自带名单里的颁发机构，而{ $organisation }的证书由自己颁发。签名本身的查验不受影响；如需让阅读器显示为可信：
page-word-stranger-get = 下载下方的根证书。
page-word-stranger-compare = 与{ $organisation }通过其他途径（例如电话）告知的指纹核对一致。
page-word-stranger-import = 在阅读器中导入。以 Acrobat 为例：首选项 → 签名 → 身份与可信任证书 → 更多 → 可信任证书 → 导入，再点“编辑信任”，勾选“将本证书用作可信任根”。然后重新打开 PDF。
page-word-root-fingerprint = 根证书指纹（SHA-256）
page-word-root-download = 下载根证书
page-word-foreign-title = “颁发机构不为本系统所知”是什么意思？
page-word-foreign-text = 任何人都可以用任何名字颁发证书。本系统只能确认它所认识的颁发机构。请通过其他途径（例如电话）向签署人核实，或到证书的颁发机构查验这份文件。
