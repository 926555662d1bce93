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
button-template-archive = 归档
button-confirm-template-archive = 确定归档
command-templates = 我的模板：套用、改名、归档
