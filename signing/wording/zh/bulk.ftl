### 批量发起：就地改正、邀请汇总、分享链接。

## 拒绝

refusal-bulk-begun = 这批任务已经开始发出，不能再改表格。还要补发的，请另用一份表格。
refusal-bulk-row-gone = 这一行已经不在了，请核对其余各行。
refusal-bulk-row-only = 只剩这一行，不能再去掉。不想发出请点“取消”。
refusal-bulk-faulty = 表格还有 { NUMBER($count) } 处需要修改，改好后才能发出。
refusal-bulk-row-failed = 连续 { NUMBER($tries) } 次没有成功，已停止重试。请用这一行单独发起，仍不行请联系管理员。
refusal-bulk-all-reached = 所有人都已联系上，没有需要转发的邀请。
refusal-bulk-preparing = 文件还在准备，请一分钟后再点一次。

## 在聊天里

ask-sheet-cell = 请直接回复第 { NUMBER($line) } 行“{ $column }”的正确内容{ $words ->
    [none] （现在是空的）
   *[other] （现在是“{ $words }”）
}，也可以改好表格重新发来。
button-cell-empty = 留空
button-row-off = 去掉第 { NUMBER($line) } 行
bulk-row-by-number = 发来表格的行号，可以直接核对那一行。
bulk-links-hint = 有人还没联系上？下载邀请链接或二维码，转发给他们。
bulk-links-making = 正在准备邀请……
bulk-links = “{ $name }”：{ NUMBER($count) } 份邀请，每条链接只能由一个人使用。之前下载的链接仍然有效。
bulk-links-preparing = 另有 { NUMBER($count) } 份还在准备，请稍后再下载一次。
button-bulk-links = 邀请链接表
button-bulk-codes = 邀请二维码
links-name = 邀请链接
links-codes-name = 邀请二维码
links-head-row = 行号
links-head-title = 标题
links-head-number = 编号
links-head-person = 姓名
links-head-company = 单位
links-head-phone = 手机号
links-head-email = 邮箱
links-head-link = 链接
links-head-letter = 可直接转发的文字
links-letter = { $name }，您好：请打开链接办理《{ $title }》。
told-bulk-links = 《{ $title }》等批量任务轮到下一步，有人还没联系上。请下载邀请链接或二维码，转发给他们。
told-bulk-trouble = 批量发起“{ $name }”的第 { NUMBER($row) } 行连续 { NUMBER($tries) } 次出错，已停止重试。请查看日志。
button-row-before = 上一行
button-row-after = 下一行
sheet-name-missing = 姓名不能为空。
