// The way into a page, and what is said where it is shut.

import { button, plain } from "./dom.js";
import { enter, Refused } from "./session.js";
import { closePage, inTelegram } from "./telegram.js";
import { w } from "./words.js";

export const NO_ENTRY = new Set(["no-way-in", "link-over", "session-over", "not-from-telegram"]);
const OVER = new Set(["link-over", "session-over"]);

/** `again`: what a button tries once more, where that may help; `over`: {title, text} of a link that is over; `more`: further buttons. */
export function trouble(refused, again, { over = null, more = [] } = {}) {
  const gone = over && OVER.has(refused.code);
  const entering = NO_ENTRY.has(refused.code);
  plain({
    name: entering ? "chat" : "alert",
    title: w(gone ? over.title : entering ? "enter-title" : "trouble-title"),
    text: gone ? w(over.text) : refused.message,
    actions: [
      again && !entering && button(w("retry"), again, { kind: "primary" }),
      ...more,
      inTelegram && button(w("back-to-chat"), closePage, { kind: "quiet" }),
    ].filter(Boolean),
  });
}

/** Enters, then opens the page; where it is shut, it is said, and tried again where that may help. */
export async function enterPage(open, words = {}) {
  try {
    await enter();
    await open();
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    trouble(refused, () => enterPage(open, words), words);
  }
}
