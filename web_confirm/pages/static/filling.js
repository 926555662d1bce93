// The walk through my places: a list beside the pages on a desk; on a phone one question at a time over the keyboard.

import { button, h, icon } from "./dom.js";
import { Entry, labelOf } from "./entry.js";
import { OF_A_HAND } from "./fills.js";
import { standOnKeyboard } from "./keyboard.js";
import { w } from "./words.js";

const FEW = 4; // lines that do not push the document off a phone's screen
const WIDE = matchMedia("(min-width: 960px)");

export class Filling {
  /** `page`: {fills, viewer, marks, openHand(kind)}. */
  constructor(page) {
    this.page = page;
    this.visited = new Set();
    this.entries = new Map();
    this.state = h("span", { class: "quiet-text", role: "status" });
    this.count = h("span", { class: "quiet-text" });
    this.body = h("div", { class: "filling-body" });
    this.card = h("details", { class: "card filling", hidden: true },
      h("summary", {}, h("h2", {}, w("fill-title")), this.count, this.state, icon("chevron")), this.body);
    this.tray = h("section", { class: "tray", role: "group", "aria-label": w("fill-title"), hidden: true });
    standOnKeyboard(this.tray);
    page.fills.onState = (state) => (this.state.textContent = w(`fills-${state}`));
    WIDE.addEventListener("change", () => this.render());
    // Turned, or with a keyboard that has come up: the place is still before one's eyes.
    let turning = 0;
    window.addEventListener("resize", () => {
      clearTimeout(turning);
      turning = setTimeout(() => !this.tray.hidden && this.page.viewer.show(this.at?.key), 120);
    });
    this.tray.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
  }

  take(view) {
    const keys = view.fills.map((fill) => fill.key).join("\n");
    this.card.hidden = view.screen !== "act" || !view.fills.length;
    this.stops = view.screen === "act" ? stopsOf(view) : [];
    if (this.at) this.at = this.stops.find(({ key, kind }) => key === this.at.key && kind === this.at.kind) || null;
    if (keys === this.keys) return;
    this.keys = keys;
    this.close();
    this.render();
  }

  /** Inputs on a desk; on a phone lines that open the tray. What was typed lies in the fills and stays. */
  render() {
    this.wide = WIDE.matches;
    const at = this.at;
    if (this.wide && !this.tray.hidden) this.close();
    this.entries.clear();
    const { list } = this.page.fills;
    this.card.open = this.wide || list.length <= FEW;
    this.body.replaceChildren(...list.map((fill) => (this.wide ? this.entry(fill).node : this.line(fill))));
    this.changed(null);
    if (this.wide && at?.key) this.open(at.key);
  }

  entry(fill) {
    const entry = new Entry(fill, this.page.fills, { onNext: () => this.onward() });
    entry.node.addEventListener("focusin", () => {
      this.look(this.stopOf(fill.key));
      if (this.wide) entry.node.scrollIntoView({ block: "nearest" });
    });
    this.entries.set(fill.key, entry);
    return entry;
  }

  line(fill) {
    return h("button", { type: "button", class: "fill-line", "data-key": fill.key, onclick: () => this.open(fill.key) },
      h("span", { class: "fill-name" }, labelOf(fill)), h("span", { class: "fill-value" }), icon("chevron"));
  }

  changed(key) {
    const { fills } = this.page;
    this.count.textContent = w("progress", { n: fills.done, total: fills.list.length });
    for (const [own, entry] of this.entries) if (key === null || own === key) entry.refresh();
    for (const line of this.body.querySelectorAll(".fill-line")) {
      const own = line.dataset.key;
      if (key !== null && key !== own) continue;
      const said = line.querySelector(".fill-value");
      said.textContent = fills.wrong.get(own) || shortOf(fills.fill(own), fills.value(own)) || w(fills.isMissing(own) ? "to-fill" : "optional");
      line.classList.toggle("wrong", fills.isWrong(own));
      line.classList.toggle("done", Boolean(fills.value(own)) && !fills.isWrong(own));
    }
    this.onProgress?.(this.wanting.length);
  }

  /** Stops that still want something; what is optional wants to be seen once. */
  get wanting() {
    const { fills, marks } = this.page;
    return (this.stops || []).filter(({ key, kind }) =>
      kind ? !marks[kind].adopted : fills.isMissing(key) || fills.isWrong(key) || (!fills.value(key) && !this.visited.has(key)));
  }

