## 等待印章保管人：轮到谁办理

seal-wait-you = 您（审批{ $name }的用印）
seal-wait-keeper = { $keeper }{ $more ->
    [0] {""}
   *[other] 或另外 { NUMBER($more) } 位保管人
  }（审批{ $name }的用印）
seal-wait-owner = “{ $owner }”的印章保管人（审批{ $name }的用印）
asked-seal-waits = 您已申请用印，等{ $keeper }{ $more ->
    [0] {""}
   *[other] 或另外 { NUMBER($more) } 位保管人
  }同意后即可签署。
asked-seal-waits-nobody = 您已申请用印，保管人同意后即可签署。
seal-keeper-of = “{ $owner }”的印章保管人
party-state-for-seal = 待用印审批
line-next = 等待{ $names }
button-answer-seal = 处理用印申请

## 已不用再处理的用印申请

seal-over-granted = ✓ { $by }已同意（{ $at }）。
seal-over-refused = ✗ { $by }已拒绝（{ $at }）：{ $reason }
seal-over-lapsed = 申请已过期，不用再处理。
seal-over-gone = 文件已更新、已换人签署或已结束，这个申请不用再处理。
seal-over-not-yours = 您已不再保管这枚印章，不用再处理。

## 催办印章保管人

seal-told-reminded = 提醒：{ $by }申请使用“{ $seal }”签署《{ $title }》（{ $number }），正等您同意。
