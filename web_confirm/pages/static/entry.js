// One thing to fill in: its label, its input, and what is wrong with it.

import { h, icon } from "./dom.js";
import { differences } from "./copying.js";
import { PictureInput } from "./picture.js";
import { w } from "./words.js";
import { WritingInput } from "./writing.js";

// What keyboard a phone shows, and what a browser may fill in by itself.
const INPUTS = {
  text: { type: "text", autocomplete: "off" },
  number: { type: "text", inputmode: "decimal", autocomplete: "off" },
  "id-number": { type: "text", autocomplete: "off", autocapitalize: "characters", autocorrect: "off" },
  phone: { type: "tel", inputmode: "tel", autocomplete: "tel" },
  email: { type: "email", inputmode: "email", autocomplete: "email", autocapitalize: "none" },
};
let count = 0;

export function labelOf(fill) {
  return fill.label || w(fill.hand ? "field-copied" : `field-${fill.kind}`);
}

export class Entry {
  constructor(fill, fills, { onNext = null } = {}) {
    Object.assign(this, { fill, fills, onNext, id: `fill-${(count += 1)}` });
    this.error = h("p", { class: "entry-error", id: `${this.id}-error`, role: "alert" });
    this.node = h("div", { class: `entry ${fill.kind}` });
    this.control = this.make();
    this.node.append(...[this.control.before, this.control.node].flat().filter(Boolean),
      fill.tip ? h("p", { class: "hint", id: `${this.id}-tip` }, fill.tip) : "",
      this.several ? h("p", { class: "hint", id: `${this.id}-several` }, w("fills-several", { names: fill.documents.join(w("fills-between")) })) : "", this.error);
    this.refresh();
  }

  /** One answer for several documents. */
  get several() {
    return this.fill.documents?.length > 1;
  }

  get described() {
    return [this.fill.tip && `${this.id}-tip`, this.several && `${this.id}-several`, `${this.id}-error`].filter(Boolean).join(" ");
  }

  label(tag = "label") {
    const rest = this.fill.required ? null : h("span", { class: "optional" }, w("optional"));
    return h(tag, tag === "label" ? { class: "label", for: this.id } : { class: "label" }, labelOf(this.fill), rest);
  }

  make() {
    const { kind } = this.fill;
    if (kind === "checkbox") return this.checkbox();
    if (kind === "radio") return this.radios();
    if (kind === "select") return this.select();
    if (kind === "copied") return this.copied();
    if (this.fill.hand) return this.written();
    if (kind === "picture") return this.picture();
    return this.line();
  }

  line() {
    const tall = this.fill.multiline;
    const facts = { id: this.id, class: "typed", "aria-describedby": this.described, "aria-required": String(this.fill.required),
      maxlength: String(this.fill.limit || 4000), spellcheck: "false", enterkeyhint: tall ? null : "next" };
    const input = tall ? h("textarea", { ...facts, rows: "3" }) : h("input", { ...facts, ...INPUTS[this.fill.kind] });
    this.listen(input);
    return { before: this.label(), node: input, input };
  }

