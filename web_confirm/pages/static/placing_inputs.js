// Inputs of the sheets: each a label, what it holds, and who hears of a change.

import { h, icon } from "./dom.js";

let count = 0;
const newId = () => `input-${(count += 1)}`;

export function line(label, value, onChange, { hint = "", tall = false, most = 500, number = false } = {}) {
  const id = newId();
  const facts = { id, class: "typed", maxlength: String(most), autocomplete: "off", spellcheck: "false", inputmode: number ? "numeric" : null, "aria-describedby": hint ? `${id}-hint` : null };
  const input = tall ? h("textarea", { ...facts, rows: "3" }) : h("input", { ...facts, type: "text" });
  input.value = value;
  input.addEventListener("input", () => onChange(input.value));
  const node = h("div", {}, h("label", { class: "label", for: id }, label), input, hint && h("p", { class: "hint", id: `${id}-hint` }, hint));
  node.input = input;
  return node;
}

export function choice(label, options, value, onChange) {
  const id = newId();
  const input = h("select", { id, class: "typed" }, options.map(([key, words]) => h("option", { value: key }, words)));
  input.value = value;
  input.addEventListener("change", () => onChange(input.value));
  return h("div", {}, h("label", { class: "label", for: id }, label), h("div", { class: "select-box" }, input, icon("chevron")));
}

export function tick(label, value, onChange) {
  const id = newId();
  const input = h("input", { type: "checkbox", id, checked: value });
  input.addEventListener("change", () => onChange(input.checked));
  return h("label", { class: "choice", for: id }, input, h("span", {}, label));
}
