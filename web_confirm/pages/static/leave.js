// A seal whose keeper is asked first: the signer asks, waits, and goes on once the keeper has said yes.

import { button, h, icon, spinner } from "./dom.js";
import { get, post, Refused } from "./session.js";
import { w } from "./words.js";

const LOOK_EVERY = 4000; // milliseconds

/** Gives true where a step of its own was shown; else there is nothing to wait for. `onward` goes on with the signing. */
export function leaveStep(page, at, { back, onward }) {
  const chosen = Object.values(page.seals).map((id) => at.view.seals.find((seal) => seal.id === id));
  const asking = chosen.filter((seal) => seal?.asks && !page.leaves?.has(seal.id));
  if (!asking.length) return false;
  new Leave(page, at, asking[0], { back, onward }).open();
  return true;
}

class Leave {
  constructor(page, at, seal, { back, onward }) {
    Object.assign(this, { page, at, seal, back, onward, timer: 0 });
    this.path = `/api/tasks/${encodeURIComponent(at.view.id)}/seals/${encodeURIComponent(seal.id)}/leave`;
  }

  async open() {
    this.step(h("div", { class: "centred-text" }, spinner()));
    await this.look();
  }

  step(body, foot = []) {
    this.at.sheet.step({ title: w("leave-title"), guarded: false, back: this.back, body, foot, leave: () => clearTimeout(this.timer) });
  }

  async look(work = () => get(this.path)) {
    clearTimeout(this.timer);
    try {
      const found = await work();
      if (this.at.sheet.node.open) this.show(found);
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      if (refused.status === 0 && this.at.sheet.node.open) this.again(); // the line is away: looked at again
      else if (!this.at.handle(refused)) {
        this.waiting = false;
        this.step(this.problem(refused.message), [this.ask("leave-ask")]);
      }
    }
  }

  show({ state, reason }) {
    if (state === "free" || state === "granted") {
      clearTimeout(this.timer);
      (this.page.leaves ??= new Set()).add(this.seal.id);
      return this.onward();
    }
    const about = h("p", {}, w("leave-text", { name: this.seal.name }));
    const waited = this.waiting;
    this.waiting = state === "waiting";
    if (this.waiting && waited) return this.again(); // said before: said again, it would take the focus each time
    if (this.waiting) {
      this.step([h("div", { class: "centred-text leave-waiting", role: "status" }, h("div", { class: "badge" }, icon("hourglass")), h("h3", {}, w("leave-waiting")),
        h("p", { class: "quiet-text" }, w("leave-waiting-text")))], [button(w("close"), () => this.at.sheet.close(), { kind: "quiet wide" })]);
      return this.again();
    }
    if (state === "refused") return this.step([h("h3", {}, w("leave-refused")), h("p", { class: "consent" }, w("leave-refused-text", { reason }))], [this.ask("leave-again")]);
    return this.step(state === "over" ? [about, this.problem(w("leave-over"))] : about, [this.ask(state === "over" ? "leave-again" : "leave-ask")]);
  }

  again() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), LOOK_EVERY);
  }

  ask(word) {
    const press = button(w(word), async () => {
      press.disabled = true;
      press.prepend(spinner());
      await this.look(() => post(this.path, { sha256: this.at.view.sha256 }));
    }, { kind: "primary wide" });
    return press;
  }

  problem(message) {
    return h("p", { class: "problem", role: "alert" }, icon("alert"), h("span", {}, message));
  }
}
