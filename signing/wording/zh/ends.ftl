### 证书即将到期、时间戳服务无法使用：发给管理员

told-ends = { $days ->
    [0] 以下项目已于 { $until } 到期，请立即处理：
   *[other] 以下项目还有 { $days } 天到期（{ $until }）：
}
end-what = { $what ->
    [root] 根证书
    [issuing] 签发机构证书
    [tsa] 时间戳证书
    [ocsp] 证书状态查询（OCSP）证书
    [root-ocsp] 签发机构状态查询（OCSP）证书
    [certifier] 文件认证证书
    [root-crl] 根证书吊销列表（CRL）
    [signing] 外部签名密钥的证书
    [tsa-elsewhere] 外部时间戳服务（{ $name }）的证书
   *[seal] 印章证书：{ $name }
}
end-todo = { $what ->
    [root] 请在服务器上运行“yinxin ca new-root”，准备好根密钥的口令，然后重新启动印信。
    [signing] 请购买或申请下一张证书，更新 YINXIN_SIGN_… 设置，然后重新启动印信。
    [tsa-elsewhere] 请向时间戳服务商确认何时更换证书；如果根证书也会更换，请把新的根证书加入 YINXIN_TRUST_ROOTS。
    [seal] 印章证书无需处理：下次用章时会自动换发。
   *[other] 请在服务器上运行“yinxin ca renew”（需要时会询问根密钥的口令），然后重新启动印信。之前签署的文件继续有效。
}
told-tsa-away = 时间戳服务 { $host } 目前无法提供时间戳：{ $why }。请检查网络和 YINXIN_TSA_URL，或联系服务商；所有时间戳服务都不可用时，签署会暂停等待。
