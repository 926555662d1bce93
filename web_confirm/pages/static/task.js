// One task: read it, then sign, approve, fill in or reject it.

import { questionsCard } from "./asking.js";
import { shortDigest } from "./confirm.js";
import { button, h, icon, plain, show } from "./dom.js";
import { Filling } from "./filling.js";
import { Fills } from "./fills.js";
import { handOnCard } from "./handing_on.js";
import { markOf, newHand } from "./hand.js";
import { checkPapers, papersCard } from "./papers.js";
import { Reading } from "./reading.js";
import { atTheLetter, letterOver } from "./letters.js";
import { dataCard } from "./data_card.js";
import { securityCard } from "./security_card.js";
import { enter, file, get, picture, post } from "./session.js";
import { openApproving, openFilling, openHand, openRejecting, openSigning } from "./sign.js";
import { closePage, inTelegram, isNative, meetTelegram, openOutside } from "./telegram.js";
import { Viewer } from "./viewer.js";
import { list, megabytes, w } from "./words.js";

const taskId = decodeURIComponent(location.pathname.split("/")[2] || "");
const path = (rest = "") => `/api/tasks/${encodeURIComponent(taskId)}${rest}`;
const OURS = new Set(["signing", "ours"]);
const TONES = { completed: ["check", "good"], acted: ["check", "good"], signing: ["hourglass", ""], ours: ["hourglass", ""],
  "not-yet": ["clock", ""], ended: ["cross", "bad"], draft: ["pen", ""], reading: ["file", ""] };

class TaskPage {
  constructor() {
    this.viewer = new Viewer({ onPlace: (place) => this.press(place), onPlaces: () => this.paint() });
    this.reading = new Reading({ onGo: (page) => this.viewer.goToPage(page) });
    this.viewer.onShown = (page) => this.reading.shown(page);
    this.reading.onDone = () => this.say(w("reading-done"));
    this.fills = new Fills({ onChange: (key) => this.filled(key), onOver: (refused) => this.lost(refused) });
    this.marks = null; // how I sign, as long as the page is open
    this.seals = {}; // which seal by kind of place
    this.pictures = new Map(); // key → address of what was uploaded
    this.filling = new Filling(this);
    this.above = h("div", { class: "panel-part" });
    this.below = h("div", { class: "panel-part" });
    this.panel = h("aside", { class: "panel" }, this.above, this.filling.card, this.below);
    this.main = h("main", { class: "desk" }, this.panel, this.viewer.node);
    this.jump = button(w("go-to-place"), () => this.filling.onward(), { kind: "jump", name: "place", hidden: true });
    this.bar = h("div", { class: "bar" });
    this.dock = h("div", { class: "dock" }, h("div", { class: "float" }, this.viewer.tools, this.jump), this.bar, this.filling.tray);
    this.filling.onTray = (open) => this.dock.classList.toggle("asking", open);
    this.filling.onProgress = (left) => (this.jump.querySelector("span").textContent = left > 1 ? w("next-place", { n: left }) : w(this.view?.can.includes("fill") ? "go-to-fill" : "go-to-place"));
    // What is scrolled to, or focused, must not come to lie under it.
    new ResizeObserver(() => document.documentElement.style.setProperty("--dock", `${this.dock.offsetHeight}px`)).observe(this.dock);
    this.changed = h("div", { class: "changed", role: "status", hidden: true });
    document.addEventListener("visibilitychange", () => !document.hidden && this.look());
  }

  async open() {
    this.view = await get(path());
    show(this.changed, this.main, this.dock);
    this.draw(true);
    if (this.view.can.includes("open")) this.refresh(await post(path("/read")));
  }

  /** A newer view: pages are drawn anew only where their bytes are others. */
  refresh(view) {
    const before = this.view;
    this.view = view;
    this.draw(before.sha256 !== view.sha256 || before.shapes.length !== view.shapes.length);
  }

  async reload({ changed = false } = {}) {
    try {
      this.refresh(await get(path()));
      this.say(changed ? w("look-again") : "");
    } catch (refused) {
      this.over(refused);
    }
  }

