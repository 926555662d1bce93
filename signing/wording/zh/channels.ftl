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

## 个人的安全页面

web-title-me = 签署密码与身份验证器
button-security-page = 在页面上设置密码和验证器
security-page-hint = 签署密码和身份验证器可以在页面上设置，密码和密钥不经过聊天。
page-word-security-title = 签署密码与身份验证器
page-word-security-lead = 签署时可以用它们代替验证码来确认。
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
refusal-means-none-here = 发起人指定的确认方式您目前都没有。请关闭这一步，在页面下方“签署密码与身份验证器”里设置后再继续。
