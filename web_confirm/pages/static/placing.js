// The page where the initiator places fields: pages, tray, sheets, put together.

import { button, h, icon, plain, show } from "./dom.js";
import { Added } from "./placing_added.js";
import { Model } from "./placing_model.js";
import { choice } from "./placing_inputs.js";
import { openOrder } from "./placing_order.js";
import { Preview } from "./placing_preview.js";
import { openSeam } from "./placing_seam.js";
import { askWhose, openCopies, openProperties, openSeek } from "./placing_sheets.js";
import { MM, onPage } from "./placing_snap.js";
import { Spots } from "./placing_spots.js";
import { Tray } from "./placing_tray.js";
import { enter, get, Refused } from "./session.js";
import { closePage, guardClosing, inTelegram, meetTelegram } from "./telegram.js";
import { Viewer } from "./viewer.js";
import { w } from "./words.js";

const draftId = decodeURIComponent(location.pathname.split("/")[2] || "");
const path = `/api/drafts/${encodeURIComponent(draftId)}/places`;
const TRUE_SIZES = { seal: 42, "legal-seal": 20 }; // mm: the usual ones
const BUTTON_STEP = 26; // points between the buttons of one choice
const LABELLED = new Set(["text", "number", "id-number", "phone", "email", "select", "picture", "checkbox"]);

class Desk {
  constructor(view) {
    this.armed = null;
    this.viewer = new Viewer({ onPlace() {}, onPlaces: () => this.spots?.draw() });
    this.viewer.onArrange = () => openOrder(this);
    this.model = new Model(view, { onChange: () => this.draw(), onState: (state, message) => this.saidState(state, message), onStale: () => this.stale(), onOver: (refused) => this.over(refused) });
    this.spots = new Spots(this);
    this.added = new Added(this.viewer, () => this.model.view);
    this.tray = new Tray(this);
    this.state = h("p", { class: "save-state", role: "status" });
    this.undo = h("button", { type: "button", class: "tool", "aria-label": w("undo"), title: w("undo"), onclick: () => this.model.undo() }, icon("undo"));
    this.redo = h("button", { type: "button", class: "tool", "aria-label": w("redo"), title: w("redo"), onclick: () => this.model.redo() }, icon("redo"));
    this.head = h("header", { class: "placing-head" },
      h("div", { class: "head-words" }, h("h1", {}, view.title), this.state), this.undo, this.redo,
      button(w("placing-done"), () => this.done(), { kind: "primary small" }));
    this.warning = h("div", { class: "warning", role: "status", hidden: true });
    const ways = h("div", { class: "ways-row" },
      view.kinds.length ? button(w("words-add"), () => openSeek(this), { kind: "quiet small", name: "seek" }) : "",
      button(w("preview"), () => new Preview(this).open(this.tray.party), { kind: "quiet small", name: "eye" }));
    this.dock = h("div", { class: "dock placing-dock" }, h("div", { class: "float" }, this.viewer.tools, ways), this.tray.node);
    this.main = h("main", { class: "desk placing" }, this.warning, this.viewer.node);
    new ResizeObserver(() => document.documentElement.style.setProperty("--dock", `${this.dock.offsetHeight}px`)).observe(this.dock);
    document.addEventListener("keydown", (event) => this.key(event));
    window.addEventListener("beforeunload", (event) => this.model.words() !== this.model.saved && event.preventDefault());
  }

  open() {
    show(this.head, this.main, this.dock);
    this.anew();
    this.saidState("saved");
  }

  /** All pages, in the order that the documents have now. */
  anew() {
    this.spots.anew();
    this.viewer.open({ ...this.model.view, places: [], others: [], fills: [], screen: "placing", state: "draft" });
    this.added.anew();
    this.draw();
  }

  draw() {
    this.spots.draw();
    this.added.draw();
    this.tray.draw();
    this.undo.disabled = !this.model.done.length;
    this.redo.disabled = !this.model.undone.length;
    this.main.classList.toggle("armed", Boolean(this.armed));
    const over = this.spots.over;
    this.warning.hidden = !over.size;
    if (over.size && this.warned !== over.size) {
      this.warning.replaceChildren(icon("alert"), h("span", {}, w("overlaps", { n: over.size })), button(w("show-overlap"), () => this.nextOver(), { kind: "link small" }));
    }
    this.warned = over.size;
  }

  nextOver() {
    const ids = this.model.places.map((place) => place.id).filter((id) => this.spots.over.has(id));
    const id = ids[(ids.indexOf(this.model.selected) + 1) % ids.length];
    this.select(id);
    this.spots.show(id);
  }

  saidState(state, message = "") {
    this.state.className = `save-state ${state}`;
    this.state.textContent = state === "refused" ? `${w("placing-refused")}: ${message}` : message || w(`placing-${state}`);
    guardClosing(state !== "saved");
  }

