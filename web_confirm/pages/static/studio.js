// The seal studio: which seals there are, and what one does with them; one thing at a time on the page.

import { button, h, plain, show } from "./dom.js";
import { enter, get, Refused } from "./session.js";
import { listPage } from "./studio_list.js";
import { requestPage } from "./studio_request.js";
import { sealPage } from "./studio_seal.js";
import { closePage, guardClosing, inTelegram, meetTelegram } from "./telegram.js";
import { w } from "./words.js";

const search = new URLSearchParams(location.search);
const brand = document.querySelector('link[rel="icon"]').href;
const NO_ENTRY = new Set(["no-way-in", "link-over", "session-over", "not-from-telegram"]);

class Studio {
  /** The frame of every page here. `back` where there is something to go back to. */
  page(title, { back = null, lead = "", wide = false }, ...nodes) {
    guardClosing(false);
    const heading = h("h1", { tabindex: "-1" }, title);
    const top = back
      ? button(w("studio-back"), back, { kind: "link small", name: "back" })
      : h("div", { class: "top" }, h("img", { src: brand, alt: "", width: 28, height: 28 }), h("span", {}, w("brand")));
    show(h("main", { class: `files studio${wide ? " wide" : ""}` }, top, heading, lead && h("p", { class: "lead" }, lead), nodes));
    document.title = `${title} · ${w("brand")}`;
    heading.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }

  /** Runs what may be refused; what the page cannot answer itself takes its place. */
  async go(work) {
    try {
      return await work();
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      trouble(refused, () => this.go(work));
      return null;
    }
  }

  list() {
    return this.go(async () => listPage(this, await get("/api/seals")));
  }

  seal(id) {
    return this.go(async () => sealPage(this, await get(`/api/seals/${encodeURIComponent(id)}`)));
  }

  request(id) {
    return this.go(async () => requestPage(this, await get(`/api/seal-requests/${encodeURIComponent(id)}`)));
  }
}

function trouble(refused, again) {
  const entering = NO_ENTRY.has(refused.code);
  plain({
    name: entering ? "chat" : "alert",
    title: w(entering ? "enter-title" : "trouble-title"),
    text: refused.message,
    actions: [
      (refused.status === 0 || refused.status >= 409) && button(w("retry"), again, { kind: "primary" }),
      !entering && button(w("studio-back"), () => new Studio().list(), { kind: "quiet" }),
      inTelegram && button(w("back-to-chat"), closePage, { kind: "quiet" }),
    ].filter(Boolean),
  });
}

async function begin() {
  const studio = new Studio();
  try {
    await enter();
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    return trouble(refused, begin);
  }
  if (search.get("r")) return studio.request(search.get("r"));
  if (search.get("seal")) return studio.seal(search.get("seal"));
  return studio.list();
}

meetTelegram();
begin();
