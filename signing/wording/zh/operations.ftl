# yinxin backup, yinxin restore

backup-passphrase = 备份口令
backup-passphrase-again = 再输入一次口令
backup-passphrase-short = 口令太短：请至少用 { $least } 个字符，例如五个词语，并保存在离开这台电脑也能找到的地方。
backup-file-there = “{ $file }”已存在：请换一个文件名，备份不会覆盖已有文件。
backup-made = 备份已写入 { $file }（{ $size } MB，{ NUMBER($rows) } 行数据，{ NUMBER($blobs) } 份文件）。SHA-256：{ $sha256 }
backup-checkpoint = 备份包含第 { $number } 个检查点以及其后到此刻的全部内容。请把它存到另一台电脑，口令另行保管。
backup-other-tables = 数据库的表结构属于另一版本（现为 { $found }，本版本为 { $needed }）：请先用本版本启动一次，再做备份。
backup-other-version = 这份备份由印信 { $version } 生成，表结构不同：请先用该版本还原，再升级。
backup-not-empty = “{ $place }”不是空的：备份只能还原到空的位置。请在设置中另指定位置，或先移走原有内容。
backup-foreign = 这个文件不是印信的备份：请提供由“yinxin backup”写出的文件。
backup-damaged = 备份已损坏或不完整：请从存放处重新复制，或换一份备份。没有还原任何内容。
backup-passphrase-wrong = 口令不对，或备份开头已损坏。没有还原任何内容，请重试。
restore-done = 已还原到 { $at } 的状态：{ NUMBER($rows) } 行数据，{ NUMBER($blobs) } 份文件内容无误。
restore-document-wrong = 文件 { $name } 缺失或已损坏：请从另一份备份中取回。
restore-more-wrong = 另有 { NUMBER($count) } 份文件缺失或已损坏。
restore-newest = 这份备份中最新的检查点是第 { $number } 个。请与管理员聊天中最新的检查点对照：若那里的编号更大，则缺少其间的操作；用“--against”指定该检查点文件，即可逐条列出。
restore-no-checkpoint = 这份备份中没有检查点。若管理员聊天中已有检查点，则缺少备份之后的操作；用“--against”指定该检查点文件，即可逐条列出。

# yinxin doctor；严重问题同时发给管理员

