// My places on the pages, each showing what will stand in it; for an approver everybody's, to look at.

import { labelOf } from "./entry.js";
import { OF_A_HAND, VALUED } from "./fills.js";
import { h, icon } from "./dom.js";
import { w } from "./words.js";

const SEALED = new Set(["seal", "legal-seal", "seam"]);
const AT_MOST = 12; // points: as large as a value is written where nobody chose a size

export class Places {
  constructor({ onPlace }) {
    this.onPlace = onPlace;
    this.mine = [];
    this.ghosts = [];
  }

  draw(view, sheets, inner) {
    // A newer view with the same places leaves them, and whoever has the focus on one.
    const drawn = JSON.stringify([view.screen, view.state, view.places, view.others]);
    this.fillOf = new Map(view.fills.map((fill) => [fill.key, fill]));
    if (drawn === this.drawn && sheets === this.sheets) return;
    Object.assign(this, { drawn, sheets });
    for (const old of inner.querySelectorAll(".place")) old.remove();
    const act = view.screen === "act";
    this.mine = act ? view.places.map((place) => ({ ...place, node: this.node(place) })) : [];
    this.ghosts = act || view.state === "awaiting" || view.state === "partially_signed" ? view.others.map((place) => ({ ...place, node: this.ghost(place) })) : [];
    for (const { page, node } of [...this.mine, ...this.ghosts]) sheets[page]?.node.append(node);
  }

  node(place) {
    // The date is ours to write: nothing to press.
    const box = place.kind === "date"
      ? h("div", { class: "place date" })
      : h("button", { class: `place ${place.kind}`, type: "button", onclick: () => this.onPlace(place), "aria-label": VALUED.has(place.kind) ? null : w(`place-${place.kind}`) });
    if (VALUED.has(place.kind)) {
      box.classList.add("valued");
      box.append(h("span", { class: "place-value", "aria-hidden": "true" }));
    } else {
      box.append(h("span", { class: "place-label" }, w(`place-${place.kind}`)));
    }
    return laid(box, place);
  }

  ghost(place) {
    const what = VALUED.has(place.kind) ? place.label || w(`field-${place.kind}`) : w(`field-${place.kind}`);
    return laid(h("div", { class: `place ghost ${place.kind}` }, h("span", { class: "place-label" }, `${place.party} · ${what}`)), place);
  }

  /** What stands in a place now; `fills` knows values and what is wrong with them. */
  paint(fills, url = () => "") {
    for (const place of this.mine) {
      if (!VALUED.has(place.kind)) continue;
      const fill = this.fillOf.get(place.key);
      if (!fill) continue;
      const value = fills.clean.get(place.key) ?? fills.value(place.key);
      const { node } = place;
      const chosen = place.kind === "checkbox" ? value === "yes" : place.kind === "radio" ? value === place.option && Boolean(value) : Boolean(value.trim());
      node.classList.toggle("filled", chosen);
      node.classList.toggle("wrong", fills.isWrong(place.key));
      node.classList.toggle("asked", fills.isMissing(place.key));
      const choice = place.kind === "checkbox" || place.kind === "radio";
      const label = place.kind === "radio" ? `${labelOf(fill)}: ${place.option}` : labelOf(fill);
      if (choice) node.setAttribute("aria-pressed", String(chosen));
      node.setAttribute("aria-label", choice || !chosen ? label : w("place-filled", { name: label, value: place.kind === "picture" ? w("field-picture") : value }));
      const shown = node.querySelector(".place-value");
      if (choice) shown.replaceChildren(...(chosen ? [place.kind === "checkbox" ? icon("check") : h("i", { class: "dot-chosen" })] : []));
      else if (place.kind === "picture") shown.replaceChildren(...(url(place.key) ? [h("img", { src: url(place.key), alt: "" })] : [chosen ? w("field-picture") : label]));
      else shown.textContent = chosen ? value : label;
    }
  }

  /** `mark`: {url} or {text}, or null; on every place of that kind. */
  setMark(kind, mark) {
    for (const { node } of this.mine.filter((place) => place.kind === kind)) {
      for (const old of node.querySelectorAll("img, .place-mark")) old.remove();
      node.classList.toggle("marked", Boolean(mark));
      node.setAttribute("aria-label", mark?.text ? w("place-filled", { name: w(`place-${kind}`), value: mark.text }) : w(`place-${kind}`));
      if (mark?.url) node.append(h("img", { src: mark.url, alt: "" }));
      else if (mark?.text) node.append(h("span", { class: "place-mark", "aria-hidden": "true" }, mark.text));
    }
  }

  markNow(place) {
    for (const each of this.mine) each.node.classList.toggle("now", each === place || (place && each.key === place.key));
  }

  of(key) {
    return this.mine.find((place) => place.key === key) || null;
  }

  get byHand() {
    return this.mine.filter((place) => OF_A_HAND.has(place.kind) || SEALED.has(place.kind));
  }
}

function laid(node, place) {
  const share = Math.min(place.size || AT_MOST, place.points * 0.7) / place.points;
  for (const [name, value] of Object.entries({ left: place.x, top: place.y, width: place.width, height: place.height })) node.style[name] = `${value * 100}%`;
  if (place.colour) node.style.setProperty("--mine", place.colour);
  node.style.setProperty("--letters", `${(share * 100).toFixed(2)}cqh`);
  node.style.setProperty("--side", place.align === "centre" ? "center" : place.align);
  node.classList.toggle("far", place.x + place.width > 0.8);
  node.classList.toggle("many", Boolean(place.multiline));
  return node;
}
