### 已结束的任务保管多久：规则、预告、法律保留。

button-keeping = 保管期限
button-keep-years = { $years ->
    [0] 永久保管
   *[other] 再保管 { NUMBER($years) } 年
  }
button-hold = 法律保留
button-hold-off = 解除保留
button-going = 即将删除
button-folder-keep = 保管期限
keeping-none = 没有规则会删除这份文件：在有人另作决定之前一直保管。
keeping-rule = { $years ->
    [0] 按适用的规则，结束后保管 { NUMBER($days) } 天。
   *[other] 按适用的规则，结束后保管 { NUMBER($years) } 年。
  }
keeping-until = 到期删除
keeping-for-ever = 已选择永久保管。
keeping-chosen = 已延长保管，至少到
keeping-held = 法律保留中，任何规则都不会删除。原因：{ $reason }
keeping-held-by = { $name }于 { $at }设置
keeping-folder-held = 所在的文件夹处于法律保留中，任何规则都不会删除。
keeping-means = 到期后删除文件和个人信息；编号、指纹和审计记录仍保留，别处的副本以后仍可核验。
card-held = 法律保留：{ $reason }
card-deleted = 已于 { $at }按保管规则删除。编号、指纹和审计记录仍保留，副本仍可核验。
ask-hold-reason = 为什么要保留《{ $title }》？请用一句话写明原因，会记入审计记录并显示在卡片上。
ask-hold-folder-reason = 为什么要保留“{ $title }”里的全部文件？请用一句话写明原因，会记入审计记录。
example-hold-reason = 与青禾公司的诉讼，案号 (2026) 沪 0115 民初 117 号
going-title = 即将删除
going-title-whole = 即将删除（全部）
going-nothing = 今后三十天内没有要删除的文件。
going-line = { $number } · { $at }删除
told-going = { $count ->
    [1] { $title }的保管期限将满，将于 { $until }删除。如仍需要，请在此之前下载，或延长保管。
   *[other] 有 { NUMBER($count) } 份文件的保管期限将满，最早的将于 { $until }删除。仍需要的请在此之前导出，或延长保管。
  }
folder-keep-title = 您发起并归入“{ $name }”的文件保管多久？
folder-keep-now = { $days ->
    [-1] 现在：按本单位的规则。
    [0] 现在：永久保管。
   *[other] 现在：结束后至少 { NUMBER($years) } 年。
  }
folder-keep-longest = 有几条规则同时适用时，以最长的为准。
button-folder-keep-days = { $years ->
    [-1] 按本单位规则
    [0] 永久
   *[other] { NUMBER($years) } 年
  }
folder-held = 文件夹内全部文件处于法律保留中：{ $reason }
folder-kept = 保管：{ $days ->
    [0] 永久
   *[other] 至少 { NUMBER($years) } 年
  }
event-retention-warned = 已预告：将于 { $until } 按保管规则删除
event-retention-deleted = 已按保管规则删除
event-kept-longer = { $until ->
    [0] { $who }选择永久保管
   *[other] { $who }延长保管至 { $until }
  }
report-event-retention-warned = 已预告将于 { $until } 按保管规则删除
report-event-retention-deleted = 文件和个人信息已按保管规则删除
report-event-kept-longer = { $name }延长了保管期限
report-event-held = { $name }设置了法律保留
report-event-released = { $name }解除了法律保留
register-deleted = 这份文件由本系统生成，系统内的副本已于 { $at } 按保管规则删除，登记簿中仍有其指纹。
page-word-register-deleted = 这份文件由本系统生成，系统内的副本已于 { $at } 按保管规则删除，登记簿中仍有其指纹。
folder-sheet-deleted = 已按保管规则删除
refusal-deleted-by-rule = { $number } 已于 { $at } 按保管规则删除，无法再更改。手中的副本可用 /verify 核验。
refusal-keep-not-ended = 进行中的文件会一直保管；结束后才能决定再保管多久。
refusal-hold-reason = 原因要在 1～{ NUMBER($limit) } 个字之间。请再发一次。
refusal-held = { $number } 处于法律保留中。请先由管理员或审计员在文件卡片的“保管期限”里解除。
refusal-held-already = 已有法律保留。要换一个原因，请先解除。
refusal-not-held = 法律保留已经解除。
setting-retention-days = { $name } 应为 0（不删除）或至少 1096 天（三年）。
setting-retention-unfinished-days = { $name } 应为 0（不删除）或至少 30 天。
about-retention-days = 完成后保管多少天，到期按规则删除，提前 30 天和 7 天预告；至少 1096。0：已完成的文件永不删除。
about-retention-unfinished-days = 拒签、撤回或逾期的文件保管多少天，至少 30。0：永不删除。
