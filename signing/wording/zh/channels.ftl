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
