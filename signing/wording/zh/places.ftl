### 签署位置：页码、关键字、文中标签、表单项。

refusal-pages-unreadable = 没有看懂页码“{ $words }”。请写成 1-3,5,8，或“全部”“奇数页”“末页”。
refusal-keyword-empty = 请输入要在文件中查找的文字，例如：乙方（盖章）
refusal-keyword-too-long = 关键字有 { NUMBER($length) } 个字，最多 { NUMBER($limit) } 个字。请截取其中一段，例如：乙方（盖章）
refusal-keyword-not-found = 文件中没有找到“{ $keyword }”。请照文件原文再输入一次；扫描件中的文字无法查找。
refusal-keyword-hit-missing = “{ $keyword }”在文件中只出现了 { NUMBER($hits) } 次，没有第 { NUMBER($hit) } 处。请换一个序号。
refusal-keyword-hits-unreadable = 没有看懂“{ $words }”是第几处。请写成 1 或 1,3，或“全部”。
refusal-keyword-everywhere = “{ $keyword }”在文件中出现了 { NUMBER($hits) } 次，最多可放 { NUMBER($limit) } 处。请换一个更长的关键字。

## 文中的标签，如 {"{{"}文本:1|标签=银行账号{"}}"}；前面总会先引出标签原文

tag-wrong = 标签“{ $tag }”：{ $why }
refusal-tag-kind = 没有这种标签，请改正后换上新文件。常用的有：签名、盖章、日期、文本、复选框、骑缝章。
refusal-tag-key = 不支持“{ $key }”这一项，请删去或改正后换上新文件。
refusal-tag-value = “{ $key }”的值“{ $value }”无法识别，请改正后换上新文件。
refusal-tag-lacks = { $key ->
    [sentence] 缺少要抄录的原文，请加上“原文=……”。
   *[options] 缺少选项，请加上“选项=甲/乙”。
}
refusal-tag-one-option = 单选的每个标签只写一个选项；同一组的多个选项请各写一个标签。
refusal-tag-open = 缺少结尾的两个右花括号，请补上后换上新文件。
refusal-tag-party = 签署方中没有“{ $who }”（共 { NUMBER($parties) } 位签署方）。请用序号 1、2……，或写全姓名、公司名称。
refusal-tag-nobody = 没有写明由谁填写。请在冒号后写上签署方的序号，例如 1。
refusal-tag-too-many = 标签过多，最多 { NUMBER($limit) } 处，请删去一些后换上新文件。

## 表单项

refusal-form-no-fields = 这份文件没有待填写的表单项。请改用“在页面上放置”或“按文字放位置”。
refusal-keyword-options = 请写出 2～{ NUMBER($limit) } 个选项，照文件中的原文，用“/”隔开。例如：按月支付/按季支付

## 在聊天里按原文放位置

button-byword = 按文字放位置
ask-byword-party = 为谁添加位置？
ask-byword-kind = { $name }要在文件里留下什么？
ask-byword-words = 请输入旁边的原文（不超过 50 字），我会在文件里查找，例如：
example-byword-words = 乙方（盖章）
ask-byword-choices = 请输入每个选项在文件中的原文，用“/”隔开，例如：
example-byword-choices = 按月支付/按季支付
ask-byword-options = 可以选哪些？请用“/”隔开，例如：
example-byword-options = 顺丰/京东/自提
ask-byword-sentence = 请输入需要逐字抄录的那句话，例如：
example-byword-sentence = 本人已阅读并同意以上全部条款。
ask-byword-pages = 放在哪些页？点按钮，或输入页码，例如：
example-byword-pages = 1-3、5、末页
byword-placed = { $hits ->
    [one] “{ $words }”在文中有 1 处，
   *[other] “{ $words }”在文中有 { NUMBER($hits) } 处，
}放了 { NUMBER($count) } 个位置，图为第 { NUMBER($page) } 页。
byword-seam = 骑缝章盖在 { NUMBER($count) } 页上，图为第 { NUMBER($page) } 页。
byword-retype = 位置不对？换一个方位，或直接输入别的原文。
byword-first = 第一处
byword-last = 最后一处
byword-all = 每一处
beside-right = 右侧
beside-left = 左侧
beside-above = 上方
beside-below = 下方
beside-lower-right = 右下
beside-upper-right = 右上
beside-on = 压在文字上
beside-centre = 居中盖住
pages-all = 全部页
pages-odd = 奇数页
pages-even = 偶数页
pages-last = 末页
button-byword-pages = 更多页
button-byword-required = 必填
button-byword-undo = 撤销
button-byword-undo-last = 撤销上次添加
button-byword-done = 完成
field-kind-signature = 签名
field-kind-initials = 小签
field-kind-seal = 公章
field-kind-legal-seal = 法人章
field-kind-seam = 骑缝章
field-kind-date = 签署日期
field-kind-text = 文本
field-kind-number = 数字
field-kind-id-number = 证件号
field-kind-phone = 手机号
field-kind-email = 邮箱
field-kind-checkbox = 勾选框
field-kind-radio = 单选
field-kind-select = 下拉选择
field-kind-copied = 抄录
field-kind-picture = 图片
places-to-fill = 另有 { NUMBER($count) } 处由各方填写。
tags-wrong-more = 还有 { NUMBER($left) } 个标签无法识别。

form-who = 文件里的表单共 { NUMBER($fields) } 项，其中 { NUMBER($empty) } 项空着，目前没有人填写。
form-given = 文件里的表单有 { NUMBER($empty) } 个空项，由{ $names }填写。
button-form = 表单由谁填
ask-form = 表单有 { NUMBER($empty) } 个空项，签署时由谁填写？
button-form-names = 按各项名称分给各方
button-form-nobody = 不填，原样保留
