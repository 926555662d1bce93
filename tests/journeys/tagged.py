"""Two papers with tags, words to be found and room for seals, for the transcripts about places."""

from __future__ import annotations

from tests.signing.pdf.corpus import typeset

ZH = """
= 设备租赁合同
出租人：{{签名:1}} #h(3.4cm) 承租人：{{签名:2}}
#v(1cm)
承租人银行账号：{{文本:2|标签=银行账号}}

#v(4mm)
{{勾选:2|标签=同意自动续租|必填=否}} #h(2.6cm) 同意自动续租
#pagebreak()
第二条　付款方式：按月支付　　　　　按季支付

承租人联系电话：
#pagebreak()
第三条　本页无正文。
#v(3cm)
出租人（盖章）： #h(5cm) 承租人（盖章）：
"""
EN = """
= Equipment lease
Lessor: {{sign:1}} #h(3.4cm) Lessee: {{sign:2}}
#v(1cm)
Account of the lessee: {{text:2|label=Account}}

#v(4mm)
{{checkbox:2|label=Renew by itself|required=no}} #h(2.6cm) Renew by itself
#pagebreak()
2. Payment: #h(1cm) Monthly #h(3cm) Yearly

Telephone of the lessee:
#pagebreak()
3. This page is left free.
#v(3cm)
Stamp of the lessor #h(5cm) Stamp of the lessee
"""


def lease(language: str) -> bytes:
    return typeset(ZH if language == "zh" else EN)
