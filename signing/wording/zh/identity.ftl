# 身份与意愿：证明自己是谁，以及用什么确认签署

button-security = 身份与安全
security-title = 身份与安全
security-phone = 手机号
security-email = 邮箱
security-real-name = 实名
security-password = 签署密码
security-app = 身份验证器
security-not-proven = 尚未验证
security-is-set = 已设置
security-not-set = 未设置
security-hint = 发起人可以要求先验证其中几项，再签署或审批。
security-done = { $purpose ->
    [email] 邮箱已验证。
    [phone] 手机号已验证。
    [password] 签署密码已设置。
    [password-off] 签署密码已取消。
    [app] 身份验证器已添加。
    [app-off] 身份验证器已移除。
   *[real-name] 实名已核验。
  }
button-security-phone = 验证手机号
button-security-email = 验证邮箱
button-security-password = 设置签署密码
button-security-password-change = 修改签署密码
button-security-password-off = 取消签署密码
button-security-app = 添加身份验证器
button-security-app-off = 移除身份验证器
button-security-real-name = 实名核验
button-share-contact = 分享我的手机号
security-ask-contact = 请点下方按钮分享您自己的手机号，由 Telegram 证明号码属于您。手动输入的号码或他人的名片不算。
security-ask-email = 请发送您的邮箱地址，我们会往那里发一个验证码。
security-ask-phone = 请发送您的手机号，我们会用短信往那里发一个验证码。
security-ask-password = 请发送新的签署密码：至少 8 个字符，包含字母、数字或符号中的两种。您的消息会立即删除，随后用验证码确认；忘记密码时也这样重设。
security-ask-real-name = 请发送证件上的姓名和号码，中间空一格，例如：李明 11010119900307123X。号码只交给核验服务，我们不保存，您的消息会立即删除。
security-code-chat = 验证码已发到这个聊天，请输入其中的六位数字。10 分钟内有效。
security-code-email = 验证码已发到 { $to }，请在这里输入六位数字。10 分钟内有效。
security-code-sms = 验证码短信已发到 { $to }，请在这里输入六位数字。10 分钟内有效。
security-code-app = { $purpose ->
    [app] 请用身份验证器应用扫描二维码，或手动输入密钥，再把应用显示的六位数字发到这里。
   *[other] 请输入身份验证器应用显示的六位数字。
  }
security-app-once = 二维码和密钥只显示这一次，输入数字后即从聊天中删除。
told-proof-code = 验证码 { $code }，用于{ $purpose ->
    [password] 设置签署密码
    [password-off] 取消签署密码
    [app-off] 移除身份验证器
    [data-copy] 获取您的信息副本
    [data-erase] 申请清除您的信息
    [phone] 验证手机号
   *[email] 验证邮箱
  }，10 分钟内有效。若不是您本人操作，请不要告诉任何人。
letter-subject-proof = 您的验证码
letter-proof = 请输入这个验证码，用于{ $purpose ->
    [password] 设置签署密码
    [password-off] 取消签署密码
    [app-off] 移除身份验证器
    [data-copy] 获取您的信息副本
    [data-erase] 申请清除您的信息
    [phone] 验证手机号
   *[email] 验证邮箱
  }，10 分钟内有效：
letter-sms-proof = 【{ $organisation }】验证码 { $code }，用于{ $purpose ->
    [password] 设置签署密码
    [password-off] 取消签署密码
    [app-off] 移除身份验证器
    [data-copy] 获取您的信息副本
    [data-erase] 申请清除您的信息
    [phone] 验证手机号
   *[email] 验证邮箱
  }，10 分钟内有效，请勿告诉他人。

## 拒绝
refusal-proof-phone = 发起人要求先验证手机号，请在聊天中打开 /settings，进入“身份与安全”验证后再回来。
refusal-proof-email = 发起人要求先验证邮箱，请在聊天中打开 /settings，进入“身份与安全”验证后再回来。
refusal-proof-real-name = 发起人要求先做实名核验，请在聊天中打开 /settings，进入“身份与安全”核验后再回来。
refusal-proof-phone-here = 发起人要求先验证手机号。请关闭这一步，在页面下方“您的确认方式”里验证，然后继续。
refusal-proof-email-here = 发起人要求先验证邮箱。请关闭这一步，在页面下方“您的确认方式”里验证，然后继续。
refusal-address-other = 请填写已登记的{ $what ->
    [phone] 手机号
   *[email] 邮箱
  } { $to }；已经更换的，请联系发起人更正。
refusal-demand-proof = 还不能发出：要求{ $name }先证明{ $what ->
    [phone] 手机号
    [email] 邮箱
   *[real-name] 实名
  }，但{ $by ->
    [letter] 对方凭邮件或短信里的链接用浏览器办理，在那里无法证明
   *[chat] 本系统没有开通这项服务
  }。请在“身份与确认方式”里取消这一项。
