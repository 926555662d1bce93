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
setting-needs-tsa-url = { $name } 属于时间戳服务：请同时设置 YINXIN_TSA_URL，或去掉它。
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
about-tsa-url = 时间戳服务（RFC 3161）的地址。留空：使用印信自带的。
about-tsa-user = 时间戳服务的用户名。
about-tsa-password = 时间戳服务的密码。
about-organisation = 单位名称，会写在证书里。
about-time-zone = 没有自选时区的人使用的时区。
about-admins = 管理员的 Telegram 编号，用逗号隔开。
about-max-pdf-mb = 可接收的 PDF 的最大体积（MB）。
about-nudges-per-day = 每人每天最多收到几次提醒。
about-font-sans = 自备的黑体字体文件，多个用逗号隔开，第一个须包含常用汉字。留空：用印信自带的。
about-font-song = 自备的宋体字体文件，也用于印章，多个用逗号隔开。留空：用印信自带的。
about-jobs = 后台任务队列：embedded。
about-log-level = 日志的详细程度：debug、info、warning 或 error。

## 机器人在 Telegram 上的简介：最多 512 和 120 个字符

bot-description =
    把 PDF 发给我，告诉我由谁签署。每个人都可以在手机上阅读、确认并签署；截止前我会提醒，完成后所有人都会收到签好的 PDF 和签署证据。
bot-short-description = 发来 PDF，指定签署人，大家在手机上完成签署。

## 我们这边反复出错时

update-set-aside = 抱歉，您的上一条消息没能处理，已暂时搁置。请重新发送一次；如果仍然不行，请联系管理员。
