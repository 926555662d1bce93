# 给负责运行的人看：终端里的话，以及设置一览表。

serve-ready-local =
    印信已启动。请用浏览器打开 { $address }：这是本机上的试用聊天，不需要 Telegram。按 Ctrl+C 停止。
serve-ready-telegram =
    印信已启动：请在 Telegram 里找 @{ $bot }。签署页面的地址是 { $pages }。按 Ctrl+C 停止。

## 无法启动的原因

serve-running = 已有一个印信在使用文件夹 { $folder }：请先停止它，或把 YINXIN_DATA 设为另一个文件夹。
serve-port-taken = 端口 { $port } 已被其他程序占用：请停止那个程序，或把 { $name } 换成另一个端口号。
serve-address = 无法在 { $host } 的端口 { $port } 上监听（{ $why }）：请把 YINXIN_HOST 设为本机的地址，例如 127.0.0.1。
serve-token-refused = Telegram 不认识这个令牌：请从 @BotFather 重新复制到 YINXIN_TELEGRAM_TOKEN。
serve-unreachable = 无法连接 { $api }：请检查本机的网络（代理用 HTTPS_PROXY 设置），然后重新启动。
serve-refused = Telegram 拒绝了这个机器人：{ $why }。请检查 YINXIN_TELEGRAM_TOKEN 和 YINXIN_TELEGRAM_API。

