### 已签名或已认证的 PDF 中空的签名域

note-certified-open-fields = 作者已认证此 PDF：只能在其中已有的签名域里签署。
refusal-open-fields-few = 作者已认证此 PDF，只有 { NUMBER($fields) } 个空的签名域，而签署人有 { NUMBER($signers) } 位。请减少签署人，或向对方要一份允许签署的文件。
refusal-certified-places-stay = 作者已认证此 PDF：签署位置只能是其中已有的签名域，不能移动或新增。可以改由另一位签署人使用。
