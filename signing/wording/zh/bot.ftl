### 聊天里的话。事实由人填写，显示前一律转义；这里不写任何标记。

plain = { $words }
not-given = 未填写
quoted-title = 《{ $title }》
list-more = ……另有 { NUMBER($left) } 项
party-of-company = { $name }（{ $company }）
party-of-task = { $name }（{ $number }）

## 命令

command-start = 开始使用
command-new = 发起一份签署
command-tasks = 我的任务
command-status = 查看进度：谁还没办，哪份快到期
command-status-admin = 查看全部任务的进度
command-remind = 催办
command-remind-admin = 催办任意任务，或全部临近到期的任务
command-verify = 验签：检查 PDF 上的签名
command-cancel = 退出当前操作，草稿会保留
command-language = 切换语言
command-timezone = 设置时区
command-whoami = 查看我的信息
command-help = 使用帮助

## 问候与帮助

welcome-hello = { $name }，您好！
welcome-what = 这里是签署台“印信”：把 PDF 发给我，指定签署各方，对方在手机上就能签；签好的文件，任何 PDF 阅读器都能验证。
welcome-of = 这里是{ $organisation }的签署台“印信”：把 PDF 发给我，指定签署各方，对方在手机上就能签；签好的文件，任何 PDF 阅读器都能验证。
welcome-how = 现在就把要签的 PDF 发到这个聊天里吧。
welcome-drafts = { $count ->
    [1] 您有一份未完成的草稿《{ $title }》：
   *[other] 您有 { NUMBER($count) } 份未完成的草稿：
}
new-send-pdf = 请把要签署的 PDF 发到这个聊天里（最大 { NUMBER($limit_mb) } MB）。照片、图片和文本文件也可以，会自动转成 PDF。更大的文件（最大 { NUMBER($page_mb) } MB）请用下面的上传页面。
words-answer-nothing = 我现在没有在等您的回答。要发起签署，请把 PDF 发给我；查看任务请用 /tasks，帮助请用 /help。
words-answer-nothing-drafts = 我现在没有在等您的回答。您有未完成的草稿，要继续吗？
unknown-command = 没有这个命令。发送 /help 可以查看能做什么。
group-pointer = 签署的事请私下谈：请打开与我的私聊，文件和任务都在那里。
button-private-chat = 打开私聊
help-title = 印信能做什么
help-sender = 发起签署：把 PDF 发给我，我会依次问您参与方、顺序、位置和截止时间，确认后发出。
help-party = 参与签署：点任务卡片上的按钮，阅读文件，签名，再输入验证码即可；不同意可以拒绝并说明原因。
whoami-id = Telegram 编号：{ $id }
whoami-phone = 手机号：{ $phone }
whoami-settings = 语言：{ $language }，时区：{ $zone }
whoami-admin = 您是管理员。
ask-language = 请选择语言：
language-chosen = 好的，以后用中文。
ask-time-zone = 当前时区：{ $zone }。请选择，或直接输入，例如 Asia/Shanghai。
time-zone-chosen = 时区已设为 { $zone }，截止时间都会按它显示。
phone-shared = 已记下您的手机号 { $phone }。
contact-not-yours = 这是别人的联系方式。要把对方加为参与方，请先发来 PDF，到“参与方”一步再分享。
nobody-picked = 请先发来 PDF，到“参与方”一步再选人。
cancelled = 好的，已取消，什么都没有改变。
cancelled-draft = 好的，先到这里。草稿已保留，随时可以继续。
cancelled-nothing = 现在没有进行中的操作。

## 文件之外的消息