  stopOf(key) {
    return this.stops.find((stop) => stop.key === key) || null;
  }

  /** On to the next stop that wants something, behind the one we are at. */
  onward() {
    const open = this.wanting;
    const here = this.stops.indexOf(this.at);
    const next = open.find((stop) => this.stops.indexOf(stop) > here) || open.find((stop) => stop !== this.at);
    if (next) this.go(next);
    else this.finish();
  }

  /** A hand was put to its place: on with what still waits. */
  adopted(kind) {
    this.at = this.stops.find((stop) => stop.kind === kind) || this.at;
    this.changed(null);
    this.onward();
  }

  finish() {
    this.close();
    this.page.viewer.goToPlace();
  }

  go(stop) {
    if (stop.key) return this.open(stop.key);
    this.close();
    this.look(stop);
    this.page.viewer.places.mine.find((place) => place.name === stop.name)?.node.focus({ preventScroll: true });
  }

  look(stop) {
    this.at = stop;
    if (stop?.key) this.visited.add(stop.key);
    this.page.viewer.show(stop?.key || stop?.name);
  }

  /** The question for one value. */
  open(key, { ask = false } = {}) {
    const stop = this.stopOf(key);
    if (!stop) return;
    if (!this.wide) this.show(stop);
    const entry = this.entries.get(key);
    if (this.wide) this.card.open = true;
    if (ask) entry.ask();
    entry.focus();
    this.look(stop);
  }

  show(stop) {
    const { fills } = this.page;
    const at = this.stops.indexOf(stop);
    this.entries.clear();
    const entry = this.entry(fills.fill(stop.key));
    const tool = (name, word, step, off) => h("button", { type: "button", class: "tool", "aria-label": w(word), disabled: off, onclick: step }, icon(name));
    this.tray.replaceChildren(
      h("header", { class: "tray-head" },
        tool("back", "previous-place", () => this.go(this.stops[at - 1]), at === 0),
        h("span", { class: "counter" }, `${at + 1} / ${this.stops.length}`),
        tool("next", "following-place", () => (at + 1 < this.stops.length ? this.go(this.stops[at + 1]) : this.finish()), false),
        h("span", { class: "grow" }),
        tool("close", "close", () => this.close(), false)),
      h("div", { class: "tray-body" }, entry.node),
      h("div", { class: "tray-foot" }, button(w("next-open"), () => this.forward(entry), { kind: "primary wide" })));
    this.tray.hidden = false;
    this.onTray?.(true);
  }

  forward(entry) {
    entry.ask();
    if (this.page.fills.isMissing(entry.fill.key)) return entry.focus();
    this.onward();
  }

  close() {
    if (this.tray.hidden) return;
    this.tray.hidden = true;
    this.tray.replaceChildren();
    this.entries.clear();
    this.page.fills.flush();
    this.page.viewer.places.markNow(null);
    this.onTray?.(false);
  }

  /** Everything that is asked for is there; else the first that is not is asked for, and said. */
  async isComplete() {
    await this.page.fills.flush();
    const first = this.stops.find(({ key }) => key && (this.page.fills.isMissing(key) || this.page.fills.isWrong(key)));
    if (!first) return true;
    if (this.wide) for (const entry of this.entries.values()) entry.ask();
    this.open(first.key, { ask: true });
    return false;
  }
}

/** Fills and marks in reading order. */
function stopsOf(view) {
  const first = new Map();
  const stops = [];
  const ordered = [...view.places].sort((a, b) => a.page - b.page || Math.round((a.y - b.y) * 120) || a.x - b.x);
  for (const place of ordered) {
    if (view.fills.some((fill) => fill.key === place.key)) {
      if (!first.has(place.key)) stops.push({ key: place.key, place });
      first.set(place.key, place);
    } else if (OF_A_HAND.has(place.kind) && !first.has(place.kind)) {
      first.set(place.kind, place);
      stops.push({ kind: place.kind, name: place.name, place });
    }
  }
  // A signed document may lack a place for what is asked all the same.
  for (const fill of view.fills) if (!first.has(fill.key)) stops.push({ key: fill.key, place: null });
  return stops;
}

/** A value in few words. */
export function shortOf(fill, value) {
  if (!value) return "";
  if (fill.kind === "checkbox") return w("ticked");
  if (fill.kind === "picture") return w(fill.hand ? "written-by-hand" : "picture-chosen");
  return value.replace(/\s+/g, " ");
}
