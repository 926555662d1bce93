// Somebody asks to use a seal: who, for what, the document itself, and the keeper's yes or no.

import { button, h, icon } from "./dom.js";
import { picture, post, Refused } from "./session.js";
import { Sheet } from "./sheet.js";
import { problem } from "./studio_inputs.js";
import { closePage, inTelegram } from "./telegram.js";
import { w } from "./words.js";

export function requestPage(studio, found) {
  const path = `/api/seal-requests/${encodeURIComponent(found.id)}`;
  const error = h("div", { class: "error-place", role: "alert" });
  const decide = async (body) => {
    try {
      requestPage(studio, await post(path, body));
      return true;
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      error.replaceChildren(problem(refused.message));
      return false;
    }
  };
  const row = (name, value) => value && [h("dt", {}, w(name)), h("dd", {}, value)];
  const facts = h("section", { class: "card request-facts" }, h("div", { class: "seal-paper large" }, h("img", { src: found.picture, alt: found.seal })),
    h("dl", {}, row("studio-request-seal", found.seal), row("studio-request-who", found.who), row("studio-request-company", found.company),
      row("studio-request-task", `${found.number} ${found.title}`), row("studio-request-from", found.from), found.open && row("studio-request-until", found.until),
      row("studio-request-digest", h("code", {}, found.sha256.slice(0, 32)))));
  studio.page(w("studio-request"), { back: () => studio.list() }, result(found), facts, error,
    found.open && h("div", { class: "row request-acts" }, button(w("studio-refuse"), () => refuse(decide), { kind: "quiet grow" }),
      button(w("studio-grant"), (event) => {
        event.currentTarget.disabled = true;
        decide({ granted: true });
      }, { kind: "primary grow" })),
    found.open && pages(path, found.shapes),
    !found.open && inTelegram && button(w("back-to-chat"), closePage, { kind: "quiet wide" }));
}

function result(found) {
  if (found.open) return null;
  const tone = { granted: ["check", "good"], used: ["check", "good"], refused: ["cross", "bad"] }[found.state] || ["clock", ""];
  const word = { granted: "granted", used: "granted", refused: "refused" }[found.state];
  return h("section", { class: "card request-result", role: "status" }, h("div", { class: `badge small ${tone[1]}` }, icon(tone[0])),
    h("div", {}, word && h("strong", {}, w(`studio-${word}`)), h("p", {}, w(word && found.state !== "used" ? `studio-${word}-text` : "studio-request-over"))));
}

function refuse(decide) {
  const sheet = new Sheet();
  const reason = h("textarea", { id: "reason", rows: "4", maxlength: "500" });
  const yes = button(w("studio-refuse-yes"), async () => {
    yes.disabled = true;
    sheet.close();
    await decide({ granted: false, reason: reason.value });
  }, { kind: "danger wide", disabled: true });
  reason.addEventListener("input", () => {
    yes.disabled = !reason.value.trim();
    sheet.guarded = Boolean(reason.value.trim());
  });
  sheet.step({ title: w("studio-refuse-title"), focus: reason, body: [h("p", {}, w("studio-refuse-text")), h("label", { class: "label", for: "reason" }, w("studio-refuse-label")), reason],
    foot: [button(w("cancel"), () => sheet.close(), { kind: "quiet wide" }), yes] });
}

/** Pages come as one scrolls to them. */
function pages(path, shapes) {
  const wide = Math.min(1200, Math.round(Math.min(window.innerWidth, 640) * Math.min(window.devicePixelRatio, 2)));
  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      seen.unobserve(entry.target);
      load(entry.target);
    }
  }, { rootMargin: "600px" });
  const load = async (node) => {
    try {
      const url = URL.createObjectURL(await picture(`${path}/pages/${node.dataset.page}?w=${wide}`));
      node.append(h("img", { src: url, alt: node.dataset.words, onload: () => URL.revokeObjectURL(url) }));
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      node.append(problem(refused.message));
    }
  };
  return h("section", { class: "seal-part" }, h("h2", {}, w("studio-request-pages")), shapes.map(([width, height], at) => {
    const node = h("div", { class: "request-page", "data-page": String(at), "data-words": w("studio-request-page", { n: at + 1, total: shapes.length }) });
    node.style.aspectRatio = `${width} / ${height}`;
    seen.observe(node);
    return node;
  }));
}