file-too-large-for-chat = 这个文件有 { $size }，聊天里最多能收 { NUMBER($limit_mb) } MB。请改用上传页面，最大 { NUMBER($page_mb) } MB。
file-too-large-to-verify = 这个文件有 { $size }，聊天里最多能收 { NUMBER($limit_mb) } MB。请改用查验页面，最大 { NUMBER($page_mb) } MB。
unsupported-photo = 照片里没有可以查验的签名。请把签好的 PDF 以“文件”方式发送。
unsupported-voice = 我听不懂语音。请打字回答，或把 PDF 发给我。
unsupported-video = 视频不能签署。请发送 PDF 文件。
unsupported-sticker = 表情收到了，不过我只会处理文字和 PDF。
unsupported-location = 这里用不到位置。请打字回答，或把 PDF 发给我。
unsupported-other = 这类消息我处理不了。请发送 PDF 文件，或用 /help 查看能做什么。
refusal-file-too-big = 文件太大，聊天里收不下。请用 /new 里的上传页面。
refusal-download-failed = 没能从聊天服务器取到这个文件，请再发一次。

## 任务卡片

card-from = 发起人：{ $name }
card-parties = 参与方
card-order = 顺序：{ $order }
card-deadline = 截止
card-ended = 结束
card-reason = 原因：{ $reason }
card-preparing = 正在固化文件，马上发给各方……
card-closing = 各方都已办完，正在加盖归档时间戳……
card-waiting = 某项服务暂时不可用，恢复后会自动继续。
card-digest = SHA-256：{ $digest }…
card-draft = { $number } · 草稿，还没有发出
card-gone = 这份文件已不在您这里。
asked-sign = { $fills ->
    [0] 请您签署（{ NUMBER($places) } 处）
   *[other] 请您填写 { NUMBER($fills) } 项并签署（{ NUMBER($places) } 处）
}
asked-under-name = 您以“{ $name }”的名义办理。如果不是您，请告诉发起人。
asked-approve = 请您审批
asked-read = 供您阅读，无需签署
asked-writing = 正在写入您的签名……
asked-done = 您已办理，等待其他人
asked-later = 还没轮到您，轮到时会通知您
reach-unreachable = 无法联系
reach-opened = { $at } 已打开
reach-invited = 已邀请，尚未打开
reach-known = 已在聊天中
order-all_at_once = 同时签署
order-one_after_another = 依次签署
order-steps = 按步骤签署
history-of = 《{ $title }》的办理记录

button-sign = 阅读并签署
button-approve = 阅读并审批
button-open = 查看文件
button-reject = 拒绝
button-browser = 用浏览器打开
button-remind = 催办
button-invite = 邀请链接
button-download = 下载
button-history = 办理记录
button-withdraw = 撤销
button-card = 打开任务卡片
button-open-page = 打开页面
button-share = 转发邀请
button-copy-link = 复制链接
button-copy-code = 复制验证码
button-new = 发起签署
button-tasks = 我的任务
button-help = 帮助
button-language = 语言 / Language
button-upload = 打开上传页面
button-verify-page = 打开查验页面
button-continue = 继续
button-continue-title = 继续：{ $title }
button-discard = 删除草稿
button-back = 返回
button-cancel = 取消
button-next = 下一步
button-to-review = 回到确认
button-done = 完成
button-later = 稍后再发

## 送达

invitation-forward = 请把这份邀请转发给{ $name }
invitation-letter = { $name }，您好：{ $from }请您{ $role ->
    [signer] 签署
    [approver] 审批
    [filler] 填写
    [viewer] 阅读
   *[cc] 接收
}《{ $title }》。请用 Telegram 打开这个链接：
invitation-once = 仅限{ $name }本人使用：谁先打开，邀请就归谁。请勿发到群里。
invitation-heading = { $role ->
    [signer] 请您签署
    [approver] 请您审批
    [filler] 请您填写
    [viewer] 请您阅读
   *[cc] 送您存档
}
invitation-note = 用手机扫码，仅限本人，一次有效
invitation-over = 这份邀请已失效。如仍需要，请在任务卡片上重新生成。
downloaded = 这是《{ $title }》签署完成的文件。
copy-too-large = 文件太大，无法在聊天中发送。请点“查看文件”，在页面上下载。
page-link-once = 这个链接只供您本人使用，打开一次后失效，15 分钟内有效。请勿转发。

## 起草

