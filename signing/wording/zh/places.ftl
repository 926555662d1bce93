### 签署位置：页码、关键字、文中标签、表单项。

refusal-pages-unreadable = 没有看懂页码“{ $words }”。请写成 1-3,5,8，或“全部”“奇数页”“末页”。
refusal-keyword-empty = 请输入要在文件中查找的文字，例如：乙方（盖章）
refusal-keyword-too-long = 关键字有 { NUMBER($length) } 个字，最多 { NUMBER($limit) } 个字。请截取其中一段，例如：乙方（盖章）
refusal-keyword-not-found = 文件中没有找到“{ $keyword }”。请照文件原文再输入一次；扫描件中的文字无法查找。
refusal-keyword-hit-missing = “{ $keyword }”在文件中只出现了 { NUMBER($hits) } 次，没有第 { NUMBER($hit) } 处。请换一个序号。
refusal-keyword-hits-unreadable = 没有看懂“{ $words }”是第几处。请写成 1 或 1,3，或“全部”。
refusal-keyword-everywhere = “{ $keyword }”在文件中出现了 { NUMBER($hits) } 次，最多可放 { NUMBER($limit) } 处。请换一个更长的关键字。

## 文中的标签，如 {"{{"}文本:1|标签=银行账号{"}}"}；前面总会先引出标签原文

tag-wrong = “{ $tag }”：{ $why }
refusal-tag-kind = 没有这种标签。常用的有：签名、盖章、日期、文本、复选框、骑缝章。
refusal-tag-key = 不支持“{ $key }”这一项，请删去或改正后换上新文件。
refusal-tag-value = “{ $key }”的值“{ $value }”无法识别，请改正后换上新文件。
refusal-tag-lacks = { $key ->
    [sentence] 缺少要抄录的原文，请加上“原文=……”。
   *[options] 缺少选项，请加上“选项=甲/乙”。
}
refusal-tag-one-option = 单选的每个标签只写一个选项；同一组的多个选项请各写一个标签。
refusal-tag-open = 缺少结尾的两个右花括号。
refusal-tag-party = 签署方中没有“{ $who }”（共 { NUMBER($parties) } 位签署方）。请用序号 1、2……，或写全姓名、公司名称。
refusal-tag-nobody = 没有写明由谁填写。请在冒号后写上签署方的序号，例如 1。
refusal-tag-too-many = 标签过多，最多 { NUMBER($limit) } 处。

## 表单项

refusal-form-no-fields = 这份文件没有待填写的表单项。
refusal-keyword-options = 请写出 2～{ NUMBER($limit) } 个选项，照文件中的原文，用“/”隔开。例如：按月支付/按季支付
