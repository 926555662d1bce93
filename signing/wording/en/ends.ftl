### Certificates that end soon, and time-stamp services that give no stamps: for admins

told-ends = { $days ->
    [0] This came to an end on { $until } and needs you now:
    [one] This ends within a day, on { $until }:
   *[other] This ends in { $days } days, on { $until }:
}
end-what = { $what ->
    [root] Root certificate
    [issuing] Issuing CA
    [tsa] Time stamps
    [ocsp] Answers about certificates (OCSP)
    [root-ocsp] Answers about the issuing CA (OCSP)
    [certifier] Certifying documents
    [root-crl] The root’s revocation list (CRL)
    [signing] Certificate of the signing key from elsewhere
    [tsa-elsewhere] Certificate of the time-stamp service { $name }
   *[seal] Certificate of a seal: { $name }
}
end-todo = { $what ->
    [root] Run “yinxin ca new-root” on the server, with the root key’s passphrase at hand, and start Yinxin again.
    [signing] Buy or order the next certificate, change the YINXIN_SIGN_… settings, and start Yinxin again.
    [tsa-elsewhere] Ask the time-stamp service when it changes its certificate; if its root changes too, add the new root to YINXIN_TRUST_ROOTS.
    [seal] Nothing to do for a seal: its next use gets it the next certificate by itself.
   *[other] Run “yinxin ca renew” on the server, which asks for the root key’s passphrase where it needs it, and start Yinxin again. What was signed before stays valid.
}
told-tsa-away = The time-stamp service { $host } gives no time stamps: { $why }. Check the network and YINXIN_TSA_URL, or ask the service; when none of your time-stamp services answers, signing waits.
