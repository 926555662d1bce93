### 会话以外的途径：个人的群机器人、邮件附件、纸质邀请函、送达情况。

## 移交成员的签署

button-hand-over = 移交签署
hand-over-title = { $name }发出未完的签署，共 { NUMBER($tasks) } 份
hand-over-ask = 今后由谁负责？草稿、印章和角色都不变。
hand-over-means = { $to }将代替{ $name }成为发起人：答复各方提问，接收进展，也可撤回。草稿、印章和角色都不变。
hand-over-nobody = 没有其他人可以发起签署。请先邀请能发起签署的成员，或给某位成员这一角色。
button-hand-over-yes = 移交
hand-over-done = { $name }的 { NUMBER($tasks) } 份签署已移交给{ $to }。
told-tasks-handed-over = { $name }已将您发出未完的签署移交给另一位成员。您的成员身份不变。
refusal-member-nothing-in-hand = { $name }没有未完的签署，无需移交。

## 个人的群机器人

channel-name = { $kind ->
    [wecombot] 企业微信机器人
    [dingtalk] 钉钉机器人
    [feishu] 飞书机器人
   *[lark] Lark 机器人
  } …{ $ends }
channel-title = { $name }
channel-not-in-use = ○ { $name }：{ $state ->
    [failed] 消息发不出去，已停用
   *[new] 等待测试消息送达
}
channel-is-new = 测试消息送达后才会启用，结果会在聊天里告诉您。
channel-is-works = 可用。需要通知您时，会按您定的顺序使用。
channel-is-failed = 上次没有送达，已停用。请检查机器人是否还在群里、地址和安全设置有没有变，然后再测试一次；也可以删除后重新添加。
channel-seen-by-group = 群里的人都能看到这些消息：消息里有文件标题，没有链接和验证码。
channel-test-sent = 测试消息已发出，请到群里查看。
channel-ask-title = 添加通知渠道
channel-ask = 在企业微信、钉钉、飞书或 Lark 的群里添加一个机器人，把它的 Webhook 地址发给我：
example-channel = https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7aoc-4bc4-97a0-0ec2sifa5aaa
channel-ask-secret = 机器人设了签名密钥的，在地址后空一格写上密钥。地址加密保存，不会再显示，您的消息会立即删除。
channel-ask-keyword = 机器人设了自定义关键词的，请把关键词设为“{ $organisation }”中的词：每条消息都写有这个名称。
channel-ask-letters = 也可以改用邮箱或手机短信，先核实地址即可：
button-channel-new = 添加渠道
button-channel-email = 用邮箱
button-channel-sms = 用手机短信
button-channel-test = 发测试消息
button-channel-first = 优先使用
button-channel-off = 删除
button-way-first = { $name }优先
told-channel-test = 这是{ $organisation }的测试消息：以后的签署通知会发到这里。
told-channel-works = 测试消息已送达，{ $kind ->
    [wecombot] 企业微信机器人
    [dingtalk] 钉钉机器人
    [feishu] 飞书机器人
   *[lark] Lark 机器人
  } …{ $ends } 已启用。用 /settings 可以调整顺序。
told-channel-failed = { $kind ->
    [wecombot] 企业微信机器人
    [dingtalk] 钉钉机器人
    [feishu] 飞书机器人
   *[lark] Lark 机器人
  } …{ $ends } 发不出消息，已停用，通知改走其他途径。请用 /settings 检查或删除。
refusal-channel-unreadable = 这不是企业微信、钉钉、飞书或 Lark 群机器人的地址。请在群设置里复制完整的 Webhook 地址再发一次。
refusal-channels-enough = 最多添加 { $most } 个机器人，请先删除一个不用的。
refusal-channel-tests-enough = 今天已发过多次测试消息，请明天再试。

## 发不出去时告知管理员

check-robot = YINXIN_NOTIFY_ADMINS 中第 { $what } 个群机器人拒收消息（错误码 { $number }）：请检查它是否还在群里、地址和安全设置有没有变，更正后重新启动印信。同样的消息也会发到管理员的聊天里。
check-sms = 短信服务试了 { $tries } 次仍没有收下一条短信：请检查 YINXIN_NOTIFY_SMS 和服务商账户的余额、签名和模板，再查看日志。收不到短信的人会显示为联系不上。

## 个人的安全页面

