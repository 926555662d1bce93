### 印章使用人：在聊天里授权、收回。

button-seal-users = 使用人
seal-users-title = 谁可以使用“{ $seal }”
seal-users-none = 还没有授权给其他人，只有保管人可以使用。
seal-user-uses = 可以使用
seal-user-keeps = 共同保管
seal-user-until = 至 { $time }
seal-user-forever = 长期
seal-user-over = 已于 { $time } 到期
button-seal-user-new = 授权给他人
button-seal-take-back = 收回 · { $name }
ask-seal-user = 要授权给谁？请点下方按钮选择，或发来对方的手机号、用户名或数字 ID。对方须先与我对话过一次，手机号须由对方本人分享过。
example-seal-user = 13800138000
seal-user-found = 找到了{ $name }。
ask-seal-user-term = 允许{ $name }使用“{ $seal }”到什么时候？请点选，或发来截止时间，例如“12月31日”。
button-seal-days = { $days ->
    [365] 1 年
   *[other] { NUMBER($days) } 天
}
button-seal-forever = 长期
button-seal-keep-too = 请其共同保管
seal-user-allowed = 已授权给{ $name }，并已告知对方。
confirm-seal-take-back = 收回后，{ $name }立即不能再使用“{ $seal }”；已经盖过的文件不受影响。确定收回吗？
button-seal-take-back-yes = 确定收回
seal-user-taken-back = 已收回{ $name }的权限，并已告知对方。
