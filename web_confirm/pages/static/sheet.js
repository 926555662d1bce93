// A sheet over the page: from below on a phone, in the middle of a desk. One question at a time.

import { h, icon } from "./dom.js";
import { standOnKeyboard } from "./keyboard.js";
import { guardClosing } from "./telegram.js";
import { w } from "./words.js";

export class Sheet {
  constructor({ onClose = () => {} } = {}) {
    this.onClose = onClose;
    this.busy = false;
    this.title = h("h2", { tabindex: "-1" });
    this.back = h("button", { type: "button", class: "tool", "aria-label": w("back"), hidden: true, onclick: () => this.goBack?.() }, icon("back"));
    this.shut = h("button", { type: "button", class: "tool", "aria-label": w("close"), onclick: () => this.close() }, icon("close"));
    this.body = h("div", { class: "sheet-body" });
    this.foot = h("div", { class: "sheet-foot" });
    this.node = h("dialog", { class: "sheet", "aria-modal": "true" },
      h("header", { class: "sheet-head" }, this.back, this.title, this.shut), this.body, this.foot);
    this.node.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.close();
    });
    this.node.addEventListener("pointerdown", (event) => (this.pressedOutside = event.target === this.node));
    this.node.addEventListener("click", (event) => event.target === this.node && this.pressedOutside && !this.guarded && this.close());
  }

  /** One step. `leave` runs when the step goes. */
  step({ title, body, foot = [], back = null, busy = false, guarded = false, leave = null, focus = null }) {
    this.leave?.();
    Object.assign(this, { leave, busy, guarded, goBack: back });
    guardClosing(guarded || busy);
    this.title.textContent = title;
    this.back.hidden = !back;
    this.shut.hidden = busy;
    this.node.setAttribute("aria-label", title);
    this.body.replaceChildren(...[body].flat().filter(Boolean));
    this.foot.replaceChildren(...foot.filter(Boolean));
    this.foot.hidden = !foot.length;
    this.body.scrollTop = 0;
    if (!this.node.isConnected) document.body.append(this.node);
    if (!this.node.open) this.open();
    (focus || this.title).focus({ preventScroll: true });
  }

  open() {
    this.node.showModal();
    this.lieDown = standOnKeyboard(this.node);
  }

  close() {
    if (this.busy) return;
    this.lieDown?.();
    this.leave?.();
    this.leave = null;
    guardClosing(false);
    this.node.close();
    this.node.remove();
    this.onClose();
  }
}
