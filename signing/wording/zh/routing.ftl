### 角色与流转：内部审批层级、会签与或签、起始抄送、仅供查看、由公司指定签署人；办理中更换参与方。

## 角色还说了什么

party-state-spared = 无需办理
asked-spared = 同一步骤已有足够的人办理，您无需再办。
party-level = 内部审批第 { $level } 级，通过后才发给外部
party-level-short = 内部第 { $level } 级
party-start = 发起时抄送，完成后再得到定稿
party-look = 仅供在线查看，不提供文件
party-finds = 先由其指定公司的办理人
button-level = { $level ->
    [0] 设为内部审批
   *[other] ✓ 内部审批第 { $level } 级
}
button-start = 发起时抄送
button-look = 仅供查看
button-finds = 由其指定办理人

need-step-all = 第 { $number } 步：{ $of } 人都办理（会签）
need-step-any = 第 { $number } 步：{ $of } 人中任意 { $count } 人（或签）
need-step-some = 第 { $number } 步：{ $of } 人中任意 { $count } 人
need-level-all = 内部第 { $number } 级：{ $of } 人都同意
need-level-any = 内部第 { $number } 级：{ $of } 人中任意 { $count } 人
need-level-some = 内部第 { $number } 级：{ $of } 人中任意 { $count } 人

need-refusal = 人数够了，其余的人就不用办理；但其中任何一人拒绝，整个任务立即终止。
refusal-need-wrong = 人数应在 1 到 { $of } 之间，请重新选择。
refusal-others-sufficed = 同一步骤已有足够的人办理，您无需再办。
refusal-name-signer-first = 请先说明由谁办理：您本人，或公司的其他人。

told-spared = 《{ $title }》同一步骤已有足够的人办理，您无需再办。
told-turn-gone = 发起人调整了《{ $title }》的顺序，还没轮到您。轮到时会再通知您。
event-spared = { $name }无需办理：同一步骤已有足够的人办理

## 由公司指定签署人

asked-name-signer = 请说明由谁代表公司办理：您本人，或其他人。
button-name-signer = 指定办理人
ask-name-signer = 由谁代表公司办理这份文件？
button-signer-me = 我本人办理
button-signer-other = 由其他人办理
ask-signer = 请发送办理人的姓名和手机号或邮箱，也可以用下面的按钮选择联系人。
signer-is-me = 好的，由您本人办理。卡片已更新。
signer-named = { $known ->
    [yes] 已指定{ $name }办理，对方已在聊天中收到。
   *[no] 已指定{ $name }办理。邀请链接已发给发起人，由其转发给对方。
}
event-signer-named = { $name }指定由{ $to }办理
told-signer-named = { $name }已指定《{ $title }》由{ $to }办理。
refusal-nobody-to-name = 现在没有需要您指定的办理人。请看最新卡片。

## 办理中更换参与方

button-change-party = 更换参与方
changing-parties = 选择一位尚未办理的参与方，可以更换、移除或调整顺序；也可以添加参与方。
changing-nobody = 每个人都已办理或正在办理，不能再更换；仍可以添加参与方。
changing-vacant = 文件中有 { $count } 处空出的签署位置，可由新的签署人使用。
changing-one = 更换后，对方原来的链接和验证码立即失效。
button-add-party = 添加参与方
button-to-card = 返回任务
button-replace-party = 更换为他人
button-remove-party = 移除
button-party-earlier = 提前
button-party-later = 推后
ask-replace-party = 由谁接替{ $name }？请发送姓名和手机号或邮箱，也可以用下面的按钮选择联系人。
example-replace-party = 王芳 13800138000
ask-add-party = 添加谁？请发送姓名、手机号或邮箱，以及角色（签署、审批、填写、查阅、抄送），也可以用下面的按钮选择联系人。
example-add-party = 陈晓 13800138000 审批
ask-add-role = { $name }在这份文件中做什么？
party-picked = 已选择{ $name }。
ask-change-why = 为什么更换或移除{ $name }？原因会告知对方并记入办理记录。
example-change-why = 例如：已调离该项目
confirm-replace-party = 要把《{ $title }》中的{ $name }更换为{ $to }吗？
confirm-replace-means = { $name }的链接和验证码立即失效，填写的内容会清除。接替的人使用原来的签署位置。
button-confirm-replace = 确定更换
confirm-remove-party = 要把{ $name }从《{ $title }》中移除吗？
confirm-remove-means = { $name }的链接和验证码立即失效，其签署位置留空，其余各方办完即完成。
button-confirm-remove = 确定移除
party-brought-in = 已添加{ $name }。

event-party-replaced = { $who }将{ $name }更换为{ $to }：{ $reason }
event-party-added = { $who }添加了{ $name }
event-party-removed = { $who }移除了{ $name }：{ $reason }
event-party-moved = { $who }将{ $name }{ $what ->
    [earlier] 提前
   *[other] 推后
}
told-party-left = 发起人已将您从《{ $title }》中移出：{ $reason }

refusal-parties-fixed = 这份文件现在不能更换参与方。如有需要，可以撤销后更正重发。
refusal-party-acted = { $name }已经办理或正在办理，不能再更换。请选择尚未办理的参与方。
refusal-replace-same = { $name }已经在这个位置，请填写接替的人。
refusal-last-to-act = { $name }是唯一的办理人，不能移除。请更换为他人，或撤销任务。
refusal-no-free-place = 文件已定稿，没有留给{ $name }的签署位置。请把某位未签署的参与方更换为{ $name }，或撤销后重新发起。
refusal-all-act-at-once = 各方同时办理，没有先后顺序可调整。需要先后时，可以撤销后更正重发。
refusal-nothing-to-order = { $name }不参与办理，没有先后顺序。请选择需要签署或审批的参与方。
refusal-nobody-before = { $name }前面没有尚未办理的人，不能再提前。
refusal-nobody-after = { $name }已经在最后，不能再推后。
