### 证据报告。

report-heading = 电子签名证据报告
report-zip = 证据资料
report-scan = 扫码核验
report-running = 电子签名证据报告 · { $number }
report-banner = { $state ->
    [completed] 各方均已办理，文件签署完成。本报告说明各方身份、所见内容、所表示的同意，以及如何自行核验。已签署的文件和完整记录以附件形式包含在本 PDF 中。
    [rejected] 本任务【未完成】：有参与方拒绝。此前的签署未通过本任务生效。本报告记载至此为止的经过。
    [withdrawn] 本任务【未完成】：发起人已撤销。此前的签署未通过本任务生效。本报告记载至此为止的经过。
   *[expired] 本任务【未完成】：已过截止时间。此前的签署未通过本任务生效。本报告记载至此为止的经过。
}
report-scope-whole = 本报告为发起人出具，含各方的 IP 地址和设备信息，请仅提供给有权知悉的人。
report-scope-part = 本报告为一方参与人出具，不含其他各方的 IP 地址、设备和联系方式；对其无权查看的文件只列指纹。各条记录的序号和哈希值均保持原样。
report-part-task = 任务
report-part-documents = 文件
report-part-parties = 参与方
report-part-events = 全程记录
report-part-law = 所用证书及其法律意义
report-part-check = 如何自行核验
report-column-number = 序号
report-column-time = 时间
report-column-what = 事项 · 记录哈希值
report-column-where = 操作人 · 来源

report-number = 任务编号
report-title = 标题
report-sender = 发起人
report-sent = 发出时间
report-ended = 结束时间
report-reason = 理由
report-made = 出具时间
report-made-for = 出具对象
report-record = 记录
report-entries = 共 { $count } 条，每条均含前一条的哈希值，最后一条为：
report-checkpoint = 检查点
report-checkpoint-is = 第 { $number } 号检查点（{ $at }）已固定至第 { $sealed } 条记录，其哈希值为：
report-checkpoint-later = 尚无检查点覆盖本记录（检查点定期生成）。在此之前，由本报告的认证签名和时间戳固定记录。

report-document-unseen = 文件 { $number }（该读者无权查看）
report-document-by-hash = 仅列指纹
report-document-inside = { $pages } 页，已内嵌
report-document-beside = { $pages } 页，未内嵌
report-version-original = { $number ->
    [0] 收到的原件
   *[other] 收到的原件 { $number }
}
report-version-base = 固化待签
report-version-party = { $name }签署（{ $number }）
report-version-close = 签署完成
report-version-renewal = 证据续期（{ $number }）

report-nobody-yet = 该位置尚无人在聊天中认领。
report-identified = 身份识别
report-telegram = Telegram 账号，数字编号 { $id }，显示名“{ $name }”
report-phone-proven = 手机号 { $phone }，由该账号作为本人号码分享
report-contact = 发起人填写
report-handed = 代替
report-invitation = 邀请
report-invitation-made = { $at } 生成仅限一人使用的链接
report-invitation-accepted = { $at } 接受邀请，链接自此绑定该账号
report-invitation-none = 无需邀请：系统已知该账号。
report-reading = 阅读
report-read = { $at } 打开文件
report-read-through = 办理前已阅读 { $pages } 页，自首页起历时 { $seconds } 秒
report-code = 验证码
report-code-channel = 通过{ $channel ->
    [chat] 私聊消息
    [email] 电子邮件
    [sms] 短信
   *[other] { $channel }
}发送；共发送 { $count } 次，输错 { $wrong } 次
report-code-sent = 发送于 { $at }
report-code-accepted = 于 { $at } 正确输入
report-agreed = 表示同意的内容
report-agreed-in = 显示语言
report-language = { $language ->
    [zh] 中文
   *[en] 英文
}；全部文案的版本：
report-bound = 绑定值（文件、参与方、内容）
report-at-signed = 签署时间
report-at-approved = 同意时间
report-at-rejected = 拒绝时间
report-where = 来源
report-channel-chat = 聊天
report-channel-page = 网页
report-channel-timer = 定时任务
report-channel-cli = 命令行
report-by-telegram = ，账号由 Telegram 识别
report-by-init-data = ，账号由 Telegram 签名数据识别
report-by-link = ，通过本人的一次性链接
report-withheld = IP 地址和设备不向该读者显示。
report-same-device = 设备同第 { $number } 条
report-certificate = 证书
report-issuer = 颁发者：{ $issuer }
report-serial = 序列号：{ $serial }
report-valid-from = 有效期自：{ $at }
report-valid-until = 有效期至：{ $at }
report-kind-own = 由本系统自有的证书机构颁发
report-kind-bought = 由外部证书机构颁发
report-stamp = 时间戳
report-stamped = RFC 3161 时间戳，签发者：{ $by }，{ $at }
report-seal = 所用印章
report-paper = 提交的材料
report-installation = 印信

