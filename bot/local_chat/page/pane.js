// One phone: a person's chat with the bot.

import { post } from "./api.js";
import { brief, bubble, day } from "./bubbles.js";
import { Composer } from "./composer.js";
import { avatar, h, icon } from "./dom.js";
import { Foot } from "./foot.js";
import { openFrame } from "./frame.js";
import { openLink } from "./links.js";
import { Presses } from "./presses.js";
import { lightbox } from "./sheets.js";
import { botName, loadEarlier, loadMessages, state } from "./state.js";
import { language, say } from "./words.js";

export class Pane {
  constructor(desk, id) {
    this.desk = desk;
    this.id = id;
    this.presses = new Presses(this);
    this.foot = new Foot(say("hereMessage", { bot: botName() }), { foot: () => this.markRead(), top: () => this.loadEarlier() });
    this.flow = this.foot.flow;
    this.header = h("header", { class: "pane-header" });
    this.pin = h("div", { class: "pin-slot" });
    this.composer = new Composer(this);
    this.screen = h("div", { class: "screen" }, this.header, this.pin,
      this.foot.element, this.composer.element);
    this.label = h("button", { type: "button", class: "phone-label", onclick: () => desk.activate(this) });
    this.element = h("section", { class: "pane", testid: `pane-${id}`, onfocusin: () => desk.activate(this) }, this.label, h("div", { class: "phone" }, this.screen));
    this.element.addEventListener("pointerdown", () => desk.activate(this));
    this.composer.uploads.acceptDrops(this.screen);
    this.act = {
      link: (url) => this.open(url),
      command: (text) => this.composer.field && this.composer.say(text),
      press: (...what) => this.presses.press(...what),
      photo: (src, alt) => lightbox(this.screen, src, alt),
      jump: (number) => this.reveal(number),
      reply: (message) => this.composer.setReply(message),
    };
  }

  person() {
    return state.people.get(this.id);
  }

  async fill() {
    if (!state.messages.has(this.id)) await loadMessages(this.id);
    this.draw();
    if (this.keyboard?.markup.force_reply) this.answerTo(this.keyboard.message_id);
  }

  /** Everything anew: at the start, after a lost connection, in another language. */
  draw() {
    this.drawHead();
    this.composer.shownFor = "";
    this.composer.update();
    this.drawMessages();
    this.foot.go(false);
  }

  async loadEarlier() {
    if (this.loading || this.complete) return;
    this.loading = true;
    this.complete = !(await loadEarlier(this.id).catch(() => true));
    if (!this.complete) this.foot.growAbove(() => this.drawMessages());
    this.loading = false;
  }

  drawMessages() {
    const nodes = [];
    let last = "";
    for (const message of state.messages.get(this.id).values()) {
      const today = day(message.date);
      if (today !== last) nodes.push(this.separator(today));
      last = today;
      nodes.push(bubble(message, this.act));
    }
    this.lastDay = last;
    this.flow.replaceChildren(...(nodes.length ? [h("p", { class: "local-note" }, say("localNote")), ...nodes] : [this.welcome()]));
  }

  separator(words) {
    return h("div", { class: "day", role: "separator" }, h("span", {}, words));
  }

  welcome() {
    const about = state.bot.description[language()];
    return h("div", { class: "welcome" }, avatar({ bot: true, name: "印" }, "large"), h("h2", {}, botName()),
      about && h("p", { class: "quiet" }, say("whatCanItDo")), h("p", { class: "about" }, about || say("noMessages")));
  }

  drawHead() {
    const person = this.person();
    const part = person.about[language()] || "";
    this.element.setAttribute("aria-label", say("phoneOf", { name: person.name }));
    this.label.replaceChildren(avatar(person, "tiny"), h("strong", {}, person.name), h("span", {}, part));
    this.status = h("span", { class: "status", "aria-live": "polite" }, say("bot"));
    this.header.replaceChildren(
      h("button", { type: "button", class: "switch-person", "aria-label": say("switchPerson"), testid: "switch-person", onclick: () => this.desk.openDrawer() },
        avatar(person, "small"), this.others = h("span", { class: "badge", hidden: true })),
      avatar({ bot: true, name: "印" }, "small bot-mark"),
      h("div", { class: "head-words" }, h("strong", {}, botName()), h("span", { class: "head-line" }, this.status,
        h("span", { class: "as-person" }, ` · ${say("as", { name: person.name })}`))),
      h("button", { type: "button", class: "round", "aria-label": say("more"), title: say("more"), testid: "pane-menu", onclick: (event) => this.desk.paneMenu(this, event.currentTarget) }, icon("more")));
    this.drawPin();
    this.countOthers();
  }

