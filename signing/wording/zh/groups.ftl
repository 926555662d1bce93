### 群里的任务卡片。

command-link = 在本群显示一份签署任务
button-groups = 在群里显示
button-groups-choose = 选择群
button-groups-off = 从“{ $name }”撤下
groups-title = 在群里显示“{ $title }”
groups-explained = 群里的人能看到标题、各方姓名和进度，看不到文件和联系方式；按钮会转到与我的私聊。下面的链接一小时内有效，只能用一次。
groups-standing = 现在显示在：{ $names }
groups-off = 已从“{ $name }”撤下。
group-shown = 已在“{ $name }”显示，进度会自动更新。
group-progress = { $done }/{ $total } 已完成
group-card-over = { $number } 已不再在本群显示。
group-card-open = 在私聊中打开
group-someone = { $role }（未公开姓名）
refusal-group-link-over = 这个链接已用过或已过期，请在任务卡片上重新点“在群里显示”。
refusal-groups-many = 一份任务最多显示在 { NUMBER($limit) } 个群里，请先从一个群撤下。
event-group-linked = { $who }让任务显示在群“{ $group }”
event-group-unlinked = 任务不再显示在群“{ $group }”
report-event-group-linked = 任务开始显示在群“{ $group }”
report-event-group-unlinked = 任务不再显示在群“{ $group }”
