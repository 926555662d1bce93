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
setting-metrics-token = { $name } needs 16 to 256 letters, digits and signs without blanks: take for example what “openssl rand -hex 24” prints.
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
setting-needs = { $name } needs { $needs } beside it: set that too, or take { $name } out.
setting-one-key = { $name } and { $needs } both name a key to sign with: keep one of them.
setting-file = { $name }: the file { $file } cannot be read ({ $why }). Check the path and its permissions.
setting-certificates = { $name } has to be a file with certificates (PEM or DER): this one has none.
setting-key-seals-file = { $name } is no TOML file ({ $why }). docs/trust.md shows how to write it.
setting-key-seals-table = { $name } is not complete. Say where the key is (pkcs12, pkcs11_module or csc_url) and what that needs; docs/trust.md shows how.
setting-root-passphrase = { $name } has to have at least { $least } characters: the root of your certificates hangs on it.
setting-key-pkcs12-password = { $name } cannot be opened: check YINXIN_SIGN_PKCS12_PASSWORD, and that the file is whole.
setting-key-pkcs12-file = { $name } is not a PKCS#12 file: it has to be the .p12 or .pfx that you got with the certificate.
setting-key-pkcs12-empty = { $name } has no key with its certificate in it: export both together into one .p12 file.
setting-key-pkcs11-module = { $name }: { $file } cannot be loaded. Give the path of the PKCS#11 library that came with your token.
setting-key-pkcs11-pin = { $name }: the token refuses the PIN. Check YINXIN_SIGN_PKCS11_PIN before you start again: after a few wrong tries it locks itself.
setting-key-pkcs11-locked = { $name }: the token has locked itself after too many wrong PINs. Unlock it with its maker's program.
setting-key-pkcs11-key = { $name }: the token has { $found } keys named “{ $key }”, and has to have one. Check YINXIN_SIGN_PKCS11_KEY.
setting-key-pkcs11-certificate = { $name }: the token has no certificate for the key “{ $key }”. Put it there, under the same id or label.
setting-key-csc-client = { $name }: the signing service refuses us ({ $why }). Check YINXIN_SIGN_CSC_CLIENT and YINXIN_SIGN_CSC_SECRET.
setting-key-csc-credential = { $name }: the signing service has no usable credential “{ $credential }”. Check YINXIN_SIGN_CSC_CREDENTIAL.
setting-key-kind = { $name }: this key is of a kind that PDF readers do not take. Use P-256, P-384, or RSA from 2048 bits.
setting-key-ended = { $name }: its certificate is valid until { $until } only, and not today. Renew it, and check this computer's clock.
setting-key-usage = { $name }: its certificate is not for signing documents. Use one that is.
setting-key-chain = { $name }: the certificate above its own is missing. Put it into a PEM file and name that in YINXIN_SIGN_CHAIN.
setting-key-no-status = { $name }: its certificate, or one above it, names no place to ask whether it still holds (OCSP or CRL), so nothing signed with it would last. Use another.
setting-needs-tsa-url = { $name } belongs to a time-stamping service: set YINXIN_TSA_URL too, or take it out.
setting-smtp = { $name } has to be like smtp://user:password@mail.example.com:587 or smtps://user:password@mail.example.com. A relay without STARTTLS needs ?starttls=no at the end.
setting-smtp-returns = { $name } has to be like imaps://user:password@imap.example.com/INBOX. Only a mailbox on this computer may have imap://.
setting-smtp-from = { $name } has to be an e-mail address, or a name with the address in angle brackets: Harbor Ltd <sign@example.com>.
setting-notify-sms = { $name } has to be an address that apprise knows, with PHONE in the place of the number.
setting-notify-admins = { $name } has to be addresses of robots, separated by spaces: wecombot://…, dingtalk://…, feishu://… or lark://…
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
about-master-keys = The master key itself, instead of a file: “1 <64 hex digits>”, several versions with commas between.
about-master-key-pkcs11-module = A token or hardware module that guards the master key’s file: path of its PKCS#11 library. See “yinxin keys to-token”.
about-master-key-pkcs11-token = That token’s label. Empty: the only token there is.
about-master-key-pkcs11-key = The label of the AES key on it.
about-master-key-pkcs11-pin = That token’s PIN.
about-tsa-url = Addresses of time-stamping services (RFC 3161), the first choice first, separated by blanks or commas. Empty: Yinxin's own.
about-tsa-user = The name to give to the first time-stamping service.
about-tsa-password = The password to give to the first time-stamping service.
about-sign-pkcs12 = A purchased key to certify and close documents with: its PKCS#12 file (.p12, .pfx). Empty: Yinxin's own key.
about-sign-pkcs12-password = The password of that file.
about-sign-pkcs11-module = The same from a token or hardware module: path of its PKCS#11 library.
about-sign-pkcs11-token = The token's label. Empty: the only token there is.
about-sign-pkcs11-key = The label of the key on it.
about-sign-pkcs11-pin = The token's PIN.
about-sign-csc-url = The same from a remote signing service (CSC API v2): its address, up to and with /csc/v2.
about-sign-csc-token-url = Where that service gives out OAuth 2.0 tokens. Empty: oauth2/token below its address.
about-sign-csc-client = The client id for it.
about-sign-csc-secret = The client secret for it.
about-sign-csc-credential = The credentialID of the key there.
about-sign-csc-pin = The credential's PIN, if it has one.
about-sign-chain = A PEM file with the certificates above such a key's own, where they do not come along.
about-real-name-url = Address of a service that confirms people's real names (docs/identity.md), https. Empty: nobody is asked for theirs.
about-real-name-secret = The secret shared with that service: questions and answers are signed with it.
about-seal-keys = A TOML file that gives single seals keys from elsewhere; docs/trust.md shows how.
about-trust-roots = A PEM file with root certificates of others to trust: of your time-stamping service, of your authority.
about-trust-private-network = true: addresses in certificates may be in a private network, because your own authority is there.
about-root-passphrase = The passphrase of the root's key, for the first start and for “yinxin ca”; take it out again afterwards. Empty: one is made and written into the data folder.
about-organisation = Your organisation's name, as the certificates show it.
about-time-zone = The time zone of whoever has not chosen one.
about-admins = Telegram ids of the admins, separated by commas.
about-max-pdf-mb = The largest PDF taken, in MB.
about-gotenberg-url = Address of a Gotenberg service that makes PDFs of Office files. Empty: LibreOffice, where `soffice` is installed.
about-smtp-url = The mail server for people without Telegram: smtp://user:password@mail.example.com:587 (STARTTLS) or smtps://… (TLS). Empty: no e-mail goes out.
about-mail-copies-mb = The most that goes with the mail to parties without Telegram once all is done, signed documents and evidence report together, in MB; if there is more, the link alone. 0: always the link alone. A mail is a third larger than its files.
about-smtp-from = Who those mails are from: an address, or “Name <address>”.
about-smtp-returns = The mailbox that mails come back to, usually the sender’s own: imaps://user:password@imap.example.com/INBOX. It is looked into every three minutes; who cannot be reached is shown so, and other ways are taken. Only what by its headers is a returned mail is read; other mails are neither read nor marked. Empty: only what the server refuses at once is known.
about-notify-sms = A service for text messages, as an address of apprise with PHONE where the number belongs. Empty: none go out.
about-notify-admins = Addresses of WeCom, DingTalk, Feishu or Lark robots, as apprise writes them, separated by spaces, for what the admins are told (wecombot://KEY, dingtalk://TOKEN or dingtalk://SECRET@TOKEN, feishu://TOKEN, lark://TOKEN). Empty: only their chats.
about-nudges-per-day = The most reminders a person gets in a day.
about-font-sans = Font files of your own for sans-serif text, separated by commas; the first must have ordinary Chinese. Empty: the one that comes with Yinxin.
about-font-song = Font files of your own for Song text and seals, separated by commas. Empty: the one that comes with Yinxin.
about-jobs = The queue of the work in the background: embedded.
about-metrics-token = Whoever asks for /metrics shows it as “Authorization: Bearer …”. Empty: only programs on this computer are answered.
about-log-level = How much the log tells: debug, info, warning or error.

## The root of our certificates

root-passphrase-note =
    The line above opens the root key of this installation's certificates. Yinxin does not need it in daily use; it is asked for by “yinxin ca renew”, every few years. Copy it onto paper or into a password manager, put that into a safe place, and delete this file. Whoever has it and your database can issue certificates in your name; without it, certificates cannot be renewed when they end.
ca-no-root = There is no root key here: start Yinxin once with “yinxin serve”, or set YINXIN_DATA and YINXIN_DATABASE_URL to the installation.
ca-passphrase = Passphrase of the root key
ca-passphrase-missing = The passphrase of the root key is needed: set YINXIN_ROOT_PASSPHRASE for this command, or run it at a terminal.
ca-passphrase-wrong = The root key does not open with this passphrase: copy it again from where you keep it.
ca-passphrase-file = The passphrase of the root key still lies in { $file }. Copy it to a safe place, then delete that file.
ca-end = { $what ->
    [root] Root certificate
    [issuing] Issuing CA
    [tsa] Time stamps
    [ocsp] Answers about certificates (OCSP)
    [root-ocsp] Answers about the issuing CA (OCSP)
    [certifier] Certifying documents
    [root-crl] The root's revocation list (CRL)
   *[signing] Signing key from elsewhere
}: until { $until }
ca-end-near = { $what ->
    [root] Make a new root before then: yinxin ca new-root
    [signing] Buy or order the next one now.
   *[other] Renew it now: yinxin ca renew
}
ca-nothing-due = Nothing comes to an end within the next six months. With --all, everything is renewed all the same.
ca-renewed = Renewed. Start Yinxin again, so that it goes on with it; everything signed before stays valid.
ca-former-root = Former root, trusted for what it issued: { $name }, SHA-256 fingerprint { $fingerprint }
ca-new-root = There is a new root, “{ $name }”, SHA-256 fingerprint { $fingerprint }. Start Yinxin again, then run “yinxin ca export-root” and give the new root certificate to whoever trusts the old one. Everything signed before stays valid.
ca-root-forgotten = This root ({ $fingerprint }) is no longer trusted. Start Yinxin again, so that it goes on without it.
ca-root-unknown = None of the former roots has the fingerprint { $fingerprint }. Copy all of it from “yinxin ca status”.
ca-root-exported = The root certificate is in { $file }. Its SHA-256 fingerprint: { $fingerprint }

## The bot's profile on Telegram: at most 512 and 120 characters

bot-description =
    Send me a PDF and say who signs. Each person reads, confirms and signs on their phone; I remind them before the deadline, and everybody gets the signed PDF with its evidence.
bot-short-description = Send a PDF, name who signs, and everybody signs from their phone.

## When something of ours fails again and again

update-set-aside = Sorry, I could not process your last message and have set it aside. Please send it again; if that does not help, tell your administrator.
