### 会话以外的途径：个人的群机器人、邮件附件、纸质邀请函、送达情况。

## 移交成员的签署

button-hand-over = 移交签署
hand-over-title = { $name }发出未完的签署，共 { NUMBER($tasks) } 份
hand-over-ask = 今后由谁负责？草稿、印章和角色都不变。
hand-over-means = { $to }将代替{ $name }成为发起人：答复各方提问，接收进展，也可撤回。草稿、印章和角色都不变。
hand-over-nobody = 没有其他人可以发起签署。请先邀请能发起签署的成员，或给某位成员这一角色。
button-hand-over-yes = 移交
hand-over-done = { $name }的 { NUMBER($tasks) } 份签署已移交给{ $to }。
told-tasks-handed-over = { $name }已将您发出未完的签署移交给另一位成员。您的成员身份不变。
refusal-member-nothing-in-hand = { $name }没有未完的签署，无需移交。