  say(text) {
    this.state.textContent = text;
  }

  covered() {
    return matchMedia("(min-width: 960px)").matches ? 0 : this.dock.offsetHeight;
  }

  arm(kind, { here = false } = {}) {
    if (kind === "seam") return openSeam(this, this.seamHere() || null);
    this.model.selected = null;
    this.armed = kind === this.armed ? null : kind;
    if (here && kind) {
      const page = this.viewer.current || 0;
      const [width, height] = this.model.view.shapes[page];
      return this.tapped(page, width / 2, this.inSight(page, height));
    }
    this.draw();
  }

  /** The middle of what one sees of a page. */
  inSight(page, height) {
    const at = this.spots.sheet(page).getBoundingClientRect();
    const middle = (Math.max(at.top, 0) + Math.min(at.bottom, window.innerHeight - this.covered())) / 2;
    return Math.min(Math.max(0, (middle - at.top) / this.spots.scale(page)), height);
  }

  /** Where no kind is waiting, a tap beside the places lets go of the chosen one. */
  tapped(page, x, y) {
    const kind = this.armed;
    if (!kind) return this.select(null);
    this.armed = null;
    this.put(kind, page, x, y);
  }

  dropped(kind, page, x, y) {
    const at = this.spots.sheet(page).getBoundingClientRect();
    const scale = this.spots.scale(page);
    this.put(kind, page, (x - at.left) / scale, (y - at.top) / scale);
  }

  size(kind) {
    return TRUE_SIZES[kind] ? [TRUE_SIZES[kind] * MM, TRUE_SIZES[kind] * MM] : this.model.view.sizes[kind];
  }

  /** In pixels, as it will lie on the page one is at. */
  sizeOf(kind) {
    const scale = this.spots.scale(this.viewer.current || 0);
    return this.size(kind).map((each) => each * scale);
  }

  /** Of the party that is chosen, over the pages of the document one is at. */
  seamHere() {
    const { key } = this.viewer.documentAt(this.viewer.current || 0);
    return this.model.seams.find((seam) => seam.party === this.tray.party && seam.document === key);
  }

  /** A certified paper keeps the places it came with, where they are: they only change hands. */
  isFixed(page) {
    return this.viewer.documentAt(page).fixed;
  }

  put(kind, page, x, y) {
    const { title, parties, fixed } = this.viewer.documentAt(page);
    if (fixed) return this.say(w("placing-fixed"));
    if (parties && !parties.includes(this.tray.party)) return this.say(w("not-for-party", { title, name: this.model.party(this.tray.party).name }));
    const [width, height] = this.size(kind);
    const box = onPage([x - width / 2, y - height / 2, width, height], this.model.view.shapes[page]);
    let made = null;
    this.model.change(() => {
      made = this.model.make({ kind, party: this.tray.party, page, box, ...this.usual(kind) });
      this.model.places.push(made);
      if (kind !== "radio") return;
      made.option = w("option-first");
      made.group = this.model.newGroup();
      this.model.places.push(this.model.make({ ...structuredClone(made), option: w("option-second"), box: this.below(made) }));
    });
    this.select(made.id);
    this.spots.focus(made.id);
  }

  usual(kind) {
    if (kind === "select") return { options: [w("option-first"), w("option-second")] };
    if (kind === "copied") return { sentence: w("sentence-usual") };
    return {};
  }

  below(place) {
    const [x, y, width, height] = place.box;
    const shape = this.model.view.shapes[place.page];
    return onPage([x, y + BUTTON_STEP + height > shape[1] ? y - BUTTON_STEP : y + BUTTON_STEP, width, height], shape);
  }

  addOption(id) {
    this.model.change(() => {
      const last = this.model.places.filter((place) => place.group === this.model.place(id).group).at(-1);
      const taken = new Set(this.model.places.map((place) => place.option));
      let n = 3;
      while (taken.has(w("option-more", { n }))) n += 1;
      this.model.places.push(this.model.make({ ...structuredClone(last), name: "", option: w("option-more", { n }), box: this.below(last) }));
    });
    this.select(this.model.places.at(-1).id);
  }

  putAll(kind, party, hits, words) {
    const group = hits.length > 1 && !["checkbox", "date"].includes(kind) ? this.model.newGroup() : "";
    const label = LABELLED.has(kind) ? words.replace(/^[\s:：_（()）【】[\]]+|[\s:：_（()）【】[\]]+$/g, "") : "";
    for (const [page, box] of hits) {
      const [width, height] = TRUE_SIZES[kind] ? this.size(kind) : box.slice(2);
      const middle = [box[0] + box[2] / 2 - width / 2, box[1] + box[3] / 2 - height / 2, width, height];
      this.model.places.push(this.model.make({ kind, party, page, box: onPage(middle, this.model.view.shapes[page]), group, label, ...this.usual(kind) }));
    }
  }

