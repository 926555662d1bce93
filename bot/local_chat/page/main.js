// The desk: people on the left, one to three phones beside each other; on a phone, one chat.

import { post } from "./api.js";
import { brief, time } from "./bubbles.js";
import { avatar, h, icon } from "./dom.js";
import { failuresBox, newcomerBox } from "./extras.js";
import { Pane } from "./pane.js";
import { connect, listen, load, state } from "./state.js";
import { language, say, setLanguage } from "./words.js";

const NARROW = matchMedia("(max-width: 760px)");

class Desk {
  constructor(root) {
    this.root = root;
    this.panes = [];
    this.active = null;
    this.columns = Number(localStorage.getItem("columns")) || 1;
    this.rows = new Map();
    this.stage = h("main", { class: "stage" });
    this.shade = h("div", { class: "shade", onclick: () => this.closeDrawer() });
    listen((news) => this.hear(news));
    NARROW.addEventListener("change", () => this.fit());
    document.addEventListener("visibilitychange", () => this.panes.forEach((pane) => pane.markRead()));
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.closeDrawer());
  }

  theme() {
    const chosen = document.documentElement.dataset.theme;
    if (chosen) return chosen;
    return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  }

  draw() {
    document.documentElement.lang = language() === "zh" ? "zh-CN" : "en";
    this.drawTitle();
    this.people = h("ul", { class: "people", "aria-label": say("people") });
    this.offline = h("div", { class: "offline", role: "alert", hidden: state.online }, say("lost"));
    this.side?.remove();
    this.side = h("nav", { class: "side", "aria-label": say("people"), testid: "roster" }, this.brand(), this.people, this.foot());
    this.root.querySelector(".offline")?.remove();
    this.root.prepend(this.offline, this.side);
    if (!this.stage.isConnected) this.root.append(this.shade, this.stage);
    this.rows.clear();
    for (const person of state.people.values()) this.drawPerson(person);
  }

  brand() {
    const tool = (name, label, onclick, testid) =>
      h("button", { type: "button", class: "round", "aria-label": label, title: label, onclick, testid }, icon(name));
    return h("header", { class: "brand" },
      h("img", { src: "/page/icon.svg", alt: "", width: 34, height: 34 }),
      h("div", { class: "brand-words" }, h("strong", {}, say("title")), h("span", { title: say("taglineLong") }, say("tagline"))),
      tool(this.theme() === "dark" ? "sun" : "moon", say("theme"), () => this.toggleTheme(), "theme"),
      h("button", { type: "button", class: "language", "aria-label": say("languageLabel"), title: say("languageLabel"), testid: "language", onclick: () => this.toggleLanguage() }, language() === "zh" ? "EN" : "中"));
  }

  foot() {
    const choose = (count, label) => h("button", {
      type: "button", class: "segment", "aria-pressed": String(this.columns === count), "aria-label": label, title: label,
      testid: `columns-${count}`, onclick: () => this.setColumns(count),
    }, h("span", { class: `phones phones-${count}` }, ...Array.from({ length: count }, () => h("i"))));
    return h("footer", { class: "side-foot" },
      h("div", { class: "segments", role: "group", "aria-label": say("columns") }, choose(1, say("one")), choose(2, say("two")), choose(3, say("three"))),
      h("button", { type: "button", class: "quiet-button", testid: "add-person", onclick: () => newcomerBox(this) }, icon("add"), say("addPerson")),
      h("p", { class: "quiet" }, say("taglineLong")));
  }

  // ── people ──

  drawPerson(person) {
    const row = h("button", {
      type: "button", class: "person", testid: `person-${person.id}`, "aria-current": this.panes.some((pane) => pane.id === person.id) ? "true" : null,
      onclick: () => this.choose(person.id),
    },
      avatar(person),
      h("span", { class: "person-words" },
        h("span", { class: "person-line" }, h("strong", {}, person.name), person.last && h("time", {}, time(person.last.date))),
        h("span", { class: "person-part" }, person.about[language()] || (person.username ? `@${person.username}` : "")),
        h("span", { class: "person-last" }, person.last ? brief(person.last) : say("notStarted"))),
      person.unread > 0 && h("span", { class: "badge", "aria-label": say("unread", { count: person.unread }) }, person.unread > 99 ? "99+" : String(person.unread)));
    const item = h("li", {}, row);
    if (this.rows.has(person.id)) this.rows.get(person.id).replaceWith(item);
    else this.people.append(item);
    this.rows.set(person.id, item);
  }

  redrawPeople() {
    for (const person of state.people.values()) this.drawPerson(person);
  }

  choose(id) {
    this.closeDrawer();
    this.show(id, this.active);
  }

  /** Shows the person: goes to their phone if it is on the desk, else beside `from`, else in its place. */
  show(id, from = this.active) {
    const open = this.panes.find((pane) => pane.id === id);
    if (open) return this.activate(open);
    const place = Math.max(0, this.panes.indexOf(from));
    this.put(id, place);
  }

  /** The same, but the phone it was opened from stays where there is room. */
  showBeside(id, from) {
    const next = this.panes[(this.panes.indexOf(from) + 1) % this.panes.length];
    this.show(id, next);
  }

  put(id, place) {
    const pane = new Pane(this, id);
    const old = this.panes[place];
    this.panes[place] = pane;
    if (old) old.element.replaceWith(pane.element);
    else this.stage.append(pane.element);
    pane.keyboard = pane.person().keyboard;
    pane.composer.folded = Boolean(pane.keyboard?.folded);
    pane.fill().catch(() => {});
    this.activate(pane);
  }

  activate(pane) {
    if (this.active === pane && pane.element.classList.contains("active")) return;
    this.active = pane;
    for (const one of this.panes) one.element.classList.toggle("active", one === pane);
    localStorage.setItem("shown", this.panes.map((one) => one.id).join(","));
    this.redrawPeople();
  }

  // ── how many phones ──

  setColumns(count) {
    this.columns = count;
    localStorage.setItem("columns", count);
    this.draw();
    this.fit();
  }

  remove(pane) {
    pane.element.remove();
    this.panes = this.panes.filter((one) => one !== pane);
    this.setColumns(this.panes.length);
  }

  fit() {
    const count = NARROW.matches ? 1 : this.columns;
    const kept = this.panes.map((pane) => pane.id);
    const wanted = kept.length ? kept : fromAddress();
    const ids = [...new Set([...wanted, ...state.people.keys()])].filter((id) => state.people.has(id)).slice(0, count);
    const active = this.active;
    this.panes.filter((pane) => !ids.includes(pane.id)).forEach((pane) => pane.element.remove());
    this.panes = this.panes.filter((pane) => ids.includes(pane.id));
    this.stage.dataset.count = count;
    ids.slice(this.panes.length).forEach((id) => this.put(id, this.panes.length));
    this.activate(this.panes.includes(active) ? active : this.panes[0]);
  }

  openDrawer() {
    this.root.classList.add("drawer-open");
    this.side.querySelector(".person[aria-current]")?.focus();
  }

  closeDrawer() {
    this.root.classList.remove("drawer-open");
  }

  // ── the "more" menu of a phone ──

  paneMenu(pane, anchor) {
    const person = pane.person();
    const item = (words, act, testid) => h("button", { type: "button", role: "menuitem", testid, onclick: () => { close(); act(); } }, words);
    const menu = h("div", { class: "pop-menu", role: "menu", testid: "pane-menu-list" },
      person.started && item(person.blocked ? say("unblock") : say("block"), () =>
        pane.composer.act(() => post(`people/${person.id}/block`, { blocked: !person.blocked })), "block"),
      item(say("failures"), () => failuresBox(pane.screen), "failures"),
      this.panes.length > 1 && item(say("clearView"), () => { this.remove(pane); }, "close-pane"));
    const close = () => {
      menu.remove();
      document.removeEventListener("pointerdown", away, true);
      anchor.focus();
    };
    const away = (event) => !menu.contains(event.target) && close();
    menu.addEventListener("keydown", (event) => event.key === "Escape" && close());
    document.addEventListener("pointerdown", away, true);
    pane.screen.append(menu);
    menu.querySelector("button").focus();
  }

  drawTitle() {
    const unread = [...state.people.values()].reduce((sum, person) => sum + person.unread, 0);
    document.title = `${unread ? `(${unread}) ` : ""}印信 · ${say("title")}`;
  }

  // ── looks ──

  toggleTheme() {
    const next = this.theme() === "dark" ? "light" : "dark";
    localStorage.setItem("theme", next);
    applyTheme(next);
    this.side.querySelector('[data-testid="theme"]').replaceChildren(icon(next === "dark" ? "sun" : "moon"));
  }

  toggleLanguage() {
    setLanguage(language() === "zh" ? "en" : "zh");
    this.draw();
    this.panes.forEach((pane) => pane.draw());
    this.redrawPeople();
  }

  // ── news ──

  hear(news) {
    if (news.kind === "person") this.drawPerson(news.person);
    if (news.kind === "refresh") this.redrawPeople();
    this.offline.hidden = news.kind !== "offline" && state.online;
    this.panes.forEach((pane) => pane.hear(news));
    this.drawTitle();
  }
}

function applyTheme(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}

/** #6100000001,6100000003 puts these people on the desk; else those of last time. */
function fromAddress() {
  const named = location.hash.slice(1) || localStorage.getItem("shown") || "";
  return named.split(",").map(Number).filter(Boolean);
}

async function begin() {
  applyTheme(localStorage.getItem("theme"));
  await connect(); // first: what comes between a look and the stream's begin would never be seen
  await load();
  const root = document.getElementById("app");
  const desk = new Desk(root);
  const asked = location.hash.slice(1).split(",").filter(Boolean).length;
  if (asked > 1) desk.columns = Math.min(asked, 3);
  desk.draw();
  desk.fit();
  root.removeAttribute("aria-busy");
}

begin();
