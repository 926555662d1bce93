erased-party = 第 { $number } 方（已清除）
event-erased = 个人信息已清除
refusal-erase-running = { $number } 尚未结束，其中的信息仍需使用。请先撤回，或等它结束。
refusal-erase-too-early = { $number } 的信息须保存到 { $until }，请在那之后再清除。
refusal-erase-years = 信息至少须保存 { $years } 年，请填写更长的期限。
erase-done = { $number }：个人信息已清除（记录 { $entries } 条，数据 { $rows } 行），记录仍可完整核验。
erase-left = 另有 { $count } 条旧格式的记录保留原样，因为清空后记录将无法核验。

## Of persons, and the register

told-erasures = 已清除个人信息（累计 { $count } 次）。请保存此文件：日后若恢复较早的备份，用“yinxin restore --erasures”附上它，已清除的信息会再次清除。文件中不含任何姓名。
erasures-file-elsewhere = 该文件在数据目录中：erasures.jsonl。
refusal-erase-person-member = 本单位成员须先退出成员名单：请所有者在 /members 中移除（由设置指定的管理员，从 YINXIN_ADMINS 中删去），再试一次。
refusal-erase-person-open = 以下文件尚未结束：{ $names }。请等它们结束或先撤回，再试一次。
refusal-erase-person-seals = 仍有单位印章由其保管：{ $names }。请先移交或作废，再试一次。
refusal-erase-nobody = 没有找到此人。请提供 @用户名、Telegram 数字编号、手机号，或通过邮件收取通知者的邮箱。
erase-again-done = { $count ->
    [0] 已清除的信息没有重新出现。
   *[other] 有 { $count } 项已清除的信息重新出现，现已再次清除。
  }
erase-again-waits = ✗ 有一项暂时无法再次清除：{ $why }
erase-register-bad = { $file } 不是清除登记文件。请提供管理员聊天中的“yinxin-erasures.jsonl”，或原数据目录中的“erasures.jsonl”。
erase-which = 请给出文件编号、--person 或 --register，三者选一。
check-erasures-right = 清除登记：已清除的信息没有重新出现（登记 { $count } 项）
check-erasures-again = 清除登记：有 { $count } 项重新出现或数据库中没有记载，通常是恢复了较早的备份。请运行“yinxin erase --register { $path }”；正在运行的 Yinxin 也会在六小时内自行处理。
check-erasure-waits = 清除申请：{ $count } 项待处理，最早的已等 { $days } 天。依法须在一个月内答复，请在聊天中发送 /erase，予以清除或写明理由拒绝。
check-erasures-unreadable = 清除登记：无法读取 { $path }。请用管理员聊天中的“yinxin-erasures.jsonl”替换。
data-of-written = 已写入 { $file }。请只交给本人。
