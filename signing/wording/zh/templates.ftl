### 模板：把一份任务存下来，以后换人再发。

## 拒绝

refusal-template-incomplete = 草稿还没填完，暂时不能存为模板。请先补齐参与人和签署位置。
refusal-template-no-document = 找不到这份任务发出前的文件，不能存为模板。请用原文件新建一份，再存为模板。
refusal-template-merge-gone = 要填写的内容已有变化，请重新点“存为模板”。
refusal-template-changed = 这个模板刚刚有变化，请发送 /templates 重新选择。
refusal-template-name-empty = 模板需要一个名称，请发来一行文字。
refusal-template-name-long = 模板名称最多 { NUMBER($limit) } 个字，现在是 { NUMBER($length) } 个。请缩短。
refusal-template-name-taken = 您已有名为“{ $name }”的模板，请换一个名称。
refusal-templates-many = 最多保存 { NUMBER($limit) } 个模板。请先发送 /templates，归档不再用的。
refusal-template-people-many = { $open ->
    [0] 每个角色都已有人，请不要再添加。
   *[other] 人数多于角色：还缺 { NUMBER($open) } 位，请重新发送。
}
refusal-template-role-twice = { $line ->
    [0] “{ $role }”出现了两次，每个角色请只写一行。
   *[other] 第 { NUMBER($line) } 行：“{ $role }”出现了两次，每个角色请只写一行。
}
refusal-label-empty = 角色需要一个名称，请发来一行文字。
refusal-label-long = 角色名称最多 { NUMBER($limit) } 个字，现在是 { NUMBER($length) } 个。请缩短。
refusal-label-taken = 这个模板已有名为“{ $name }”的角色，请换一个名称。
refusal-label-gone = 这个角色已不在模板里，请重新选择。
refusal-template-people-missing = 还有 { NUMBER($roles) } 个角色没有人，请先填写。

## 角色

template-role-letter = { $letter }方
template-role-signer = 签署人{ $number ->
    [0] { "" }
   *[other] { $number }
}
template-role-approver = 审批人{ $number ->
    [0] { "" }
   *[other] { $number }
}
template-role-viewer = 查阅人{ $number ->
    [0] { "" }
   *[other] { $number }
}
template-role-cc = 抄送人{ $number ->
    [0] { "" }
   *[other] { $number }
}
template-role-of = { $role }：现在是{ $name }
template-role-finds = { $act }，由公司指定办理人
template-role-open = { $role }（{ $act }）
template-role-taken = { $role }（{ $act }）：{ $name }

## 在聊天里

templates-mine = 我的模板
templates-none = 还没有模板。在草稿的确认页或已发出任务的卡片上点“存为模板”，下次就能直接套用。
template-facts = 第 { NUMBER($version) } 版 · { NUMBER($pages) } 页 · { NUMBER($roles) } 个角色 · { $days ->
    [0] 不设截止时间
   *[other] 期限 { NUMBER($days) } 天
}
ask-template-people = { $count ->
    [1] 这个角色由谁担任？请发来姓名，可以带上单位、手机号或邮箱：
   *[other] 这 { NUMBER($count) } 个角色分别由谁担任？请按顺序一行写一位，可以带上单位、手机号或邮箱：
}
example-template-person = { $at ->
    [1] { $role }：李明 华明科技有限公司 13800138000
   *[other] { $role }：王芳 wang@example.cn
}
ask-template-picking = 请选择由谁担任（按先后顺序）：{ $roles }。
template-blank-progress = 需要填写的内容：第 { NUMBER($at) } 项，共 { NUMBER($of) } 项
ask-template-blank = “{ $label }”填什么？请发给我；跳过的话，由对方签署时填写。
template-blank = { $kind }（第 { NUMBER($page) } 页）
template-starting = 正在按模板准备草稿……
template-save-title = 把《{ $title }》存为模板
ask-template-name = 模板叫什么？点下面的名称直接保存，或发来另一个名称。参与人以后每次重新指定。
template-new-version = 您已有同名模板“{ $name }”，保存后将成为它的新版本。
ask-template-blanks = 哪些内容由您在每次发起时填写？点选后打勾；没打勾的由对方签署时填写。
template-saved = 模板“{ $name }”已保存。
ask-template-new-name = 请发来新的名称。
confirm-template-archive = 归档后不再出现在列表里，已经由它发起的任务不受影响。确定归档吗？
button-templates = 我的模板
button-template-save = 存为模板
button-template-use = 用它发起
button-template-go = 继续
button-template-pick = 从联系人中选择
button-template-skip = 跳过，由对方填写
button-template-rename = 改名
ask-template-role = 要改哪个角色的名称？
ask-template-role-label = 请发来“{ $role }”的新名称，例如：出租方。改名后成为新的一版，已经发起的任务不受影响。
button-template-roles = 角色改名
button-template-archive = 归档
button-confirm-template-archive = 确定归档
command-templates = 我的模板：套用、改名、归档