  /** Back from another app, or waiting for us: has it moved on? */
  async look() {
    if (!this.view || this.looking || document.querySelector("dialog[open]")) return;
    this.looking = true;
    try {
      const view = await get(path());
      if (document.querySelector("dialog[open]")) return;
      const other = view.sha256 !== this.view.sha256 && view.screen === "act";
      this.refresh(view);
      if (other) this.say(w("look-again"));
    } catch {
      // not reachable just now: what is shown stays
    } finally {
      this.looking = false;
      this.keepLooking();
    }
  }

  keepLooking() {
    clearTimeout(this.next);
    if (!this.view) return;
    const ours = OURS.has(this.view.screen) || this.view.state === "closing";
    this.tries = ours ? (this.tries || 0) + 1 : 0;
    if (ours) this.next = setTimeout(() => (document.hidden ? this.keepLooking() : this.look()), this.tries < 20 ? 2500 : 15000);
  }

  /** A place was pressed: a box is ticked there and then, words are asked for, a name is put by hand. */
  press(place) {
    const fill = this.fills.fill(place.key);
    if (!fill) return openHand(this, place.kind === "initials" ? "initials" : "signature");
    if (place.kind === "checkbox") return this.fills.put(place.key, this.fills.value(place.key) === "yes" ? "" : "yes", { now: true });
    if (place.kind === "radio") return this.fills.put(place.key, this.fills.value(place.key) === place.option && !fill.required ? "" : place.option, { now: true });
    this.filling.open(place.key);
  }

  filled(key) {
    if (!this.filling?.stops) return;
    for (const fill of this.fills.list) if (fill.kind === "picture" && (key === null || key === fill.key)) this.fetchPicture(fill.key);
    this.viewer.places.paint(this.fills, (one) => this.pictures.get(one) || "");
    this.filling.changed(key);
  }

  async fetchPicture(key) {
    const name = this.fills.value(key);
    if (name === (this.pictureNames?.get(key) || "")) return;
    (this.pictureNames ??= new Map()).set(key, name);
    if (this.pictures.has(key)) URL.revokeObjectURL(this.pictures.get(key));
    this.pictures.delete(key);
    if (!name) return;
    try {
      const url = URL.createObjectURL(await picture(path(`/pictures/${encodeURIComponent(key)}`)));
      this.pictures.set(key, url);
      this.viewer.places.paint(this.fills, (one) => this.pictures.get(one) || "");
    } catch {
      this.pictureNames.delete(key);
    }
  }

  /** What is being filled in has nowhere to go any more. */
  lost(refused) {
    if (refused.status === 401) this.over(refused);
    else this.look();
  }

  needs(kind) {
    return this.view.places.some((place) => place.kind === kind);
  }

  /** The pages were drawn anew: values and marks are put on them again. */
  paint() {
    this.viewer.places.paint(this.fills, (one) => this.pictures.get(one) || "");
    for (const [kind, kept] of Object.entries(this.marks || {})) if (kept.adopted) this.viewer.places.setMark(kind, markOf(kept));
  }

  closed() {
    if (!this.view) return;
    // What has come of it stands at the top.
    if (this.view.screen !== "act") window.scrollTo({ top: 0 });
    this.keepLooking();
  }

  say(text) {
    this.changed.hidden = !text;
    this.changed.replaceChildren(text ? h("span", {}, text) : "", text ? h("button", { type: "button", class: "tool", "aria-label": w("close"), onclick: () => this.say("") }, icon("close")) : "");
  }

  over(refused) {
    this.left();
    trouble(refused);
  }

  /** Nothing of it is here any more. */
  left() {
    this.viewer.close();
    this.view = null;
    clearTimeout(this.next);
  }

