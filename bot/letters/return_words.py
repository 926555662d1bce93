"""The words by which mail systems say that a mail has come back, in both languages; by no standard, but the same
for decades."""

from __future__ import annotations

import re

# Who writes when nobody does.
SYSTEM = re.compile(
    r"(?<![\w.+-])(?:mailer-?daemon|mail-?daemon|mdaemon|postmaster|double-bounce|microsoftexchange[0-9a-f]{8,40})"
    r"(?![\w.-])",
    re.IGNORECASE,
)
ANSWERED = re.compile(r"\s*(?:re|aw|fwd?|回复|回覆|答复|转发|轉寄)\s*[:：]", re.IGNORECASE)
RETURNED = re.compile(
    r"undeliver|returned mail|returned to sender|returning message|delivery (?:has )?fail|failure notice"
    r"|delivery status notification|mail delivery (?:fail|system|subsystem)|the email is returned"
    r"|退信|退件|被退回|无法投递|无法送达|未送达|未传递|未能送达|投递失败|发送失败|無法傳遞|無法投遞|未傳遞|傳送失敗",
    re.IGNORECASE,
)
# Somebody's own machine, which answers whatever comes.
AUTOMATIC = re.compile(
    r"\s*(?:auto(?:matic|mated)?[ -]?(?:reply|response|answer)|out of (?:the )?office|on vacation"
    r"|自动回复|自动答复|自動回覆|自動回復|休假|外出|不在办公室)",
    re.IGNORECASE,
)
# It goes on trying.
LATE_SUBJECT = re.compile(r"\bdelay(?:ed)?\b|延迟|延遲|延时", re.IGNORECASE)
LATE = re.compile(
    r"not yet been delivered|n(?:o|')t been delivered yet|still being retried|will be retried"
    r"|will (?:try again|retry|keep trying|continue to (?:try|retry|be attempted|attempt))|attempts will continue"
    r"|warning message only|(?:do not|don't) need to resend|could not send message for past"
    r"|(?:将|会|將|會)(?:继续|自动|稍后|繼續|自動)(?:尝试|重试|重新|投递|嘗試|重試)|(?:继续|繼續)(?:尝试|嘗試)"
    r"|(?:仍在|正在)(?:尝试|重试|投递)|投递延迟|延迟投递|尚未送达|尚未投递",
    re.IGNORECASE,
)
FINAL = re.compile(
    r"(?:could not|couldn't|cannot|can't|was not|wasn't|not able to|wasn't able to) (?:be )?deliver"
    r"|undeliverable|failure notice|delivery (?:has |to the following recipients )?fail|did not reach"
    r"|could not be reached|permanent (?:fatal )?error|i've given up|returned to sender"
    r"|message (?:has been )?rejected|(?:unknown|no such|invalid) (?:user|recipient|mailbox|address)"
    r"|(?:user|recipient|mailbox|address)"
    r" (?:is )?(?:unknown|not found|unavailable|full|rejected|disabled|(?:does not|doesn't) exist)"
    r"|退信|退回|退件|无法投递|无法送达|无法发送|未能送达|未能向以下收件人|投递失败|发送失败|不存在|被拒"
    r"|無法傳遞|無法投遞|無法送達|未能傳遞|傳送失敗",
    re.IGNORECASE,
)
# Behind it stands the letter again, in its own words.
COPY = re.compile(
    r"below this line is a copy|this is a copy of (?:the|your) message|original message follows"
    r"|original message headers|message-id\s*:",
    re.IGNORECASE,
)
# RFC 3463, RFC 5321; four numbers are an address of the network.
_ENHANCED = re.compile(r"(?<![\d.])([45]\.[0-7]\.\d{1,3})(?!\.?\d)")
_REPLY = re.compile(r"(?<![\d.])5[0-5]\d(?=[ -])")


def over_with(subject: str, words: str) -> str | None:
    """The status (RFC 3463) with which a mail system says that it has given up; None where it has not."""
    head = re.split("[:：]", subject, maxsplit=1)[0]
    subject = head if RETURNED.search(head) else subject  # "Undeliverable: " and behind it the letter's own
    copy = COPY.search(words)
    said = " ".join(f"{subject}\n{words[: copy.start()] if copy else words}".replace("’", "'").split())
    if LATE_SUBJECT.search(subject) or LATE.search(said):
        return None
    codes = _ENHANCED.findall(said)
    if lasting := next((code for code in codes if code.startswith("5")), None):
        return str(lasting)
    if _REPLY.search(said):
        return "5.0.0"
    return (codes[0] if codes else "5.0.0") if FINAL.search(said) else None
