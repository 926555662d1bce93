// One's own page: what one confirms with.

import { filePage } from "./choosing.js";
import { button, h, plain } from "./dom.js";
import { means } from "./security.js";
import { enter, get } from "./session.js";
import { closePage, inTelegram, meetTelegram } from "./telegram.js";
import { w } from "./words.js";

const NO_ENTRY = new Set(["no-way-in", "link-over", "session-over", "not-from-telegram"]);

function paint(view, moved = true) {
  filePage({ title: w("security-title"), lead: w("security-lead"), moved },
    h("section", { class: "card" }, means(view, { changed: (after) => paint(after, false), over: trouble })),
    h("p", { class: "hint" }, w("security-private")),
    inTelegram && h("div", { class: "row" }, button(w("back-to-chat"), closePage, { kind: "quiet" })));
}

function trouble(refused) {
  const entering = NO_ENTRY.has(refused.code);
  const over = refused.code === "link-over" || refused.code === "session-over";
  plain({
    name: entering ? "chat" : "alert",
    title: w(over ? "upload-over-title" : entering ? "enter-title" : "trouble-title"),
    text: over ? w("security-over-text") : refused.message,
    actions: [
      !entering && button(w("retry"), begin, { kind: "primary" }),
      inTelegram && button(w("back-to-chat"), closePage, { kind: "quiet" }),
    ].filter(Boolean),
  });
}

async function begin() {
  try {
    await enter();
    paint(await get("/api/security"), false);
  } catch (refused) {
    if (!refused.code) throw refused;
    trouble(refused);
  }
}

meetTelegram();
begin();
