### 查找：/find 与带关键词的 /tasks。

command-find = 查找：标题、人名、日期、编号、正文
find-ask = 想找什么？发来几个词就行，先后不限：标题、人名或公司、编号的一部分、日期，或文件正文里的词。例如“王芳 采购 10月”。
find-found = 查找 { $words }（{ $which }）
find-none = 没有找到。换个更短的词，或少写一个词再试；正文只在您能打开的文件里查找。
find-tab-everything = 全机构
refusal-find-nothing-asked = 没有可以查找的词。请发来标题、人名、编号或日期，例如“/find 王芳 10月”。
refusal-find-over = 这份查找结果太旧了，请重新发送 /find 和要找的词。
standing-any = 不限
standing-open = 进行中
standing-ended = 已结束
tasks-none-standing = 没有这样的任务。