  draw(pages) {
    const view = this.view;
    document.title = `${view.title} · ${w("brand")}`;
    const same = this.screen === view.screen;
    this.screen = view.screen;
    this.fill(this.above, [heading(view), status(view)], same);
    this.fill(this.below, [this.facts(), papersCard(this), questionsCard(this), handOnCard(this), securityCard(this), dataCard(this), parties(view), history(view)], same);
    this.marks ??= { signature: newHand(view.hand.name, view.hand.kept.includes("signature")), initials: newHand(view.hand.initials, view.hand.kept.includes("initials")) };
    if (this.offered !== String(view.can)) this.bar.replaceChildren(...this.actions());
    this.offered = String(view.can);
    this.bar.hidden = this.bar.children.length < 2;
    const readable = view.shapes.length > 0;
    this.main.classList.toggle("unreadable", !readable);
    this.main.classList.toggle("free", this.bar.hidden);
    this.viewer.node.hidden = !readable;
    this.reading.take(view);
    if (readable && pages) this.viewer.open(view);
    else if (readable) {
      this.viewer.view = view;
      this.viewer.setPlaces(view);
    }
    this.fills.take(view);
    this.filling.take(view);
    this.filled(null);
    this.jump.hidden = view.screen !== "act" || !view.places.length;
    this.keepLooking();
  }

  /** A newer view must not fold up what the reader has opened, nor lose the place of the focus. */
  fill(panel, nodes, same) {
    const kept = same ? [...panel.querySelectorAll("details")] : [];
    const opened = new Map(kept.map((each) => [each.className, each.open]));
    const at = [...panel.querySelectorAll("summary, button")].indexOf(document.activeElement);
    panel.replaceChildren(...nodes.filter(Boolean));
    for (const each of panel.querySelectorAll("details")) each.open = opened.get(each.className) ?? each.open;
    if (at >= 0) panel.querySelectorAll("summary, button")[at]?.focus({ preventScroll: true });
  }

  actions() {
    const can = new Set(this.view.can);
    return [
      this.reading.node,
      can.has("reject") && button(w("reject"), () => openRejecting(this), { kind: "quiet" }),
      can.has("approve") && button(w("approve"), () => this.reading.check() && openApproving(this), { kind: "primary grow", name: "check" }),
      can.has("fill") && button(w("fill-confirm"), () => this.reading.check() && openFilling(this), { kind: "primary grow", name: "check" }),
      can.has("sign") && !can.has("fill") && button(w("sign"), () => this.reading.check() && checkPapers(this) && openSigning(this), { kind: "primary grow", name: "pen" }),
    ].filter(Boolean);
  }

