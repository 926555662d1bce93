### event-<kind>：任务历史中的一行，前面是时间。`who` 是操作人，`name` 是参与方。

event-created = { $who }创建了文件
event-sent = { $who }发出了文件
event-prepared = 文件已固化，可以签署
event-prepare-failed = 文件准备失败，已退回发起人
event-turn-came = 已通知下一位参与方
event-invitation-made = 已为{ $name }生成邀请链接
event-invitation-accepted = { $name }接受了邀请
event-reach-changed = { $reachable ->
    [yes] { $name }已恢复联系
   *[no] 无法再联系到{ $name }
}
event-read = { $name }打开了文件
event-code-locked = { $name }多次输错验证码
event-signed = { $name }已签署
event-signing-voided = { $name }确认的内容未能写入文件，已请其重新办理
event-approved = { $name }已同意
event-rejected = { $name }拒绝：{ $reason }
event-withdrawn = { $who }撤销：{ $reason }
event-expired = 已过截止时间
event-completed = 签署完成，已加入验证数据和归档时间戳
event-renewed = 证据已续期，加入了新的归档时间戳
event-waiting = { $code ->
    [timestamp-unavailable] 正在等待时间戳服务恢复
    [key-unavailable] 正在等待签名密钥
    [clock-wrong] 正在等待校准系统时钟
    [status-unavailable] 正在等待证书机构确认证书有效
   *[other] 正在等待服务恢复（{ $code }）
}
event-resumed = 服务已恢复，继续办理
event-nudged = { $what ->
    [keeper] 已提醒印章保管人（审批{ $name }的用印）
   *[other] 已提醒{ $name }
}
event-reminded = { $what ->
    [keeper] { $who }催办了印章保管人（审批{ $name }的用印）
   *[other] { $who }催办了{ $name }
}

### told-<what>：发给个人的消息。`title`、`number` 是任务的标题和编号。

told-signed = { $name }已签署《{ $title }》（{ NUMBER($done) }/{ NUMBER($total) }）。
told-approved = { $name }已同意《{ $title }》（{ NUMBER($done) }/{ NUMBER($total) }）。
told-rejected = { $name }拒绝了《{ $title }》（{ $number }）：{ $reason }
    这份文件不能再签署了。
told-withdrawn = 发起人已撤销《{ $title }》（{ $number }）：{ $reason }
    您无需再处理。
told-expired = 《{ $title }》（{ $number }）到期时仍未签完，现已关闭。如仍需签署，请发起人在任务卡片上更正重发。
told-completed = 《{ $title }》（{ $number }）已签署完成，附上签好的文件。
told-completed-elsewhere = 《{ $title }》（{ $number }）已签署完成。
title-number = 《{ $title }》（{ $number }）
told-accepted = { $name }已接受《{ $title }》的邀请。
told-reachable = 《{ $title }》的{ $name }已恢复联系。
told-unreachable = 《{ $title }》的消息送不到{ $name }：对方可能屏蔽了机器人、注销了账号或换了联系方式。系统会改走其他已知途径，也请您另行联系。
told-signing-voided = 您的签名未能写入《{ $title }》，本次签署无效。请打开文件重新签署。
told-prepare-failed = 《{ $title }》未能完成签署准备，已退回草稿。请检查后重新发送。
told-prepare-failed-of = 《{ $title }》中的“{ $filename }”未能完成签署准备，任务已退回草稿。请检查这份文件后重新发送。
told-nudge = { $role ->
    [approver] 提醒：《{ $title }》正等您审批。
    [filler] 提醒：《{ $title }》正等您填写。
   *[other] 提醒：《{ $title }》正等您签署。
}
told-code = { $act ->
    [approve] 《{ $title }》的审批验证码：{ $code }
    [fill] 《{ $title }》的填写验证码：{ $code }
   *[sign] 《{ $title }》的签署验证码：{ $code }
}
    十分钟内有效。请勿告诉任何人，我们也绝不会向您索要。
told-waiting = 《{ $title }》（{ $number }）正在等待：{ $code ->
    [timestamp-unavailable] 时间戳服务无法连接
    [key-unavailable] 签名密钥（密钥设备或签名服务）无法连接
    [clock-wrong] 运行印信的计算机时钟有误
    [status-unavailable] 证书机构没有答复证书是否仍然有效
   *[other] 缺少必要的服务（{ $code }）
}。恢复后会自动继续，若持续较久请检查。
told-trouble = 《{ $title }》（{ $number }）需要处理：{ $work ->
    [prepare] 签署准备
    [sign] 写入签名
    [renew] 证据续期
   *[close] 归档
}已多次失败，系统仍在重试，原因见日志。
told-renewal = 《{ $title }》（{ $number }）未能取得新的归档时间戳：时间戳服务无法连接。现有证明将于 { $ends } 到期，系统仍在重试，请在此之前恢复该服务。

# 写进 PDF 签名里的理由。
reason-prepared = 通过印信准备签署，文件编号 { $number }
reason-signed = 通过印信签署，文件编号 { $number }
reason-signed-for = 代表{ $company }通过印信签署，文件编号 { $number }
