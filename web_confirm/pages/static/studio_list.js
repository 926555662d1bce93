// All the seals that this person keeps, uses or has to approve, and what they are asked.

import { button, h, icon } from "./dom.js";
import { picture } from "./session.js";
import { drawPage } from "./studio_draw.js";
import { photoPage } from "./studio_photo.js";
import { w } from "./words.js";

export function listPage(studio, all) {
  const make = (open) => open(studio, all);
  const drafts = all.seals.filter((seal) => seal.standing === "approver");
  const mine = all.seals.filter((seal) => seal.keeps);
  const usable = all.seals.filter((seal) => seal.standing === "user");
  studio.page(w("studio"), { lead: w("studio-lead") },
    all.requests.length > 0 && part(w("studio-requests"), all.requests.map((one) => requestRow(studio, one))),
    drafts.length > 0 && part(w("studio-to-approve"), drafts.map((seal) => sealRow(studio, seal))),
    part(w("studio-new"), [
      way("pen", w("studio-draw"), w("studio-draw-text"), () => make(drawPage), "draw"),
      way("camera", w("studio-photo"), w("studio-photo-text"), () => make(photoPage), "photo"),
    ]),
    mine.length > 0 && part(w("studio-mine"), mine.map((seal) => sealRow(studio, seal))),
    usable.length > 0 && part(w("studio-usable"), usable.map((seal) => sealRow(studio, seal))),
    all.seals.length === 0 && h("p", { class: "quiet-text centred-text" }, w("studio-none")));
}

function part(title, rows) {
  return h("section", { class: "seal-part" }, h("h2", {}, title), h("ul", { class: "seal-rows" }, rows.map((row) => h("li", {}, row))));
}

function way(name, title, text, onclick, which) {
  return h("button", { type: "button", class: "seal-row", onclick, "data-way": which },
    h("span", { class: "badge small", "aria-hidden": "true" }, icon(name)),
    h("span", { class: "seal-words" }, h("strong", {}, title), h("span", { class: "quiet-text" }, text)), icon("next"));
}

function sealRow(studio, seal) {
  const size = w("studio-size-mm", { size: sizeOf(seal) });
  return h("button", { type: "button", class: `seal-row ${seal.state}`, onclick: () => studio.seal(seal.id), "data-seal": seal.id },
    sealPicture(seal, ""), h("span", { class: "seal-words" }, h("strong", {}, seal.label),
      seal.name && h("span", { class: "quiet-text" }, seal.owner),
      h("span", { class: "quiet-text" }, `${size} · `, stateWords(seal))), icon("next"));
}

function requestRow(studio, one) {
  return h("button", { type: "button", class: "seal-row asks", onclick: () => studio.request(one.id), "data-request": one.id },
    h("span", { class: "badge small", "aria-hidden": "true" }, icon("hourglass")),
    h("span", { class: "seal-words" }, h("strong", {}, `${one.who} · ${one.seal}`), h("span", { class: "quiet-text" }, `${one.number} ${one.title}`),
      h("span", { class: "quiet-text" }, `${w("studio-request-until")} ${one.until}`)), icon("next"));
}

export function stateWords(seal) {
  return h("span", { class: `seal-state ${seal.state}` }, w(`studio-state-${seal.state}`));
}

export function sizeOf({ width, height }) {
  const say = (side) => String(Math.round(side * 10) / 10);
  return `${say(width)} × ${say(height)}`;
}

/** On paper, which is white in both themes; fetched with the session, so it cannot be an address. */
export function sealPicture(seal, alt) {
  const box = h("span", { class: "seal-paper" });
  picture(`/api/seals/${encodeURIComponent(seal.id)}/picture`).then((blob) => {
    const url = URL.createObjectURL(blob);
    box.append(h("img", { src: url, alt, onload: () => URL.revokeObjectURL(url) }));
  }, () => box.classList.add("missing"));
  return box;
}
