// The draft's places as this page holds them: changed, undone, saved as a whole shortly after the last change.

import { post, Refused } from "./session.js";
import { w } from "./words.js";

const PAUSE = 700; // milliseconds without a change before it is saved
const AGAIN = 4000; // until a save is tried again after the line was down
const STEPS = 100; // that can be undone
let count = 0;

const newId = () => `s${(count += 1)}`;

export class Model {
  /** `onChange()` after each change, `onState(state, message)`, `onStale()`, `onOver(refused)`. */
  constructor(view, { onChange, onState, onStale, onOver }) {
    Object.assign(this, { onChange, onState, onStale, onOver });
    this.undone = [];
    this.done = [];
    this.selected = null;
    this.told = true; // the chat knows of everything that was saved
    this.take(view);
    // A phone that is put away, or a page that is left: what is there goes out at once.
    document.addEventListener("visibilitychange", () => document.hidden && this.leave());
  }

  take(view) {
    this.view = view;
    this.path = `/api/drafts/${encodeURIComponent(view.id)}`;
    this.version = view.version;
    this.places = view.places.map((place) => ({ ...place, box: [...place.box], id: newId() }));
    this.seams = view.seams.map((seam) => ({ ...seam, id: newId() }));
    this.saved = this.words();
    this.shared = view.state; // what the server had when this page last agreed with it
  }

  get added() {
    return this.view.parties.filter((party) => party.added);
  }

  party(id) {
    return this.view.parties.find((party) => party.id === id) || this.view.parties[0];
  }

  place(id = this.selected) {
    return this.places.find((place) => place.id === id) || null;
  }

  make(place) {
    return { name: "", required: true, label: "", tip: "", default: "", group: "", face: "sans", size: null, align: "left", colour: "#1b1b1f",
      multiline: false, options: [], option: "", sentence: "", format: "", limit: 0, ...place, id: newId() };
  }

  newGroup() {
    return `new-${newId()}`;
  }

  /** One step that can be undone. `key`: steps with the same one that follow each other are one. */
  change(what, key = null) {
    const before = this.snapshot();
    what();
    if (key === null || key !== this.lastKey) {
      this.done.push(before);
      if (this.done.length > STEPS) this.done.shift();
    }
    this.lastKey = key;
    this.undone = [];
    this.touch();
  }

  snapshot() {
    return structuredClone({ places: this.places, seams: this.seams });
  }

  undo() {
    this.back(this.done, this.undone);
  }

  redo() {
    this.back(this.undone, this.done);
  }

  back(from, to) {
    const found = from.pop();
    if (!found) return;
    to.push(this.snapshot());
    // What the server calls a place is known by now, whichever step one goes back to.
    const names = new Map(this.places.map((place) => [place.id, place]));
    this.places = found.places.map((place) => {
      const now = names.get(place.id);
      return now ? { ...place, name: now.name } : place;
    });
    this.seams = found.seams;
    this.lastKey = null;
    if (!this.place()) this.selected = null;
    this.touch();
  }

  touch() {
    this.onChange();
    clearTimeout(this.waiting);
    if (this.words() === this.saved) return this.running ? undefined : this.tell("saved");
    this.tell("saving");
    this.waiting = setTimeout(() => this.flush(), PAUSE);
  }

  tell(state, message = "") {
    this.state = state;
    this.onState(state, message);
  }

  /** What is sent, without what only this page knows. */
  sent() {
    return {
      places: this.places.map(({ id, ...place }) => place),
      seams: this.seams.map(({ id, strips, ...seam }) => seam),
    };
  }

  words() {
    return JSON.stringify(this.sent());
  }

  async flush({ leaving = false } = {}) {
    clearTimeout(this.waiting);
    while (this.running) await this.running;
    if (this.words() === this.saved) return;
    this.running = this.save(leaving);
    await this.running;
    this.running = null;
    if (this.state === "saved" && this.words() !== this.saved) this.touch();
  }

  async save(leaving) {
    const ids = this.places.map((place) => place.id);
    const sent = this.sent();
    const words = JSON.stringify(sent);
    try {
      const { version, state, places, added, added_pages, patches } = await post(`${this.path}/places`, { version: this.version, ...sent }, { keepalive: leaving && words.length < 60_000 });
      this.version = version;
      this.told = false;
      this.called(ids, sent.places, places);
      sent.places.forEach((place, at) => Object.assign(place, places[at]));
      this.saved = JSON.stringify(sent);
      this.shared = state;
      this.view.patches = patches;
      this.view.added_pages = added_pages;
      for (const party of this.view.parties) party.added = added.includes(party.id);
      this.tell("saved");
      this.onChange();
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      this.failed(refused);
    }
  }

  /** The server's names for what was sent; what was changed meanwhile keeps its change. */
  called(ids, sent, places) {
    const groups = new Map(sent.map(({ group }, at) => [group, places[at].group]).filter(([group]) => group));
    ids.forEach((id, at) => {
      const place = this.place(id);
      if (place) place.name = places[at].name;
    });
    for (const place of this.places) place.group = groups.get(place.group) ?? place.group;
  }

  failed(refused) {
    if (refused.code === "task-changed") this.onStale();
    else if (refused.status === 422 || refused.status === 400) this.tell("refused", refused.message);
    else if (refused.status === 0 || refused.status >= 429) {
      this.tell("unsaved", w("placing-unsaved"));
      this.waiting = setTimeout(() => this.flush(), AGAIN);
    } else this.onOver(refused);
  }

  /** One document up (-1) or down, or further. What can be undone goes along to the pages' new numbers. */
  async moveDocument(key, by) {
    await this.flush();
    if (this.state !== "saved") throw new Refused(422, { message: w("order-unsaved") });
    const view = await post(`${this.path}/document-order`, { version: this.version, document: key, by });
    const before = new Map(this.view.documents.map((one) => [one.key, one]));
    const moved = new Map(view.documents.flatMap((one) => Array.from({ length: one.pages }, (_, at) => [before.get(one.key).first + at, one.first + at])));
    const states = [...this.done, ...this.undone, this];
    for (const place of new Set(states.flatMap((state) => state.places))) place.page = moved.get(place.page);
    this.view = view;
    this.seams = view.seams.map((seam) => ({ ...seam, id: this.seams.find((one) => one.party === seam.party && one.document === seam.document)?.id || newId() }));
    this.version = view.version;
    this.shared = view.state;
    this.saved = this.words();
    this.told = false;
  }

  /** The page is left: saved, and the chat shows it. */
  async leave() {
    await this.flush({ leaving: true });
    if (this.told || this.state !== "saved") return;
    this.told = true;
    await post(`${this.path}/placed`, {}, { keepalive: true }).catch(() => (this.told = false));
  }
}
