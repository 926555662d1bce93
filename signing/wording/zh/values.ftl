### 各方填写的内容：哪里不对、接下来怎么办。显示在对应的填写项旁边。

refusal-answer-not-ticked = 请先勾选这一项。
refusal-answer-not-chosen = 请从选项中选择一项。
refusal-answer-not-offered = 没有这个选项，请从给出的选项中重新选择。
refusal-answer-no-picture = 请上传一张图片。
refusal-answer-number = 这里只能填数字，例如 12800.50，请修改。
refusal-answer-number-long = 数字最多 { NUMBER($limit) } 位，请检查是否多输了。
refusal-answer-decimals = { $decimals ->
    [0] 这里请填整数，不要带小数。
   *[other] 小数最多 { NUMBER($decimals) } 位，请修改。
}
refusal-answer-id = 证件号码只能由字母和数字组成，请对照证件重新填写。
refusal-answer-id-length = 身份证号码应为 18 位，您填了 { NUMBER($digits) } 位，请对照证件检查。
refusal-answer-id-birth = 身份证号码中的地区或出生日期不对，请对照证件检查。
refusal-answer-id-check = 身份证号码的校验位不符，可能输错了一位，请对照证件检查。
refusal-answer-phone = 这不是有效的电话号码。请填写如 13800138000、021-62345678，境外号码请以“+国家代码”开头。
refusal-answer-email = 这不是有效的电子邮箱。请填写如 name@example.com 的地址。
refusal-answer-copy-differs = 第 { NUMBER($at) } 个字应为“{ $wanted }”，您写的是“{ $found }”，请改正。
refusal-answer-copy-short = 还没有抄完，请接着写“{ $rest }”。
refusal-answer-copy-long = 末尾多写了“{ $extra }”，请删去。

refusal-signed-no-filling = 此 PDF 已有签名，只能再加签名，不能再加填写项或附件。请删除填写项后再发送。
