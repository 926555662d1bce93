// One document of the list, in the same viewer as on its own page.

import { shortDigest } from "./confirm.js";
import { button, h, show } from "./dom.js";
import { Reading } from "./reading.js";
import { post } from "./session.js";
import { Viewer } from "./viewer.js";
import { w } from "./words.js";

export class Reader {
  /** `page`: the list. */
  constructor(page) {
    this.page = page;
    this.viewer = new Viewer({ onPlace: () => {}, onPlaces: () => {} });
    this.reading = new Reading({ onGo: (number) => this.viewer.goToPage(number) });
    this.viewer.onShown = (number) => this.reading.shown(number);
    this.done = button(w("batch-done-reading"), () => this.finish(), { kind: "primary wide", name: "check" });
    this.bar = h("div", { class: "bar" }, this.reading.node, this.done);
    this.dock = h("div", { class: "dock" }, h("div", { class: "float" }, this.viewer.tools), this.bar);
    new ResizeObserver(() => this.line && document.documentElement.style.setProperty("--dock", `${this.dock.offsetHeight}px`)).observe(this.dock);
  }

  async open(line) {
    const view = await post(`/api/tasks/${encodeURIComponent(line.id)}/read`);
    // Moved on meanwhile: the list is no longer the one that was shown.
    if (view.screen !== "act") return this.page.reload();
    Object.assign(this, { line, view });
    const heading = h("h1", { tabindex: "-1" }, view.title);
    show(h("main", { class: "batch reader" },
      button(w("batch-back"), () => this.leave(), { kind: "link small", name: "back" }),
      h("header", { class: "title" }, h("p", { class: "number" }, view.number), heading,
        h("p", { class: "quiet-text" }, view.documents.map((one) => shortDigest(one.sha256)).join(" · "))),
      this.viewer.node), this.dock);
    this.reading.take(view);
    this.viewer.open(view);
    heading.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }

  finish() {
    if (!this.reading.check()) return;
    const { line, view } = this;
    this.close();
    this.page.wasRead(line, view.sha256);
  }

  leave() {
    const { id } = this.line;
    this.close();
    this.page.draw(id);
  }

  close() {
    this.viewer.close();
    this.reading.take({ reading: null });
    this.line = null;
  }
}
