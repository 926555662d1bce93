// The page that is added when it is sent, behind the document's own: looked at, not touched.

import { h, spinner } from "./dom.js";
import { picture } from "./session.js";
import { w } from "./words.js";

export class Added {
  /** `view` gives the draft as it is now; `viewer` shows all of its documents or some. */
  constructor(viewer, view) {
    this.viewer = viewer;
    this.view = view;
    this.shown = "";
    this.urls = [];
    this.nodes = [];
    this.near = new IntersectionObserver((seen) => seen.forEach((one) => one.isIntersecting && this.load(one.target)), { root: document, rootMargin: "100% 0px" });
  }

  /** The sheets were drawn anew, and these went with them. */
  anew() {
    this.shown = "";
  }

  /** Anew only where it is another page by now. */
  draw() {
    if (!this.viewer.sheets.length) return;
    const view = this.view();
    const now = JSON.stringify([view.added_pages, view.parties.filter((party) => party.added).map((party) => party.id)]);
    if (now === this.shown) return;
    this.shown = now;
    this.clear();
    for (const document of this.viewer.documents) {
      const last = this.viewer.sheets[document.first + document.pages - 1]?.node;
      for (let number = (view.added_pages[document.key] || 0) - 1; number >= 0; number -= 1) last?.after(this.figure(document.key, number));
    }
  }

  figure(key, number) {
    const node = h("figure", { class: "added-page" }, h("figcaption", {}, w("added-page")), spinner());
    node.path = `/api/drafts/${encodeURIComponent(this.view().id)}/added/${key}/${number}`;
    this.nodes.push(node);
    this.near.observe(node);
    return node;
  }

  async load(node) {
    this.near.unobserve(node);
    try {
      const url = URL.createObjectURL(await picture(node.path));
      this.urls.push(url);
      node.querySelector(".spinner")?.replaceWith(h("img", { src: url, alt: w("added-page"), draggable: "false" }));
    } catch {
      node.querySelector(".spinner")?.replaceWith(h("p", { class: "hint" }, w("page-failed")));
    }
  }

  clear() {
    for (const node of this.nodes) node.remove();
    for (const url of this.urls) URL.revokeObjectURL(url);
    this.nodes = [];
    this.urls = [];
  }
}
