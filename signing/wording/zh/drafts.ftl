### 状态、角色、内外；收件时做了什么；草稿还缺什么；起草时的拒绝。

## 轮到谁

state-draft = 草稿
state-preparing = 准备中
state-awaiting = 等待各方办理
state-partially_signed = 办理中
state-closing = 归档中
state-completed = 已完成
state-rejected = 已拒绝
state-withdrawn = 已撤销
state-expired = 已过期
state-discarded = 已删除

party-state-not_yet = 未轮到
party-state-to_act = 待办理
party-state-signing = 写入签名中
party-state-signed = 已签署
party-state-approved = 已同意
party-state-rejected = 已拒绝
party-state-informed = 已送阅
party-state-copied = 已抄送
party-state-ended = 无需再办

role-signer = 签署
role-approver = 审批
role-viewer = 查阅
role-cc = 抄送


untitled-document = 文件
event-discarded = { $who }删除了草稿

## 收件时修复或去除了什么

note-junk-before = 已去除文件开头的多余内容。
note-junk-after = 已去除文件末尾的多余内容。
note-rebuilt-cross-reference = 文件略有损坏，已修复。
note-repaired-structure = 已修复文件中的小问题。
note-restrictions-removed = 已解除打印和编辑限制，以便签署。
note-password-removed = 密码仅用于打开文件一次，待签署的文件不再有密码。
note-xfa-removed = 已去除表单的 XFA 部分，显示内容不变。
note-active-content-removed = 已去除脚本等活动内容。
note-scripts-removed = 已去除文件中的脚本。
note-open-action-removed = 已去除打开文件时自动执行的操作。
note-actions-removed = 已停用会启动程序或向外发送数据的按钮和链接。
note-players-removed = 已去除音频、视频和三维内容。
note-outside-removed = 已去除指向文件之外的图片和页面的引用，文件内的内容不变。
note-form-flattened = 表单内容已固定为文字，所见即所签。
note-already-signed = 此 PDF 已有签名，原签名保持不动。
note-has-attachments = 此 PDF 带有附件，附件也在签署范围内。
note-hidden-layers = 此 PDF 有隐藏图层，签署人看不到其中的内容。
note-paper-as-screen = 打印时会变样的图层或图章已固定为当前显示的样子。
note-differs-on-paper = 此 PDF 有部分内容打印后可能与屏幕不同，或可被阅读者切换显示。

## 草稿还缺什么

missing-parties = 还没有参与方，请添加。
missing-nobody-acts = 没有人签署、审批或填写，请至少指定一位。
missing-places = 签署位置还没有确认，请点“改位置”。
missing-deadline = 截止时间已过或马上就到，请重新选择。

## 拒绝

refusal-already-sent = 这份文件已经发出。如需修改，请先撤销，再重新发起。
refusal-draft-incomplete = 还不能发出：{ $missing ->
    [parties] 还没有参与方。请添加一行，例如：李明 13800138000 签署
    [nobody-acts] 没有人签署、审批或填写，请至少指定一位。
    [places] 签署位置还没有确认，请点“改位置”。
    [fills] 还没有给填写人安排填写栏，请点“改位置”。
   *[deadline] 截止时间已过或马上就到，请重新选择，例如“3天后”。
}
refusal-draft-no-parties = 请先添加至少一位参与方，例如：李明 13800138000 签署
refusal-draft-nobody-signs = 总要有人签署或审批。请点名字修改角色，或添加一行，例如：李明 13800138000 签署
refusal-draft-no-places = 请先确认签署位置：点“位置正确”，或改用签署页。
refusal-no-free-room = 这份已签名的 PDF 上没有空处留给{ $name }签署。请在正文中标出位置，例如“乙方（签字）：”，或向对方要一份尚未签名的文件。
refusal-title-empty = 请输入标题，例如“2026 年设备采购合同”。
refusal-title-too-long = 标题共 { NUMBER($length) } 字，最多 { NUMBER($limit) } 字。请精简一下，例如“2026 年设备采购合同”。
refusal-reminders-wrong = 提醒可设在截止前 1 至 720 小时，最多五次，例如提前 72、24、3 小时。
refusal-invitation-over = 这份邀请已失效，请发起人重新发一个链接给您。
refusal-steps-wrong = 步骤号是 1 到 { NUMBER($limit) } 的数字，例如 2；同号的人同时办理。
refusal-picked-none = 没有选到人。请重新选择，或输入一行，例如：李明 13800138000 签署

refusal-party-unreadable = { $line ->
    [0] 看不懂“{ $words }”。
   *[other] 第 { NUMBER($line) } 行：看不懂“{ $words }”。
}每行写一位，公司前面加“代表”，例如：李明 代表华明科技有限公司 13800138000 签署
refusal-party-name-missing = { $line ->
    [0] 缺少姓名。
   *[other] 第 { NUMBER($line) } 行缺少姓名。
}例如：李明 华明科技有限公司 13800138000 签署
refusal-party-name-too-long = { $line ->
    [0] 姓名太长，
   *[other] 第 { NUMBER($line) } 行的姓名太长，
}最多 { NUMBER($limit) } 个字符，例如：李明
refusal-party-company-too-long = { $line ->
    [0] 公司名称太长，
   *[other] 第 { NUMBER($line) } 行的公司名称太长，
}最多 { NUMBER($limit) } 个字符，例如：华明科技有限公司
refusal-party-phone-wrong = { $line ->
    [0] “{ $phone }”不是有效的电话号码。
   *[other] 第 { NUMBER($line) } 行：“{ $phone }”不是有效的电话号码。
}请检查一下，例如 13800138000，国外号码请带国家代码，如 +44 7700 900123。
refusal-party-email-wrong = { $line ->
    [0] “{ $email }”不是有效的邮箱地址。
   *[other] 第 { NUMBER($line) } 行：“{ $email }”不是有效的邮箱地址。
}请检查一下，例如 liming@example.cn。
refusal-party-twice = { $line ->
    [0] { $name }已在名单中，角色相同。
   *[other] 第 { NUMBER($line) } 行：{ $name }已在名单中，角色相同。
}同名的人请用手机或邮箱区分，例如：{ $name } 13900139000 签署
refusal-too-many-parties = 最多 { NUMBER($limit) } 位参与方。请去掉几位，或拆成几份任务，每份不超过 { NUMBER($limit) } 位。

refusal-deadline-unreadable = 看不懂“{ $words }”这个时间。可以写“下周五 18:00”“3天后”或“2026-12-04 18:00”。
refusal-deadline-past = 这个时间已过，或不足一小时。请选晚一些，例如“3天后”。
refusal-deadline-too-far = 截止时间最多在 { NUMBER($limit) } 天以内。请选早一些，例如“30天后”。
