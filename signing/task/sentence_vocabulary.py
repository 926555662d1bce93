"""The words of a request, by what they are; what is in no list is not understood."""

from __future__ import annotations

from signing.task.model import Role
from signing.task.sentence_kinds import Kind

_S, _A, _F, _V, _C = Role.SIGNER, Role.APPROVER, Role.FILLER, Role.VIEWER, Role.CC
_ROLES: dict[tuple[Kind, Role], str] = {
    (Kind.BEFORE, _S): "signed by|signature by|signatures from|signature from|for signature to|签字方|签署方",
    (Kind.BEFORE, _A): (
        "reviewed by|review by|review from|approvals from|approvals by|sign-offs from|approved by|approval by"
        "|approval from|approval of|okayed by|sign-off by|sign-off from|sign off by|sign off from"
        "|signoff from|signed off by"
    ),
    (Kind.BEFORE, _F): "filled in by|filled out by|filled by|to be filled in by|to be filled out by",
    (Kind.BEFORE, _V): "read by|viewed by",
    (
        Kind.BEFORE,
        _C,
    ): "抄送给|抄送至|抄送|抄给|cc to|cc|copy to|copies to|a copy to|copied to|copy|发一份给|副本给|知会",
    (Kind.BEHIND, _S): (
        "to sign|signs|must sign|should sign|will sign|for signature|for signing|for signatures|has signed"
        "|have signed|signed it|has signed it|review and sign|to review and sign|审阅并签署|审阅并签字|看完签"
        "|看完再签|看完后签|看后签|阅后签|阅读并签署|需要签字|签名确认|签字确认"
    ),
    (Kind.BEHIND, _A): (
        "to review|reviews|must review|should review|for review|to approve|approves|must approve"
        "|should approve|will approve|for approval|has approved|have approved|approved it|has approved it"
        "|signs off|to sign off|sign off|sign-off|signoff|must sign off|has signed off|review and approve"
        "|to review and approve|审核批准"
    ),
    (Kind.BEHIND, _F): (
        "to fill in|to fill out|fills in|fills out|must fill in|should fill in|will fill in|fills it in"
        "|fill it in|to fill it in|需要填写|填写信息|填写完整"
    ),
    (Kind.BEHIND, _V): "to view|to read|views|reads|just reads|for information|只看|仅查看|只查看",
    (Kind.BEHIND, _C): (
        "gets a copy|get a copy|gets copies|get copies|in copy|a copy|to be copied|is copied|copied|on copy"
        "|in cc|on cc|to be cc'd|cc'd|收一份|发一份|发份|留一份|存一份|各收一份"
    ),
    (Kind.VERB, _S): (
        "主签|代签|补签|重签|联签|共签|亲签|电签|手签|电子签名|手写签名|电子签|线上签署|在线签署|线上签"
        "|在线签|签署完|签字完|签署|签字|签名|签约|签完|签好|签掉|签|countersign|countersigns|sign|signing"
        "|signature|signatures"
    ),
    (Kind.VERB, _A): (
        "审批完|审核完|审批|审核|复核|审定|审一下|审阅|同意|批准|核准|审完|批完|审|批|approve|approval|approving"
    ),
    (Kind.VERB, _F): "填写|填好|填完|填一下|填|fill in|fill out|filling in",
    (Kind.VERB, _V): "查看|看一下|看看|看一看|看|查阅|阅读|过目|view|read",
    (Kind.NOUN, _S): "签署人|签字人|签约人|signers|signer|signatories|signatory",
    (Kind.NOUN, _A): "审批人|审核人|批准人|approvers|approver",
    (Kind.NOUN, _F): "填写人|填写方|填表人|fillers|filler",
    (Kind.NOUN, _V): "查看人|查阅人|阅读人|viewers|viewer",
    (Kind.NOUN, _C): "抄送人",
}
_OTHERS: dict[Kind, str] = {
    Kind.SEAL: (
        "签字并盖章|签字盖章|签署并盖章|签名盖章|盖完章|盖好章|盖个章|盖公章|加盖公章|盖合同章|盖章|用印"
        "|to seal|seals|stamp|to stamp|stamps|sealed by"
    ),
    Kind.THEN: (
        "然后再|接着再|之后再|最后再|然后|接着|随后|之后|以后|最后|再由|再给|再让|再请|再|后由|后|and then"
        "|then to|then|followed by|after that|afterwards|and finally|finally|lastly|and after that|before|→"
        "|->|=>|>"
    ),
    Kind.EACH: (
        "逐级|sign order|signing order|signature order|order of signing|按先后顺序|按照顺序|按顺序|按次序"
        "|依次|依序|逐个|逐一|轮流|先后|按这个顺序|顺序|in this order|in that order|in order|in turn"
        "|one after the other|one after another|one by one|sequentially|in sequence"
    ),
    Kind.TOGETHER: (
        "同时|一起|一同|一块|不分先后|不分顺序|顺序不限|不限顺序|先后不限|并行|共同|at the same time|at once"
        "|all at once|simultaneously|in parallel|together|in any order|in no particular order"
        "|order doesn't matter|order does not matter|order doesn’t matter|regardless of order"
    ),
    Kind.OR: "或者|或|or",
    Kind.LIST: "和|与|及|以及|还有|跟|、|and|as well as|plus|&|/|+|both",
    Kind.BY: "由|代表人|法定代表人|法人代表|负责人",
    Kind.ME: "我自己|我本人|本人|我|myself|me|i",
    Kind.VAGUE: (
        "尽快|尽早|马上|立刻|立即|急|加急|抓紧|大家|所有人|双方|asap|as soon as possible|urgently|urgent|soon"
        "|everyone|everybody|all of them|both of them|them"
    ),
    Kind.TITLE: (
        "法务部|财务部|人事部|行政部|采购部|销售部|法务|财务|人事|人力资源|行政|采购|销售|总经理|副总经理"
        "|副总|经理|主管|总监|董事长|老板|律师|会计|出纳|法人|外部|同事|助理|秘书|朋友|爱人|妻子|丈夫|老婆"
        "|老公|父亲|母亲|儿子|女儿|合伙人|股东|我方|我司|我公司|我们公司|我们这边|我这边|我们|咱们|对方公司"
        "|客户公司|客户|对方|房东|租客|供应商|卖方|买方|出租方|承租方|出租人|承租人|业主|房客|员工|雇主"
        "|担保人|保证人|见证人|借款人|出借人|供方|需方|委托方|受托方|发包方|承包方|合作方|lawyer|boss|manager"
        "|colleague|ceo|cfo|cto|coo|director|chairman|accountant|landlord|tenant|client|customer|supplier"
        "|buyer|seller|external|hr|legal|finance|procurement|accounting|compliance|vendor|employee|employer"
        "|contractor|guarantor|witness|borrower|lender|partner|partners|team|owner|president|vp|treasurer"
        "|secretary|notary|attorney|counsel|assistant|wife|husband|spouse|mother|father|brother|sister|friend"
        "|general manager|managing director|vice president|founder|co-founder"
    ),
    Kind.RANK: "second|third|fourth|last|第一个|第二个|第三个|第四个|最后一个",
    Kind.INSIDE: "内部|公司内部|我司内部|我们内部|本公司内部|internal|internally|in-house",
    Kind.AFTER: "after|once|as soon as",
    Kind.LABEL: "甲方|乙方|丙方|丁方|戊方|party a|party b|party c|party d",
    Kind.ASK: (
        "麻烦您|麻烦你|劳驾|烦请|请您让|请你让|请您帮忙|请你帮忙|找|请帮我让|请让|请帮忙让|请帮忙|请帮我"
        "|帮我让|帮我|帮忙|麻烦让|麻烦|请|让|叫|需要|需|要|发给|发送给|发|转给|交给|拿给|let's|let’s|collect"
        "|obtain|gather|arrange for|arrange|please have|please get|please let|please ask|please|kindly|get"
        "|have|has|let|ask|send|send it|send this|needs|need|must|route to|route it to|route this to"
        "|forward to|forward it to|over to|转发给|转发|寄给|快递给|通知|联系|安排|督促|催|呈送|呈报|报给|报送"
        "|送给|递给|could you|can you|would you|i need|i want|i would like|i'd like|we need|want|wants|should"
    ),
}
_FILLERS = (
    "尤其|尚未|(|（|这一份合同|这一份|这份合同|这份协议|这份文件|这份|这个合同|这个文件|这个|该合同|合同"
    "|协议|协议书|文件|文档|一下|一份|下|了|的|给|把|将|先|都|分别|各自|完成|为|是|作为|来|去|吧|谢谢"
    "|您好|你好|好吗|可以吗|并|到|进行|负责|在|就|也|各|等|务必|以下人员|下列人员|以下|字|the following"
    "|following|once done|once signed|once completed|when done|when completed|随便谁|不管谁|无论谁|谁都"
    "|自动|搞定|办完|办好|均可|都可以|都行|也行|皆可|可以|亲自|一下子|尽量|电话|手机号|手机|邮箱|邮件"
    "|首先|于|代表|代|nda|msa|sow|lease|letter|offer letter|invoice|quote|proposal|doc|docs|paperwork"
    "|paper|papers|documents|contracts|lease agreement|service agreement|purchase agreement"
    "|employment contract|employment agreement|purchase order|this contract|the contract|this agreement"
    "|the agreement|this document|the document|this file|the file|this pdf|the pdf|this nda|the nda"
    "|this one|contract|agreement|document|pdf|this|that|it|the|to be|be|to|from|by|for|of|on|at|is|are"
    "|on behalf of|as|first|in|with|also|a|an|thanks|thank you|thx|pls|plz|cheers|hi|hey|hello|each|ok"
    "|okay|over|phone|e-mail|email|mobile|done|completed|my|our|his|her|their|all|attached|the attached"
    "|has|have|been|signed|approved|filled|either|enough|is enough|are enough|suffice|suffices|will do"
    "|通过|走|流程|经|经过|goes to|go to|goes out to|going to|即可|便可|就行|就可以|就够|就好|够了|will"
    "|could|can|would|just|who|for me|let me know|us"
)


def _table() -> dict[str, tuple[Kind, Role | None]]:
    words: dict[str, tuple[Kind, Role | None]] = dict.fromkeys(_FILLERS.split("|"), (Kind.FILLER, None))
    for kind, said in _OTHERS.items():
        words |= dict.fromkeys(said.split("|"), (kind, None))
    for (kind, role), said in _ROLES.items():
        words |= dict.fromkeys(said.split("|"), (kind, role))
    return words


WORDS = _table()