  listen(input) {
    input.addEventListener("input", (event) => {
      if (!event.isComposing) this.fills.put(this.fill.key, input.value);
    });
    input.addEventListener("compositionend", () => this.fills.put(this.fill.key, input.value));
    input.addEventListener("blur", () => {
      this.left = true;
      this.fills.put(this.fill.key, input.value, { now: true });
      this.refresh();
    });
    if (input.tagName === "INPUT") {
      input.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" || event.isComposing) return;
        event.preventDefault();
        this.onNext?.();
      });
    }
  }

  checkbox() {
    const input = h("input", { type: "checkbox", id: this.id, "aria-describedby": this.described });
    input.addEventListener("change", () => this.fills.put(this.fill.key, input.checked ? "yes" : "", { now: true }));
    return { node: h("label", { class: "choice", for: this.id }, input, h("span", {}, labelOf(this.fill)),
      this.fill.required ? null : h("span", { class: "optional" }, w("optional"))), input };
  }

  radios() {
    const inputs = this.fill.options.map((option) => {
      const input = h("input", { type: "radio", name: this.id, value: option });
      input.addEventListener("change", () => this.fills.put(this.fill.key, option, { now: true }));
      return input;
    });
    const node = h("fieldset", { class: "choices", "aria-describedby": this.described }, this.label("legend"),
      inputs.map((input) => h("label", { class: "choice" }, input, h("span", {}, input.value))));
    return { node, input: inputs[0], inputs };
  }

  select() {
    const input = h("select", { id: this.id, class: "typed", "aria-describedby": this.described, "aria-required": String(this.fill.required) },
      h("option", { value: "" }, w("choose-one")), this.fill.options.map((option) => h("option", { value: option }, option)));
    input.addEventListener("change", () => this.fills.put(this.fill.key, input.value, { now: true }));
    return { before: this.label(), node: h("div", { class: "select-box" }, input, icon("chevron")), input };
  }

  copied() {
    const shown = h("p", { class: "sentence", id: `${this.id}-sentence` });
    const input = h("textarea", { id: this.id, class: "typed", rows: "3", spellcheck: "false", autocomplete: "off", maxlength: "4000",
      "aria-describedby": `${this.id}-sentence ${this.described}`, "aria-required": String(this.fill.required) });
    // It is to be written, not pasted: that is what it is for.
    for (const way of ["paste", "drop"]) input.addEventListener(way, (event) => event.preventDefault());
    this.listen(input);
    return { before: [this.label(), shown, h("p", { class: "hint" }, w("copy-hint"))], node: input, input, shown };
  }

  picture() {
    const chooser = new PictureInput({ key: this.fill.key, path: this.fills.path, described: this.described,
      onName: (name) => this.fills.put(this.fill.key, name, { now: true }), name: () => this.fills.value(this.fill.key) });
    return { before: this.label("p"), node: chooser.node, input: chooser.choose, chooser };
  }

  written() {
    const chooser = new WritingInput({ fill: this.fill, path: this.fills.path, described: this.described,
      onName: (name) => this.fills.put(this.fill.key, name, { now: true }), name: () => this.fills.value(this.fill.key) });
    return { before: [this.label("p"), h("p", { class: "sentence" }, this.fill.sentence)], node: chooser.node, input: chooser.choose, chooser };
  }

  /** What has changed elsewhere: on the page, on another device, at the server. */
  refresh() {
    const { key, sentence } = this.fill;
    const value = this.fills.value(key);
    const { input, inputs, shown, chooser } = this.control;
    if (inputs) for (const each of inputs) each.checked = each.value === value;
    else if (this.fill.kind === "checkbox") input.checked = value === "yes";
    else if (chooser) chooser.refresh();
    else if (input.value !== value && document.activeElement !== input) input.value = value;
    if (shown) shown.replaceChildren(...differences(sentence, value));
    const focused = document.activeElement === input && !this.left;
    const said = this.fills.wrong.get(key) || (this.asked && this.fills.isMissing(key) ? w("must-fill") : "");
    // Not while the first words are being typed; once it was said, until it is right.
    if (!focused || this.error.textContent || !said) this.error.textContent = said;
    const wrong = Boolean(this.error.textContent);
    this.node.classList.toggle("wrong", wrong);
    this.node.classList.toggle("good", Boolean(value) && this.fills.clean.has(key));
    for (const each of inputs || [input]) wrong ? each.setAttribute("aria-invalid", "true") : each.removeAttribute("aria-invalid");
  }

  /** Somebody wants to go on: what is missing is said. */
  ask() {
    this.asked = true;
    this.left = true;
    this.refresh();
  }

  focus() {
    const { input, inputs } = this.control;
    (inputs?.find((each) => each.checked) || input).focus({ preventScroll: true });
  }
}
