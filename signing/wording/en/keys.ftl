keys-kept-file = The master key is in the file { $file }.
keys-kept-token = The master key is in the file { $file }, which only the token opens.
keys-kept-given = The master key is given by YINXIN_MASTER_KEYS.
keys-newest = Version { $version }, the newest: { $rows } rows and { $files } files are sealed under it.
keys-older = Version { $version }: { $rows } rows and { $files } files are still sealed under it.
keys-rotated = Version { $version } of the master key is made; everything new is sealed under it. Keep a copy of the file.
keys-renewed = { $rows } rows and { $files } files were put under the newest version.
keys-lost = { $count } rows open under no version that is there: put the missing one back from a copy of the master key, then run “yinxin keys renew”.
keys-still-used = { $count } rows and files are still sealed under an older version: run “yinxin keys renew” first.
keys-just-changed = The master key was changed a moment ago, and Yinxin may still be sealing under the version before: try again in { $seconds } seconds.
keys-only-one = There is only version { $version }: nothing to forget.
keys-retired = { $count ->
    [one] One older version is forgotten.
   *[other] { $count } older versions are forgotten.
 }
keys-no-token = No token is set: set YINXIN_MASTER_KEY_PKCS11_MODULE and YINXIN_MASTER_KEY_PKCS11_PIN first.
keys-guarded = The master key’s file now opens with the token only. See that the token has a copy, and delete older copies of the file.
keys-unguarded = The master key’s file opens without the token again. Take YINXIN_MASTER_KEY_PKCS11_MODULE out of the settings.
keys-given = The master key is given by YINXIN_MASTER_KEYS: append a newer version there (“2 <64 hex digits>”, for example from “openssl rand -hex 32”), start Yinxin again, then run “yinxin keys renew”.
