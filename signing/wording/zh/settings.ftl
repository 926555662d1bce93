## 个人设置

command-settings = 个人设置：免打扰、代办人、提醒
settings-title = 个人设置
settings-language = 语言：{ $language }
settings-zone = 时区：{ $zone }
settings-quiet = 免打扰：{ $hours }
settings-ways = { $way ->
    [email] 通知：先发邮件
    [sms] 通知：先发短信
    [own] 通知：先发群机器人
   *[other] 通知：发到本聊天
  }{ $copies ->
    [yes] ，并抄送邮箱
   *[other] {""}
  }
settings-days-off = 周末和节假日：{ $days }
settings-reminders = 我发起的文件，默认提醒：{ $plan }
settings-away = 外出代办：{ $away }
button-set-language = 语言
button-set-zone = 时区
button-set-quiet = 免打扰时段
button-set-ways = 通知方式
button-set-days = 节假日
button-set-reminders = 默认提醒
button-set-away = 外出代办
button-settings-back = 返回设置
quiet-off = 不开启
quiet-hours = { $from }:00–{ $to }:00
quiet-title = 免打扰时段
quiet-means = 在这段时间（按 { $zone }）不发通知，早上再一并送达；验证码和对您刚才操作的回复照常发送。未开启时，到期提醒也只在 8 点至 22 点发。
refusal-quiet-wrong = 免打扰时段不对：请选两个不同的整点，例如 22 点至 8 点。
way-chat = 本聊天
way-email = 邮件
way-sms = 短信
ways-title = 通知方式
ways-mean = 按下面的顺序通知您，发不出去时自动改走下一个。任务卡片、文件和验证码始终留在聊天里。
button-email-copies = 同时抄送邮箱
refusal-way-not-open = { $way ->
    [sms] 暂时不能用短信通知：请先在聊天里分享您的手机号，并确认系统已开通短信。
   *[other] 暂时不能用邮件通知：请先核实您的邮箱，并确认系统已开通邮件。
}
days-title = 周末和节假日
days-mean = 开启后，休息日不提醒您，改到下一个工作日（调休上班日照常提醒）。节假日按{ $region }计。
button-days-off = 休息日不提醒
days-off-on = 不提醒（{ $region }）
days-off-off = 照常提醒
region-name = { $region ->
    [CN] 中国大陆
    [HK] 中国香港
    [TW] 中国台湾
    [SG] 新加坡
    [JP] 日本
    [GB] 英国
    [DE] 德国
    [US] 美国
   *[other] { $region }
}
refusal-region-unknown = 不认识地区“{ $region }”，请从列表中选择。

## 提醒计划

plan-title-own = 默认提醒
plan-means-own = 用于您今后发起的文件；每份文件都可以单独改。
plan-title = 《{ $title }》的提醒
plan-means = 点一下切换。提醒只发给轮到办理而还没办的人，时间按对方时区。
plan-means-open = 这份文件没有截止时间，提前提醒不会发出；要定期提醒，请选“每 n 天”。提醒时间按对方时区。
plan-now = 现在：{ $plan }
plan-after = { $count ->
    [0] 多次提醒仍未办理时，不另行通知您。
   *[other] 提醒 { $count } 次仍未办理，会告诉您。
}
plan-after-deputy = 提醒 { $count } 次仍未办理，会告诉您和{ $name }；到期未办完也会告诉{ $name }。
plan-at = { $time } 发
plan-workdays = 仅工作日
button-plan-more = 更多提醒设置
button-plan-every = { $days ->
    [0] 定期：不重复
    [1] 定期：每天
   *[other] 定期：每 { $days } 天
}
button-plan-at = { $time ->
    [no] 时间：随截止时间
   *[other] 时间：{ $time }
}
button-plan-workdays = 仅工作日
button-plan-after = { $count ->
    [0] 未办也不用告诉我
   *[other] { $count } 次未办告诉我
}
button-plan-deputy = 也告诉{ $name }
told-escalated = 《{ $title }》已提醒{ $name } { $count } 次，仍未办理。您可以换个方式联系对方，或在任务卡片上更换参与方。
told-escalated-deputy = { $by }发起的《{ $title }》（{ $number }）已提醒{ $name } { $count } 次，仍未办理。您是{ $by }的代办人：可以换个方式联系{ $name }，或请{ $by }更换参与方。
told-expired-deputy = 《{ $title }》（{ $number }）已过截止时间，未能办完。您是发起人的代办人，请留意。
report-event-snoozed = { $name }推迟了提醒
event-escalated = { $what ->
    [keeper] 多次提醒印章保管人（审批{ $name }的用印）仍未办理，已告知发起人
   *[other] 多次提醒{ $name }仍未办理，已告知发起人
}