  facts() {
    const { view } = this;
    const rows = [
      [w("from"), view.from],
      view.deadline && [w("deadline"), h("span", {}, view.deadline.text,
        view.deadline.left && h("em", { class: view.deadline.soon ? "left soon" : "left" }, view.deadline.left))],
    ].filter(Boolean);
    return h("section", { class: "card facts" },
      h("dl", {}, rows.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value)))),
      view.document && this.document());
  }

  document() {
    const { document, documents, sha256 } = this.view;
    const several = documents.length > 1;
    return h("div", { class: "document" },
      several ? this.documents() : h("div", { class: "document-row" }, icon("file"), h("span", { class: "document-name" }, document.filename), this.getting(documents[0] || document, w("download"))),
      this.attachments(document.attachments || []),
      (several ? documents : [document]).flatMap(({ notes }) => notes).map((note) => h("p", { class: "note" }, note)),
      several ? null : fingerprint(sha256),
      this.evidence());
  }

  /** Of what has ended: who, when, what and how to check it; and all of it in one file. */
  evidence() {
    const { can, number, state } = this.view;
    if (!can.includes("download") || !["completed", "rejected", "withdrawn", "expired"].includes(state)) return null;
    const get = (what, ending) => button(w(what), () => this.save(`/${what}`, `${number}.${ending}`, { evidence: what }), { kind: "quiet small", name: "down" });
    return h("div", { class: "row" }, get("report", "pdf"), get("everything", "zip"));
  }

  /** Each with its pages and whether one signs in it; a press goes to its first page. */
  documents() {
    const { documents, can } = this.view;
    const act = this.view.screen === "act" && can.includes("sign");
    return h("div", {},
      h("p", { class: "attached-title" }, w("documents", { n: documents.length })),
      h("ol", { class: "documents-list" }, documents.map((one) => h("li", {},
        h("div", { class: "document-row" }, icon("file"),
          h("button", { type: "button", class: "document-name", onclick: () => this.viewer.goToPage(one.first) }, one.filename,
            h("span", { class: "quiet-text" }, [w("document-pages", { n: one.pages }), act && w(one.mine ? "documents-mine" : "documents-read")].filter(Boolean).join(" · "))),
          this.getting(one, w("document-get", { name: one.filename }))),
        fingerprint(one.sha256)))),
      can.includes("download") && button(w("download-all"), () => this.save("/documents", `${this.view.number}.zip`, { all: true }), { kind: "quiet small", name: "down" }));
  }

  getting(one, label) {
    if (!this.view.can.includes("download")) return null;
    return h("button", { type: "button", class: "tool", "aria-label": label, title: label, onclick: () => this.saveDocument(one) }, icon("down"));
  }

  saveDocument(one) {
    const name = this.view.state === "completed" ? completedName(one.filename, this.view.number) : one.filename;
    return one.key === undefined ? this.save("/document", name) : this.save(`/document?d=${one.key}`, name, { document: one.key });
  }

  /** All that one may have: from where it was signed. */
  download() {
    const { document, documents } = this.view;
    return documents.length > 1 ? this.save("/documents", `${this.view.number}.zip`, { all: true }) : this.saveDocument(document);
  }

  /** What is signed with the document and stands beside it: to be looked at first. */
  attachments(files) {
    if (!files.length) return null;
    return h("div", { class: "attached" },
      h("p", { class: "attached-title" }, w("attachments", { n: files.length })),
      h("ul", {}, files.map(({ name, size }, number) => {
        const label = w("attachment-get", { name });
        return h("li", { class: "document-row" }, icon("file"), h("span", { class: "document-name" }, name, h("span", { class: "quiet-text" }, ` ${megabytes(size)}`)),
          h("button", { type: "button", class: "tool", "aria-label": label, title: label, onclick: () => this.save(`/attachments/${number}`, name, { attachment: number }) }, icon("down")));
      })),
      this.view.screen === "act" && h("p", { class: "hint" }, w("attachments-means")));
  }

  async save(address, name, which = {}) {
    try {
      // Telegram's own apps cannot save what a page has made: they are given an address instead.
      if (isNative) return openOutside((await post(path("/download-link"), which)).url);
      const url = URL.createObjectURL(await file(path(address)));
      const link = h("a", { href: url, download: name });
      document.body.append(link);
      link.click();
      link.remove();
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
    } catch (refused) {
      this.say(refused.message);
    }
  }
}

function fingerprint(sha256) {
  return h("details", { class: "digest" },
    h("summary", {}, h("span", { class: "quiet-text" }, w("fingerprint")), h("code", {}, shortDigest(sha256)), icon("chevron")),
    h("code", { class: "digest-full" }, sha256), h("p", { class: "hint" }, w("fingerprint-why")));
}

function completedName(filename, number) {
  const dot = filename.lastIndexOf(".");
  const stem = dot > 0 ? filename.slice(0, dot) : filename;
  return `${stem} ${number}${dot > 0 ? filename.slice(dot) : ".pdf"}`;
}

function heading(view) {
  return h("header", { class: "title" },
    h("p", { class: "number" }, w("number", { number: view.number })),
    h("h1", {}, view.title));
}

function status(view) {
  if (view.screen === "act") {
    const can = new Set(view.can);
    const word = can.has("fill") ? "ask-fill" : can.has("sign") ? (can.has("approve") ? "ask-both" : "ask-sign") : "ask-approve";
    return h("p", { class: "asked" }, h("span", { class: "dot", "aria-hidden": "true" }), w(word));
  }
  const [name, tone] = TONES[view.screen] || TONES.reading;
  const { title, lines } = words(view);
  return h("section", { class: `card status ${tone}`, role: "status" },
    h("div", { class: `badge small ${tone}` }, icon(name)),
    h("div", {}, h("h2", {}, title), lines.filter(Boolean).map((line) => h("p", {}, line)),
      inTelegram && view.screen !== "reading" ? button(w("back-to-chat"), closePage, { kind: "quiet small" }) : null));
}

