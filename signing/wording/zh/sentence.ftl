# 用一句话填好草稿
understood = 我是这样理解的
understood-open = 还没说
understood-parties = 参与方：
understood-lost = 没看懂：{ $words }。请用下面的按钮补充，或换个说法再写一次。
understood-nameless = 还不知道由谁来办：{ $words }。请点“改参与方”，写上姓名。
understood-handles = 凭 { $words } 联系不上对方。请点“改参与方”，补上手机或邮箱，或从聊天里选人。
understood-unsealed = 您说要盖章，但没说代表哪家公司：{ $words }。请点“改参与方”补上公司。
understood-assumed = 没说做什么，先算作签署：{ $words }。不对的话请点“改参与方”修改。
understood-twice = 名单里已经有了，没有重复添加：{ $words }。
understood-known = 您以前找过一位{ $name }。是同一个人，就点下面的按钮；不是，就不用管。
understood-several = 您以前找过 { $count } 位{ $name }。请在下面选一位；都不是，就不用管。
understood-next = 都对的话点“下一步”，接着确认：{ $step }。
button-take-contact = { $name }就是 { $how }
reminders-every = { $days ->
    [1] 每天
   *[other] 每 { $days } 天
  }
refusal-sentence-lost = 没看懂“{ $words }”。可以这样说：请让李明和王芳依次签，下周五前。
refusal-contact-gone = 这位联系人的信息变了，没有采用。请点“改参与方”重新填写。
