// What a party will see, before anything is sent: their places on the pages, what they fill in, nothing to press.

import { button, h, icon } from "./dom.js";
import { Entry } from "./entry.js";
import { Added } from "./placing_added.js";
import { choice } from "./placing_inputs.js";
import { patch } from "./placing_spots.js";
import { get, Refused } from "./session.js";
import { Viewer } from "./viewer.js";
import { w } from "./words.js";

/** As `Fills`, with what stands there before anybody has written. */
function untouched(view, path) {
  const defaults = new Map(view.fills.map((fill) => [fill.key, fill.value]));
  return {
    list: view.fills, path, clean: new Map(), wrong: new Map(),
    fill: (key) => view.fills.find((fill) => fill.key === key) || null,
    value: (key) => defaults.get(key) || "",
    isMissing: (key) => Boolean(view.fills.find((fill) => fill.key === key)?.required && !defaults.get(key)),
    isWrong: () => false,
    put() {},
  };
}

export class Preview {
  constructor(desk) {
    this.desk = desk;
    this.viewer = new Viewer({ onPlace() {}, onPlaces: () => this.paint() });
    this.added = new Added(this.viewer, () => desk.model.view);
    this.head = h("header", { class: "placing-head preview-head" });
    this.panel = h("aside", { class: "panel" });
    this.node = h("div", { class: "preview-all" }, this.head, h("main", { class: "desk" }, this.panel, this.viewer.node));
    this.float = h("div", { class: "dock" }, h("div", { class: "float" }, this.viewer.tools));
  }

  async open(party) {
    const { model } = this.desk;
    await model.flush();
    try {
      const view = await get(`${model.path}/preview/${encodeURIComponent(party)}`);
      this.view = { ...view, id: model.view.id, others: [], screen: "act", state: "draft" };
      this.fills = untouched(this.view, model.path);
      this.draw(party);
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      this.desk.say(refused.message);
    }
  }

  draw(party) {
    const { model } = this.desk;
    const { name, fills, places } = this.view;
    const colour = model.party(party).colour;
    this.head.replaceChildren(
      h("button", { type: "button", class: "tool", "aria-label": w("preview-end"), onclick: () => this.close() }, icon("back")),
      h("div", { class: "head-words" }, h("h1", { tabindex: "-1" }, w("preview-as", { name }))),
      button(w("preview-end"), () => this.close(), { kind: "quiet small" }));
    const entries = fills.map((fill) => new Entry(fill, this.fills).node);
    this.panel.replaceChildren(
      h("section", { class: "card" },
        model.view.parties.length > 1 && choice(w("preview-choose"), model.view.parties.map((one) => [one.id, `${one.number}. ${one.name}`]), party, (id) => this.open(id)),
        h("p", { class: "hint" }, places.length ? w("preview-text") : w("preview-nothing", { name }))),
      entries.length ? h("section", { class: "card" }, h("h2", {}, w("fill-title")), h("fieldset", { class: "preview-entries", disabled: true }, entries)) : "");
    this.panel.style.setProperty("--mine", colour);
    this.desk.cover([this.node, this.float]);
    this.viewer.open(this.view);
    this.added.anew();
    this.added.draw();
    this.head.querySelector("h1").focus({ preventScroll: true });
  }

  paint() {
    if (!this.fills) return;
    this.viewer.places.paint(this.fills);
    patch(this.viewer, this.desk.model.view);
    for (const { node } of this.viewer.places.mine) if (node.tagName === "BUTTON") node.disabled = true;
  }

  close() {
    this.added.clear();
    this.viewer.close();
    this.desk.uncover([this.node, this.float]);
  }
}
