// What a signer must hand in before they sign: a photo or a PDF for each; and, for the initiator, what has come.

import { problem } from "./confirm.js";
import { button, h, icon, spinner } from "./dom.js";
import { post, send } from "./session.js";
import { isNative } from "./telegram.js";
import { megabytes, w } from "./words.js";

const LIMIT_MB = 15; // the server says the same
const TYPES = "image/jpeg,image/png,image/webp,application/pdf,.jpg,.jpeg,.png,.webp,.pdf";

/** One that must be there and is not, or null. */
export const missingPaper = (view) => view.papers.find((one) => one.required && !one.file) || null;

export function papersCard(page) {
  const { view } = page;
  if (view.papers.length) {
    return h("section", { class: "card papers", id: "papers", tabindex: "-1", "aria-labelledby": "papers-title" },
      h("h2", { id: "papers-title" }, w("papers")), h("p", { class: "hint" }, w("papers-means")), h("ul", {}, view.papers.map((one) => asked(page, one))));
  }
  if (!view.handed_in.length) return null;
  return h("section", { class: "card papers", "aria-labelledby": "papers-title" }, h("h2", { id: "papers-title" }, w("papers-in")),
    h("ul", {}, view.handed_in.map((one) => h("li", { class: "document-row" }, icon("file"),
      h("span", { class: "document-name" }, one.what, h("span", { class: "quiet-text" }, ` ${one.who} · ${megabytes(one.size)}`)),
      !isNative && h("button", { type: "button", class: "tool", "aria-label": w("paper-get", { name: one.what }), onclick: () => page.save(`/papers/${one.id}`, one.name) }, icon("down"))))));
}

function asked(page, one) {
  const path = `/api/tasks/${encodeURIComponent(page.view.id)}/papers/${encodeURIComponent(one.id)}`;
  const error = h("div", { class: "error-place" });
  const row = h("li", { class: one.file ? "given" : "" });
  const input = h("input", { type: "file", accept: TYPES, tabindex: "-1", "aria-hidden": "true", class: "unseen", onchange: () => {
    const [file] = input.files;
    input.value = "";
    if (file) give(file);
  } });
  const name = h("p", { class: "paper-name" }, h("strong", {}, one.name), " ", h("span", { class: "quiet-text" }, w(one.required ? "paper-required" : "paper-optional")));

  async function give(file) {
    if (file.size > LIMIT_MB * 1024 * 1024) return error.replaceChildren(problem(w("paper-too-large", { limit: LIMIT_MB })));
    const said = h("p", { class: "quiet-text", role: "status" }, w("paper-sending", { percent: 0 }));
    row.replaceChildren(name, h("div", { class: "row" }, spinner(), said));
    try {
      const { done } = send(path, file, { "X-File-Name": encodeURIComponent(file.name) }, (share) => (said.textContent = w("paper-sending", { percent: Math.round(share * 100) })));
      page.refresh(await done);
      page.say("");
    } catch (refused) {
      draw();
      if (refused.status === 401) page.over(refused);
      else error.replaceChildren(problem(refused.message));
    }
  }

  async function remove() {
    try {
      page.refresh(await post(`${path}/take-back`));
    } catch (refused) {
      error.replaceChildren(problem(refused.message));
    }
  }

  function draw() {
    const choose = button(w(one.file ? "paper-other" : "paper-choose"), () => input.click(), { kind: "quiet small", name: one.file ? null : "up" });
    choose.setAttribute("aria-label", `${choose.textContent} ${one.name}`);
    const there = one.file && h("p", { class: "paper-file" }, icon("check"), h("span", {}, one.file.name, h("span", { class: "quiet-text" }, ` ${megabytes(one.file.size)}`)));
    const away = one.file && button(w("paper-remove"), remove, { kind: "link small" });
    away?.setAttribute("aria-label", `${away.textContent} ${one.name}`);
    row.replaceChildren(...[name, there, h("div", { class: "row" }, choose, away), input, error].filter(Boolean));
  }

  draw();
  return row;
}

/** Leads to what is missing; true where nothing is. */
export function checkPapers(page) {
  const missing = missingPaper(page.view);
  if (!missing) return true;
  const card = document.getElementById("papers");
  card.scrollIntoView({ block: "center" });
  card.focus({ preventScroll: true });
  page.say(w("paper-missing", { name: missing.name }));
  return false;
}
