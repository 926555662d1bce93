# 验签时，登记册中已有的版本的用语（聊天、网页和终端共用）。
copy-version = 第 { NUMBER($n) } 版，共 { NUMBER($total) } 版，生成于 { $at }。
copy-is-prepared = 这是发出时的版本，尚无人在本系统签署。
copy-is-signed = 这是{ $name }签署后的版本。
copy-is-completed = 这是全部完成后封存的版本。
copy-is-renewed = 这是完成后延长了时间证明的版本。
copy-acted = 目前应办理的 { NUMBER($total) } 方中，已有 { NUMBER($n) } 方办理。
copy-parties = 各方目前的状态
copy-documents = 这个任务共有 { NUMBER($total) } 份文件，请逐份查验
copy-this-document = { NUMBER($n) }. { $title }（就是这一份）
copy-document = { NUMBER($n) }. { $title }
