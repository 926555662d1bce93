### 人们发来的不只是 PDF：照片、图片、文本、Office 文件；几份文件合在一起；附件。

## 收件时的说明

note-converted-picture = 图片已转为 A4 页面，请核对是否清晰、方向是否正确。
note-converted-text = 文本已排成 A4 页面，请核对内容。
note-converted-office = Office 文件已转为 PDF，版式可能略有变化，请核对。
note-letters-left-out = 文本中的表情或特殊符号无法显示，已略去，请核对。

## 拒绝

refusal-unknown-file = 这种文件不能变成可签署的页面。请发送 PDF、图片（JPG、PNG、HEIC、WEBP、TIFF）或文本文件。
refusal-office-needs-pdf = 这里没有安装转换 Office 文件的工具。请在 Word、Excel 或 WPS 中“另存为 PDF”后再发送。
refusal-office-failed = 这个 Office 文件转换失败。请在 Word、Excel 或 WPS 中“另存为 PDF”后再发送。
refusal-office-too-long = 这个 Office 文件转换时间过长。请在 Word、Excel 或 WPS 中“另存为 PDF”后再发送。
refusal-office-unreachable = 转换 Office 文件的服务暂时无法连接。请稍后再试，或先“另存为 PDF”后发送。
refusal-picture-broken = 这张图片无法读取，可能没有传完整。请重新拍摄或重新发送。
refusal-picture-large = 这张图片像素过多。请缩小到 6000 万像素以内再发送。
refusal-text-unreadable = 这不是可读的文本文件。请另存为 UTF-8 编码的文本，或存成 PDF 后再发送。
refusal-text-too-long = 文本超过 { NUMBER($limit) } 字。请拆成几份，或存成 PDF 后再发送。
refusal-signed-not-joined = 已有签名的 PDF 不能与其他文件合并，否则原签名会失效。请把它单独发起一份。
refusal-too-many-files = 一份任务最多合并 { NUMBER($limit) } 个文件。请拆成几份任务，或先合并再发送。
refusal-last-file = 至少要保留一个文件。要换成另一份，请点“换文件”。
refusal-file-gone = 文件列表刚刚有变化，请查看最新的列表。
refusal-attach-signed = 这份 PDF 已有签名，再加附件会使原签名失效。请把附件另行发送给对方。
refusal-attachments-many = 最多 { NUMBER($limit) } 个附件。请先去掉一个，或打包成 ZIP 再添加。
refusal-attachment-large = 附件最大 { NUMBER($limit_mb) } MB。请压缩后再发送。
refusal-attachment-runs = 为了各方的安全，程序、脚本、网页和带宏的文件不能作为附件。请换成 PDF、图片或不带宏的文件。
refusal-attachment-gone = 这个附件已经去掉了，请看最新的附件列表。

## 草稿卡片

joining-files = 正在整理文件……
photo-name = 照片
draft-file-line = { $number }. { $filename } · { $from ->
    [0] 第 { NUMBER($to) } 页
   *[other] 第 { NUMBER($from) }–{ NUMBER($to) } 页
}
draft-attachments = 附件 { NUMBER($count) } 个：{ $names }
button-add-file = 加一个文件
button-files = 文件与顺序
button-attachments = { $count ->
    [0] 附件
   *[other] 附件（{ NUMBER($count) }）
}
button-file-up = 上移
button-file-down = 下移
button-file-off = 去掉这个文件
button-attachment-off = 去掉 { $name }
ask-add-file = 请发来要加到《{ $title }》的文件：每份 PDF 或 Office 文件单独签署，连续发来的照片合成一份（最大 { NUMBER($limit_mb) } MB，更大的请用上传页面）。
ask-add-words = 我在等要加的文件。请直接发来，或点“返回”。
files-title = 文件与顺序
files-hint = 点文件名可以上移、下移或去掉。
ask-file-act = 要怎样处理这个文件？
places-dropped = 页面有变动，{ NUMBER($count) } 处签署位置已失效，请重新确认位置。
attachments-title = 附件
attachments-none = 还没有附件。
attachments-hint = 请发来要附上的文件（每个最大 { NUMBER($limit_mb) } MB，最多 { NUMBER($limit) } 个）。附件随 PDF 一起被签署，各方签署前都能查看。
ask-attachment-words = 我在等附件。请直接发来文件，或点“返回”。

## 各方

card-attachments = 附件 { NUMBER($count) } 个：{ $names }
attachment-of = 《{ $title }》的附件 { NUMBER($number) }/{ NUMBER($count) }
button-attachments-get = 附件（{ NUMBER($count) }）
page-word-attachments = 附件（{ $n }）
page-word-attachments-means = 附件随文件一起被签署，请在签署前查看。
page-word-attachment-get = 下载 { $name }

## 上传页面

page-word-drop-many = 把文件拖到页面任意位置，或
page-word-choose-many = 选择文件
page-word-choose-limit-many = PDF、图片、文本或 Office 文件，最大 { $limit } MB
page-word-not-pages = 这种文件不能变成可签署的页面。请选择 PDF、图片、文本或 Office 文件。
page-word-upload-add-title = 加一个文件
page-word-upload-add-text = 新文件是草稿里的另一份文件，单独签署；照片会接在前面的照片后面。
page-word-upload-added-title = 文件已加入