setting-env-file = 无法读取文件 { $file }：请检查它的权限，并确认以 UTF-8 保存。
setting-unknown = 没有名为 { $name } 的设置：请用“yinxin settings”核对拼写。
setting-one-of = { $name } 只能是以下之一：{ $choices }。
setting-length = { $name } 的长度应为 1 到 { $limit } 个字符。
setting-number = { $name } 应为 { $least } 到 { $most } 之间的整数。
setting-token = { $name } 不像机器人的令牌：请完整复制 @BotFather 给出的那一行，包括数字、冒号和字母。
setting-metrics-token = { $name } 须为 16 到 256 个不含空格的字母、数字或符号，例如“openssl rand -hex 24”的输出。
setting-webhook-secret = { $name } 只能由 1 到 256 个字母、数字、“_”和“-”组成。
setting-address = { $name } 应为网址，例如 https://sign.example.com。
setting-address-with-password = { $name } 里不能带用户名和密码：需要时请用专门的设置项。
setting-host = { $name } 应为本机的地址或主机名，例如 127.0.0.1 或 0.0.0.0。
setting-database = { $name } 应以 sqlite:/// 或 postgresql:// 开头。
setting-blobs = { $name } 应为文件夹，写法如 file:///srv/yinxin/blobs。
setting-time-zone = { $name } 应为时区名称，例如 Asia/Shanghai。
setting-admins = { $name } 应为用逗号隔开的 Telegram 编号：给机器人发送 /whoami 可以看到自己的编号。
setting-font = { $name } 指向的文件不是可用的字体，或无法读取：请检查路径和文件格式。
setting-font-incomplete = { $name } 的第一个字体缺少常用汉字、拉丁字母或数字：请把完整的字体放在最前面。
setting-font-closed = { $name } 中有字体不允许嵌入文件：请换用允许嵌入的字体。
setting-jobs = { $name } 只能是 embedded。
setting-public-url-https = { $name } 应为签署页面的 https 地址，例如 https://sign.example.com：Telegram 只打开这样的页面。
setting-needs-token = { $name } 只在接入 Telegram 时有用：请同时设置 YINXIN_TELEGRAM_TOKEN，或去掉它。
setting-needs = 设置 { $name } 时还需要 { $needs }：请一并设置，或去掉 { $name }。
setting-one-key = { $name } 和 { $needs } 各指定了一个签名密钥：只能保留其中一个。
setting-file = { $name }：无法读取文件 { $file }（{ $why }）。请检查路径和权限。
setting-certificates = { $name } 应为证书文件（PEM 或 DER），这个文件里没有证书。
setting-key-seals-file = { $name }：配置文件格式有误（{ $why }）。请对照说明文档修改。
setting-key-seals-table = { $name }：这一段不完整。请对照说明文档写明密钥的位置和所需各项。
setting-root-passphrase = { $name } 至少要有 { $least } 个字符：它守护着所有证书的根。
setting-key-pkcs12-password = { $name } 打不开：请检查 YINXIN_SIGN_PKCS12_PASSWORD，并确认文件完整。
setting-key-pkcs12-file = { $name } 不是 PKCS#12 文件：请使用随证书一起得到的 .p12 或 .pfx 文件。
setting-key-pkcs12-empty = { $name } 里没有带证书的密钥：请把两者一起导出到同一个 .p12 文件。
setting-key-pkcs11-module = { $name }：无法加载 { $file }。请填写密钥设备附带的 PKCS#11 库的路径。
setting-key-pkcs11-pin = { $name }：密钥设备不接受这个 PIN。重新启动前请先核对 YINXIN_SIGN_PKCS11_PIN，连续输错会锁死设备。
setting-key-pkcs11-locked = { $name }：PIN 输错次数过多，密钥设备已锁定。请用厂商的工具解锁。
setting-key-pkcs11-key = { $name }：密钥设备里名为“{ $key }”的密钥有 { $found } 个，应当正好一个。请检查 YINXIN_SIGN_PKCS11_KEY。
setting-key-pkcs11-certificate = { $name }：密钥设备里没有密钥“{ $key }”的证书。请用相同的编号或名称存入。
setting-key-csc-client = { $name }：签名服务拒绝了我们（{ $why }）。请检查 YINXIN_SIGN_CSC_CLIENT 和 YINXIN_SIGN_CSC_SECRET。
setting-key-csc-credential = { $name }：签名服务里没有可用的凭证“{ $credential }”。请检查 YINXIN_SIGN_CSC_CREDENTIAL。
setting-key-kind = { $name }：PDF 阅读器不接受这种密钥。请使用 P-256、P-384，或 2048 位以上的 RSA 密钥。
setting-key-ended = { $name }：证书有效期至 { $until }，今天不在有效期内。请更新证书，并检查本机时钟。
setting-key-usage = { $name }：这张证书不能用于签署文件，请换一张。
setting-key-chain = { $name }：缺少上级证书。请把它存为 PEM 文件，并用 YINXIN_SIGN_CHAIN 指定。
setting-key-no-status = { $name }：证书或其上级证书没有写明吊销状态的查询地址（OCSP 或 CRL），用它签署的文件无法长期验证。请换一张证书。
setting-needs-tsa-url = { $name } 属于时间戳服务：请同时设置 YINXIN_TSA_URL，或去掉它。
setting-smtp = { $name } 应形如 smtp://user:password@mail.example.com:587 或 smtps://user:password@mail.example.com；中继不支持 STARTTLS 时，请在末尾加 ?starttls=no。
setting-smtp-returns = { $name } 应形如 imaps://user:password@imap.example.com/INBOX；只有本机的邮箱可以用 imap://。
setting-smtp-from = { $name } 应为邮箱地址，或“名称 <地址>”，例如：华明科技 <sign@example.cn>。
setting-notify-sms = { $name } 应为 apprise 能识别的地址，并在号码处写 PHONE。
setting-notify-admins = { $name } 应为机器人地址，多个以空格分隔：wecombot://…、dingtalk://…、feishu://… 或 lark://…
setting-same-port = { $name } 和 YINXIN_PORT 不能是同一个端口号。
setting-files-missing = 程序文件不完整（{ $why }）：请重新运行 ./start，它会补全。
setting-folder = 无法使用文件夹 { $folder }（{ $why }）：请检查权限和剩余空间，或把 YINXIN_DATA 设为另一个文件夹。
setting-master-key = 无法使用主密钥：{ $why }。
setting-master-key-strange = { $file } 不是封存这些数据时用的主密钥：请从备份中放回原来的文件，或把 YINXIN_MASTER_KEY_FILE 指向它。
setting-database-closed = 无法打开数据库（{ $why }）：请检查 YINXIN_DATABASE_URL，并确认数据库正在运行。

## 每项设置的说明

