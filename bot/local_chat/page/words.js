// The local chat's own few words, in two languages. It is a stranger to the product and shares none of its wording.

const WORDS = {
  en: {
    title: "Local chat", tagline: "For trying · on this computer only",
    taglineLong: "This messenger runs on this computer only and needs no account. With a Telegram token the same bot runs on Telegram.",
    people: "People", addPerson: "Add a person", phoneOf: "{name}’s phone", as: "as {name}", bot: "bot",
    columns: "Phones side by side", one: "One phone", two: "Two phones", three: "Three phones",
    theme: "Light or dark", languageLabel: "Show in Chinese",
    start: "Start", restart: "Restart", whatCanItDo: "What can this bot do?",
    write: "Message", send: "Send", attach: "Attach", commands: "Commands", keyboard: "Buttons",
    file: "File", photo: "Photo", samples: "Ready to send", contact: "Contact", today: "Today", yesterday: "Yesterday",
    edited: "edited", download: "Download {name}", photoAlt: "Photo", openPhoto: "Open the photo",
    typing: "typing…", sendingFile: "sending a file…", sendingPhoto: "sending a photo…",
    block: "Block the bot", unblock: "Unblock the bot", blockedNote: "You blocked this bot.", pinned: "Pinned message",
    clearView: "Close this phone", more: "More", close: "Close", cancel: "Cancel", ok: "OK", open: "Open",
    openLink: "Open this link?", openHere: "Open here", newTab: "Open in a new tab",
    shareTitle: "Share your phone number?", shareText: "The bot will know your number {phone}.", share: "Share",
    pickUsers: "Choose people", pickMost: "up to {count}", done: "Done", chooseContact: "Whose contact?",
    openAs: "Open the bot as…", openAsText: "Whoever opens it meets the bot through this link.",
    forward: "Forward to…", forwardText: "Choose who gets it; they open the link in it at once.",
    sendFile: "Send file", sendFiles: "Send {count} files", asPhoto: "As a photo (made smaller)", caption: "Caption",
    dropHere: "Drop to send", jump: "To the newest message", copied: "Copied", nothing: "The bot did not answer.",
    lost: "Connection lost. Trying again…", failed: "That did not work: {reason}", tooBig: "Files of up to 2,000 MB can be sent.",
    failures: "Failures on demand", failuresText: "The bot’s next calls fail, as on a bad day with Telegram.",
    method: "Method", kind: "Failure", times: "Times", add: "Add", clear: "Clear all", none: "Nothing fails.",
    first: "First name", last: "Last name", username: "Username", phone: "Phone number", speaks: "Speaks", part: "Part in the play",
    invited: "Shared contact", usersShared: "Chosen", unread: "{count} unread", notStarted: "Not started yet", hereMessage: "Messages with {bot}",
    noMessages: "No messages yet", photoMessage: "Photo", loading: "Opening…",
    switchPerson: "Switch person", localNote: "Local chat for trying, on this computer only", reply: "Reply", leave: "Leave the page? What you entered may be lost.",
  },
  zh: {
    title: "本地聊天", tagline: "供试用 · 仅限本机",
    taglineLong: "此聊天仅在本机运行，无需账号。配置 Telegram 令牌后，同一机器人即可在 Telegram 上运行。",
    people: "人物", addPerson: "添加人物", phoneOf: "{name}的手机", as: "身份：{name}", bot: "机器人",
    columns: "并排显示手机", one: "一部手机", two: "两部手机", three: "三部手机",
    theme: "浅色或深色", languageLabel: "切换为英文",
    start: "开始", restart: "重新开始", whatCanItDo: "这个机器人能做什么？",
    write: "输入消息", send: "发送", attach: "附件", commands: "命令", keyboard: "按钮",
    file: "文件", photo: "照片", samples: "现成样例", contact: "联系人", today: "今天", yesterday: "昨天",
    edited: "已编辑", download: "下载 {name}", photoAlt: "照片", openPhoto: "查看照片",
    typing: "正在输入…", sendingFile: "正在发送文件…", sendingPhoto: "正在发送照片…",
    block: "屏蔽机器人", unblock: "取消屏蔽", blockedNote: "您已屏蔽此机器人。", pinned: "置顶消息",
    clearView: "收起这部手机", more: "更多", close: "关闭", cancel: "取消", ok: "好", open: "打开",
    openLink: "打开此链接？", openHere: "在此打开", newTab: "在新标签页打开",
    shareTitle: "分享您的手机号？", shareText: "机器人将得知您的号码 {phone}。", share: "分享",
    pickUsers: "选择人员", pickMost: "最多 {count} 人", done: "完成", chooseContact: "分享谁的联系方式？",
    openAs: "以谁的身份打开？", openAsText: "打开者将通过此链接与机器人见面。",
    forward: "转发给…", forwardText: "选择收到的人；对方会立即打开其中的链接。",
    sendFile: "发送文件", sendFiles: "发送 {count} 个文件", asPhoto: "以照片发送（会压缩）", caption: "说明文字",
    dropHere: "松开即可发送", jump: "跳到最新消息", copied: "已复制", nothing: "机器人没有响应。",
    lost: "连接已断开，正在重试…", failed: "操作未成功：{reason}", tooBig: "最大可发送 2,000 MB 的文件。",
    failures: "模拟故障", failuresText: "机器人接下来的调用会失败，如同 Telegram 出现故障时。",
    method: "方法", kind: "故障", times: "次数", add: "添加", clear: "全部清除", none: "当前没有模拟故障。",
    first: "名", last: "姓", username: "用户名", phone: "手机号", speaks: "语言", part: "角色",
    invited: "联系人", usersShared: "已选择", unread: "{count} 条未读", notStarted: "尚未开始", hereMessage: "与{bot}的消息",
    noMessages: "暂无消息", photoMessage: "照片", loading: "正在打开…",
    switchPerson: "切换人物", localNote: "本地聊天，供试用，仅限本机", reply: "回复", leave: "要离开此页面吗？已填写的内容可能丢失。",
  },
};

let current = localStorage.getItem("language") || (navigator.language.startsWith("zh") ? "zh" : "en");

export const language = () => current;
export const locale = () => (current === "zh" ? "zh-CN" : "en-GB");

export function setLanguage(code) {
  current = code;
  localStorage.setItem("language", code);
}

export function say(key, facts = {}) {
  return WORDS[current][key].replace(/\{(\w+)\}/g, (_, name) => facts[name] ?? "");
}
