# 终端命令 `yinxin verify` 和 `yinxin sign-file` 的用语。

## 文件

file-missing = 找不到文件 { $file }：请检查文件名和所在文件夹。
file-not-a-file = { $file } 不是文件：请给出一个 PDF 文件的名称。
file-unreadable = 无法读取 { $file }（{ $why }）：请检查它的权限。
file-unwritable = 无法写入 { $file }（{ $why }）：请检查文件夹、权限和剩余空间。
file-onto-itself = 签署后的文件会覆盖 { $file }：请换一个输出文件名。

## 文件无法使用的原因；这里没有的，沿用聊天中的说法

unusable-empty-file = { $file } 是空文件：请重新获取这份 PDF。
unusable-not-a-pdf = { $file } 不是 PDF：请先将文件另存或导出为 PDF。
unusable-damaged-pdf = { $file } 已损坏，无法读取：请从来源处重新获取。
unusable-locked-pdf = { $file } 设有打开密码：请获取一份没有密码的副本。
unusable-no-pages = { $file } 没有任何页面：请重新导出。
unusable-pdf-too-large = { $file } 超过 { NUMBER($limit_mb) } MB：请调高 YINXIN_MAX_PDF_MB（最多 500），或换用较小的文件。
unusable-pdf-too-hard = 读取 { $file } 耗时过长或占用内存过多，它可能是恶意文件，请勿使用。
unusable-signed-but-damaged = { $file } 带有签名但已损坏，修复会使签名失效：请获取一份完好的副本。
unusable-signed-and-encrypted = { $file } 已签名并加密，无法再加入内容：请获取一份未加密的副本。
unusable-xfa-form = { $file } 是动态 XFA 表单，无法可靠地签署：请先打印为 PDF。
unusable-active-content = { $file } 含有无法安全移除的脚本或隐藏的活动内容：请先打印为 PDF。
unusable-clock-wrong = 本机时钟显示为 { $now }，早于印信证书的生效日 { $since }，文件未签署：请校准时钟（例如使用 systemd-timesyncd 或 chrony）后重试。
unusable-timestamp-unavailable = 暂时无法连接时间戳服务，文件未签署：请稍后再试，或检查 YINXIN_TSA_URL。
unusable-key-unavailable = 无法连接签名密钥，文件未签署：请确认密钥设备已插好、签名服务正常，然后重试。
unusable-status-unavailable = 证书机构没有答复证书是否有效，文件未签署：请稍后再试，或检查本机能否访问证书机构的地址。
unusable-no-such-page = { $file } 没有第 { NUMBER($page) } 页，全文共 { NUMBER($pages) } 页。

## 验签

verify-encrypted = { $file } 已签名并加密，无法在这里验签：请用能显示签名的 PDF 阅读器打开。
verify-password = { $file } 需要密码才能打开。密码
verify-password-again = 密码不对，文件打不开。请重新输入密码
verify-locked = { $file } 需要密码才能打开：请在终端中运行并按提示输入密码，或通过 { $variable } 提供。
verify-password-wrong = { $file } 无法用该密码打开：请核对密码后重试，或向发送方询问。
verify-root-strange = { $file } 不是证书：请给出 PEM 或 DER 格式的根证书。
verify-root-hint = 如果您了解证书的颁发机构，可以用 --root FILE 指定它的根证书。
verify-stamped = 时间戳
verify-digest = SHA-256：{ $digest }

## 签署文件

sign-file-name-empty = 姓名为空：请用 --name 给出签名人的姓名。
refusal-signatures-broken = 这份 PDF 上原有的签名不可信。请向发送人索取一份完好的副本。
sign-file-done = 签署完成（{ $who }）：{ $file }
sign-file-root = 对方需要本系统的根证书，才能看到签名人身份可信：{ $root }
