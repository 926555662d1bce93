// Before the code: all that will be written, as it will be written. What is personal is covered until one looks.

import { h, icon } from "./dom.js";
import { labelOf } from "./entry.js";
import { w } from "./words.js";

export function writtenList(fills, values, { url = () => "" } = {}) {
  if (!fills.length) return null;
  return h("section", { class: "written", "aria-labelledby": "written-title" },
    h("h3", { id: "written-title", class: "label" }, w("will-write")),
    h("dl", {}, fills.map((fill) => h("div", {}, h("dt", {}, labelOf(fill)), h("dd", {}, shown(fill, values[fill.key] || "", url))))));
}

function shown(fill, value, url) {
  if (fill.kind === "checkbox") return w(value === "yes" ? "ticked" : "not-ticked");
  if (!value) return h("span", { class: "quiet-text" }, w("left-empty"));
  if (fill.kind === "picture") return url(fill.key) ? h("img", { src: url(fill.key), alt: w("field-picture"), class: "written-picture" }) : w("picture-chosen");
  return fill.kind === "id-number" ? covered(value) : value;
}

/** 110101••••••••1234, and the whole of it while the eye is open. */
function covered(value) {
  const signs = [...value];
  const hidden = signs.map((sign, at) => (at < 3 || at >= signs.length - 4 || /\s/.test(sign) ? sign : "•")).join("");
  const text = h("span", { class: "covered" }, hidden);
  const eye = h("button", { type: "button", class: "tool", "aria-label": w("show-number"), "aria-pressed": "false", onclick: () => {
    const open = eye.getAttribute("aria-pressed") !== "true";
    eye.setAttribute("aria-pressed", String(open));
    eye.replaceChildren(icon(open ? "eye-off" : "eye"));
    text.textContent = open ? value : hidden;
  } }, icon("eye"));
  return [text, eye];
}