about-telegram-token = @BotFather 给出的机器人令牌。留空：使用本机浏览器里的试用聊天。
about-telegram-api = Bot API 服务器的地址，使用 Telegram 官方服务器时不用改。
about-telegram-webhook-secret = 任意一个密语：设置后由 Telegram 把消息送到签署页面的地址。留空：由印信主动去取。
about-public-url = 大家的手机访问签署页面时用的 https 地址。留空：只能在本机访问。
about-host = 签署页面监听的地址。
about-port = 签署页面监听的端口。
about-chat-port = 试用聊天的端口。
about-data = 存放所有数据的文件夹。
about-database-url = sqlite:///… 或 postgresql://…。留空：数据文件夹里的 SQLite 文件。
about-blobs-url = 存放文件的文件夹，写作 file:///…。留空：放在数据文件夹里。
about-master-key-file = 封存文件和机密所用密钥的文件。留空：首次启动时在数据文件夹里生成。
about-master-keys = 主密钥本身，用来代替文件：“1 <64 位十六进制数>”，多个版本之间用逗号分隔。
about-master-key-pkcs11-module = 守护主密钥文件的令牌或硬件模块：其 PKCS#11 库的路径。见“yinxin keys to-token”。
about-master-key-pkcs11-token = 该令牌的标签；留空表示唯一的那个令牌。
about-master-key-pkcs11-key = 其中 AES 密钥的标签。
about-master-key-pkcs11-pin = 该令牌的 PIN。
about-tsa-url = 时间戳服务（RFC 3161）的地址，可填多个，按先后次序用空格或逗号隔开。留空：使用印信自带的。
about-tsa-user = 第一个时间戳服务的用户名。
about-tsa-password = 第一个时间戳服务的密码。
about-sign-pkcs12 = 用购买的密钥认证和归档文件：PKCS#12 文件（.p12、.pfx）的路径。留空：使用印信自己的密钥。
about-sign-pkcs12-password = 该文件的密码。
about-sign-pkcs11-module = 改用密钥设备或硬件加密模块里的密钥：PKCS#11 库的路径。
about-sign-pkcs11-token = 设备的标签。留空：使用唯一的那个设备。
about-sign-pkcs11-key = 设备里密钥的名称。
about-sign-pkcs11-pin = 设备的 PIN。
about-sign-csc-url = 改用远程签名服务（CSC API v2）：服务地址，写到 /csc/v2 为止。
about-sign-csc-token-url = 该服务发放 OAuth 2.0 令牌的地址。留空：服务地址下的 oauth2/token。
about-sign-csc-client = 该服务的客户端编号。
about-sign-csc-secret = 该服务的客户端密钥。
about-sign-csc-credential = 密钥在该服务中的 credentialID。
about-sign-csc-pin = 凭证的 PIN（如有）。
about-sign-chain = PEM 文件，含上述密钥的上级证书；没有随密钥一起给出时才需要。
about-real-name-url = 核验真实姓名的服务地址（https，说明见 docs/identity.md）；留空则不要求实名。
about-real-name-secret = 与该服务共享的密钥，用于对问答签名。
about-seal-keys = 为个别印章指定外购密钥的配置文件，写法见说明文档。
about-trust-roots = PEM 文件，含要信任的其他根证书，例如时间戳服务或证书机构的根证书。
about-trust-private-network = true：允许证书里的地址位于内网，适用于自建的证书机构。
about-root-passphrase = 根密钥的口令，首次启动和使用“yinxin ca”时需要，用完请去掉。留空：自动生成并写入数据文件夹。
about-organisation = 单位名称，会写在证书里。
about-time-zone = 没有自选时区的人使用的时区。
about-admins = 管理员的 Telegram 编号，用逗号隔开。
about-max-pdf-mb = 可接收的 PDF 的最大体积（MB）。
about-gotenberg-url = 把 Office 文件转为 PDF 的 Gotenberg 服务地址。留空：使用本机安装的 LibreOffice（soffice）。
about-smtp-url = 给没有 Telegram 的人发邮件用的服务器：smtp://user:password@mail.example.com:587（STARTTLS）或 smtps://…（TLS）。留空：不发邮件。
about-mail-copies-mb = 完成后随邮件发给没有 Telegram 的各方的文件（已签文件和证据报告）合计上限（MB）；超过则只给链接，0 为一律只给链接。邮件本身约大三分之一。
about-smtp-from = 邮件的发件人：一个地址，或“名称 <地址>”。
about-smtp-returns = 退信进入的邮箱（通常就是发件人的邮箱）：imaps://user:password@imap.example.com/INBOX。每三分钟查看一次退信，收件人随即显示为联系不上，并改走其他途径；只读从邮件头看是退信的邮件，其他邮件不读也不标记。留空：只知道服务器当场拒收的。
about-notify-sms = 短信服务的 apprise 地址，号码处写 PHONE。留空：不发短信。
about-notify-admins = 管理员通知另发到的企业微信、钉钉、飞书（含国际版）群机器人，用 apprise 地址，以空格分隔（wecombot://KEY、dingtalk://TOKEN 或 dingtalk://SECRET@TOKEN、feishu://TOKEN、lark://TOKEN）。留空：只发到管理员的聊天。
about-nudges-per-day = 每人每天最多收到几次提醒。
about-font-sans = 自备的黑体字体文件，多个用逗号隔开，第一个须包含常用汉字。留空：用印信自带的。
about-font-song = 自备的宋体字体文件，也用于印章，多个用逗号隔开。留空：用印信自带的。
about-jobs = 后台任务队列：embedded。
about-metrics-token = 读取 /metrics 时须以“Authorization: Bearer …”出示的令牌。留空：只回应本机上的程序。
about-log-level = 日志的详细程度：debug、info、warning 或 error。

