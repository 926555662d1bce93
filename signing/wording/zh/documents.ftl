### 一份任务里的几份文件：各自独立签署，可以只给部分参与方看。

## 草稿卡片

document-line = { $number }. { $filename } · { NUMBER($pages) } 页
document-only = 仅{ $names }可见
document-files = 由 { NUMBER($count) } 个文件合并：{ $names }
button-documents = 文件列表
documents-title = 文件列表
documents-hint = 每份文件单独签署，参与方一次确认即可签完自己的全部文件。点文件名可以调整顺序、设置谁能看到或去掉。
button-join-documents = 合并成一份 PDF
button-part-document = 拆成独立文件
ask-document-act = 要怎样处理这份文件？
button-who-sees = 谁能看到
button-document-off = 去掉这份文件
ask-who-sees = 谁能看到这份文件？带 ✓ 的能看到，点名字切换。其他人不会知道有这份文件。
who-signs-document = { $names }要在这份文件上签署；取消后，他们的签署位置会一并去掉。
button-everybody-sees = 所有参与方
missing-documents = 有参与方看不到任何文件，或有文件没人能看到，请在“文件列表”里设置谁能看到。

## 拒绝

refusal-too-many-documents = 一份任务最多 { NUMBER($limit) } 份文件。请先合并几份，或另外发起一份任务。
refusal-last-document = 至少要保留一份文件。要换成另一份，请点“换文件”。
refusal-document-gone = 文件列表刚刚有变化，请查看最新的列表。
refusal-document-nobody = 至少要有一个参与方能看到这份文件。不需要的话，可以把它去掉。
refusal-documents-limited = 有文件只给部分参与方看，不能合并。请先把“谁能看到”改为所有参与方。
refusal-one-file = 这份文件只由一个文件组成，无法再拆。

## 各方

copy-one-of = 《{ $title }》的文件 { NUMBER($number) }/{ NUMBER($count) }：{ $filename }
downloaded-one = 《{ $title }》的文件 { NUMBER($number) }/{ NUMBER($count) }
places-of-document = 文件：{ $title }

## 页面

page-word-documents = 文件（{ $n }）
page-word-documents-mine = 需要您签署
page-word-documents-read = 供您阅读
page-word-document-of = 第 { $n } 份，共 { $total } 份
page-word-document-pages = { $n } 页
page-word-document-get = 下载 { $name }
page-word-download-all = 全部下载（ZIP）
page-word-page-of-document = { $title }，第 { $n } 页，共 { $total } 页
page-word-page-with-place = 有您的签署位置
page-word-pages-list = 页面
page-word-seam-document = 盖在哪份文件上
page-word-not-for-party = { $name }看不到《{ $title }》，不能在上面放位置。可在聊天里的“文件列表”中设置谁能看到。
