### 填写人：填写分配给自己的栏目并确认，不签署。

role-filler = 填写
party-state-filled = 已填写
template-role-filler = 填写人{ $number ->
    [0] { "" }
   *[other] { $number }
}

## 起草时

missing-fills = 还没有给填写人安排填写栏，请点“改位置”。
refusal-draft-no-fills = 还没有给{ $name }安排填写栏。请点“在页面上放置”，为其放一个填写栏；或者换一个角色。
refusal-fills-only = 填写人只负责填写，不能有签名、印章或签署日期。请选择填写类的栏目，或换一位参与方。
places-fills-none = 还没有给{ $names }安排填写栏，请点“在页面上放置”。
places-fills-signed = 这份 PDF 已有签名，不能再填写内容，请给{ $names }换一个角色。
ask-fills = { $count ->
    [0] 这份文件没有人签署，请在页面上放置填写栏。
   *[other] 已放好 { NUMBER($count) } 个填写栏。
}
order-filling-first = 先填写，再同时签署
places-to-fill-only = { NUMBER($count) } 个填写栏
page-word-placing-fills-none = 还没有给{ $names }安排填写栏：先选名字，再放到页面上。
page-word-fills-only = { $name }只负责填写。请选择填写类的栏目，或换一位签署人。

need-fill-all = 填写：{ $of } 人都填写
need-fill-any = 填写：{ $of } 人中任意 { $count } 人
need-fill-some = 填写：{ $of } 人中任意 { $count } 人

## 办理中

asked-fill = 请您填写 { NUMBER($fills) } 项
button-fill = 阅读并填写
event-filled-in = { $name }已填写
told-filled-in = { $name }已填写《{ $title }》（{ NUMBER($done) }/{ NUMBER($total) }）。
told-filling-voided = 您填写的内容未能写入《{ $title }》。请打开文件重新确认。
refusal-no-free-fields = 文件发出后填写栏已固定，没有空出的栏目给{ $name }填写。您可以改为替换另一位填写人。
reason-filled = { $name }填写 · { $number }

## 页面

page-word-ask-fill = 请您填写
page-word-fill-confirm = 核对并确认
page-word-consent-fill = 我以{ $name }的名义，确认在《{ $title }》（{ $number }）中填写的内容属实。这不是签署。我已阅读文件，指纹为 { $digest }。
page-word-go-to-fill = 前往填写处
page-word-confirm-fill = 确认填写
page-word-filling-in = 正在写入填写内容…
page-word-done-filled = 已填写

## 证据报告

report-at-filled-in = 填写时间

## 验签

verdict-filled = { $who }填写
page-word-kind-filling = 填写（未签署）
copy-is-filled = 这是{ $name }填写后的版本。
