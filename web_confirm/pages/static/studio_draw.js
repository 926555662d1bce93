// A seal made from its template: every pause in typing draws it as it will be, by the same template.

import { button, h, spinner } from "./dom.js";
import { choice, line, tick } from "./placing_inputs.js";
import { post, Refused } from "./session.js";
import { colourInput, keepingInputs, kindInput, newWish, ownerInput, problem } from "./studio_inputs.js";
import { sizeOf } from "./studio_list.js";
import { guardClosing } from "./telegram.js";
import { w } from "./words.js";

const PAUSE = 280; // milliseconds after the last key

export function drawPage(studio, all) {
  new Drawing(studio, all).open();
}

class Drawing {
  constructor(studio, all) {
    Object.assign(this, { studio, all, wish: newWish(all), timer: 0, turn: 0 });
    this.paper = h("div", { class: "seal-preview", role: "img", "aria-label": w("studio-preview") }, h("p", { class: "hint" }, w("studio-preview-wait")));
    this.facts = h("p", { class: "quiet-text centred-text", role: "status" });
    this.error = h("div", { class: "error-place", role: "alert" });
    this.keep = button(w("studio-keep"), () => this.save(), { kind: "primary wide", disabled: true });
    this.form = h("form", { class: "seal-form", novalidate: true, onsubmit: (event) => event.preventDefault() });
  }

  open() {
    this.studio.page(w("studio-draw"), { back: () => this.studio.list(), wide: true },
      h("div", { class: "seal-desk" }, h("div", { class: "seal-shown" }, this.paper, this.facts), h("div", { class: "seal-ask" }, this.form, this.error, this.keep)));
    this.fields();
    this.draw();
  }

  get kind() {
    return this.all.kinds.find((kind) => kind.id === this.wish.kind);
  }

  fields() {
    const { all, wish, kind } = this;
    const later = () => this.later();
    const put = (name) => (words) => {
      wish[name] = words;
      this.later();
    };
    this.form.replaceChildren(...[
      kindInput(all, wish, () => {
        this.fields();
        this.form.querySelector("select").focus();
        this.draw();
      }),
      ownerInput(all, wish, later),
      choice(w("studio-size"), kind.sizes.map((size, at) => [String(at), w("studio-size-mm", { size: sizeOf({ width: size[0], height: size[1] }) })]),
        String(Math.max(0, kind.sizes.findIndex((size) => size.join() === wish.size.join()))), (at) => {
          wish.size = kind.sizes[Number(at)];
          this.draw();
        }),
      kind.title && line(w("studio-title"), wish.title, put("title"), { most: 15 }),
      kind.id === "invoice" && line(w("studio-tax"), wish.tax_number, put("tax_number"), { most: 20 }),
      !kind.person && kind.id !== "invoice" && line(w("studio-code"), wish.code, put("code"), { most: 20, hint: w("studio-code-hint") }),
      kind.star && tick(w("studio-star"), wish.star, (on) => {
        wish.star = on;
        this.draw();
      }),
      colourInput(all, wish, () => this.draw()),
      this.worn(),
      ...keepingInputs(wish),
    ].filter(Boolean));
  }

  /** Worn spots are drawn from a number, so they are the same each time the seal is used. */
  worn() {
    const other = button(w("studio-worn-again"), () => {
      this.wish.ageing = Math.floor(Math.random() * 10_000);
      this.draw();
    }, { kind: "link small", name: "redo", hidden: this.wish.ageing === null });
    const box = tick(w("studio-worn"), this.wish.ageing !== null, (on) => {
      this.wish.ageing = on ? 7 : null;
      other.hidden = !on;
      this.draw();
    });
    return h("div", { class: "worn" }, box, other);
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.draw(), PAUSE);
  }

  /** The newest answer counts; an older one that comes late is thrown away. */
  async draw() {
    clearTimeout(this.timer);
    guardClosing(Boolean(this.wish.owner.trim()));
    if (!this.wish.owner.trim()) return this.said(null, "");
    const turn = (this.turn += 1);
    this.paper.classList.add("busy");
    try {
      const found = await post("/api/seals/sketch", { ...this.wish, title: this.kind.title ? this.wish.title : null, star: this.kind.star ? this.wish.star : null });
      if (turn === this.turn) this.said(found, "");
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      if (turn === this.turn) this.said(null, refused.message);
    }
  }

  said(found, message) {
    this.paper.classList.remove("busy");
    if (found) {
      this.paper.replaceChildren(h("img", { src: found.picture, alt: "" }));
      this.facts.textContent = w("studio-size-mm", { size: sizeOf(found) });
    } else if (!this.wish.owner.trim()) {
      this.paper.replaceChildren(h("p", { class: "hint" }, w("studio-preview-wait")));
      this.facts.textContent = "";
    }
    this.paper.classList.toggle("old", Boolean(message));
    this.error.replaceChildren(message ? problem(message) : "");
    this.keep.disabled = !found;
  }

  async save() {
    this.keep.disabled = true;
    this.keep.prepend(spinner());
    try {
      const made = await post("/api/seals", { ...this.wish, title: this.kind.title ? this.wish.title : null, star: this.kind.star ? this.wish.star : null });
      guardClosing(false);
      await this.studio.seal(made.id);
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      this.keep.querySelector(".spinner")?.remove();
      this.keep.disabled = false;
      this.error.replaceChildren(problem(refused.message));
    }
  }
}