refusal-demand-means = 还不能发出：要求{ $name }使用的确认方式，{ $by ->
    [letter] 对方凭邮件或短信里的链接用浏览器办理时用不了
   *[chat] 本系统没有开通
  }。请在“身份与确认方式”里再允许一种，例如签署密码。
refusal-proof-phone-other = 您验证过的手机号与发起人填写的不一致，请联系发起人更正，或验证文件上的那个号码。
refusal-proof-email-other = 您验证过的邮箱与发起人填写的不一致，请联系发起人更正，或验证文件上的那个邮箱。
refusal-proof-real-name-other = 您核验过的姓名与文件上的“{ $name }”不一致，请联系发起人更正。
refusal-means-none = 发起人指定的确认方式您目前都没有，请在聊天中打开 /settings，进入“身份与安全”设置后再回来。
refusal-means-not-open = 这种确认方式现在不可用，请换一种方式。
refusal-way-closed = 这里暂时无法发送{ $way ->
    [email] 邮件
   *[sms] 短信
  }，请联系管理员。
refusal-app-there = 您已添加过身份验证器，请先移除再添加新的。
refusal-nothing-to-take-away = 已经没有可以取消的了，请重新打开“身份与安全”查看。
refusal-email-unreadable = 没能认出邮箱地址，请像 name@example.cn 这样发送。
refusal-password-weak = 这个密码太容易猜到，请至少用 { NUMBER($shortest) } 个字符，并包含字母、数字、符号中的两种。
refusal-password-long = 密码最多 { NUMBER($limit) } 个字符，请缩短后再发送。
refusal-signing-password-wrong = 签署密码不正确，还可以再试 { NUMBER($left) } 次。
refusal-app-code-wrong = 身份验证器的数字不正确或已用过，还可以再试 { NUMBER($left) } 次；请等下一组数字再输入。
refusal-real-name-closed = 这里没有接入实名核验服务，请联系管理员。
refusal-real-name-refused = 核验服务没有确认这个姓名和号码，请核对后再试。
refusal-real-name-silent = 核验服务暂时没有回应，请稍后再试。
refusal-real-name-often = 今天的核验次数已用完，请明天再试。
refusal-real-name-unreadable = 请把姓名和证件号码放在一条消息里，中间空一格，例如：李明 11010119900307123X。

## 草稿里的要求
button-proof = 身份与确认方式
draft-proof = 身份与确认
proof-title-task = 签署人和审批人须先证明什么、用什么确认？对所有人有效，也可以为某一方单独设定。
proof-title-party = { $name } 须先证明什么、用什么确认？
proof-known-label = 须先证明（全部）
proof-means-label = 可用来确认（任选其一）
proof-known-nothing = 无
proof-means-any = 不限
proof-known = { $what ->
    [phone] 手机号
    [email] 邮箱
   *[real-name] 实名
  }
proof-means = { $what ->
    [chat] 聊天验证码
    [email] 邮件验证码
    [sms] 短信验证码
    [app] 身份验证器
   *[password] 签署密码
  }
proof-none = 不另作要求
proof-as-task = 与任务相同
proof-wanted = { $known ->
    [none] 用{ $means }确认
   *[some] { $means ->
        [none] 先证明{ $proofs }
       *[other] 先证明{ $proofs }，用{ $means }确认
      }
  }
button-proof-none = 清除要求
button-proof-as-task = 与任务相同

## 页面
page-word-code-title-password = 输入签署密码
page-word-code-title-app = 输入身份验证器的数字
page-word-password-help = 请输入您在“身份与安全”中设置的签署密码。
page-word-app-help = 请打开身份验证器应用，输入它显示的六位数字。
page-word-signing-password-label = 签署密码
page-word-other-means = 换一种确认方式
page-word-use-chat = 用聊天验证码
page-word-use-email = 用邮件验证码（{ $value }）
page-word-use-sms = 用短信验证码（{ $value }）
page-word-use-app = 用身份验证器
page-word-use-password = 用签署密码

## 证据报告
report-proofs = 身份证明
report-proof = { $what ->
    [phone] 手机号 { $shown }
    [email] 邮箱 { $shown }
   *[real-name] 实名 { $shown }
  }：{ $how ->
    [contact] 由 Telegram 账号本人分享
    [letter] 经由发往该地址的链接进入
    [service] 由外部实名服务核验
   *[code] 经发往该处的验证码验证
  }
report-means = 确认方式
report-confirmed-by = { $means ->
    [app] 身份验证器应用的一次性数字（RFC 6238），该数字只能用一次
   *[password] 本人设置的签署密码
  }
report-asked-at = 于 { $at } 就这些内容请求确认
report-demanded = 发起人的要求