report-event-code-sent = 已向{ $name }发送验证码
report-event-code-wrong = { $name }输错验证码
report-event-code-voided = { $name }的验证码已失效
report-event-code-accepted = { $name }的验证码正确，确认其绑定的全部内容
report-event-signing-began = 正在写入{ $name }的签名
report-event-turn-came = 轮到{ $name }办理
report-event-invitation-made = 已为{ $name }生成邀请链接
report-event-closing = 各方均已办理，正在归档
report-event-draft-changed = { $name }修改了草稿
report-event-filled = { $name }填写了内容（记录不保存所填内容）
report-event-work-failed = 处理未成功，将自动重试
report-event-nudge-skipped = 一次提醒未发送
report-event-downloaded = { $name }下载了文件
report-event-delivered = 消息已送达
report-event-not-delivered = 消息未能送达
report-event-delivery-unknown = 消息是否送达不明
report-event-refused = { $name }的一次操作被拒绝
report-event-admin-read = 管理员查看了任务
report-event-report-made = 已出具证据报告
report-event-report-renewed = 证据报告已加盖新的存档时间戳，以长期有效

report-law-used = 使用的证书
report-law-used-none = 尚无参与方使用证书签署。
report-law-used-own = 全部签名使用的证书均由“{ $organisation }”的系统自行颁发：每次签署生成一把新密钥，用后即销毁；或使用系统保管的印章密钥。该证书机构未取得任何国家的电子认证服务许可，也不在任何信任名单上。证书说明本系统将该行为与该账号绑定，其本身不证明自然人的真实身份。
report-law-used-bought = 全部签名使用的证书均由外部证书机构颁发，名称见各参与方。其证明的内容以该机构的证书策略为准；该机构是否具有许可或合格资质，应向其主管部门查询。
report-law-used-both = 部分签名使用由“{ $organisation }”的系统自行颁发的证书，该系统未取得任何国家的电子认证服务许可；部分签名使用外部机构颁发的证书。各参与方处分别注明。外部机构证明的内容以其证书策略为准。
report-law-china = 中国：《电子签名法》第十三条、第十四条、第十六条
report-law-china-text = 第十三条规定可靠的电子签名须同时符合四项条件：制作数据用于电子签名时属于签名人专有；签署时制作数据仅由签名人控制；签署后对签名的改动能够被发现；签署后对内容和形式的改动能够被发现。依第十四条，可靠的电子签名与手写签名或者盖章具有同等的法律效力。后两项在此以密码技术体现，任何人均可核验；前两项以本报告所载账号、验证码和行为等事实为依据，是否成立由法院认定。系统自行颁发的证书不属于第十六条所称第三方认证。
report-law-eidas = 欧盟：第 910/2014 号条例（eIDAS）
report-law-eidas-text = 签名采用 PAdES 格式并含长期验证数据，属于第三条第 10 项所称电子签名，不得仅因其为电子形式而否认其法律效力（第二十五条第 1 款）。是否构成高级电子签名（第二十六条）取决于专有控制和身份，本报告提供相关事实。本报告不主张其为合格电子签名，也不主张时间戳为合格时间戳。
report-law-esign = 美国：ESIGN 法案（15 U.S.C. § 7001）及 UETA
report-law-esign-text = 不得仅因签名为电子形式而否认其法律效力。关键在于签署的意思表示以及行为可归属于本人，见各参与方所同意的语句、验证码和记录。法律另有规定的文件种类除外。

report-check-files = 核对文件
report-check-files-text = 打开本 PDF 的附件，计算各已签署文件的 SHA-256（例如“sha256sum 文件名”），与上文所列指纹比对。
report-check-signatures = 核对签名
report-check-signatures-text = 任何支持 PAdES 的验证工具均可核验已签署文件和本报告，例如 Adobe Acrobat、pdfsig 或欧盟委员会的 DSS。本系统的根证书不在公开信任名单上，需自行设为信任。
report-check-record = 核对记录
report-check-record-text = 附件中的 JSON 文件载有各条记录。每条的哈希值由该条内容和前一条的哈希值计算得出，方法见 docs/audit.md；完整证明可仅用 Python 运行 scripts/verify_proof.py 核验。
report-check-checkpoint = 核对检查点
report-check-checkpoint-text = 将检查点 { $checkpoint } 与当时发布在管理员聊天中的内容比对。
report-check-later = 核对检查点
report-check-later-text = 检查点覆盖本记录后，完整证明会随任务的 ZIP 文件提供。在此之前，本报告的时间戳证明出具时记录即为如此。
report-check-page = 公开核验页面
report-check-page-text = 在 { $url } 上传已签署的文件，页面会说明文件是否未被改动、是否为本系统所知。

button-report = 证据报告
button-everything = 全部资料（ZIP）
told-report = 《{ $title }》（{ $number }）的证据报告，内含已签署的文件。
report-here = 您要的《{ $title }》（{ $number }）证据报告，文件内嵌其中。
everything-here = 《{ $title }》（{ $number }）中您有权查看的全部资料：文件、报告、记录、附件、提交的材料和证书。
report-too-large = 文件太大，无法在聊天中发送。请点“查看文件”，在页面上下载。
refusal-report-not-yet = 任务尚未结束，还没有证据报告。结束后即可出具。
page-word-report = 证据报告
page-word-everything = 全部资料（ZIP）
