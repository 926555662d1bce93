### 任务卡片上的进度、下一步和最近动态；收起来的按钮。

card-next = { $more ->
    [0] 等待{ $names }办理
   *[other] 等待{ $names }等 { $all } 人办理
}
card-last = 最近：{ $event }（{ $at }）
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
