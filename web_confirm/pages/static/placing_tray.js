// The tray: for whom, which kinds; what can be done with the chosen place.

import { button, h, icon } from "./dom.js";
import { pullOut } from "./placing_drag.js";
import { list, w } from "./words.js";

export class Tray {
  /** `desk`: {model, armed, arm(kind), put(kind, page, x, y), edit(), copies(), remove(), select(id), …}. */
  constructor(desk) {
    this.desk = desk;
    this.party = desk.model.view.parties[0].id;
    this.parties = h("div", { class: "chips parties-of", role: "radiogroup", "aria-label": w("placing-for") });
    this.kinds = h("div", { class: "chips kinds", role: "group", "aria-label": w("placing-tools") });
    this.actions = h("div", { class: "chips actions", role: "group", hidden: true });
    this.hint = h("p", { class: "tray-hint", role: "status" });
    this.node = h("div", { class: "tray-side" }, this.parties, this.hint, this.kinds, this.actions);
    this.drawKinds();
    this.draw();
  }

  drawKinds() {
    const { view } = this.desk.model;
    this.chips = new Map(view.kinds.map((kind) => [kind, this.chip(kind)]));
    this.kinds.replaceChildren(...this.chips.values());
  }

  chip(kind) {
    const chip = h("button", { type: "button", class: "chip kind", "data-kind": kind, "aria-pressed": "false" }, h("i", { class: "swatch", "aria-hidden": "true" }), h("span", {}, w(`field-${kind}`)));
    chip.addEventListener("click", (event) => {
      if (performance.now() - (chip.pulledAt || 0) < 400) return;
      // By keys there is no finger to point with: it goes to the page that one sees.
      this.desk.arm(kind, { here: event.detail === 0 });
    });
    if (kind !== "seam") {
      pullOut(chip, {
        size: () => this.desk.sizeOf(kind), colour: () => this.desk.model.party(this.party).colour,
        begin: () => this.desk.arm(null), drop: (page, x, y) => this.desk.dropped(kind, page, x, y),
      });
    }
    return chip;
  }

  draw() {
    const { model, armed } = this.desk;
    const { parties } = model.view;
    if (!parties.some((party) => party.id === this.party)) this.party = parties[0].id;
    const mine = model.party(this.party);
    this.node.style.setProperty("--mine", mine.colour);
    const focused = this.parties.contains(document.activeElement);
    this.parties.replaceChildren(...parties.map((party) => this.partyChip(party)));
    if (focused) this.parties.querySelector("[aria-checked=true]").focus();
    for (const [kind, chip] of this.chips) {
      chip.setAttribute("aria-pressed", String(kind === armed));
      chip.hidden = !mine.kinds.includes(kind);
    }
    const place = model.place();
    this.kinds.hidden = Boolean(place);
    this.actions.hidden = !place;
    if (this.shownFor !== (place?.id || null)) this.drawActions(place);
    this.shownFor = place?.id || null;
    const said = armed ? w("placing-armed", { name: w(`field-${armed}`) }) : place ? place.label || w(`field-${place.kind}`) : this.note() || w("placing-hint");
    if (this.hint.textContent !== said) this.hint.textContent = said;
  }

  note() {
    const { model } = this.desk;
    const { documents } = model.view;
    const fixed = documents.filter((one) => one.fixed);
    if (fixed.length) return fixed.length === documents.length ? w("placing-fixed") : w("placing-fixed-some", { title: list(fixed.map((one) => one.title)) });
    const names = (parties) => list(parties.map((party) => party.name));
    const filled = new Set(model.places.map((place) => place.party));
    const idle = model.view.parties.filter((party) => !party.kinds.includes("signature") && !filled.has(party.id));
    if (idle.length) return w("placing-fills-none", { names: names(idle) });
    if (model.added.length) return w("placing-added", { names: names(model.added) });
    if (!model.view.signed) return "";
    const marked = new Set(model.places.map((place) => place.party)); // a signed document takes nothing but marks
    const without = model.view.parties.filter((party) => !marked.has(party.id) && party.kinds.includes("signature"));
    return without.length ? w("placing-added-none", { names: names(without) }) : "";
  }

  partyChip(party) {
    const mine = party.id === this.party;
    const node = h("button", { type: "button", class: "chip party", role: "radio", "aria-checked": String(mine), tabindex: mine ? "0" : "-1", onclick: () => this.choose(party.id) },
      h("i", { class: "swatch number", "aria-hidden": "true" }, String(party.number)), h("span", {}, party.name));
    node.style.setProperty("--mine", party.colour);
    node.addEventListener("keydown", (event) => {
      const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (!by) return;
      event.preventDefault();
      const all = this.desk.model.view.parties;
      const at = all.findIndex((one) => one.id === this.party);
      this.choose(all[(at + by + all.length) % all.length].id);
    });
    return node;
  }

  choose(id) {
    this.party = id;
    const { armed } = this.desk;
    if (armed && !this.desk.model.party(id).kinds.includes(armed)) this.desk.arm(null);
    this.desk.partyChosen();
  }

  drawActions(place) {
    if (!place) return this.actions.replaceChildren();
    const { desk } = this;
    this.actions.replaceChildren(
      button(w("edit-spot"), () => desk.edit(), { kind: "quiet small", name: "sliders" }),
      desk.model.view.shapes.length > 1 && place.kind !== "radio" && !desk.isFixed(place.page) ? button(w("duplicate"), () => desk.copies(), { kind: "quiet small", name: "copies" }) : "",
      button(w("delete"), () => desk.remove(), { kind: "quiet small", name: "bin" }),
      h("button", { type: "button", class: "tool", "aria-label": w("close"), onclick: () => desk.select(null) }, icon("close")));
  }
}
