### 签署位置：页码、关键字、文中标签、表单项。

refusal-pages-unreadable = 没有看懂页码“{ $words }”。请写成 1-3,5,8，或“全部”“奇数页”“末页”。
refusal-keyword-empty = 请输入要在文件中查找的文字，例如：乙方（盖章）
refusal-keyword-too-long = 关键字有 { NUMBER($length) } 个字，最多 { NUMBER($limit) } 个字。请截取其中一段，例如：乙方（盖章）
refusal-keyword-not-found = 文件中没有找到“{ $keyword }”。请照文件原文再输入一次；扫描件中的文字无法查找。
refusal-keyword-hit-missing = “{ $keyword }”在文件中只出现了 { NUMBER($hits) } 次，没有第 { NUMBER($hit) } 处。请换一个序号。
refusal-keyword-hits-unreadable = 没有看懂“{ $words }”是第几处。请写成 1 或 1,3，或“全部”。
refusal-keyword-everywhere = “{ $keyword }”在文件中出现了 { NUMBER($hits) } 次，最多可放 { NUMBER($limit) } 处。请换一个更长的关键字。
