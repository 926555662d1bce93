# 过程记录：核对、检查点、证明

reason-closed = { $number } 全部完成；截至此刻的过程记录：{ $mark }
about-checkpoint-hours = 过程记录每隔几小时做一次检查点；每个检查点另存为文件，并发给管理员。

command-audit = 核对文件的过程记录有没有被改动
command-audit-admin = 核对全部过程记录，查看检查点
button-checkpoint = 现在做检查点
auditing = 正在逐条核对过程记录，请稍候。
checkpointing = 正在做检查点，请稍候。
checkpoint-made = 已做好第 { $number } 个检查点，文件随后发给每位管理员。

## 全部记录

audit-whole = 过程记录完整：{ $chains } 份记录、共 { $entries } 条，逐条核对，没有改动。
audit-broken = 过程记录有 { $count } 处不对（共 { $chains } 份记录、{ $entries } 条）。请保留现场，把这份结果交给负责安全的人。
audit-no-checkpoint = 还没有检查点：目前只能看出记录内部的改动，看不出整个数据库被换成旧的。请做一次检查点。
audit-checkpoint = 最近的检查点：第 { $number } 个，{ $at }，覆盖 { $tree } 份记录，根 { $root }；已与 { $files } 个检查点文件核对。
audit-stamped = 它的时间戳有效，由“{ $by }”签发。
audit-stamped-untrusted = 它的时间戳由“{ $by }”签发，但这家机构不在本系统信任的范围内。

audit-own-chain = 系统自身的记录
audit-task-unknown = 任务 { $id }
audit-entry = { $where } 第 { $number } 条
audit-entry-is = （{ $kind }，{ $at }）

finding-content = { $entry }：内容被改过。
finding-link = { $entry }：与前一条接不上，其中一条被改过或换过。
finding-order = { $entry }：不在原来的位置，顺序被动过。
finding-number = { $entry }：这一条缺失，或者序号重复。
finding-chain = { $entry }：属于别的文件，被放错了地方。
finding-erased = { $entry }：从这里起缺少的个人信息，多于其后的清除记录所写明的条数。
finding-tail = { $entry }：从这里起的记录被截掉或换掉了。
finding-sealed = { $entry }：与第 { $checkpoint } 个检查点封存的不是同一条，这一条或更早的记录被改过。
finding-cut = { $entry }：从这里起的记录不见了，而第 { $checkpoint } 个检查点封存过它们。
finding-vanished = { $where }：整份记录都不见了。
finding-rolled-back = 数据库里没有第 { $checkpoint } 个检查点：现在的数据库比它旧，被还原或替换过。
finding-went-back = { $entry }：做第 { $checkpoint } 个检查点时，从这里起的记录已经不见，当时的数据库是旧的。
finding-checkpoint-missing = 第 { $checkpoint } 个检查点的文件不见了：请从管理员的聊天里取回，放回数据文件夹。
finding-checkpoint-damaged = 第 { $checkpoint } 个检查点的文件读不出来，或被改过：请与管理员聊天里的那一份比对。
finding-shown-damaged = 给出的检查点文件读不出来，或被改过：请核对是不是完整下载的原文件。
finding-checkpoint-edited = 第 { $checkpoint } 个检查点在数据库里和在文件里不一样，其中一处被改过。
finding-checkpoint-unlinked = 第 { $checkpoint } 个检查点与前一个接不上。
finding-checkpoint-unstamped = 第 { $checkpoint } 个检查点没有有效的时间戳。

## 一份文件的记录

audit-of = “{ $title }”的过程记录
audit-task-whole = 完整：共 { $entries } 条，逐条核对，没有改动；最后一条写于 { $at }。
audit-task-sealed = 其中 { $entries } 条已封存在第 { $number } 个检查点（{ $at }，根 { $root }）。
audit-task-unsealed = 还没有检查点封存这份记录。
audit-head = 最后一条的指纹：{ $head }

## 发给管理员

told-checkpoint = 第 { $number } 个检查点：{ $tree } 份过程记录，截至 { $at }，根 { $root }。
checkpoint-keep = 请保留这条消息和附件：数据库若被改动或换成旧的，用它就能看出来。
checkpoint-file-elsewhere = 文件太大，聊天里放不下，存在数据文件夹里。请保留这条消息。
told-rolled-back = 数据库比第 { $number } 个检查点还旧：它被还原或替换过。请用 /audit 查看缺了什么；确认无误后，再做一次检查点，之后会照常进行。
told-checkpoint-waits = 过程记录的检查点暂时做不成：时间戳服务没有回应。会继续重试，请检查时间戳服务。

refusal-audit-which = 请写上文件编号，例如“/audit 0007”：我来核对它的过程记录有没有被改动。
refusal-proof-not-yet = 还没有检查点封存 { $number } 的记录：请先做一次检查点。
refusal-proof-broken = { $number } 的记录与检查点对不上，证明不了什么：请先核对全部过程记录。

## 终端

audit-nothing = 文件夹 { $folder } 里没有印信的数据：请在启动印信的文件夹里运行，或设置 YINXIN_DATA。
audit-not-found = 没有编号为 { $number } 的文件：请写全编号，例如 YX-261124-0001。
audit-proof-not-yet = 还没有检查点封存 { $number } 的记录：请先做一次检查点。
audit-checkpoint-made = 第 { $number } 个检查点已做好（{ $at }，{ $tree } 份记录）：根 { $root }，指纹 { $hash }。
audit-proof-written = { $number } 的证明已写入 { $file }，不装本系统也能核对（方法见说明文档）。里面有各方的网络地址和设备，请只交给可以知道的人。