## 批量发起

refusal-bulk-nobody = 这个模板的角色都由您自己担任，没有可以批量填写的人。请直接使用模板发起。
refusal-sheet-too-large = 表格超过 { NUMBER($limit_mb) } MB，请只保留需要的列和行。
refusal-sheet-unreadable = 无法读取这份表格。请用我发给您的表格填写，存为 Excel 或 CSV 格式后再发来。
refusal-sheet-empty = 表格里没有可以发起的行。请在示例行下面每行填写一份，再发给我。
refusal-sheet-rows-many = 一次最多发起 { NUMBER($limit) } 份，请分成几份表格。
refusal-sheet-columns = 表格缺少这些列：{ $columns }。请不要改动表头，再发给我。
refusal-sheet-column-strange = 不认识“{ $column }”这一列。请删去它，或使用我发给您的表头。
refusal-sheet-cell-headless = 第 { NUMBER($line) } 行有内容写在没有表头的列里。请移到对应的列，或删去它。
sheet-name = 批量发起
sheet-head-name = { $role }姓名（必填）
sheet-head-company = { $role }单位
sheet-head-phone = { $role }手机号
sheet-head-email = { $role }邮箱
sheet-head-title = 标题
sheet-head-deadline = 截止时间
sheet-example-mark = 示例：{ $words }
sheet-example-name = 李明
sheet-example-company = 华明科技有限公司
sheet-example-phone = 13800138000
sheet-example-email = liming@example.cn
sheet-example-title = 可不填，按模板命名
sheet-example-deadline = 7天后
sheet-fault = 第 { NUMBER($line) } 行“{ $column }”：
sheet-faults = 表格有 { NUMBER($count) } 处需要修改，还没有发出：
sheet-reading = 正在检查表格……
ask-sheet = 请填写这份表格再发给我：每行发起一份，最多 { NUMBER($rows) } 份，红色表头的列必填。发出前会先让您核对。
ask-sheet-again = 请把改好的表格（Excel 或 CSV 格式）发给我。
bulk-ready = 表格没有问题，共 { NUMBER($rows) } 份，还没有发出。请核对：
bulk-row = 第 { NUMBER($at) } 份，共 { NUMBER($of) } 份（表格第 { NUMBER($line) } 行）
bulk-left-to-party = 由对方填写
bulk-days = 期限：发出后 { NUMBER($days) } 天
bulk-going = 正在发出：{ NUMBER($issued) }/{ NUMBER($whole) }
bulk-done = 已发出 { NUMBER($issued) } 份，共 { NUMBER($whole) } 份。
bulk-refused = { NUMBER($count) } 份未能发出，原因见结果表。
bulk-results = “{ $name }”批量发起的结果。
result-name = 结果
result-head-row = 行号
result-head-title = 标题
result-head-people = 参与人
result-head-number = 编号
result-head-state = 状态
result-head-why = 原因
result-waiting = 待发出
result-refused = 未能发出
told-bulk-done = “{ $name }”批量发起已完成：发出 { NUMBER($issued) } 份{ $refused ->
    [0] 。
   *[other] ，{ NUMBER($refused) } 份未能发出，原因见结果表。
}{ $unbound ->
    [0] { "" }
   *[other] 有 { NUMBER($unbound) } 位还没联系上，请下载邀请转发给他们。
}
button-bulk = 批量发起
button-bulk-go = 发出 { NUMBER($rows) } 份
button-bulk-refresh = 刷新进度
button-bulk-results = 下载结果表
