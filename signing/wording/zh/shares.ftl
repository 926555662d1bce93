### 分享模板：别人凭链接或二维码发起。

## 拒绝

refusal-share-over = 这个链接已失效，请向给您链接的人要一个新的。
refusal-share-own = 这是您自己的链接。要用这个模板，请发送 /templates。
refusal-share-once = { $each ->
    [1] 您已经提交过，每人只能提交一次。
   *[other] 您已经提交过 { NUMBER($each) } 次，不能再提交。
}
refusal-share-used-up = 这个链接的使用次数已满，请联系给您链接的人。
refusal-share-busy = 等待审核的申请太多，请过些时候再试。
refusal-share-day = 一天最多提交 { NUMBER($limit) } 次，请明天再来。
refusal-share-nobody = 这个模板的角色都由您自己担任，没有可以留给别人的角色。
refusal-share-changed = 链接的设置刚刚有变化，请重新打开。
refusal-share-decided = 这份申请已经处理过了，无需再操作。

## 给模板的主人

button-template-share = 分享
share-title = 分享模板“{ $name }”
share-role = 打开链接的人担任：{ $role }
share-used = 已用 { NUMBER($used) } 次，最多 { NUMBER($most) } 次；每人 { NUMBER($each) } 次
share-until = 有效期至 { $until }（还有 { NUMBER($days) } 天）
share-approval = 提交后先由您审核，同意了才发出。
share-straight = 提交后直接发出，不经审核。
share-heading = 扫码填写
share-note = 用手机扫码填写，有效期至 { $until }
share-letter = 请打开链接填写“{ $name }”：
share-code = “{ $name }”的二维码，可以打印或转发。扫码即可填写。
share-confirm-off = 停用后，这个链接和二维码立即失效，已经发起的任务不受影响。确定停用吗？
share-off = “{ $name }”的链接已停用。
share-request = { $name }通过链接申请发起：
share-state-started = ✓ 已同意并发出。
share-state-refused = 已拒绝。
button-share-waiting = 待审核：{ NUMBER($count) } 份
button-share-code = 二维码
button-share-uses = 最多 { NUMBER($most) } 次
button-share-each = 每人 { NUMBER($each) } 次
button-share-days = 有效 { NUMBER($days) } 天
button-share-role = 角色：{ $role }
button-share-straight = 改为直接发出
button-share-approval = 改为先审核
button-share-off = 停用链接
button-share-anew = 新建链接
button-share-look = 查看申请
button-share-yes = 同意并发出
button-share-no = 拒绝
told-share-asked = { $name }通过链接申请发起“{ $template }”，请审核。
told-share-started = { $name }通过链接发起了“{ $template }”，已替您发出。

## 给打开链接的人

share-from = 来自{ $owner }，共 { NUMBER($pages) } 页
share-you-are = 您担任：{ $role }（{ $act }）
share-ask-me = 请发来您的姓名，可以带上单位和手机号。
share-ask-all = 请按顺序一行写一位，第一行写您自己：{ $roles }。
share-ask-others = 请按顺序一行写一位：{ $roles }。
share-ask-example = 例如：李明 华明科技有限公司 13800138000
share-left-open = 签署时再填
share-will-ask = 提交后由{ $owner }审核，同意后会在这里请您办理。
share-will-send = 提交后立即发出，随后会在这里请您办理。
share-asked = “{ $name }”已提交，等待{ $owner }审核。有结果会在这里告诉您。
share-sent = “{ $name }”已发出，正在准备文件，马上会在这里请您办理。
button-share-skip = 跳过
button-share-ask = 提交审核
button-share-send = 确认发出
told-share-yes = { $name }同意了您的申请，“{ $template }”已发出，马上会在这里请您办理。
told-share-no = { $name }没有同意您通过链接提交的“{ $template }”。如有疑问，请直接与对方联系。
