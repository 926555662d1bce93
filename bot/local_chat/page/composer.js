// The foot of a phone: text field, paper clip, commands, reply keyboard; or START and RESTART.

import { get, post } from "./api.js";
import { brief } from "./bubbles.js";
import { h, icon } from "./dom.js";
import { button, choosePeople, confirmBox, toast } from "./sheets.js";
import { Uploads } from "./uploads.js";
import { say } from "./words.js";

const LONGEST = 4096; // longer texts go as several messages

export class Composer {
  constructor(pane) {
    this.pane = pane;
    this.folded = false;
    this.replyTo = null;
    this.element = h("footer", { class: "composer" });
    this.shownFor = "";
    this.uploads = new Uploads(this);
  }

  /** Draws anew only if what it depends on has changed, so that a draft and the focus survive. */
  update() {
    const person = this.pane.person();
    const shape = JSON.stringify([person.started, person.blocked, person.keyboard, person.menu_button, say("send"), this.folded, this.replyTo]);
    if (shape === this.shownFor) return;
    const draft = this.field?.value || "";
    const hadFocus = document.activeElement === this.field;
    this.shownFor = shape;
    if (!person.started || person.blocked) return this.element.replaceChildren(this.startBar(person));
    this.element.replaceChildren(...[this.replyBar(), this.commandList(), this.row(person), this.replyKeyboard(person)].filter(Boolean));
    this.field.value = draft;
    this.grow();
    if (hadFocus) this.field.focus({ preventScroll: true });
  }

  startBar(person) {
    this.field = null;
    const words = person.blocked ? say("restart") : say("start");
    return h("div", { class: "start-bar" },
      person.blocked && h("p", { class: "quiet" }, say("blockedNote")),
      button(words, () => this.act(() => post(`people/${person.id}/start`, {})), "primary wide", "start"));
  }

  row(person) {
    const markup = person.keyboard?.markup;
    const menu = person.menu_button;
    this.field = h("textarea", {
      rows: 1, testid: "composer", "aria-label": say("write"), placeholder: (!this.folded && markup?.input_field_placeholder) || say("write"),
      onkeydown: (event) => this.key(event), oninput: () => this.grow(), onpaste: (event) => this.uploads.paste(event),
    });
    const round = (name, label, onclick, testid) =>
      h("button", { type: "button", class: "round", "aria-label": label, title: label, onclick, testid }, icon(name));
    this.sendButton = h("button", { type: "button", class: "round send", "aria-label": say("send"), title: say("send"), testid: "send", onclick: () => this.send() }, icon("send"));
    return h("div", { class: "compose-row" },
      menu.type === "web_app"
        ? h("button", { type: "button", class: "menu-button", testid: "menu-button", onclick: () => this.pane.openApp({}) }, menu.text)
        : round("menu", say("commands"), () => this.toggleCommands(), "commands"),
      h("div", { class: "field" }, this.field, markup?.keyboard && round("keyboard", say("keyboard"), () => this.fold(), "keyboard-toggle"),
        round("clip", say("attach"), () => this.uploads.menu(), "attach")),
      this.uploads.picker, this.sendButton);
  }

  // ── text ──

  key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.send();
    } else if (event.key === "Escape") this.hideCommands();
  }

  grow() {
    if (!this.field) return;
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight, 140)}px`;
    this.sendButton.classList.toggle("ready", Boolean(this.field.value.trim()));
    if (/^\/\w*$/.test(this.field.value)) this.showCommands(this.field.value.slice(1));
    else this.hideCommands();
  }

  async send() {
    const text = this.field.value.trim();
    if (!text) return;
    this.field.value = "";
    this.grow();
    for (let at = 0; at < text.length; at += LONGEST) await this.say(text.slice(at, at + LONGEST));
  }

  async say(text) {
    const reply_to = this.replyTo;
    this.setReply(null);
    await this.act(() => post(`people/${this.pane.id}/text`, { text, reply_to }));
  }

  setReply(message) {
    this.replyTo = message?.message_id ?? null;
    this.replyWords = message ? brief(message) : "";
    this.update();
    if (message) this.field?.focus({ preventScroll: true });
  }

  replyBar() {
    if (this.replyTo === null) return null;
    return h("div", { class: "reply-bar" }, h("span", {}, this.replyWords),
      h("button", { type: "button", class: "round", "aria-label": say("cancel"), onclick: () => this.setReply(null) }, icon("close")));
  }

  async act(doing) {
    try {
      return await doing();
    } catch (error) {
      toast(this.pane.screen, say("failed", { reason: error.message }));
      return null;
    }
  }

  // ── commands ──

  commandList() {
    this.commands = h("ul", { class: "commands", hidden: true, testid: "command-list", "aria-label": say("commands") });
    return this.commands;
  }

  async showCommands(begin) {
    const list = this.commands;
    const { commands } = await get(`people/${this.pane.id}/commands`);
    const fitting = commands.filter((one) => one.command.startsWith(begin));
    list.replaceChildren(...fitting.map((one) => h("li", {},
      h("button", { type: "button", onclick: () => this.command(one.command) },
        h("strong", {}, `/${one.command}`), h("span", {}, one.description)))));
    list.hidden = fitting.length === 0;
  }

  command(name) {
    this.hideCommands();
    this.field.value = "";
    this.grow();
    this.say(`/${name}`);
  }

  toggleCommands() {
    if (this.commands.hidden) this.showCommands("");
    else this.hideCommands();
  }

  hideCommands() {
    if (this.commands) this.commands.hidden = true;
  }

  // ── reply keyboard ──

  fold() {
    this.folded = !this.folded;
    this.update();
    this.pane.foot.keep();
  }

  /** A new keyboard comes up unfolded; a one-time keyboard folds after its use. */
  keyboardChanged(before, now) {
    if (before?.message_id !== now?.message_id) this.folded = false;
    if (now?.folded && !before?.folded) this.folded = true;
  }

  replyKeyboard(person) {
    const markup = person.keyboard?.markup;
    if (!markup?.keyboard || this.folded) return null;
    return h("div", { class: `reply-keyboard ${markup.resize_keyboard ? "" : "tall"}`, testid: "reply-keyboard" },
      markup.keyboard.map((row, rowNumber) => h("div", { class: "key-row" },
        row.map((key, column) => h("button", {
          type: "button", class: `key ${key.style ? `key-${key.style}` : ""}`, onclick: () => this.replyKey(key, rowNumber, column),
        }, key.text)))));
  }

  async replyKey(key, row, column) {
    const person = this.pane.person();
    if (person.keyboard.markup.one_time_keyboard) this.fold();
    if (key.request_contact) {
      const sure = await confirmBox(this.pane.screen, say("shareTitle"), say("shareText", { phone: `+${person.phone_number}` }), say("share"));
      if (sure) await this.act(() => post(`people/${person.id}/contact`, {}));
    } else if (key.request_users) {
      const chosen = await choosePeople(this.pane.screen, key.request_users.max_quantity || 1);
      if (chosen) await this.act(() => post(`people/${person.id}/users`, { request_id: key.request_users.request_id, user_ids: chosen }));
    } else if (key.web_app) this.pane.openApp({ message_id: person.keyboard.message_id, row, column });
    else await this.say(key.text);
  }
}
