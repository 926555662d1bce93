// Before the code: all that will be written, as it will be written. What is personal is covered until one looks.

import { h, icon } from "./dom.js";
import { labelOf } from "./entry.js";
import { w } from "./words.js";

/** `more`: [[name, node or words]] behind what was filled in. */
export function writtenList(fills, values, { url = () => "", more = [] } = {}) {
  if (!fills.length && !more.length) return null;
  return h("section", { class: "written", "aria-labelledby": "written-title" },
    h("h3", { id: "written-title", class: "label" }, w("will-write")),
    h("dl", {}, fills.map((fill) => h("div", {}, h("dt", {}, labelOf(fill)), h("dd", {}, shown(fill, values[fill.key] || "", url)))),
      more.map(([name, what]) => h("div", {}, h("dt", {}, name), h("dd", {}, what)))));
}

function shown(fill, value, url) {
  if (fill.kind === "checkbox") return w(value === "yes" ? "ticked" : "not-ticked");
  if (!value) return h("span", { class: "quiet-text" }, w("left-empty"));
  if (fill.kind === "picture") return url(fill.key) ? h("img", { src: url(fill.key), alt: fill.hand ? fill.sentence : w("field-picture"), class: "written-picture" }) : w("picture-chosen");
  return fill.kind === "id-number" ? covered(value) : value;
}

/** 110••••••002X, and the whole of it while the eye is open. */
function covered(value) {
  const signs = [...value];
  const [first, last] = signs.length >= 12 ? [3, 4] : [1, 2];
  const hidden = `${signs.slice(0, first).join("")}••••••${signs.slice(-last).join("")}`;
  const text = h("span", { class: "covered" }, hidden);
  const eye = h("button", { type: "button", class: "tool", "aria-label": w("show-number"), "aria-pressed": "false", onclick: () => {
    const open = eye.getAttribute("aria-pressed") !== "true";
    eye.setAttribute("aria-pressed", String(open));
    eye.replaceChildren(icon(open ? "eye-off" : "eye"));
    text.textContent = open ? value : hidden;
  } }, icon("eye"));
  return [text, eye];
}
