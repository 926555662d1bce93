// The order of several documents: pulled by a handle with finger or mouse, moved by arrow keys or by buttons.

import { h, icon } from "./dom.js";
import { post, Refused } from "./session.js";
import { Sheet } from "./sheet.js";
import { w } from "./words.js";

export function openOrder(desk) {
  new Order(desk).open();
}

class Order {
  constructor(desk) {
    this.desk = desk;
    this.list = h("ol", { class: "order-list" });
    this.said = h("p", { class: "unseen", role: "status" });
    this.error = h("div", { class: "problem-place", role: "alert" });
  }

  get documents() {
    return this.desk.model.view.documents;
  }

  open() {
    this.sheet = new Sheet();
    this.draw();
    this.sheet.step({ title: w("order-title"), body: [h("p", { class: "quiet-text" }, w("order-text")), this.list, this.error, this.said] });
  }

  draw() {
    this.list.replaceChildren(...this.documents.map((document, at) => this.row(document, at)));
  }

  row(document, at) {
    const last = this.documents.length - 1;
    const { key, title } = document;
    const handle = h("button", { type: "button", class: "tool order-handle", "aria-label": w("order-handle", { title, n: at + 1, total: last + 1 }), "data-act": "handle" }, icon("grip"));
    const node = h("li", { class: "order-row", "data-key": key }, handle,
      h("div", { class: "order-words" }, h("span", {}, title), h("span", { class: "quiet-text" }, w("document-pages", { n: document.pages }))),
      h("button", { type: "button", class: "tool", "data-act": "up", "aria-label": w("order-up", { title }), disabled: at === 0, onclick: () => this.move(key, at - 1, "up") }, icon("up")),
      h("button", { type: "button", class: "tool", "data-act": "down", "aria-label": w("order-down", { title }), disabled: at === last, onclick: () => this.move(key, at + 1, "down") }, icon("sink")));
    handle.addEventListener("keydown", (event) => {
      const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: last }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      this.move(key, to, "handle");
    });
    handle.addEventListener("pointerdown", (event) => event.button === 0 && this.pull(event, node, handle, at));
    return node;
  }

  /** The pulled row goes with the pointer, the others make room; where it is let go, it stays. */
  pull(event, node, handle, from) {
    if (this.busy) return;
    const rows = [...this.list.children];
    const step = rows.length > 1 ? rows[1].offsetTop - rows[0].offsetTop : node.offsetHeight;
    let to = from;
    const shift = (move) => {
      const by = Math.min(Math.max(move.clientY - event.clientY, (0 - from) * step), (rows.length - 1 - from) * step);
      node.style.transform = `translateY(${by}px)`;
      to = from + Math.round(by / step);
      rows.forEach((row, at) => {
        if (row === node) return;
        row.style.transform = at > from && at <= to ? `translateY(${-step}px)` : at < from && at >= to ? `translateY(${step}px)` : "";
      });
    };
    const end = (kept) => () => {
      handle.removeEventListener("pointermove", shift);
      node.classList.remove("pulled");
      for (const row of rows) row.style.transform = "";
      if (kept) this.move(Number(node.dataset.key), to, "handle");
    };
    node.classList.add("pulled");
    handle.setPointerCapture(event.pointerId);
    handle.addEventListener("pointermove", shift);
    handle.addEventListener("pointerup", end(true), { once: true });
    handle.addEventListener("pointercancel", end(false), { once: true });
  }

  async move(key, to, act) {
    const from = this.documents.findIndex((one) => one.key === key);
    if (this.busy || to === from || to < 0 || to >= this.documents.length) return;
    this.busy = true;
    this.error.replaceChildren();
    try {
      await this.desk.model.moveDocument(key, to - from);
      this.desk.anew();
      this.draw();
      this.said.textContent = w("order-moved", { title: this.documents[to].title, n: to + 1, total: this.documents.length });
      this.focus(key, act);
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      this.error.replaceChildren(h("p", { class: "problem" }, refused.message));
    }
    this.busy = false;
  }

  /** The same button of the row that was moved; at an end it is the handle. */
  focus(key, act) {
    const row = this.list.querySelector(`[data-key="${key}"]`);
    const found = row?.querySelector(`[data-act=${act}]`);
    (found && !found.disabled ? found : row?.querySelector("[data-act=handle]"))?.focus({ preventScroll: true });
  }
}
