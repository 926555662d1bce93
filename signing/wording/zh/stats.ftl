### 统计：/stats。

command-stats = 统计：数量、用时、逾期
stats-own = 我发起的任务
stats-whole = 全机构的任务
stats-months = 近 6 个月
stats-sent = 发出
stats-done = 其中已完成
stats-none = 近 6 个月没有发出过任务。
stats-total = 近 6 个月发出 { NUMBER($sent) } 份，完成 { NUMBER($done) } 份，未成 { NUMBER($failed) } 份（拒绝、撤销或过期）。
stats-open = 进行中 { NUMBER($open) } 份，其中逾期 { NUMBER($overdue) } 份。
stats-time = 从发出到全部完成：一半的任务在 { $usual }内，九成在 { $slow }内。
stats-hours = { NUMBER($hours) } 小时
stats-days = { NUMBER($days) } 天
stats-minutes = { NUMBER($minutes) } 分钟
stats-month = { NUMBER($month) }月
