### 我们在文件中加入的页面文字，以及签署引擎的拒绝语。

page-signature-heading = 签署页
page-signature-intro = 各方在此签署《{ $title }》。
page-signature-continued = 签署页（续）
page-signature-number = { NUMBER($page) } / { NUMBER($pages) }
page-label-signature = 签名
page-label-seal = 公章
page-label-date = 日期
page-label-signer = 签署方

refusal-place-missing = 文件中已没有这个签署位置。请发起人重新发送。
refusal-place-taken = 这个位置已经有签名了，请查看最新的文件。
refusal-value-too-long = 这一栏放不下：共 { NUMBER($length) } 字，最多约 { NUMBER($limit) } 字，请精简一下。
refusal-drawing-unreadable = 签名图无法读取，请重新签名。
refusal-drawing-empty = 签名框还是空的。请手写签名，或直接输入姓名。