web-title-me = 您的确认方式
button-security-page = 在页面上设置密码和验证器
security-page-hint = 签署密码和身份验证器可以在页面上设置，密码和密钥不经过聊天。
page-word-security-title = 您的确认方式
page-word-security-lead = 签署时可以用签署密码或身份验证器代替验证码来确认。
page-word-security-open = 查看和设置
page-word-security-private = 密码和密钥加密保存，谁都看不到；设置、修改和取消都要用验证码确认。
page-word-security-password = 签署密码
page-word-security-app = 身份验证器
page-word-security-set = 已设置
page-word-security-not-set = 未设置
page-word-security-password-add = 设置
page-word-security-app-add = 添加
page-word-security-change = 修改
page-word-security-off = 取消
page-word-security-show = 显示密码
page-word-security-go-on = 继续
page-word-security-confirm = 确认
page-word-security-password-title = 设置签署密码
page-word-security-password-label = 新的签署密码
page-word-security-password-rule = 至少 8 个字符，包含字母、数字、符号中的两种。忘记时可以用验证码重新设置。
page-word-security-password-off-title = 取消签署密码
page-word-security-app-title = 添加身份验证器
page-word-security-app-off-title = 移除身份验证器
page-word-security-app-help = 请用身份验证器应用扫描二维码，或手动输入下面的密钥，再填写应用显示的六位数字。
page-word-security-app-once = 二维码和密钥只显示这一次。
page-word-security-app-picture = 添加身份验证器用的二维码
page-word-security-password-done = 签署密码已设置
page-word-security-password-off-done = 签署密码已取消
page-word-security-app-done = 身份验证器已添加
page-word-security-app-off-done = 身份验证器已移除
page-word-security-over-text = 请回到聊天，从“身份与安全”重新打开。
refusal-means-none-here = 发起人指定的确认方式您目前都没有。请关闭这一步，在页面下方“您的确认方式”里设置后再继续。
page-word-security-email = 接收验证码的邮箱
page-word-security-phone = 接收验证码的手机
page-word-security-email-title = 填写邮箱
page-word-security-phone-title = 填写手机号
page-word-security-email-label = 邮箱地址
page-word-security-phone-label = 手机号
page-word-security-address-rule = 我们会往那里发一个验证码；以后的通知和链接也发到那里。
page-word-security-email-done = 邮箱已验证，可以签署了
page-word-security-phone-done = 手机号已验证，可以签署了
refusal-code-way-first = 还没有可以接收验证码的地方。请关闭这一步，在页面下方“您的确认方式”里填写邮箱或手机号，然后继续。

## 送达情况

button-reach = 送达情况
reach-title = 《{ $title }》各方的送达情况
reach-way-chat = 通过 Telegram
reach-way-email = 通过邮件 { $to }
reach-way-sms = 通过短信 { $to }
reach-way-own = 通过对方自己的群机器人
reach-way-hand = 由您转发邀请
reach-way-none = 没有可用的途径，请用别的方式联系
reach-tried = { $way ->
    [email] 邮件
    [sms] 短信
    [own] 群机器人
    [hand] 邀请
   *[chat] Telegram
  }：{ $state ->
    [delivered] 已送达
    [back] 没有送到
    [waiting] 暂时发不出，正在重试
    [made] 已生成
   *[unknown] 不确定是否送到
  }
reach-sheet-hint = 没有 Telegram、也不用邮箱的人，可以打印一张邀请函交给对方：扫码或输入代码即可办理。

## 纸质邀请函

button-sheet = 打印邀请函：{ $name }
sheet-making = 正在制作邀请函……
sheet-made = 给{ $name }的邀请函。上面的代码只能用一次；再次制作后，旧的一张作废。
sheet-print = 请打印后交给{ $name }本人，不要公开张贴。
sheet-from = 发起人
sheet-company = 代表
sheet-until = 截止时间
sheet-number = 编号
sheet-scan = 用手机扫码打开
sheet-type = 也可以在浏览器里输入下面的地址，再填写代码：
sheet-step-open = { $browser ->
    [yes] 用手机相机扫描二维码，选择用浏览器打开，或在 Telegram 里打开。不用注册，也不用安装应用。
   *[no] 用手机相机扫描二维码，在 Telegram 里打开；没有 Telegram 的请先安装。
  }
sheet-step-act = { $role ->
    [approver] 阅读文件，点“审批”，再用验证码确认。
    [filler] 阅读文件，填写您的内容，再用验证码确认。
    [viewer] 阅读文件，无需签署。
    [cc] 文件完成后可以下载留存。
   *[signer] 阅读文件，点“签署”，写下您的签名，再用验证码确认。
  }
sheet-once = 这张邀请函只给{ $name }本人使用，请勿转交或拍照外传；代码使用后即失效。
sheet-ask = 如有疑问，请联系{ $name }；与您无关的，不必理会。
web-title-invited = 打开邀请
page-word-invited-title = 打开邀请
page-word-invited-text = 请核对邀请函上的代码，再选择打开方式。
page-word-invited-label = 邀请函上的代码
page-word-invited-browser = 用浏览器打开
page-word-invited-telegram = 在 Telegram 中打开
page-word-invited-short = 代码是 12 位字母和数字，请再核对一遍。
refusal-paper-over = 没有这个代码，或它已作废。请核对邀请函上的代码；仍不行的，请发起人重新打印一张。
report-by-paper-link = ，通过纸质邀请函上的一次性代码
