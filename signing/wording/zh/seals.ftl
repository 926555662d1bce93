### 印章：制作、上传与使用。

## 设计中的问题

refusal-seal-shape = 这类印章没有这种形状，请换一种。
refusal-seal-size = 这种印章的规格（毫米）只有：{ $sizes }。请从中选择。
refusal-seal-name-length = 印章上的单位名称需要 { NUMBER($least) }～{ NUMBER($most) } 个字，现在是 { NUMBER($count) } 个。请核对名称。
refusal-seal-person-length = 姓名章的姓名需要 { NUMBER($least) }～{ NUMBER($most) } 个字，现在是 { NUMBER($count) } 个。请核对姓名。
refusal-seal-title-long = 横排文字最多 { NUMBER($limit) } 个字，请缩短。
refusal-seal-code = 印章编码只能由数字、字母和连字符组成，最多 { NUMBER($limit) } 位。请按备案的编码填写，没有可以不填。
refusal-seal-tax-number = 发票专用章需要纳税人识别号：15、17、18 或 20 位数字和大写字母。请按营业执照填写。
refusal-seal-ending = 姓名后面只能加“印”或“之印”，也可以不加。
refusal-seal-colour = 没有认出这个颜色。请选红、蓝、黑、紫，或填写 #E60012 这样的颜色值。
refusal-seal-opacity = 印章的不透明度需在 { NUMBER($least) }%～{ NUMBER($most) }% 之间，请重新填写。
refusal-seal-border = 边框宽度需在 { $least }～{ $most } 毫米之间，请重新填写。
refusal-seal-character = 印章字体里没有“{ $character }”这个字。请换一种写法，或上传印章图片。

## 骑缝章

refusal-seam-one-page = 文件只有一页，不能加盖骑缝章。请改用普通盖章。
refusal-seam-two-pages = 文件只有两页，骑缝章不能只盖单数页或双数页。请选择全部页。
refusal-seam-too-few = 骑缝章至少要盖在两页上，请多选几页。
refusal-seam-pages = 没有看懂页码。请填写“全部”，或像 1-3,6-10 这样的页码。
refusal-seam-group = 每组需要 { NUMBER($least) }～{ NUMBER($most) } 页：页数再多，每页上就只剩一条看不清的细线。请调整每组页数。
refusal-seam-size = 骑缝章的尺寸需在 { $least }～{ $most } 毫米之间，请换一个尺寸。
refusal-seam-inset = 骑缝章与页边的距离需在 { $least }～{ $most } 毫米之间，请重新填写。
refusal-seam-height = 骑缝章的高度位置需在页面之内，请重新选择。
refusal-seam-no-room = 第 { NUMBER($page) } 页放不下这枚骑缝章。请换一个位置、缩小尺寸，或不选这一页。
refusal-seam-covers = 骑缝章会盖住第 { NUMBER($page) } 页上已有的签署位置。请换一个高度或另一侧页边。

## 上传的印章图片

refusal-seal-picture-large = 印章图片超过 { NUMBER($limit_mb) } MB。请缩小或裁剪后再发送。
refusal-seal-picture-unreadable = 这张图片无法读取。请发送 PNG、JPEG 或 WebP 格式的照片或扫描件。
refusal-seal-picture-none = 图片中没有找到印章。请在白纸上清晰地盖一次，避开阴影，正对着拍照后再发送。
refusal-seal-picture-small = 图片中的印章太小，看不清文字。请靠近一些再拍，使印章占满大半个画面。
refusal-seal-picture-size = 印章的宽度需在 { NUMBER($least) }～{ NUMBER($most) } 毫米之间。请量一下印章再填写，例如 40。

## 管理与使用

refusal-seal-for-admins = { $company }的印章只能由管理员或印章管理员制作。请联系管理员。
refusal-seal-owner-length = 请填写印章上的名称，不超过 { NUMBER($most) } 个字。
refusal-seal-changed = 这枚印章的状态刚刚有变化，请重新查看印章后再操作。
refusal-seal-not-yours = 您没有这枚印章的使用权限。请联系印章保管人授权，或改用其他印章。
refusal-seal-choose = 有多枚印章可用，请选择要使用的印章。
refusal-seal-until-past = 授权截止时间需在现在之后，请重新选择。
refusal-seal-user-unknown = 没有找到被授权的人。请先让对方与我对话一次。

seal-kind-company = 公章
seal-kind-contract = 合同专用章
seal-kind-finance = 财务专用章
seal-kind-personnel = 人事章
seal-kind-invoice = 发票专用章
seal-kind-legal = 法定代表人章
seal-kind-name = 个人名章

## 在聊天里

seals-mine = 我的印章
seals-none = 还没有印章。可以按规范生成一枚，也可以拍下现有的印章上传。
seal-size = { $width } × { $height } 毫米
seal-width = 宽 { $width } 毫米
seal-state-draft = 未启用
seal-state-approved = 可以使用
seal-state-frozen = 已冻结
seal-state-cancelled = 已注销
seal-frozen-means = 冻结期间不能用于签署，解冻后恢复。
seal-to-use = 您可以使用这枚印章，由保管人管理。
seal-cutting = 正在处理印章照片……
ask-seal-kind = 要制作哪一种印章？
ask-seal-company = 印章上的单位名称是什么？请按营业执照填写全称。
ask-seal-person = 章上的姓名是什么？
ask-seal-way = 印章图样怎么来？
ask-seal-code = 印章有备案编码吗？有的话请发给我，会印在下方弧线上；编码不会由我们编造。
ask-seal-tax-number = 请发来纳税人识别号（统一社会信用代码），例如：
ask-seal-photo = 请把印章清晰地盖在白纸上，正对着拍照发来（5 MB 以内）。扫描件也可以。
ask-seal-keep = 盖在纸上就是这个样子。要保存吗？
ask-seal-width = 左边是您发来的，右边是处理后的。合适的话，请选择实际宽度，或直接发来毫米数，就会保存。
confirm-seal-cancel = 注销后不能恢复，这枚印章将不能再用于签署；已经盖过的文件不受影响。确定注销吗？
button-seals = 我的印章
button-seal-new = 制作或上传印章
button-seal-draw = 按规范生成
button-seal-photo = 上传印章照片
button-seal-again = 重新拍照
button-seal-no-code = 没有编码
button-seal-keep = 保存印章
button-seal-freeze = 冻结
button-seal-thaw = 解冻
button-seal-cancel = 注销
button-confirm-seal-cancel = 确定注销
command-seals = 我的印章：制作、上传、冻结
