// Several tasks at once: each one read and chosen, all confirmed with one code.

import { openConfirming } from "./batch_confirm.js";
import { Reader } from "./batch_reader.js";
import { button, h, icon, show } from "./dom.js";
import { enterPage, trouble } from "./entering.js";
import { newHand } from "./hand.js";
import { get, Refused } from "./session.js";
import { meetTelegram } from "./telegram.js";
import { w } from "./words.js";

class BatchPage {
  constructor() {
    this.reader = new Reader(this);
    this.left = new Set(); // taken out of the choice, as long as the page is open
    this.shown = new Map(); // task → digest of what was read on this page
    this.said = h("p", { class: "batch-said", role: "status" });
    this.count = h("p", { class: "batch-count" });
    this.go = button("", () => this.confirm(), { kind: "primary wide", name: "pen" });
    this.bar = h("div", { class: "bar batch-bar" }, this.said, this.count, this.go);
    this.dock = h("div", { class: "dock" }, this.bar);
    new ResizeObserver(() => document.documentElement.style.setProperty("--dock", `${this.dock.offsetHeight}px`)).observe(this.dock);
  }

  async open() {
    this.view = await get("/api/batch");
    this.mark ??= newHand(this.view.hand.name, this.view.hand.kept.includes("signature"));
    for (const line of this.view.lines) {
      line.changed = this.shown.has(line.id) && this.shown.get(line.id) !== line.sha256;
      line.read = line.read && !line.changed;
    }
    this.draw();
  }

  get chosen() {
    return this.view.lines.filter((line) => !this.left.has(line.id));
  }

  /** `at`: the task whose button gets the focus. */
  draw(at = "") {
    const { lines, apart, more } = this.view;
    document.title = `${w("batch-title")} · ${w("brand")}`;
    const heading = h("h1", { tabindex: "-1" }, w("batch-title"));
    show(h("main", { class: "batch" },
      h("header", { class: "title" }, heading, h("p", { class: "quiet-text" }, lines.length ? w("batch-lead") : w("batch-none"))),
      lines.length > 0 && h("ul", { class: "batch-lines" }, lines.map((line) => this.line(line))),
      more > 0 && h("p", { class: "quiet-text" }, w("batch-more", { n: more })),
      apart.length > 0 && h("section", { class: "batch-apart" }, h("h2", {}, w("batch-apart")), h("p", { class: "quiet-text" }, w("batch-apart-lead")),
        h("ul", { class: "batch-lines" }, apart.map((line) => apartLine(line))))), this.dock);
    this.bar.hidden = !lines.length;
    this.say("");
    this.update();
    const again = at && document.querySelector(`[data-task="${CSS.escape(at)}"] .button`);
    if (again) {
      again.scrollIntoView({ block: "center" });
      again.focus({ preventScroll: true });
    } else {
      heading.focus({ preventScroll: true });
      window.scrollTo({ top: 0 });
    }
  }

  line(line) {
    const box = h("input", { type: "checkbox", checked: !this.left.has(line.id), "aria-label": w("batch-choose", { title: line.title }), onchange: () => {
      box.checked ? this.left.delete(line.id) : this.left.add(line.id);
      node.classList.toggle("out", !box.checked);
      this.say("");
      this.update();
    } });
    const reading = w(line.read ? "batch-read-again" : "batch-read");
    const state = line.read
      ? h("span", { class: "batch-state good" }, icon("check"), w("batch-is-read"))
      : h("span", { class: "batch-state" }, icon("eye"), w("batch-not-read"));
    const node = h("li", { class: `card batch-line${this.left.has(line.id) ? " out" : ""}`, "data-task": line.id },
      h("label", { class: "choice batch-box" }, box),
      h("div", { class: "batch-what" },
        h("p", { class: "number" }, `${line.number} · ${w(`batch-${line.act}`)}`),
        h("h2", {}, line.title),
        h("p", { class: "quiet-text" }, facts(line, [w("batch-pages", { pages: line.pages })])),
        line.deadline && h("p", { class: "quiet-text" }, w("batch-until", { time: line.deadline })),
        line.company && h("p", { class: "quiet-text" }, `${line.role_text} · ${line.company}`),
        line.changed && h("p", { class: "batch-note" }, w("batch-changed")),
        line.forced && !line.read && h("p", { class: "batch-note" }, w("batch-to-end"))),
      h("div", { class: "batch-foot" }, state,
        button(reading, () => this.read(line), { kind: `small ${line.read ? "quiet" : "primary"}`, "aria-label": `${reading}: ${line.title}` })));
    return node;
  }

  update() {
    const { lines } = this.view;
    const { chosen } = this;
    this.count.textContent = w("batch-count", { n: chosen.length, done: chosen.filter((line) => line.read).length, total: chosen.length });
    this.go.querySelector("span").textContent = w("batch-go", { n: chosen.length });
    this.go.classList.toggle("waits", !chosen.length || chosen.some((line) => !line.read));
    this.bar.hidden = !lines.length;
  }

  say(text) {
    this.said.textContent = text;
  }

  async read(line) {
    try {
      await this.reader.open(line);
    } catch (refused) {
      this.over(refused);
    }
  }

  /** Read to where it had to be: `sha256` is of what was shown. */
  wasRead(line, sha256) {
    this.shown.set(line.id, sha256);
    Object.assign(line, { sha256, read: true, changed: false });
    this.draw(line.id);
  }

  confirm() {
    const unread = this.chosen.filter((line) => !line.read);
    if (!this.chosen.length) return this.say(w("batch-none-chosen"));
    if (!unread.length) return openConfirming(this);
    this.say(w("batch-still-to-read", { n: unread.length }));
    const first = document.querySelector(`[data-task="${CSS.escape(unread[0].id)}"] .button`);
    first.scrollIntoView({ block: "center" });
    first.focus({ preventScroll: true });
  }

  async reload() {
    try {
      await this.open();
    } catch (refused) {
      this.over(refused);
    }
  }

  over(refused) {
    if (!(refused instanceof Refused)) throw refused;
    trouble(refused, () => this.reload());
  }
}

function facts(line, more = []) {
  return [w("batch-sender", { name: line.from }), ...more].join(" · ");
}

function apartLine(line) {
  return h("li", { class: "card batch-line apart" },
    h("div", { class: "batch-what" }, h("p", { class: "number" }, line.number), h("h3", {}, line.title),
      h("p", { class: "quiet-text" }, facts(line)), h("p", { class: "batch-note" }, line.why)),
    h("div", { class: "batch-foot" }, button(w("batch-open"), () => ownPage(line), { kind: "quiet small", "aria-label": `${w("batch-open")}: ${line.title}` })));
}

/** Its own page, in the session that is open: a link would have to be a new one. */
async function ownPage(line) {
  window.addEventListener("popstate", () => location.reload());
  history.pushState(null, "", `/t/${encodeURIComponent(line.id)}${location.hash}`);
  window.scrollTo({ top: 0 });
  await import("./task.js");
}

meetTelegram();
enterPage(() => new BatchPage().open());