draft-document = { $filename } · { NUMBER($pages) } 页 · { $size }
draft-progress = 第 { NUMBER($at) } 步，共 { NUMBER($of) } 步：{ $name }
draft-review = 请确认，然后发出
draft-step-title = 标题
draft-step-parties = 参与方
draft-step-order = 签署顺序
draft-step-places = 签署位置
draft-step-deadline = 截止时间
draft-step-review = 确认
draft-discarded = 草稿《{ $title }》已删除。
draft-kept = 草稿《{ $title }》已保留，随时可以继续。

ask-parties = 谁来签？每行写一位：姓名、公司、手机或邮箱、角色（签署、审批、填写、查阅、抄送）。也可以直接分享联系人，或用一句话说清楚，如“请让李明和王芳依次签，下周五前”。
ask-parties-more = 还有别人吗？继续每行写一位，点名字可以修改；都齐了请点“下一步”。
example-party = 李明 华明科技有限公司 13800138000 li@example.cn 签署
button-pick = 从联系人中选
button-add-me = 把我也加上
ask-people = 点下面的按钮，选出要加入的人（一次最多十位）。
button-pick-users = 选择联系人
button-stop-picking = 不选了
pick-placeholder = 点按钮选人
people-added = 已加入 { NUMBER($count) } 位。
picking-stopped = 好的，不选了。

party-of-draft = 第 { NUMBER($at) } 位，共 { NUMBER($of) } 位 · 《{ $title }》
party-role = 角色：{ $role }
party-side = { $side ->
    [internal] 内部人员
   *[external] 外部人员
}
party-company = 公司
party-phone = 手机
party-email = 邮箱
button-side = { $side ->
    [internal] 改为内部
   *[external] 改为外部
}
button-party-name = 改姓名
button-party-company = 公司
button-party-phone = 手机
button-party-email = 邮箱
button-up = 上移
button-down = 下移
button-remove = 移除
ask-party-name = 请输入姓名：
ask-party-company = 代表哪家公司签署？请输入公司全称：
ask-party-phone = 请输入手机号，国外号码请带国家代码：
ask-party-email = 请输入邮箱地址：
ask-clear = 发送一个减号“-”可以清空。
example-name = 李明
example-company = 华明科技有限公司
example-phone = 13800138000
example-email = liming@example.cn
refusal-party-gone = 这位参与方已经移除了。请从最新的名单中选择。

ask-order = 按什么顺序签？也可以直接输入每个人的步骤号，同号的人同时签：
ask-steps = 点名字切换步骤号，同号的人同时签；也可以按名单顺序输入数字：
button-step-of = { $name }：第 { NUMBER($step) } 步
refusal-steps-unreadable = 看不懂这些步骤号。共 { NUMBER($count) } 人，请给每人一个 1 到 { NUMBER($count) } 之间的数字，例如 { $example }。

ask-places = 找到了 { NUMBER($count) } 处签署位置，已在图上编号。位置对吗？
ask-places-page = 正文里没有可用的签署位置，将在文末附加一页签署页，供各方签名。
ask-places-mixed = 正文里找到了 { NUMBER($count) } 处签署位置，已在图上编号。没有找到{ $names }的位置，将在文末附加一页签署页供其签名。这样对吗？
places-page = 图为第 { NUMBER($page) } 页，{ $pages ->
    [1] 签署位置都在这一页：
   *[other] 共 { NUMBER($pages) } 页有签署位置：
}
places-legend = { $number }. { $name }
places-open = 尚未选定
places-found = 正文中 { NUMBER($count) } 处
places-on-page = 在附加签署页上
places-mixed = 正文中 { NUMBER($count) } 处，其余在附加签署页上
places-searching = 正在文件里寻找签署位置……
button-accept-places = 位置正确
button-signature-page = 都改用签署页
button-search-again = 重新查找

