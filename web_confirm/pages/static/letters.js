// In from a letter: a button, for who reads mails for others opens their links too; and a new link where one is over.

import { button, h, icon, plain, show } from "./dom.js";
import { enterByLetter, post } from "./session.js";
import { letter } from "./telegram.js";
import { speak, speaks, w } from "./words.js";

const OVER = new Set(["link-over", "invitation-used", "session-over"]);

/** `onward` once they are in, `trouble(refused)` where that did not go well. */
export function atTheLetter(onward, trouble) {
  document.title = `${w("letter-title")} · ${w("brand")}`;
  const open = button(w("letter-open"), async () => {
    open.disabled = true;
    try {
      await enterByLetter();
    } catch (refused) {
      if (!refused.code) throw refused;
      return trouble(refused);
    }
    onward();
  }, { kind: "primary" });
  const other = speaks() === "zh" ? "en" : "zh";
  const language = button(w("letter-language"), () => {
    speak(other);
    atTheLetter(onward, trouble);
  }, { kind: "link" });
  language.lang = other === "zh" ? "zh-Hans" : "en";
  plain({ name: "file", title: w("letter-title"), text: w("letter-text"), actions: [open, language] });
}

/** True where a letter's link, or the session that it gave, is over: its reader is offered another. */
export function letterOver(refused) {
  if (!letter || !OVER.has(refused.code)) return false;
  const place = h("p", { class: "lead", role: "alert" });
  const fresh = button(w("letter-fresh"), async () => {
    fresh.disabled = true;
    try {
      const { channel, to } = await post("/api/fresh-link", { token: letter.token });
      plain({ name: "check", tone: "good", title: w("letter-gone-title"), text: w(`letter-gone-${channel}`, { value: to }) });
    } catch (again) {
      if (!again.code) throw again;
      fresh.disabled = again.code !== "offline";
      place.textContent = again.message;
    }
  }, { kind: "primary" });
  show(h("main", { class: "plain" },
    h("div", { class: "badge" }, icon("clock")),
    h("h1", {}, w("letter-over-title")),
    h("p", { class: "lead" }, w("letter-over-text")),
    h("div", { class: "row centred" }, fresh), place));
  return true;
}
