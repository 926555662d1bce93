erased-party = 第 { $number } 方（已清除）
event-erased = 个人信息已清除
refusal-erase-running = { $number } 尚未结束，其中的信息仍需使用。请先撤回，或等它结束。
refusal-erase-too-early = { $number } 的信息须保存到 { $until }，请在那之后再清除。
refusal-erase-years = 信息至少须保存 { $years } 年，请填写更长的期限。
erase-done = { $number }：个人信息已清除（记录 { $entries } 条，数据 { $rows } 行），记录仍可完整核验。
erase-left = 另有 { $count } 条旧格式的记录保留原样，因为清空后记录将无法核验。
