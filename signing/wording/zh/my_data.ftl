## 个人信息：查看、导出、清除

erased-person = 已清除的用户
button-my-data = 我的数据
mydata-title = 本系统保存的您的信息
mydata-identity = 姓名与账号：{ $name }
mydata-count = { $kind ->
    [proofs] 身份验证、密码与验证器：{ $count } 项
    [hands] 留存的签名与简签：{ $count } 项
    [seals] 印章：{ $count } 枚
    [contacts] 通讯录：{ $count } 条
    [documents] 发起或参与的文件：{ $count } 份
    [templates] 模板与批量表：{ $count } 项
    [folders] 文件夹：{ $count } 个
   *[other] 其他：{ $count } 项
  }
mydata-hint = 副本包含全部信息（JSON 格式，便于程序读取），以及您的签名、印章和文件。密码和验证码不在其中，因为它们以任何人都无法读出的形式保存。
mydata-asked = 您已申请清除（{ $at }），管理员已收到通知。
mydata-file = 我的数据
mydata-here = 这是本系统保存的您的信息副本。
mydata-explained = 本系统保存的关于您的全部信息：各数据表和您的操作记录；密码、验证码和链接只注明其存在。文件在同一压缩包中。
button-mydata-copy = 获取副本
button-mydata-erase = 申请清除
button-mydata-erase-yes = 确认申请
button-back-to-my-data = 返回我的数据
mydata-erase-title = 申请清除您的信息？
mydata-erase-means = 由管理员处理。将清除：您的设置、身份验证、密码、留存的签名、印章、通讯录、模板、文件夹、草稿和链接。清除后无法恢复，请先获取副本。本聊天中的消息请您自行删除。
mydata-erase-kept = 依法仍须保存 { $count } 份文件（最晚至 { $until }），其中您的姓名及身份验证方式一并保存，期满后自动清除。
mydata-erase-asked = 已将您的清除申请通知管理员。您无需再做任何操作；处理之前，一切照常使用。
mydata-erase-already = 您已提交过申请，管理员已知悉。
told-erasure-asked = { $name }申请清除其个人信息。依法应在规定期限内（最长一个月）答复，请尽快处理。
command-erase = 清除某人的个人信息
erasures-title = 待处理的清除申请
erasures-none = 目前没有待处理的清除申请。如需查看某人，请发送 /erase 加对方的 @用户名、Telegram 数字编号、手机号或邮箱。
erasures-line = { $name }（申请时间：{ $at }）
button-erasures = 清除申请
button-erase-look = 查看
button-erase-person = 永久清除
button-erase-sure = 确认永久清除
button-erase-decline = 不予清除
ask-erase-decline = 为什么不清除{ $name }的信息？请用一两句话写明理由，对方会看到，也会写入审计记录。
example-erase-decline = 您的一份合同正在诉讼中，相关信息须保存至结案。
erase-declined = 已告知{ $name }其信息未予清除及理由，对方可以再次申请。
told-erasure-declined = { $organisation }未清除您的信息，理由是“{ $reason }”。您可以再次申请，也可以向个人信息保护部门投诉。
told-erasure-done = 您的信息已清除。依法仍须保存 { $kept } 份文件（最晚至 { $until }），其中您的姓名及身份验证方式一并保存，期满后自动清除。
letter-subject-house = { $organisation }的通知
refusal-erase-not-asked = 对方已没有待处理的清除申请（可能已处理或已拒绝）。发送 /erase 可查看待处理的申请。
refusal-erase-reason = 理由要在 1～{ NUMBER($limit) } 个字之间。请再发一次。
erase-person-title = 清除{ $name }的信息？
erase-person-what = 将永久清除：
erase-person-links = 设置、链接、会话、待发消息、草稿
erase-person-kept = 依法仍须保存 { $count } 份文件（最晚至 { $until }），其中的姓名及身份验证方式一并保存，期满后自动清除。
erase-person-nothing-kept = 没有依法须保存的文件，清除后只留下一个空编号。
erase-person-asked = 本人已申请（{ $at }）。
erase-person-unasked = 本人未在此处提出申请，请先核实确为其本人意愿。
erase-person-was = 以前清除过（{ $at }）。
erase-person-done = 已清除{ $name }的信息：数据 { $rows } 行，记录 { $entries } 条中的个人部分；记录仍可完整核验。
erase-person-done-kept = 依法仍保存 { $count } 份文件，最晚至 { $until }。

## 页面上（包括没有聊天账号的参与方）
page-data-erase-means = 由管理员处理。将清除：您的设置、身份验证、密码、留存的签名、印章、通讯录、草稿和链接。清除后无法恢复，请先获取副本；他人已收到的文件仍由其保管。
page-word-data-title = 本系统保存的您的信息
page-word-data-lead = 您可以查看、获取副本，也可以申请清除。
page-word-data-open = 查看
page-word-data-name = 姓名：{ $name }
page-word-data-copy = 获取副本
page-word-data-erase = 申请清除
page-word-data-hint = 副本是一个 ZIP 文件，包含全部信息（JSON 格式）以及您的签名、印章和文件。需要用验证码确认是您本人。
page-word-security-data-copy-title = 获取您的信息副本
page-word-security-data-copy-done = 副本开始下载
page-word-security-data-erase-title = 申请清除您的信息？
page-word-security-data-erase-done = 已通知管理员
