### 任务卡片上的进度、下一步和最近动态；收起来的按钮。

card-next = { $more ->
    [0] 等待{ $names }办理
   *[other] 等待{ $names }等 { $all } 人办理
}
card-last = 最近：{ $event }（{ $at }）
card-waits = { $code ->
    [timestamp-unavailable] 时间戳服务暂时无法连接
    [key-unavailable] 签名密钥暂时无法连接
    [clock-wrong] 系统时钟有误，管理员已收到通知
    [status-unavailable] 证书机构暂未答复证书是否有效
   *[other] 某项服务暂时不可用
}。恢复后会自动继续，您无需操作。
asked-copy-later = 全部签完后，文件会自动发给您
party-state-copy-later = 完成后发送
party-state-did-not = 未办理
button-more = 更多…
button-fewer = 返回
button-preview = 预览
button-change = 更改…

## /help

help-send = 让别人签
help-act = 轮到我办
help-follow = 跟进进度
help-check = 核对真伪
help-own = 个人与其他
help-house = 管理
