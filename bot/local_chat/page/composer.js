// The foot of a phone: text field, paper clip, commands, reply keyboard; or START and RESTART.

import { get, post } from "./api.js";
import { bytes, h, icon } from "./dom.js";
import { button, choosePeople, choosePerson, confirmBox, dialog, heading, toast } from "./sheets.js";
import { state } from "./state.js";
import { say } from "./words.js";

const LONGEST = 4096; // longer texts go as several messages
const LARGEST = 2000 * 1024 * 1024; // bytes

export class Composer {
  constructor(pane) {
    this.pane = pane;
    this.folded = false;
    this.replyTo = null;
    this.element = h("footer", { class: "composer" });
    this.shownFor = "";
  }

  /** Draws anew only if what it depends on has changed, so that a draft and the focus survive. */
  update() {
    const person = this.pane.person();
    const shape = JSON.stringify([person.started, person.blocked, person.keyboard, person.menu_button, say("send"), this.folded]);
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
      rows: 1, testid: "composer", "aria-label": say("write"), placeholder: markup?.input_field_placeholder || say("write"),
      onkeydown: (event) => this.key(event), oninput: () => this.grow(), onpaste: (event) => this.paste(event),
    });
    this.picker = h("input", { type: "file", multiple: true, hidden: true, testid: "file-input", onchange: () => this.picked() });
    const round = (name, label, onclick, testid) =>
      h("button", { type: "button", class: "round", "aria-label": label, title: label, onclick, testid }, icon(name));
    this.sendButton = h("button", { type: "button", class: "round send", "aria-label": say("send"), title: say("send"), testid: "send", onclick: () => this.send() }, icon("send"));
    return h("div", { class: "compose-row" },
      menu.type === "web_app"
        ? h("button", { type: "button", class: "menu-button", testid: "menu-button", onclick: () => this.pane.openApp({}) }, menu.text)
        : round("menu", say("commands"), () => this.toggleCommands(), "commands"),
      h("div", { class: "field" }, this.field, markup?.keyboard && round("keyboard", say("keyboard"), () => this.fold(), "keyboard-toggle"),
        round("clip", say("attach"), () => this.attachMenu(), "attach")),
      this.picker, this.sendButton);
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
    this.replyWords = message?.words;
    this.shownFor = "";
    this.update();
    if (message) this.field?.focus();
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
    this.pane.settle();
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
    if (key.request_contact) {
      const sure = await confirmBox(this.pane.screen, say("shareTitle"), say("shareText", { phone: `+${person.phone_number}` }), say("share"));
      if (sure) await this.act(() => post(`people/${person.id}/contact`, {}));
    } else if (key.request_users) {
      const chosen = await choosePeople(this.pane.screen, key.request_users.max_quantity || 1);
      if (chosen) await this.act(() => post(`people/${person.id}/users`, { request_id: key.request_users.request_id, user_ids: chosen }));
    } else if (key.web_app) this.pane.openApp({ message_id: person.keyboard.message_id, row, column });
    else await this.say(key.text);
  }

  // ── files ──

  async attachMenu() {
    const what = await dialog(this.pane.screen, say("attach"), (close) => [
      h("div", { class: "attach-list" },
        h("button", { type: "button", class: "choice", testid: "attach-file", onclick: () => close("file") }, icon("file"), say("file")),
        h("button", { type: "button", class: "choice", testid: "attach-photo", onclick: () => close("photo") }, icon("image"), say("photo")),
        h("button", { type: "button", class: "choice", testid: "attach-contact", onclick: () => close("contact") }, icon("person"), say("contact"))),
      state.samples.length > 0 && h("h3", {}, say("samples")),
      h("div", { class: "attach-list" }, state.samples.map((sample) =>
        h("button", { type: "button", class: "choice", testid: `sample-${sample.id}`, onclick: () => close(sample) },
          h("span", { class: "file-badge pdf small" }, "PDF"),
          h("span", { class: "file-facts" }, h("span", { class: "file-name" }, sample.title), h("span", { class: "file-size" }, sample.filename))))),
    ], { testid: "attach-menu", kind: "low" });
    if (what === "file" || what === "photo") {
      this.picker.accept = what === "photo" ? "image/*" : "";
      this.picker.click();
    } else if (what === "contact") {
      const whose = await choosePerson(this.pane.screen, say("chooseContact"), null);
      if (whose) await this.act(() => post(`people/${this.pane.id}/contact`, { person_id: whose }));
    } else if (what) await this.act(() => post(`people/${this.pane.id}/samples/${what.id}`, {}));
  }

  picked() {
    const files = [...this.picker.files];
    this.offer(files, this.picker.accept === "image/*");
    this.picker.value = "";
    this.picker.accept = "";
  }

  paste(event) {
    const files = [...(event.clipboardData?.files || [])];
    if (!files.length) return;
    event.preventDefault();
    this.offer(files, files.every((file) => file.type.startsWith("image/")));
  }

  /** Shows what would be sent; sends after a nod. */
  async offer(files, asPhoto = false) {
    if (!files.length || !this.field) return;
    if (files.some((file) => file.size > LARGEST)) return toast(this.pane.screen, say("tooBig"));
    const pictures = files.every((file) => /^image\/(png|jpeg|webp|gif)$/.test(file.type));
    const photo = h("input", { type: "checkbox", checked: asPhoto && pictures });
    const caption = h("input", { type: "text", class: "text-field", placeholder: say("caption"), "aria-label": say("caption"), maxlength: "1024", testid: "caption" });
    const title = files.length === 1 ? say("sendFile") : say("sendFiles", { count: files.length });
    const sure = await dialog(this.pane.screen, title, (close) => [
      heading(title),
      h("ul", { class: "choices" }, files.map((file) => h("li", { class: "choice" },
        h("span", { class: "file-badge small" }, icon(file.type.startsWith("image/") ? "image" : "file")),
        h("span", { class: "file-facts" }, h("span", { class: "file-name" }, file.name), h("span", { class: "file-size" }, bytes(file.size)))))),
      pictures && h("label", { class: "check" }, photo, say("asPhoto")),
      caption,
      h("div", { class: "dialog-buttons" }, button(say("cancel"), () => close(), "", "dialog-cancel"), button(say("send"), () => close(true), "primary", "dialog-ok")),
    ], { testid: "send-file" });
    if (!sure) return;
    for (const [number, file] of files.entries()) {
      await this.upload(file, photo.checked && pictures, number === 0 ? caption.value.trim() : "");
    }
  }

  async upload(file, photo, caption) {
    const form = new FormData();
    form.append("file", file, file.name);
    form.append("photo", String(photo));
    form.append("caption", caption);
    const going = this.pane.showNote(`${file.name} …`);
    await this.act(() => post(`people/${this.pane.id}/file`, form));
    going.remove();
  }
}
