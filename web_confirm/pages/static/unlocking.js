// A file that does not open by itself: its password, or leave to lift what restricts it.

import { fileRow, filePage } from "./choosing.js";
import { button, h, icon } from "./dom.js";
import { w } from "./words.js";

const TRIES = 5;
const LOCKED = new Set(["locked-pdf", "password-wrong"]);

/** Whether there is something to ask for `refused`, after `tries` passwords. */
export function opens(refused, tries) {
  return refused.code === "restricted-pdf" || (LOCKED.has(refused.code) && tries < TRIES);
}

/** Asks; `go` gets the headers that the file is sent with again. `means`: what becomes of the password. */
export function unlockPage(file, refused, { title, tries, go, another, means = w("password-means"), corner }) {
  const cancel = button(w("choose-another"), another, { kind: "quiet" });
  if (refused.code === "restricted-pdf") {
    filePage({ title },
      h("section", { class: "card unlock" }, fileRow(file.name, file.size),
        h("p", {}, w("lift-text")), h("p", { class: "hint" }, w("lift-means")),
        h("div", { class: "row" }, button(w("lift"), () => go({ "X-File-Lift": "yes" }), { kind: "primary" }), cancel)));
    return;
  }
  const wrong = refused.code === "password-wrong";
  const input = h("input", { class: "typed", id: "password", type: "password", autocomplete: "off", autocapitalize: "off", spellcheck: "false", maxlength: "127",
    "aria-describedby": wrong ? "password-problem password-means" : "password-means", "aria-invalid": wrong ? "true" : null });
  const send = (event) => {
    event.preventDefault();
    if (!input.value) return input.focus();
    const headers = { "X-File-Password": encodeURIComponent(input.value) };
    input.value = "";
    go(headers);
  };
  filePage({ title, moved: !wrong, corner },
    h("form", { class: "card unlock", onsubmit: send }, fileRow(file.name, file.size),
      h("label", { for: "password" }, w("password-label")), input,
      wrong && h("p", { class: "problem", id: "password-problem", role: "alert" }, icon("alert"), h("span", {}, w("password-wrong", { n: TRIES - tries }))),
      h("p", { class: "hint", id: "password-means" }, means),
      h("div", { class: "row" }, h("button", { class: "button primary", type: "submit" }, h("span", {}, w("password-open"))), cancel)));
  input.focus();
}
