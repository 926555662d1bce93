# For whoever runs the house: on the terminal and in the table of settings.

serve-ready-local =
    Yinxin is ready. Open { $address } in your browser: a chat on this computer, for trying Yinxin without Telegram. Press Ctrl+C to stop.
serve-ready-telegram =
    Yinxin is ready: write to @{ $bot } on Telegram. The pages are at { $pages }. Press Ctrl+C to stop.

## Why it does not start

serve-running = Yinxin is already running with the folder { $folder }: stop that one first, or set YINXIN_DATA to another folder.
serve-port-taken = Port { $port } is taken by another program: stop that one, or set { $name } to another number.
serve-address = Yinxin cannot listen on { $host }, port { $port } ({ $why }): set YINXIN_HOST to an address of this computer, for example 127.0.0.1.
serve-token-refused = Telegram does not know this token: copy it again from @BotFather into YINXIN_TELEGRAM_TOKEN.
serve-unreachable = { $api } cannot be reached: check this computer's internet connection (a proxy is set with HTTPS_PROXY), then start again.
serve-refused = Telegram refuses the bot: { $why }. Check YINXIN_TELEGRAM_TOKEN and YINXIN_TELEGRAM_API.

setting-env-file = The file { $file } cannot be read: check its permissions, and that it is saved as UTF-8.
setting-unknown = There is no setting { $name }: check its spelling with “yinxin settings”.
setting-one-of = { $name } has to be one of { $choices }.
setting-length = { $name } has to have 1 to { $limit } characters.
setting-number = { $name } has to be a whole number from { $least } to { $most }.
setting-token = { $name } does not look like a bot's token: copy the whole line that @BotFather gave you, digits, colon and letters.
setting-webhook-secret = { $name } may have 1 to 256 letters, digits, “_” and “-”, nothing else.
setting-address = { $name } has to be an address like https://sign.example.com.
setting-address-with-password = { $name } must not have a name and password in it: there are settings of their own for those that need them.
setting-host = { $name } has to be an address or name of this computer, for example 127.0.0.1 or 0.0.0.0.
setting-database = { $name } has to begin with sqlite:/// or postgresql://.
setting-blobs = { $name } has to be a folder, written like file:///srv/yinxin/blobs.
setting-time-zone = { $name } has to be the name of a time zone, for example Asia/Shanghai.
setting-admins = { $name } has to be Telegram ids, separated by commas: the bot tells you yours with /whoami.
setting-font = { $name } names a file that is no TrueType or OpenType font or cannot be read: check the path.
setting-font-incomplete = { $name } names a font without ordinary Chinese characters, Latin letters or figures: put a complete one first.
setting-font-closed = { $name } names a font that its maker does not allow to be embedded in documents: choose another.
setting-jobs = { $name } has to be embedded.
setting-public-url-https = { $name } has to be the pages' https address, for example https://sign.example.com: Telegram opens no other pages.
setting-needs-token = { $name } is of use with Telegram only: set YINXIN_TELEGRAM_TOKEN too, or take it out.
setting-needs-tsa-url = { $name } belongs to a time-stamping service: set YINXIN_TSA_URL too, or take it out.
setting-same-port = { $name } and YINXIN_PORT have to be different numbers.
setting-files-missing = Files of the program are missing ({ $why }): run ./start again, it fetches them.
setting-folder = The folder { $folder } cannot be used ({ $why }): check its permissions and the free space, or set YINXIN_DATA to another one.
setting-master-key = The master key cannot be used: { $why }.
setting-master-key-strange = { $file } is not the master key that this installation's data were sealed with: put the right file back from your backup, or set YINXIN_MASTER_KEY_FILE to it.
setting-database-closed = The database cannot be opened ({ $why }): check YINXIN_DATABASE_URL, and that the database is running.

## What each setting is, under its name

about-telegram-token = The bot's token from @BotFather. Empty: a chat in the browser of this computer, for trying.
about-telegram-api = Address of the Bot API server, where it is not Telegram's own.
about-telegram-webhook-secret = Any secret word: Telegram then brings the updates to the pages' address. Empty: Yinxin asks for them.
about-public-url = The pages' address as people's phones reach it, with https. Empty: this computer only.
about-host = The address the pages listen on.
about-port = The port the pages listen on.
about-chat-port = The port of the chat for trying.
about-data = The folder for everything that is kept.
about-database-url = sqlite:///… or postgresql://…. Empty: a SQLite file in the data folder.
about-blobs-url = The folder of the documents, as file:///…. Empty: in the data folder.
about-master-key-file = The file of the key that documents and secrets are sealed with. Empty: in the data folder, made at the first start.
about-tsa-url = Address of a time-stamping service (RFC 3161). Empty: Yinxin's own.
about-tsa-user = The name to give to the time-stamping service.
about-tsa-password = The password to give to the time-stamping service.
about-organisation = Your organisation's name, as the certificates show it.
about-time-zone = The time zone of whoever has not chosen one.
about-admins = Telegram ids of the admins, separated by commas.
about-max-pdf-mb = The largest PDF taken, in MB.
about-nudges-per-day = The most reminders a person gets in a day.
about-font-sans = Font files of your own for sans-serif text, separated by commas; the first must have ordinary Chinese. Empty: the one that comes with Yinxin.
about-font-song = Font files of your own for Song text and seals, separated by commas. Empty: the one that comes with Yinxin.
about-jobs = The queue of the work in the background: embedded.
about-log-level = How much the log tells: debug, info, warning or error.

## The bot's profile on Telegram: at most 512 and 120 characters

bot-description =
    Send me a PDF and say who signs. Each person reads, confirms and signs on their phone; I remind them before the deadline, and everybody gets the signed PDF with its evidence.
bot-short-description = Send a PDF, name who signs, and everybody signs from their phone.

## When something of ours fails again and again

update-set-aside = Sorry, I could not process your last message and have set it aside. Please send it again; if that does not help, tell your administrator.
