### 多份文件，一个验证码一并确认。

told-batch-code = 一并确认 { NUMBER($count) } 份文件的验证码：{ $code }
    仅对您看到的这份清单有效，十分钟内可用。请勿告诉任何人，我们也绝不会向您索要。
told-batch-done = { $done ->
    [0] 您一并确认的文件都未能完成。
   *[other] 您一并确认的文件已完成 { NUMBER($done) } 份。
}{ $pending ->
    [0] {""}
   *[other] 另有 { NUMBER($pending) } 份已确认，服务恢复后会自动写入签名。
}{ $left ->
    [0] {""}
   *[other] { NUMBER($left) } 份因期间有变动未处理，可在 /tasks 中查看。
}

refusal-batch-both = 您在这份文件中有两项待办，请打开文件单独办理。
refusal-batch-values = 这份文件有内容要填写，请打开文件单独办理。
refusal-batch-papers = 这份文件要求提交材料，请打开文件单独办理。
refusal-batch-initials = 这份文件需要您的小签，请打开文件单独办理。
refusal-batch-means = 这份文件不能用聊天中的验证码确认，请打开文件单独办理。
refusal-batch-unread = 这份文件您还没有打开过，请先阅读。
refusal-batch-empty = 还没有选择文件，请至少选择一份。
refusal-batch-too-many = 一次最多确认 { NUMBER($limit) } 份，请少选几份，其余的随后再办。
refusal-batch-changed = 清单与发送验证码时不同，未签署任何文件。请重新获取验证码。
refusal-batch-overtaken = 这份文件期间又单独获取了验证码，因此没有一并办理，请打开文件单独确认。
refusal-batch-not-written = 您的签名未能写入这份文件，本次签署无效，请打开文件重新签署。
