### 印章：制作、上传与使用。

## 设计中的问题

refusal-seal-shape = 这类印章没有这种形状，请换一种。
refusal-seal-size = 这种印章的规格（毫米）只有：{ $sizes }。请从中选择。
refusal-seal-name-length = 印章上的单位名称需要 { NUMBER($least) }～{ NUMBER($most) } 个字，现在是 { NUMBER($count) } 个。请核对名称。
refusal-seal-person-length = 姓名章的姓名需要 { NUMBER($least) }～{ NUMBER($most) } 个字，现在是 { NUMBER($count) } 个。请核对姓名。
refusal-seal-title-long = 横排文字最多 { NUMBER($limit) } 个字，请缩短。
refusal-seal-code = 印章编码只能由数字、字母和连字符组成，最多 { NUMBER($limit) } 位。请按备案的编码填写，没有可以不填。
refusal-seal-tax-number = 发票专用章需要纳税人识别号：15、17、18 或 20 位数字和大写字母。请按营业执照填写。
refusal-seal-ending = 姓名后面只能加“印”或“之印”，也可以不加。
refusal-seal-colour = 没有认出这个颜色。请选红、蓝、黑、紫，或填写 #E60012 这样的颜色值。
refusal-seal-opacity = 印章的不透明度需在 { NUMBER($least) }%～{ NUMBER($most) }% 之间。
refusal-seal-border = 边框宽度需在 { $least }～{ $most } 毫米之间。
refusal-seal-character = 印章字体里没有“{ $character }”这个字。请换一种写法，或上传印章图片。