function words(view) {
  const names = list(view.waiting_on);
  const mineAt = view.mine.find((party) => party.at)?.at.text;
  const waits = view.waiting_on.length ? w("watching-text", { names }) : "";
  switch (view.screen) {
    case "signing": return { title: w(view.waiting_for ? "waiting-title" : "signing-title"), lines: [view.waiting_for || w("signing-text")] };
    case "not-yet": return { title: w("not-yet-title"), lines: [w("not-yet-text"), names && w("not-yet-before", { names })] };
    case "acted": return { title: w("acted-title"), lines: [mineAt, view.state === "closing" ? view.waiting_for || w("completing") : waits] };
    case "completed": return { title: w("completed-title"), lines: [view.ended?.text, w("completed-text")] };
    case "ended": {
      const known = ["rejected", "withdrawn", "expired"].includes(view.state) ? `${view.state}-title` : "ended-title";
      return { title: w(known), lines: [view.end_reason && w("ended-reason", { reason: view.end_reason }), view.ended?.text, w("ended-text")] };
    }
    case "draft": return { title: w("draft-title"), lines: [w("draft-text")] };
    case "ours": return view.state === "closing"
      ? { title: w("watching-title"), lines: [view.waiting_for || w("completing")] }
      : { title: w("ours-title"), lines: [view.waiting_for || w("ours-text")] };
    default: return view.mine.length
      ? { title: w("reading-title"), lines: [w("reading-text")] }
      : { title: w("watching-title"), lines: [waits] };
  }
}

const MARKS = { signed: ["check", "good"], approved: ["check", "good"], filled: ["check", "good"], rejected: ["cross", "bad"], to_act: ["pen", "now"], signing: ["hourglass", "now"] };

function parties(view) {
  return h("details", { class: "card parties", open: matchMedia("(min-width: 960px)").matches || view.screen !== "act" },
    h("summary", {}, h("h2", {}, w("parties")), h("span", { class: "quiet-text" }, w("progress", { n: view.done, total: view.total })), icon("chevron")),
    h("ol", {}, view.parties.map((party) => {
      const [name, tone] = MARKS[party.state] || ["clock", ""];
      return h("li", { class: tone },
        h("span", { class: `mark-of-state ${tone}` }, icon(name)),
        h("div", {},
          h("p", { class: "party-name" }, party.name, party.me && h("span", { class: "me" }, w("you"))),
          h("p", { class: "quiet-text" }, [party.role_text, party.company].filter(Boolean).join(" · ")),
          party.handed_by && h("p", { class: "quiet-text" }, w("handed-by", { name: party.handed_by, reason: party.handed_why }))),
        h("p", { class: "party-state" }, party.state_text));
    })));
}

function history(view) {
  if (!view.history.length) return null;
  return h("details", { class: "card history" },
    h("summary", {}, h("h2", {}, w("history")), icon("chevron")),
    h("ol", {}, view.history.map((line) => h("li", {}, h("time", { datetime: line.at.iso }, line.at.text), h("p", {}, line.text)))));
}

function trouble(refused) {
  if (refused.code === "letter") return atTheLetter(begin, trouble);
  if (letterOver(refused)) return;
  const entering = ["no-way-in", "link-over", "session-over", "not-from-telegram"].includes(refused.code);
  const again = refused.status === 0 || refused.status >= 429;
  plain({
    name: entering ? "chat" : "alert",
    title: w(entering ? "enter-title" : "trouble-title"),
    text: refused.message,
    actions: [
      again && button(w("retry"), begin, { kind: "primary" }),
      inTelegram && button(w("back-to-chat"), closePage, { kind: "quiet" }),
    ].filter(Boolean),
  });
}

async function begin() {
  try {
    await enter();
    await new TaskPage().open();
  } catch (refused) {
    if (!refused.code) throw refused;
    trouble(refused);
  }
}

meetTelegram();
begin();
