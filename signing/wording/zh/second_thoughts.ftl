# 解除协议
rescission-heading = 解除协议
rescission-title = 解除协议：{ $title }
rescission-intro = 下列文件已由各方签署完成。经协商一致，各方同意解除该文件，并确认如下：
rescission-row-title = 文件名称
rescission-row-number = 任务编号
rescission-row-completed = 完成时间
rescission-row-parties = 签署各方
rescission-row-reason = 解除原因
rescission-row-digest = 文件 SHA-256
rescission-more = 及该任务的其他 { $count } 个文件
rescission-term-1 = 自各方均签署本协议之日起，上述文件解除，尚未履行的部分不再履行。
rescission-term-2 = 已经履行的部分，以及费用结算、争议解决等约定，由各方依法处理，不受本协议影响。
rescission-term-3 = 上述文件的电子签名仍可验证，用以证明各方曾经签署；验证时会同时显示该文件已经解除。
rescission-foot = 本协议由印信为任务 { $number } 生成

# 卡片
card-rescinded = ✗ 已于 { $at } 解除，见解除协议 { $number }。签名仍然有效，仅证明当时的签署。
card-rescission = 解除协议 { $number }：{ $state }
card-rescinds = 本协议用于解除 { $number }《{ $title }》
card-corrected = 已更正并另行发起：{ $number }
card-corrects = 更正自 { $number }
card-follow-unseen = 另一任务

# 按钮
button-take-back = 收回审批
button-extend = 延长期限
button-replace-document = 更换文件
button-correct = 更正重发
button-rescind = 解除
button-undo = { $act ->
    [withdraw] 先不撤销
    [reject] 先不拒绝
   *[discard] 先不删除
}
button-at-once-withdraw = 立即撤销
button-at-once-reject = 立即拒绝
button-at-once-discard = 立即删除
button-plus-days = 顺延 { $days } 天

# 十秒内反悔
put-off-withdraw = 《{ $title }》将在 { $seconds } 秒后撤销。
put-off-reject = 《{ $title }》将在 { $seconds } 秒后拒绝。
put-off-discard = 草稿《{ $title }》将在 { $seconds } 秒后删除。
put-off-discard-means = 文件和已填写的内容都会删除，无法恢复。
undone-withdraw = 好的，《{ $title }》没有撤销。
undone-reject = 好的，《{ $title }》没有拒绝。
undone-discard = 好的，草稿《{ $title }》还在。
not-done-withdraw = 《{ $title }》没有撤销：等待期间又有人办理。请看最新卡片再决定。
not-done-reject = 《{ $title }》没有拒绝：等待期间情况有变。请看最新卡片再决定。
not-done-discard = 草稿《{ $title }》没有删除：等待期间有改动。请看最新卡片再决定。
refusal-put-off-not-now = 现在不能这样做，任务的状态已经变化。请看最新卡片。
refusal-undo-late = 十秒已过，操作已经生效。请看最新卡片。

# 收回审批
confirm-take-back = 收回对《{ $title }》的审批同意？
confirm-take-back-means = 收回后又轮到您办理；之前轮到的后续各方需要再等您。
button-confirm-take-back = 收回
done-take-back = 已收回对《{ $title }》的审批，现在又轮到您。
refusal-nothing-to-take-back = 您没有可以收回的审批。请看最新卡片。
refusal-acted-since = { $name }已经在您之后办理，审批不能再收回。如有疑问，请联系发起人。
event-approval-taken-back = { $name }收回审批
told-turn-waits = { $name }收回了审批，《{ $title }》（{ $number }）暂时还不用您办理。轮到时会再通知您。
told-approval-taken-back = { $name }收回了对《{ $title }》（{ $number }）的审批，正在重新考虑。

# 延长期限
ask-extend = 《{ $title }》的截止时间延长到什么时候？
ask-extend-now = 现在的截止时间
ask-extend-hint = 选一个，或直接输入日期，例如：
example-extend = 下周五 18:00
extend-done = 《{ $title }》的截止时间已延长。各方都会收到通知，提醒也已重新安排。
refusal-extend-no-deadline = 这份文件没有截止时间，不需要延长。
refusal-deadline-not-later = 截止时间只能延长，不能提前。请给出晚于现在截止时间的日期；要提前结束，可以撤销。
event-deadline-extended = { $who }延长了截止时间
told-deadline-extended = 发起人延长了《{ $title }》（{ $number }）的截止时间。

# 更换文件
ask-replace-sent = 请发来替换《{ $title }》的新文件。还没有人办理，可以更换；各方已打开的页面、验证码和链接都会失效，需要重新查看。
ask-replace-which = 要更换《{ $title }》中的哪个文件？
replace-done = 文件已更换为“{ $filename }”，正在重新准备，各方都会收到通知。签署位置保持不变。
replace-done-anew = 文件已更换为“{ $filename }”，正在重新准备，各方都会收到通知。页面与原文件不同，签署位置已重新查找，请打开文件核对。
refusal-somebody-acted = 已经有人办理，文件不能再更换。可以撤销后更正重发。
refusal-still-preparing = 文件还在准备，请稍等片刻再试。
refusal-same-document = 这就是现在的文件，没有变化。请发来更正后的文件。
refusal-replace-no-room = 新文件里找不到签署位置。请换一个文件，或撤销后更正重发。
refusal-which-document = 这个任务有多个文件，请先选择要更换哪一个。
refusal-replace-needs-file = 请发来文件，而不是文字；不想更换就按“取消”。
event-document-replaced = { $who }更换了文件：“{ $name }”换成“{ $to }”
told-document-replaced = 发起人更换了《{ $title }》（{ $number }）的文件：“{ $name }”换成“{ $to }”。之前的链接和验证码已失效，轮到您时请重新查看。

# 更正重发
refusal-not-correctable = 只有被拒绝、已撤销或逾期的任务才能更正重发。进行中的任务请先撤销。
refusal-correction-there = 已经更正重发过，请发送 /status { $number } 查看。
event-corrected = { $who }更正后另行发起 { $to }
event-corrects = 更正自 { $to }

# 解除
ask-rescind-reason = 为什么要解除？请写下原因，会写进解除协议，由原签署各方签署。
example-rescind-reason = 双方协商终止合作
rescind-drafted = 解除协议已拟好。请核对后发送；原签署各方都签署后，原文件即告解除。
refusal-not-rescindable = 只有已经完成、且有人签署的任务才能解除。进行中的任务可以直接撤销。
refusal-rescinded-already = 这份文件已经解除。如需恢复合作，请重新发起签署。
refusal-is-a-rescission = 这本身就是解除协议，不能再解除。如需恢复合作，请重新签署。
refusal-rescission-there = 解除协议已经发出，请发送 /status { $number } 查看。
event-rescission-begun = { $who }拟定解除协议 { $to }：{ $reason }
event-rescinds = 用于解除 { $to }
event-rescinded = 已由解除协议 { $to } 解除
told-rescinded = 《{ $title }》（{ $number }）已由解除协议 { $to } 解除。原文件的签名仍可验证。
register-rescinded = 该文件已于 { $at } 由解除协议 { $number } 解除：签名有效，但文件已不再执行。
page-word-register-rescinded = 该文件已于 { $at } 由解除协议 { $number } 解除：签名有效，但文件已不再执行。

# 命令
command-withdraw = 撤销我发起的任务
command-extend = 延长截止时间
which-task-withdraw = 要撤销哪一个？
no-task-withdraw = 没有可以撤销的任务。
which-task-extend = 要延长哪一个的截止时间？
no-task-extend = 没有可以延长截止时间的任务。
