"""Who does what, and what it is called."""

ROLES: tuple[tuple[str, str], ...] = (
    (
        "张和平和李明签",
        "张和平 signer #1; 李明 signer #1",
    ),
    (
        "李明签完王芳签",
        "李明 signer #1; 王芳 signer #1",
    ),
    (
        "请李明、王芳、赵强签字，抄送孙丽",
        "李明 signer #1; 王芳 signer #1; 赵强 signer #1; 孙丽 cc #1",
    ),
    (
        "改名为《采购合同》",
        "title=采购合同",
    ),
    (
        "我和李明签字",
        "ME signer #1; 李明 signer #1",
    ),
    (
        "请买买提·艾力签字",
        "买买提·艾力 signer #1",
    ),
    (
        "找李明签字",
        "李明 signer #1",
    ),
    (
        "请李明签字，请王芳查看",
        "李明 signer #1; 王芳 viewer #1",
    ),
    (
        "请李明签字，李明签字",
        "李明 signer #1",
    ),
    (
        "请帮我把合同发给李明签一下，谢谢",
        "李明 signer #1",
    ),
    (
        "请给李明看一下",
        "李明 viewer #1",
    ),
    (
        "标题叫“试用协议”，请李明签",
        "李明 signer #1 | title=试用协议",
    ),
    (
        "请让李明阅读并签署，抄送给王芳和赵强",
        "李明 signer #1; 王芳 cc #1; 赵强 cc #1",
    ),
    (
        "Could Ann sign and Bob just read it?",
        "Ann signer #1; Bob viewer #1",
    ),
    (
        "Have Mr. Smith sign",
        "Mr. Smith signer #1",
    ),
    (
        "Signers: Ann, Bob. Approver: Carol. cc: Dan",
        "Ann signer #1; Bob signer #1; Carol approver #1; Dan cc #1",
    ),
    (
        "Carol gets a copy, Ann to sign",
        "Carol cc #1; Ann signer #1",
    ),
    (
        "填写人：李明，签署人：王芳",
        "李明 filler #1; 王芳 signer #1",
    ),
    (
        "1. 李明审批 2. 王芳签",
        "李明 approver #1; 王芳 signer #1",
    ),
    (
        "李明、王芳签；抄送：赵强",
        "李明 signer #1; 王芳 signer #1; 赵强 cc #1",
    ),
    (
        "Ann signs, Bob and Carol cc",
        "Ann signer #1; Bob cc #1; Carol cc #1",
    ),
)
