### 通讯录：自己用过的签署方。

refusal-contact-missing = 通讯录里已经没有这个人，请发送 /contacts 查看。
refusal-contact-one = 一次只能写一个人，并且要有姓名。例如：李明 13800138000
command-contacts = 通讯录：常用的签署方
contacts-title = 通讯录（{ NUMBER($count) } 人）
contacts-none = 还没有人。发出签署后，签署方会自动记在这里，只有您自己看得到。
button-contact-add = 添加
button-contact-edit = 修改
button-contact-forget = 删除
button-contacts = 通讯录
contact-used = 最近使用：{ $at }
contact-saved = 已保存。
contact-forgotten = 已从通讯录删除 { $name }，已发出的签署不受影响。
ask-contact = 请发送姓名、公司和联系方式，写在一行里。
ask-contact-anew = 请发送 { $name } 的新资料，写在一行里，会整条替换。
example-contact = 李明 13800138000 li@example.cn 华明科技有限公司