## 提醒与稍后提醒

told-digest = 提醒：有 { $count } 份文件等您办理
digest-line = 《{ $title }》（{ $number }）
digest-act = { $role ->
    [approver] 待审批
    [filler] 待填写
   *[other] 待签署
}
letter-subject-digest = 提醒：有 { $count } 份文件等您办理
button-snooze-hour = 1 小时后提醒
button-snooze-morning = 明早提醒
button-snooze-ask = 另选提醒时间
ask-snooze = 什么时候再提醒您？
snoozed = 好的，{ $until }再提醒您办理《{ $title }》，在此之前不再自动提醒。
snoozed-all = 好的，{ $count } 份文件将于 { $until }再提醒您。
snoozed-left = 另有 { $left } 份在那之前截止，仍按原计划提醒。
refusal-snooze-past-deadline = 这个时间不早于截止时间，请选早一些的时间。
refusal-nothing-waits = 目前没有等您办理的文件，不用再提醒。
refusal-snooze-too-long = 最多推迟 { $days } 天，请选近一些的时间。

## 外出代办

away-title = 外出代办
away-means = 您外出期间，轮到您办理、且发起人允许转交的文件，会自动转给代办人，并告知发起人。不允许转交的文件仍等您本人。
away-no = 未设置
away-is = { $name }，{ $from } 至 { $until }
away-stands = { $from }至{ $until }，由{ $name }代办。
button-away-new = 设置外出
button-away-change = 重新设置
button-away-end = 我回来了
ask-away-from = 从什么时候开始外出？
example-away-from = 12月1日
button-away-now = 现在
button-away-tomorrow = 明天起
ask-away-until = 到什么时候为止？
example-away-until = 12月10日 18:00
button-away-days = { $days } 天
ask-away-who = 外出期间由谁代办？点选一位，或输入对方在这里核实过的手机号。
example-away-who = 13800138000
button-away-pick = 从 Telegram 选人
ask-away-pick = 请点下方按钮选一位。
away-picked = 已选{ $name }。
away-confirm = 请确认
away-confirm-means = 确认后会告诉对方。外出期间新轮到您的文件才会转交，已在等您的不变。
button-away-yes = 确认
told-named-deputy = { $name }外出期间请您代办：轮到{ $name }且允许转交的文件会发给您。
told-stood-in = 您外出期间，《{ $title }》轮到您办理，已转交{ $to }。
absence-reason = 外出，由代办人办理
refusal-away-past = 结束时间已经过去，请选以后的时间。
refusal-away-backwards = 结束时间早于开始时间，请重新输入结束时间。
refusal-away-too-long = 最长可设一年，请选近一些的时间。
refusal-deputy-unknown = 没找到这个人。请让对方先打开本机器人并分享手机号，或从 Telegram 选人。
refusal-deputy-self = 不能选自己，请另选一位。

## 移交

member-heir-ask = 发出未完的签署由谁接手？不选则转给您。
member-heir-is = 发出未完的签署将由{ $name }接手。
member-heir-has = 签署由{ $name }接手。
button-member-heir-me = 由我接手
told-tasks-taken-over = { $name }发出未完的签署，今后由您负责，请用 /tasks 查看。
refusal-member-heir = { $name }不能发起签署，请选其他成员接手。
