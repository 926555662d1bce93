# What `yinxin verify` and `yinxin sign-file` say on the terminal.

## Files

file-missing = There is no file { $file }: check its name and folder.
file-not-a-file = { $file } is not a file: give the name of a PDF file.
file-unreadable = { $file } cannot be read ({ $why }): check its permissions.
file-unwritable = { $file } cannot be written ({ $why }): check the folder, its permissions and the free space.
file-onto-itself = The signed document would overwrite { $file }: give another name for it.

## Why a file cannot be used; where nothing stands here, the chat's words are said

unusable-empty-file = { $file } is empty: get the PDF again.
unusable-not-a-pdf = { $file } is not a PDF: save or export the document as a PDF.
unusable-damaged-pdf = { $file } is damaged and cannot be read: get it again from where it came from.
unusable-locked-pdf = { $file } is protected by a password: get a copy without one.
unusable-no-pages = { $file } has no pages: export it again.
unusable-pdf-too-large = { $file } is larger than { NUMBER($limit_mb) } MB: raise YINXIN_MAX_PDF_MB (500 at most) or use a smaller file.
unusable-pdf-too-hard = { $file } takes too long or too much memory to read: it may be made to do harm.
unusable-signed-but-damaged = { $file } carries signatures but is damaged: get an intact copy, because repairing it would void them.
unusable-signed-and-encrypted = { $file } is both signed and encrypted, so nothing can be added: ask for a copy without encryption.
unusable-xfa-form = { $file } is a dynamic XFA form, which cannot be signed reliably: print it to a PDF first.
unusable-active-content = { $file } holds scripts or hidden active content that cannot be removed safely: print it to a PDF first.
unusable-clock-wrong = The clock of this computer says { $now }, which is before { $since }, when the certificates of Yinxin begin, so nothing was signed: set the clock right (for example with systemd-timesyncd or chrony) and try again.
unusable-timestamp-unavailable = The time-stamp service cannot be reached, so nothing was signed: try again later, or check YINXIN_TSA_URL.
unusable-key-unavailable = The signing key cannot be reached, so nothing was signed: see that the token is plugged in, or the signing service is up, and try again.
unusable-status-unavailable = An authority does not say whether a certificate still holds, so nothing was signed: try again later, or check that its addresses can be reached from here.
unusable-no-such-page = There is no page { NUMBER($page) } in { $file }, which has { $pages ->
    [one] one page
   *[other] { NUMBER($pages) } pages
}.

## verify

verify-encrypted = { $file } is both signed and encrypted, which cannot be checked here: open it in a PDF reader that shows signatures.
verify-password = { $file } opens with a password only. Password
verify-password-again = It does not open with that password. Password
verify-locked = { $file } opens with a password only: run this at a terminal to be asked for it, or give it in { $variable }.
verify-password-wrong = { $file } does not open with that password: try again with the right one, or ask the sender for it.
verify-root-strange = { $file } is not a certificate: give a root certificate in PEM or DER form.
verify-root-hint = If you know the issuer, give its root certificate with --root FILE.
verify-stamped = Time stamp
verify-digest = SHA-256: { $digest }

## sign-file

sign-file-name-empty = The name is empty: give the signer's name with --name.
refusal-signatures-broken = The signatures that this PDF already carries cannot be relied on. Please get an intact copy from its sender.
sign-file-done = Signed as { $who }: { $file }
sign-file-root = To see the signer as trusted, its readers need this installation's root certificate: { $root }
