// A seal from a photo or scan: turned and cropped here, cleaned on the server, before and after side by side.

import { button, h, spinner } from "./dom.js";
import { line } from "./placing_inputs.js";
import { ACCEPTED } from "./picture.js";
import { Refused, upload } from "./session.js";
import { Crop } from "./studio_crop.js";
import { colourInput, keepingInputs, kindInput, newWish, ownerInput, problem } from "./studio_inputs.js";
import { guardClosing } from "./telegram.js";
import { w } from "./words.js";

const PAUSE = 450; // milliseconds: each is a second of the server's computing

export function photoPage(studio, all) {
  new Photo(studio, all).open();
}

class Photo {
  constructor(studio, all) {
    Object.assign(this, { studio, all, wish: { ...newWish(all), tolerance: 50, width: "" }, timer: 0, turn: 0, ready: false });
    this.wish.width = String(this.wish.size[0]);
    this.crop = new Crop(() => this.later());
    this.file = h("input", { type: "file", class: "unseen", accept: ACCEPTED, tabindex: "-1", "aria-hidden": "true" });
    this.file.addEventListener("change", () => this.file.files[0] && this.take(this.file.files[0]));
    this.after = h("div", { class: "seal-preview small" });
    this.error = h("div", { class: "error-place", role: "alert" });
    this.keep = button(w("studio-keep"), () => this.save(), { kind: "primary wide", disabled: true });
    this.form = h("form", { class: "seal-form", novalidate: true, onsubmit: (event) => event.preventDefault() });
    this.work = h("div", { class: "seal-cleaning", hidden: true });
  }

  open() {
    const coarse = matchMedia("(pointer: coarse)").matches;
    this.choose = h("div", { class: "seal-choose" },
      coarse && button(w("studio-take"), () => this.pick("environment"), { kind: "quiet", name: "camera" }),
      button(w("studio-choose"), () => this.pick(null), { kind: "quiet", name: "image" }), h("p", { class: "hint" }, w("studio-photo-hint")));
    this.studio.page(w("studio-photo"), { back: () => this.studio.list(), wide: true },
      h("div", { class: "seal-desk" }, h("div", { class: "seal-shown photo" }, this.choose, this.file, this.work),
        h("div", { class: "seal-ask" }, this.form, this.error, this.keep)));
    this.fields();
    this.tools();
  }

  fields() {
    const { all, wish } = this;
    this.form.replaceChildren(kindInput(all, wish, () => {
      this.fields();
      this.form.querySelector("select").focus();
    }), ownerInput(all, wish, () => this.named()), this.width(), colourInput(all, wish, () => this.later()), ...keepingInputs(wish));
  }

  width() {
    const node = line(w("studio-width"), this.wish.width, (words) => {
      this.wish.width = words;
      this.named();
    }, { most: 6, hint: w("studio-width-hint") });
    node.input.setAttribute("inputmode", "decimal");
    return node;
  }

  tools() {
    const slider = h("input", { type: "range", id: "tolerance", min: "0", max: "100", step: "5", value: String(this.wish.tolerance) });
    slider.addEventListener("input", () => {
      this.wish.tolerance = Number(slider.value);
      this.later();
    });
    this.work.replaceChildren(
      h("div", { class: "before-after" },
        h("figure", {}, this.crop.node, h("figcaption", {}, w("studio-before"))),
        h("figure", {}, this.after, h("figcaption", {}, w("studio-after")))),
      h("div", { class: "row centred" }, button(w("studio-turn"), () => this.crop.turn(), { kind: "quiet small", name: "redo" }),
        button(w("choose-another-picture"), () => this.pick(null), { kind: "link small" })),
      h("p", { class: "hint centred-text" }, w("studio-crop-hint")),
      h("div", {}, h("label", { class: "label", for: "tolerance" }, w("studio-tolerance")), slider,
        h("div", { class: "row between hint" }, h("span", {}, w("studio-tolerance-less")), h("span", {}, w("studio-tolerance-more")))));
  }

  pick(capture) {
    if (capture) this.file.setAttribute("capture", capture);
    else this.file.removeAttribute("capture");
    this.file.click();
  }

  async take(file) {
    this.error.replaceChildren();
    try {
      await this.crop.load(file);
    } catch {
      this.file.value = "";
      return this.error.replaceChildren(problem(w("studio-photo-hint")));
    }
    this.file.value = "";
    guardClosing(true);
    this.choose.hidden = true;
    this.work.hidden = false;
    this.clean();
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.clean(), PAUSE);
  }

  /** What stands beside the picture is right or not; the server says the last word. */
  named() {
    const width = Number(this.wish.width.replace(",", "."));
    this.keep.disabled = !(this.ready && this.wish.owner.trim() && width > 0);
  }

  address(path, wish) {
    return `${path}?wish=${encodeURIComponent(JSON.stringify(wish))}`;
  }

  async clean() {
    if (!this.crop.loaded) return;
    const turn = (this.turn += 1);
    this.ready = false;
    this.named();
    this.after.replaceChildren(spinner());
    this.after.setAttribute("aria-label", w("studio-cleaning"));
    this.after.setAttribute("role", "status");
    try {
      const { owner, colour, tolerance } = this.wish;
      this.blob = await this.crop.cut();
      const found = await upload(this.address("/api/seals/cut", { owner, colour, tolerance }), this.blob, this.blob.type);
      if (turn !== this.turn) return;
      this.ready = true;
      this.after.replaceChildren(h("img", { src: found.after, alt: w("studio-after") }));
      this.after.removeAttribute("role");
      this.after.removeAttribute("aria-label");
      this.error.replaceChildren();
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      if (turn !== this.turn) return;
      this.after.replaceChildren();
      this.error.replaceChildren(problem(refused.message));
    }
    this.named();
  }

  async save() {
    this.keep.disabled = true;
    this.keep.prepend(spinner());
    const { kind, owner, colour, tolerance, label, asks } = this.wish;
    const wish = { kind, owner, colour, tolerance, label, asks, width: Number(this.wish.width.replace(",", ".")) };
    try {
      const made = await upload(this.address("/api/seals/upload", wish), this.blob, this.blob.type);
      guardClosing(false);
      await this.studio.seal(made.id);
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      this.keep.querySelector(".spinner")?.remove();
      this.error.replaceChildren(problem(refused.message));
      this.named();
    }
  }
}
