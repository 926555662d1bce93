// What is kept about who reads: seen, copied, wished away. On the page of a task for who has no chat, and on one's own.

import { button, h } from "./dom.js";
import { prove } from "./security.js";
import { get } from "./session.js";
import { Sheet } from "./sheet.js";
import { isNative, letter, openOutside } from "./telegram.js";
import { w } from "./words.js";

const API = "/api/my-data";

/** The same node each time: the page is drawn anew while something is asked for here. */
export function dataCard(page) {
  if (!letter || !page.view.mine.length) return null;
  page.dataNode ??= dataOf({ over: (refused) => page.over(refused), closed: () => page.closed() });
  return page.dataNode;
}

/** `over(refused)` where the session is, `closed()` after a sheet. */
export function dataOf(at) {
  const place = h("div", { class: "means-place" });
  const node = h("section", { class: "card questions", "aria-labelledby": "data-title" },
    h("h2", { id: "data-title" }, w("data-title")), h("p", { class: "quiet-text" }, w("data-lead")), place);
  const mine = { ...at, changed: paint };

  function paint(view) {
    if (view.url) take(view.url);
    place.replaceChildren(
      h("ul", { class: "data-lines" }, [w("data-name", { name: view.name }), ...view.lines].map((line) => h("li", {}, line))),
      ...(view.wished ? [h("p", { class: "hint", role: "status" }, view.wished)] : []),
      h("div", { class: "row" },
        button(w("data-copy"), () => prove("data-copy", mine, API), { kind: "quiet small", name: "down" }),
        !view.wished && !view.member && button(w("data-erase"), () => wish(view), { kind: "quiet small", name: "bin" })),
      h("p", { class: "hint" }, w("data-hint")));
  }

  function wish(view) {
    const sheet = new Sheet({ onClose: () => at.closed?.() });
    sheet.step({
      title: w("security-data-erase-title"),
      body: [view.means, view.kept, ...view.in_the_way].filter(Boolean).map((words) => h("p", {}, words)),
      foot: [button(w("security-go-on"), () => prove("data-erase", mine, API, sheet), { kind: "primary wide" })],
    });
  }

  async function look() {
    open.disabled = true;
    try {
      paint(await get(API));
    } catch (refused) {
      if (!refused.code) throw refused;
      if (refused.code === "session-over") at.over(refused);
      open.disabled = false;
    }
  }

  const open = button(w("data-open"), look, { kind: "quiet small", name: "eye" });
  place.append(open);
  return node;
}

function take(url) {
  if (isNative) openOutside(new URL(url, location.href).href);
  else location.assign(url);
}