## 证书的根

root-passphrase-note =
    上面这一行是本系统根密钥的口令。印信平时不需要它，每隔几年运行“yinxin ca renew”时才会用到。请抄在纸上或存入密码管理器，妥善保管，然后删除本文件。得到口令和数据库的人可以用你们的名义签发证书；丢失口令，证书到期后就无法更新。
ca-no-root = 这里没有根密钥：请先用“yinxin serve”启动一次，或把 YINXIN_DATA 和 YINXIN_DATABASE_URL 指向已有的系统。
ca-passphrase = 根密钥的口令
ca-passphrase-missing = 需要根密钥的口令：请为这条命令设置 YINXIN_ROOT_PASSPHRASE，或在终端里运行。
ca-passphrase-wrong = 口令不对，根密钥打不开：请从保管的地方重新抄一遍。
ca-passphrase-file = 根密钥的口令还留在 { $file } 里。请抄到安全的地方，然后删除该文件。
ca-end = { $what ->
    [root] 根证书
    [issuing] 签发机构证书
    [tsa] 时间戳证书
    [ocsp] 证书状态查询（OCSP）
    [root-ocsp] 签发机构状态查询（OCSP）
    [certifier] 文件认证证书
    [root-crl] 根证书吊销列表（CRL）
   *[signing] 外部签名密钥
}：有效期至 { $until }
ca-end-near = { $what ->
    [root] 请在此之前启用新的根证书：yinxin ca new-root
    [signing] 请尽快购买或申请下一个。
   *[other] 请尽快更新：yinxin ca renew
}
ca-nothing-due = 六个月内没有到期的证书。加上 --all 可以全部提前更新。
ca-renewed = 已更新。请重新启动印信使其生效，之前签署的文件继续有效。
ca-former-root = 以前的根证书，其签发的内容仍受信任：{ $name }，SHA-256 指纹 { $fingerprint }
ca-new-root = 已启用新的根证书“{ $name }”，SHA-256 指纹：{ $fingerprint }。请重新启动印信，再运行“yinxin ca export-root”，把新的根证书交给信任旧根证书的人。之前签署的文件继续有效。
ca-root-forgotten = 不再信任该根证书（{ $fingerprint }）。请重新启动印信使其生效。
ca-root-unknown = 以前的根证书中没有指纹为 { $fingerprint } 的。请用“yinxin ca status”查看并完整复制指纹。
ca-root-exported = 根证书已存入 { $file }。SHA-256 指纹：{ $fingerprint }

## 机器人在 Telegram 上的简介：最多 512 和 120 个字符

bot-description =
    把 PDF 发给我，告诉我由谁签署。每个人都可以在手机上阅读、确认并签署；截止前我会提醒，完成后所有人都会收到签好的 PDF 和签署证据。
bot-short-description = 发来 PDF，指定签署人，大家在手机上完成签署。

## 我们这边反复出错时

update-set-aside = 抱歉，您的上一条消息没能处理，已暂时搁置。请重新发送一次；如果仍然不行，请联系管理员。
