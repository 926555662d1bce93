### 成员：角色、邀请、移除。

## 拒绝

refusal-start-members = 这里只有成员可以发起签署，请向管理员要一个成员邀请链接。
refusal-start-auditor = 审计员只查阅，不发起签署。需要发起时，请管理员给您加上“发起人”角色。
refusal-members-owners = 所有者和管理员只能由所有者来任免，请找一位所有者。
refusal-member-by-settings = 这位成员写在配置 YINXIN_ADMINS 里，请先从配置中去掉再重启。
refusal-member-own = 不能给自己加角色，请另一位所有者来操作。
refusal-member-last-owner = 这是最后一位所有者，不能移除。请先让另一位成员成为所有者。
refusal-member-needs-role = 至少要有一个角色；要取消全部角色，请移除这位成员。
refusal-member-links-many = 还没用的邀请链接已有 { NUMBER($limit) } 个，请先撤回几个。
refusal-member-link-used = 这个邀请链接已被使用，请向管理员要一个新的。
refusal-member-link-over = 这个邀请链接已失效，请向管理员要一个新的。

## 名册

command-members = 成员：邀请、角色、移除
members-title = 成员（{ NUMBER($count) } 人）
members-starters = { $only ->
    [yes] 只有成员可以发起签署。
   *[no] 任何人都可以发起签署（设置 YINXIN_MEMBERS_ONLY 可改为仅限成员）。
}
members-invites = 未使用的邀请：{ NUMBER($count) } 个
member-line = { $name } · { $roles }
member-you = 您
member-fixed = 由配置指定
member-role-owner = 所有者
member-role-admin = 管理员
member-role-initiator = 发起人
member-role-seal-keeper = 印章管理员
member-role-auditor = 审计员
button-member-invite = 邀请成员
button-member-links = 未使用的邀请
button-members = 全部成员

## 一位成员

member-roles = 角色：{ $roles }
member-hand = 在办：发出未完的签署 { NUMBER($tasks) } 份，保管的本单位印章 { NUMBER($seals) } 枚
member-is-fixed = 由配置 YINXIN_ADMINS 指定，只能在配置里更改。
member-not-yours = 所有者和管理员只能由所有者更改。
member-hint = 点角色可以加上或取消。
button-member-remove = 移除成员
button-member-leave = 退出成员
member-confirm-remove = 确定移除 { $name } 吗？
member-what-happens = 发出未完的签署 { NUMBER($tasks) } 份和保管的本单位印章 { NUMBER($seals) } 枚转给您；对方不能再使用本单位的印章。草稿、个人印章仍归对方，别人请其签署的文件不受影响。
member-what-leaves = 您将失去全部角色。已发出的签署、您的印章和草稿仍归您。
member-removed = 已移除 { $name }。转给您：签署 { NUMBER($tasks) } 份，印章 { NUMBER($seals) } 枚。
member-left = 您已退出成员。

## 邀请

member-invite-title = 邀请成员
member-invite-ask = 请选择角色（可多选）和链接的有效期。
member-invite-none = 还没有选择角色。
member-invite-days = 有效期：{ NUMBER($days) } 天
button-member-days = { NUMBER($days) } 天
button-member-make = 生成邀请链接
member-invite-made = 一次性邀请链接
member-invite-roles = 角色：{ $roles }
member-invite-until = 有效期至 { $until }，只能用一次。链接只在这里显示这一次。
member-invite-heading = 扫码成为成员
member-letter = 请打开链接，成为我们签署平台的成员（{ $roles }）：
member-links-title = 未使用的邀请
member-links-none = 没有未使用的邀请。
member-link-line = { $roles } · 有效期至 { $until }
button-member-revoke = 撤回：{ $roles } · { $until }
member-link-revoked = 邀请已撤回，链接立即失效。

## 加入的人

member-welcome = 您已成为成员，角色：{ $roles }。
member-welcome-next-start = 要发起签署，把 PDF 发给我就行。
member-welcome-next-runs = 发送 /members 邀请同事，发送 /status 查看整体进度。
member-welcome-next-look = 发送 /status 查看全部任务，发送 /audit 核对过程记录。您的每次查阅都会留下记录。
member-welcome-next-seals = 发送 /seals 管理本单位印章。
told-member-joined = { $name } 已用您的邀请成为成员。
told-member-changed = { $name } 更改了您的角色，发送 /whoami 查看。
told-member-removed = { $name } 已取消您的成员身份。您发出未完的签署已移交，别人请您签署的文件照常处理。
event-initiator-changed = 发起人由 { $name } 变更为 { $to }

## 首次启动

serve-owner-code = 还没有所有者。请在 24 小时内用您的 Telegram 打开下面的链接，成为所有者（只能用一次，请勿外传）：{ $link }
about-members-only = 只有成员可以发起签署；留空则任何人都可以。
whoami-roles = 成员角色：{ $roles }