ask-deadline = 什么时候截止？选一个，或者直接输入：
example-deadline = 下周五 18:00
ask-reminders = 到期前自动提醒未办的人（{ NUMBER($from) } 点至 { NUMBER($to) } 点不打扰）：
button-days = { NUMBER($days) } 天后
button-no-deadline = 不设截止
button-type-it = 自己输入
typeit-toast = 请直接输入，例如：下周五 18:00、3天后、2026-12-04 18:00
button-reminder = 提前 { NUMBER($hours) } 小时
no-deadline = 不设截止时间
no-reminders = 不自动提醒

review-reminders = 提醒：{ $hours }
review-language = 签名与签署页语言：{ $language ->
    [zh] 中文
   *[en] English
}
review-hint = 发出后各方会立即收到；在全部签完之前，您随时可以撤销。
button-send = 发出
button-edit-title = 改标题
button-edit-parties = 改参与方
button-edit-order = 改顺序
button-edit-places = 改位置
button-edit-deadline = 改截止与提醒
button-edit-document = 换文件
ask-title = 现在的标题是《{ $title }》。请输入新标题：
example-title = 2026 年设备采购合同
ask-file = 请发来新的 PDF，替换《{ $title }》的文件（最大 { NUMBER($limit_mb) } MB，更大的请用上传页面）。参与方和截止时间会保留，签署位置会重新查找。
reading-file = 正在读取文件……
preparing-picture = 正在生成页面图片……

## 再问一次

ask-reject-reason = 为什么拒绝？请写下原因，发起人和其他各方都会看到。
example-reject-reason = 第三条金额有误
ask-withdraw-reason = 为什么撤销？请写下原因，各方都会看到。
example-withdraw-reason = 条款有变，稍后重新发起
confirm-reject-means = 拒绝后任务立即结束，任何人都不能再签，无法恢复。
confirm-withdraw-means = 撤销后任务立即结束，已有的签署不再继续，无法恢复。
done-reject = 您已拒绝《{ $title }》，发起人已收到原因。
done-withdraw = 您已撤销《{ $title }》，各方都会收到通知。
confirm-late = 将检查 { NUMBER($count) } 份进行中的任务，其中临近到期或搁置已久的，提醒还没办的人。确定吗？
button-confirm-late = 确定催办
ask-invite = 为谁生成《{ $title }》的邀请链接？旧链接会失效。
invite-made = 已为{ $name }生成新的邀请，马上发到这里。

## 列表

tasks-mine_to_do = 等我办理
tasks-sent = 我发起的
tasks-all = 全部任务
tasks-none-mine_to_do = 没有等您办理的任务。
tasks-none-sent = 您还没有发起过任务。把 PDF 发给我就可以开始。
tasks-none-all = 还没有任务。
tab-mine_to_do = 待办
tab-sent = 已发起
tab-all = 全部
line-until = 截止 { $at }
line-overdue = 已逾期 { $at }
page-before = 上一页
page-after = 下一页
status-whole = 全部任务进度
status-own = 我发起的任务进度
status-nothing = 目前没有任务。
status-nothing-own = 您还没有发起过任务。等您办理的，请看 /tasks。
status-overdue = 需要处理（{ NUMBER($count) }）
status-waiting = 正在等待
status-lacks = 《{ $title }》在等系统服务恢复
status-late = 《{ $title }》已逾期（{ $at }）
status-waits = 《{ $title }》等{ $names }，{ $days ->
    [0] 今天发出
   *[other] 已发出 { NUMBER($days) } 天
}
refusal-number-not-found = 没有找到编号为 { $number } 的任务，标题等内容也不能唯一确定一份。编号的样子如 YX-261124-0007，也可以用 /find 查找。

## 催办

remind-which = 要催哪一份？
button-remind-late = 催办所有临期任务
remind-reached = 已提醒：{ $names }
remind-capped = 今天提醒次数已满：{ $names }
remind-too-soon = 刚提醒过不久：{ $names }
remind-unreachable = 联系不上，请用其他方式：{ $names }
remind-nobody = 没有临近到期或搁置已久的任务，不用催办。

## 验签