  drawPin() {
    const pinned = this.person().pinned;
    const message = state.messages.get(this.id)?.get(pinned[pinned.length - 1]);
    this.pin.replaceChildren(...(message ? [h("button", { type: "button", class: "pinned", testid: "pinned", onclick: () => this.reveal(message.message_id) },
      icon("pin"), h("span", {}, h("strong", {}, say("pinned")), h("span", {}, brief(message))))] : []));
  }

  redrawProfile() {
    this.drawHead();
    this.composer.update();
    if (this.flow.querySelector(".welcome")) this.flow.replaceChildren(this.welcome());
  }

  countOthers() {
    const count = [...state.people.values()].filter((one) => one.id !== this.id).reduce((sum, one) => sum + one.unread, 0);
    this.others.textContent = count > 99 ? "99+" : String(count);
    this.others.hidden = count === 0;
  }

  // ── news ──

  hear(news) {
    if (!this.others) return; // not drawn yet: `fill` is on its way and shows it all
    if (news.kind === "person") {
      this.countOthers();
      if (news.person.id === this.id) this.personChanged();
    } else if (news.kind === "refresh") this.draw();
    else if (news.kind === "profiled") this.redrawProfile();
    else if (news.chat !== this.id) return;
    else if (news.kind === "message") this.append(news.message);
    else if (news.kind === "edited") this.replace(news.message);
    else if (news.kind === "deleted") this.find(news.message_id)?.remove();
    else if (news.kind === "action") this.showAction(news);
    else if (news.kind === "answered") this.presses.answered(news.press, news.answer);
  }

  personChanged() {
    const now = this.person().keyboard;
    this.composer.keyboardChanged(this.keyboard, now);
    if (now?.markup.force_reply && now.message_id !== this.keyboard?.message_id) this.answerTo(now.message_id);
    this.keyboard = now;
    this.composer.update();
    this.drawPin();
    this.foot.keep();
  }

  /** A forced reply: the text field answers that message. */
  answerTo(number) {
    const message = state.messages.get(this.id)?.get(number);
    if (message) this.composer.setReply(message);
  }

  find(number) {
    return this.flow.querySelector(`[data-message-id="${number}"]`);
  }

  append(message) {
    const atFoot = this.foot.stuck || !message.from.is_bot;
    this.flow.querySelector(".welcome")?.remove();
    const today = day(message.date);
    if (!this.flow.childElementCount) this.flow.append(h("p", { class: "local-note" }, say("localNote")));
    if (today !== this.lastDay) this.flow.append(this.separator(today));
    this.lastDay = today;
    const node = bubble(message, this.act);
    node.classList.add("fresh");
    this.flow.append(node);
    if (message.from.is_bot) {
      this.clearAction();
      this.tell?.(brief(message));
    }
    if (atFoot) this.foot.go(true);
    else this.foot.jump.hidden = false;
    this.markRead();
  }

  replace(message) {
    const old = this.find(message.message_id);
    if (!old) return;
    const node = bubble(message, this.act);
    node.classList.add("changed");
    const focused = old.contains(document.activeElement);
    old.replaceWith(node);
    if (focused) this.foot.list.focus({ preventScroll: true });
    this.clearAction();
    this.drawPin();
    this.foot.keep();
  }

  showAction(news) {
    const words = { typing: "typing", upload_document: "sendingFile", upload_photo: "sendingPhoto" }[news.action] || "typing";
    this.status.textContent = say(words);
    this.status.classList.add("busy");
    clearTimeout(this.actionTimer);
    this.actionTimer = setTimeout(() => this.clearAction(), news.seconds * 1000);
  }

  clearAction() {
    this.status.textContent = say("bot");
    this.status.classList.remove("busy");
  }

  showNote(text) {
    const note = h("div", { class: "note", role: "status" }, h("span", { class: "spinner" }), text);
    this.screen.append(note);
    return note;
  }

  // ── going out ──

  open(url) {
    return openLink(this, url);
  }

  async openApp(place) {
    const theme = this.desk.theme();
    const found = await this.composer.act(() => post(`people/${this.id}/web_app`, { ...place, theme }));
    if (found) openFrame(this, found.url);
  }

  reveal(number) {
    const node = this.find(number);
    if (node) this.foot.reveal(node);
  }

  markRead() {
    const newest = Math.max(0, ...(state.messages.get(this.id)?.keys() || []));
    if (document.hidden || newest <= (this.readUpTo ?? this.person().read) || !this.foot.stuck) return;
    this.readUpTo = newest;
    post(`people/${this.id}/read`, { up_to: newest }).catch(() => {});
  }
}