check-failed = 检查本身有一部分没能完成（{ $part }：{ $why }）：请查看日志，并告知维护本程序的人。
check-settings = 设置：全部有效。
check-settings-wrong = 设置：{ $why }
check-nothing-yet = { $path } 中还没有数据：首次运行“yinxin serve”时会自动建立。
check-closed = 无法打开印信的数据：{ $why }
check-tables = 数据库的表结构属于另一版本（现为 { $found }，本版本为 { $needed }）：请先用正在运行的版本做备份，再启动本版本，它会自动升级表结构。
check-no-admins = 还没有管理员：请把您的 Telegram 数字 ID 填入 YINXIN_ADMINS，以便出问题时有人收到通知。
check-root-passphrase = 根密钥口令仍保存在 { $file }：请另行记下后删除该文件。
check-root-passphrase-set = 设置中仍有 YINXIN_ROOT_PASSPHRASE：它只在“yinxin ca”时需要，请从设置中移除。
check-permissions = 文件权限：只有印信自己的用户可以读写。
check-open-to-others = 这台电脑上的其他用户可以读取 { $path }：请运行“chmod { $mode } { $path }”。
check-no-master-key = 主密钥 { $path } 不见了：请从副本或备份中取回；没有它，任何文件都无法打开。
check-unwritable = 印信无法写入 { $path }：请把它的所有者改为运行印信的用户。
check-disk = 磁盘：{ $path } 还有 { $free_gb } GB 可用。
check-disk-short = { $path } 只剩 { $free_gb } GB：请清理空间，或把数据移到更大的磁盘。
check-disk-full = { $path } 只剩 { $free_gb } GB：请立即清理空间，否则很快将无法接收和签署文件。
check-fonts = 字体：齐全。
check-fonts-missing = 缺少字体：请在印信的文件夹中运行“./start”或“npm ci”；缺少字体时不会签署任何文件。
check-office = Office 文件：由 { $path } 转换为 PDF。
check-office-named = Office 文件：由 { $url } 转换为 PDF。
check-office-missing = 暂时无法接收 Office 文件：请安装 LibreOffice，或在 YINXIN_GOTENBERG_URL 中填写 Gotenberg 服务地址。
check-gotenberg = Gotenberg（{ $host }）：有响应。
check-gotenberg-away = Gotenberg（{ $host }）没有响应：请启动该服务，或更正 YINXIN_GOTENBERG_URL；在此之前无法接收 Office 文件。
check-journal = 签名暂存区：{ $count ->
    [0] 没有待整理的签名。
   *[other] 有 { $count } 个签名，会自动整理为文件。
}
check-journal-long = 签名暂存区中积压了 { $count } 个签名：请查看日志，了解为何没有整理为文件，常见原因是磁盘已满或过慢。
check-journal-unreadable = 无法读取签名暂存区 { $path }（{ $why }）：请检查磁盘和该文件夹的所有者。
check-telegram = Telegram：已连接，机器人为 @{ $name }。
check-telegram-local = Telegram：未设置；当前使用本机的试用聊天。
check-telegram-away = 无法连接 { $host }：请检查网络、防火墙或代理，以及 YINXIN_TELEGRAM_API。恢复之前消息会排队等待。
check-telegram-token = { $host } 不接受机器人的令牌：请从 @BotFather 取得当前令牌，填入 YINXIN_TELEGRAM_TOKEN 后重新启动印信。
check-mail = 邮件：{ $host } 可以发信。
check-mail-away = 连接不上邮件服务器 { $host }，或它不支持加密：请检查网络、防火墙和 YINXIN_SMTP_URL。在此之前邮件会等待发送。
check-mail-login = 邮件服务器 { $host } 不接受用户名和密码：请在 YINXIN_SMTP_URL 中更正，然后重新启动印信。
check-returns = 退信邮箱：{ $host } 可以读取。
check-returns-away = 无法读取退信邮箱 { $host }：请检查网络、防火墙，以及 YINXIN_SMTP_RETURNS 中的地址和文件夹。在此之前不知道哪些邮件被退回。
check-returns-login = 退信邮箱 { $host } 不接受用户名和密码：请在 YINXIN_SMTP_RETURNS 中更正（不少邮箱需要先开启 IMAP，并使用客户端专用密码），然后重新启动印信。
check-pages = 网页：{ $host } 有响应。
check-pages-away = 从本机访问 { $host } 的网页没有响应：请启动印信，并检查前面的代理和 YINXIN_PUBLIC_URL。
check-tsa = 时间戳：{ $count ->
    [1] 服务正常。
   *[other] { $count } 个服务均正常。
}
check-tsa-own = 时间戳：由印信自己提供。如需外部见证，请在 YINXIN_TSA_URL 中填写时间戳服务。
check-tsa-some = { $hosts } 目前不提供时间戳，已由其他服务代替。请联系该服务，或从 YINXIN_TSA_URL 中移除。
check-tsa-none = 所有时间戳服务都没有响应（{ $hosts }）：请检查网络和 YINXIN_TSA_URL。恢复之前签署会暂停等待。
check-clock-before = 时钟显示为 { $now }，早于印信证书的生效日 { $since }，无法签署：请校准时钟（例如使用 systemd-timesyncd 或 chrony）。
check-clock = 时钟：与外部时间一致。
check-clock-unseen = 时钟：没有可对照的外部时间；系统未报告异常。
check-clock-unsynchronised = 时钟没有与时间服务器同步：请启用 systemd-timesyncd、chrony 等；签名中的时间以它为准。
check-clock-off = 时钟相差 { $seconds } 秒：请启用时间同步。
check-clock-wrong = 时钟相差 { $seconds } 秒：请立即校准并启用时间同步；在此之前验证码和时间戳会出错。
check-database = 数据库：{ $kind ->
    [postgresql] PostgreSQL
   *[sqlite] SQLite
}，已打开，表结构为最新。
check-certificates = 证书：最近一张于 { $until } 到期。
check-certificate-near = { $what ->
    [root] 根证书
    [root-crl] 根证书的吊销列表
   *[other] 证书“{ $what }”
}将于 { $until } 到期（还有 { $days } 天）：{ $what ->
    [root] 请运行“yinxin ca new-root”，然后重新启动印信。
    [signing] 请向签发机构取得新证书，更新 YINXIN_SIGN_… 设置后重新启动印信。
   *[other] 请运行“yinxin ca renew”，然后重新启动印信。
}
check-certificate-ended = { $what ->
    [root] 根证书
    [root-crl] 根证书的吊销列表
   *[other] 证书“{ $what }”
}已于 { $until } 到期：{ $what ->
    [root] 请运行“yinxin ca new-root”，然后重新启动印信。
    [signing] 请向签发机构取得新证书，更新 YINXIN_SIGN_… 设置后重新启动印信。
   *[other] 请运行“yinxin ca renew”，然后重新启动印信。
}
check-jobs = 后台任务：{ $count ->
    [0] 没有等待的任务。
   *[other] 有 { $count } 个待处理。
}
check-jobs-late = 后台任务延误了 { $minutes } 分钟（{ $count } 个待处理）：请查看日志中的失败原因；若一直没有进展，请重新启动印信。
check-inbox = 来自 Telegram 的更新：{ $count ->
    [0] 没有积压。
   *[other] 有 { $count } 条等待处理。
}
check-inbox-late = 来自 Telegram 的更新已等待 { $minutes } 分钟（{ $count } 条）：请查看日志中的失败原因；若一直没有进展，请重新启动印信。
check-outbox = 待发消息：{ $count ->
    [0] 没有积压。
   *[other] 有 { $count } 条待发。
}
check-outbox-late = 消息发不出去（{ $count } 条待发，最多已尝试 { $attempts } 次）：请查看日志，并确认能否连接 Telegram。
check-unfinished = 有 { $count } 个签名已开始但数分钟仍未完成：请启动印信或查看日志；能完成或撤回的，它会自动处理。
check-tasks-wait = 有 { $count } 份文件在等待外部条件，例如时间戳：用 /status 可查看是哪些；条件恢复后会自动继续。
check-checkpoint = 操作记录：最新检查点为第 { $number } 个。
check-checkpoint-none = 操作记录：还没有检查点；第一个会自动生成。
check-checkpoint-late = 上一个检查点（第 { $number } 个）已是 { $hours } 小时之前：请确认时间戳服务可用，然后运行“yinxin audit checkpoint”。
check-rolled-back = 数据库比旁边保存的第 { $number } 个检查点还旧（它只知道第 { $known } 个）：请查明是谁还原了数据库；“yinxin audit verify”会列出缺少的内容。
