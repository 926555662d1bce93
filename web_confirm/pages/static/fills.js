// What I fill in: values by key, kept on the server as I go, judged there; places and inputs only show it.

import { post, Refused } from "./session.js";

const PAUSE = 600; // milliseconds without a key before it is saved
const AGAIN = 4000; // until a save is tried again after the line was down
export const VALUED = new Set(["text", "number", "id-number", "phone", "email", "checkbox", "radio", "select", "copied", "picture"]);
export const OF_A_HAND = new Set(["signature", "initials"]);

export class Fills {
  constructor({ onChange, onOver }) {
    this.onChange = onChange; // key, or null for all of them
    this.onOver = onOver;
    this.list = [];
    this.values = new Map(); // as typed
    this.clean = new Map(); // as they will be written
    this.wrong = new Map(); // key → sentence
    this.dirty = new Set();
    this.since = new Map(); // key → when it was safely there: a view asked for before then does not know it
    this.state = "saved";
    document.addEventListener("visibilitychange", () => document.hidden && this.flush());
  }

  /** A newer view: what is being typed here counts more than what came from there. */
  take(view) {
    this.path = `/api/tasks/${encodeURIComponent(view.id)}/answers`;
    this.list = view.fills;
    for (const fill of view.fills) {
      if (view.asked >= (this.since.get(fill.key) ?? 0)) this.values.set(fill.key, fill.value);
    }
    // What was kept or given as a default is judged too, before anybody asks for a code.
    const unjudged = view.fills.filter((fill) => this.value(fill.key) && !this.clean.has(fill.key) && !this.wrong.has(fill.key));
    if (unjudged.length) this.touch(unjudged.map((fill) => fill.key), 0);
  }

  fill(key) {
    return this.list.find((one) => one.key === key) || null;
  }

  value(key) {
    return this.values.get(key) || "";
  }

  put(key, value, { now = false } = {}) {
    if (this.value(key) === value) return now && this.dirty.size ? this.flush() : undefined;
    this.values.set(key, value);
    this.clean.delete(key);
    if (!value) this.wrong.delete(key);
    this.touch([key], now ? 0 : PAUSE);
    this.onChange(key);
  }

  isMissing(key) {
    const fill = this.fill(key);
    return Boolean(fill?.required && !this.value(key).trim());
  }

  isWrong(key) {
    return this.wrong.has(key);
  }

  get unfinished() {
    return this.list.filter((fill) => this.isMissing(fill.key) || this.isWrong(fill.key));
  }

  get done() {
    return this.list.length - this.list.filter((fill) => !this.value(fill.key).trim() || this.isWrong(fill.key)).length;
  }

  touch(keys, pause) {
    for (const key of keys) this.dirty.add(key);
    for (const key of keys) this.since.set(key, Infinity);
    this.tell("saving");
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.flush(), pause);
  }

  /** Saves what is not saved; resolves once nothing is left, or the line is down. */
  async flush() {
    clearTimeout(this.waiting);
    if (this.running) return this.running;
    this.running = this.save();
    await this.running;
    this.running = null;
  }

  async save() {
    while (this.dirty.size) {
      const keys = [...this.dirty].filter((key) => this.fill(key));
      this.dirty.clear();
      if (!keys.length) break;
      const answers = Object.fromEntries(keys.map((key) => [key, this.value(key)]));
      try {
        this.judged(answers, await post(this.path, { answers }, { keepalive: document.hidden }));
      } catch (refused) {
        if (!(refused instanceof Refused)) throw refused;
        for (const key of keys) this.dirty.add(key);
        this.tell("unsaved");
        if (refused.status === 401 || refused.status === 404 || refused.status === 409) this.onOver(refused);
        else this.waiting = setTimeout(() => this.flush(), AGAIN);
        return;
      }
    }
    this.tell("saved");
  }

  /** The answer is about what was sent; what was typed meanwhile is sent next. */
  judged(sent, { values, wrong }) {
    for (const [key, value] of Object.entries(sent)) {
      if (this.value(key) !== value) continue;
      this.since.set(key, performance.now());
      this.wrong.delete(key);
      this.clean.delete(key);
      if (key in values) this.clean.set(key, values[key]);
      else if (value && key in wrong) this.wrong.set(key, wrong[key]);
      this.onChange(key);
    }
  }

  refuse(key, sentence) {
    this.wrong.set(key, sentence);
    this.onChange(key);
  }

  tell(state) {
    this.state = state;
    this.onState?.(state);
  }

  /** As they will be written, for the check and for the code. */
  get written() {
    return Object.fromEntries(this.list.map((fill) => [fill.key, this.clean.get(fill.key) ?? this.value(fill.key)]));
  }
}
