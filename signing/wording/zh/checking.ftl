### 检查加密的 PDF：向发送人询问密码

ask-password-to-check = 密码只用来打开一次文件进行检查，我会删除您的这条消息，不保存密码。
page-word-password-means-check = 密码只用来打开一次文件进行检查，不会保存。
verdict-why-password-wrong = 密码不对，文件打不开，因此无法检查签名。请向发送人确认密码。
page-word-why-password-wrong = 密码不对，文件打不开，因此无法检查签名。请向发送人确认密码。