  select(id, { edit = false } = {}) {
    this.armed = null;
    this.model.selected = id;
    const place = this.model.place();
    if (place) this.tray.party = place.party;
    this.draw();
    if (edit && place) this.edit();
  }

  edit() {
    openProperties(this, this.model.place());
  }

  copies() {
    openCopies(this, this.model.place());
  }

  remove() {
    const id = this.model.selected;
    if (!id) return;
    const at = this.model.places.findIndex((place) => place.id === id);
    this.model.selected = null;
    this.model.change(() => this.model.places.splice(at, 1));
    const next = this.model.places[Math.min(at, this.model.places.length - 1)];
    if (next && document.activeElement === document.body) this.spots.focus(next.id);
  }

  openSeam(seam) {
    openSeam(this, seam);
  }

  /** `kind`: only those who may have such a place. */
  partyChoice(id, onChange, kind = "text") {
    const parties = this.model.view.parties.filter((party) => party.kinds.includes(kind));
    return choice(w("spot-party"), parties.map((party) => [party.id, `${party.number}. ${party.name}`]), id, onChange);
  }

  /** The chosen place stays whose it is: another party is for what comes next. */
  partyChosen() {
    this.model.selected = null;
    this.draw();
  }

  key(event) {
    if (document.querySelector("dialog[open]") || event.target.matches?.("input, textarea, select") || this.away) return;
    const held = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (held && key === "z") event.shiftKey ? this.model.redo() : this.model.undo();
    else if (held && key === "y") this.model.redo();
    else if (event.key === "Escape") this.select(null);
    else return;
    event.preventDefault();
  }

  async stale() {
    try {
      const view = await get(path);
      const keep = () => {
        const known = new Set(view.parties.map((party) => party.id));
        this.model.view = { ...view };
        this.model.version = view.version;
        this.model.places = this.model.places.filter((place) => known.has(place.party));
        this.model.seams = this.model.seams.filter((seam) => known.has(seam.party));
        this.model.saved = "";
        this.model.shared = view.state;
        this.model.touch();
      };
      if (view.state === this.model.shared) return keep();
      askWhose(keep, () => {
        this.model.take(view);
        this.model.done = this.model.undone = [];
        this.draw();
        this.saidState("saved");
      });
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      this.over(refused);
    }
  }

  cover(nodes) {
    this.away = window.scrollY;
    for (const node of [this.head, this.main, this.dock]) node.hidden = true;
    document.getElementById("app").append(...nodes.filter((node) => !node.isConnected));
    window.scrollTo({ top: 0, behavior: "instant" });
  }

  uncover(nodes) {
    for (const node of nodes) node.remove();
    for (const node of [this.head, this.main, this.dock]) node.hidden = false;
    window.scrollTo({ top: this.away, behavior: "instant" });
    this.away = 0;
  }

  async done() {
    await this.model.leave();
    if (this.model.state !== "saved") return;
    guardClosing(false);
    if (inTelegram) return closePage();
    plain({ name: "check", tone: "good", title: w("placing-done-title"), text: w("placing-done-text"), actions: [button(w("placing-title"), () => this.open(), { kind: "quiet" })] });
  }

  over(refused) {
    this.viewer.close();
    trouble(refused);
  }
}

function trouble(refused) {
  const entering = ["no-way-in", "link-over", "session-over", "not-from-telegram"].includes(refused.code);
  const sent = refused.code === "already-sent" || refused.code === "task-ended";
  plain({
    name: entering ? "chat" : "alert",
    title: w(entering ? "enter-title" : sent ? "taken-title" : "trouble-title"),
    text: refused.message,
    actions: [
      (refused.status === 0 || refused.status >= 429) && button(w("retry"), begin, { kind: "primary" }),
      inTelegram && button(w("back-to-chat"), closePage, { kind: "quiet" }),
    ].filter(Boolean),
  });
}

async function begin() {
  try {
    await enter();
    const view = await get(path);
    document.title = `${view.title} · ${w("brand")}`;
    if (!view.parties.length) return plain({ name: "pen", title: w("placing-title"), text: w("placing-none"), actions: [inTelegram && button(w("back-to-chat"), closePage, { kind: "quiet" })].filter(Boolean) });
    const desk = new Desk(view);
    desk.open();
    if (new URLSearchParams(location.search).has("preview")) new Preview(desk).open(desk.tray.party);
  } catch (refused) {
    if (!refused.code) throw refused;
    trouble(refused);
  }
}

meetTelegram();
begin();
