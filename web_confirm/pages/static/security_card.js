// On the page of a task, for who has no chat to set it in: what they confirm with.

import { button, h } from "./dom.js";
import { get } from "./session.js";
import { means } from "./security.js";
import { letter } from "./telegram.js";
import { w } from "./words.js";

const PAPER = /^[2-9A-Z]{12}$/;

/** The same node each time: the page is drawn anew while something is asked for here. */
export function securityCard(page) {
  if (!letter || !page.view.mine.length) return null;
  page.securityNode ??= card(page);
  return page.securityNode;
}

function card(page) {
  const place = h("div", { class: "means-place" });
  const node = h("section", { class: "card questions", "aria-labelledby": "security-title" },
    h("h2", { id: "security-title" }, w("security-title")), h("p", { class: "quiet-text" }, w("security-lead")), place);
  const at = { changed: paint, over: (refused) => page.over(refused), closed: () => page.closed() };
  function paint(view) {
    place.replaceChildren(means(view, at));
  }
  async function look() {
    open.disabled = true;
    try {
      paint(await get("/api/security"));
    } catch (refused) {
      if (!refused.code) throw refused;
      if (refused.code === "session-over") page.over(refused);
      open.disabled = false;
    }
  }
  const open = button(w("security-open"), look, { kind: "quiet small", name: "shield" });
  place.append(open);
  if (PAPER.test(letter.token)) look(); // there may be no place yet where codes could go
  return node;
}