ask-verify-file = 请把要检查的 PDF 发给我。
ask-password = 《{ $filename }》需要密码才能打开，请发送密码。
ask-password-means = 密码只用来打开一次文件，我会删除您的这条消息，不保存密码。待签署的文件不再设密码。
password-tries-left = 还可以试 { NUMBER($left) } 次。
ask-lift = 《{ $filename }》限制了打印或编辑，无法直接加入签名。
ask-lift-means = 是否解除限制？解除后，收到文件的人都可以打印和复制。请在您有权决定时同意。
button-lift = 解除限制并继续
verifying-file = 正在检查签名……
verdict-not-signed = “{ $filename }”上没有电子签名。
verdict-tampered = “{ $filename }”不可信：签名已损坏，或签名后有来历不明的改动。
verdict-valid = “{ $filename }”有效：所有签名完好，身份可信，签名后没有不明改动。
verdict-valid-untrusted = “{ $filename }”的签名都完好，签名后没有不明改动，但其中有签名人的证书不在本系统信任范围内。
verdict-older-version = 《{ $filename }》真实，但不是最新版本，请向发起人索取最新版本。
verdict-unregistered = 《{ $filename }》含有本系统的签名，但本系统没有这份文件：它被改动过，或是添加了内容的副本。
verdict-unknown-kind = 《{ $filename }》中有本系统无法核验的签名。这并不说明文件有问题，能核验的部分均正常。请用签署方的软件核验该签名。
verdict-cannot-judge = 《{ $filename }》无法判断，请勿采信。
verdict-why-damaged-pdf = 文件已损坏，请向发送人索取完好的文件。
verdict-why-locked-pdf = 文件需要密码才能打开，请向发送人索取没有密码的文件。
verdict-why-signed-and-encrypted = 文件的加密方式无法在此打开，请向发送人索取未加密的文件。
verdict-why-pdf-too-hard = 检查所需时间过长，请向发送人核实文件应有哪些签名。
register-whole = 与本系统登记的已完成文件 { $number } 完全一致。
register-prolonged = 这是本系统已完成的文件 { $number }，此后仅延长了时间证明。
register-open = 这是本系统文件 { $number } 的最新版本，尚未签署完成。
register-ended = 这是本系统的文件 { $number }，但未签署完成：已被拒签、撤回或逾期。
register-older = 这是本系统文件 { $number } 的较早版本，之后还有更新。
register-unregistered = 证书指向本系统文件 { $number }，但该文件没有任何版本与此相同。
register-alone = 这是在本系统单独签名的文件，不属于签署任务。
verdict-signed = { $who }签名
verdict-certified = { $who }认证（固化文件）
verdict-timestamp = 文件时间戳
verdict-unknown-signer = 身份不明者
verdict-stamped = 可信时间
verdict-stamped-unknown = 时间戳（签发机构不在信任范围）
verdict-claimed = 自称时间
verdict-intact = 内容完好
verdict-broken = 签名已损坏
verdict-trusted = 身份可信
verdict-untrusted = 身份不在信任范围
verdict-unknown = { $what ->
    [several-signers] 无法在此核验：一个签名中有多位签名人
    [no-certificate] 无法在此核验：文件中没有签名人的证书
   *[other] 无法在此核验：签名采用 { $what }
}
verdict-later-none = 之后无改动
verdict-later-form-filling = 之后仅有填写或签署
verdict-later-archive = 之后仅加入归档数据
verdict-later-unexplained = 之后有不明改动

## 出错时

card-refreshed = 情况已有变化，卡片已更新，请再看一下。
something-wrong = 抱歉，出了点问题，您的数据没有丢失。请稍后再试；如仍不行，请把编号 { $id } 告诉管理员。
refusal-use-buttons-places = 请用下面的按钮确认位置。
refusal-use-buttons-review = 请用下面的按钮修改，或点“发出”。
refusal-button-over = 这个按钮已失效。请用最新的消息，或发送 /tasks 重新打开。
refusal-nobody-to-invite = 各方都已接受邀请，不需要新的链接。
