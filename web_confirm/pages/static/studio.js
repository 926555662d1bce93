// The seal studio: which seals there are, and what one does with them; one thing at a time on the page.

import { button, h, show } from "./dom.js";
import { enterPage, NO_ENTRY, trouble } from "./entering.js";
import { get, Refused } from "./session.js";
import { listPage } from "./studio_list.js";
import { requestPage } from "./studio_request.js";
import { sealPage } from "./studio_seal.js";
import { guardClosing, meetTelegram } from "./telegram.js";
import { w } from "./words.js";

const search = new URLSearchParams(location.search);
const brand = document.querySelector('link[rel="icon"]').href;

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
      shut(refused, () => this.go(work));
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

/** What was pressed wrongly is not pressed again: only what has changed meanwhile, or did not arrive. */
function shut(refused, again) {
  const back = button(w("studio-back"), () => new Studio().list(), { kind: "quiet" });
  trouble(refused, refused.status === 0 || refused.status >= 409 ? again : null, { more: NO_ENTRY.has(refused.code) ? [] : [back] });
}

function open() {
  const studio = new Studio();
  if (search.get("r")) return studio.request(search.get("r"));
  if (search.get("seal")) return studio.seal(search.get("seal"));
  return studio.list();
}

meetTelegram();
enterPage(open);
