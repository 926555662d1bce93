// One message as it shows: words, photo, file, contact, its time, and the buttons under it.

import { fileUrl } from "./api.js";
import { bytes, h, icon } from "./dom.js";
import { rich } from "./entities.js";
import { botName, state } from "./state.js";
import { locale, say } from "./words.js";

/** `act` = {link, command, press(message, row, column, button), photo(src), jump(id), reply(message)} */
export function bubble(message, act) {
  const mine = !message.from.is_bot;
  const words = message.text ?? message.caption;
  const body = h("div", { class: `bubble ${message.photo ? "with-photo" : ""}` },
    message.reply_to_message && quote(message.reply_to_message, act),
    message.photo && photo(message, act),
    message.document && documentCard(message.document, message.has_protected_content),
    message.contact && contactCard(message.contact),
    message.users_shared && usersCard(message.users_shared),
    words !== undefined && h("div", { class: "words", lang: "" },
      rich(words, message.entities || message.caption_entities, act)),
    h("span", { class: "stamp" }, message.edit_date ? `${say("edited")} ` : "", time(message.date)));
  return h("article", {
    class: `message ${mine ? "mine" : "theirs"}`, testid: "message", dataset: { messageId: message.message_id },
    "aria-label": mine ? message.from.first_name : botName(),
  }, h("div", { class: "line", ondblclick: () => act.reply(message) }, body, replyKey(message, act)), keyboard(message, act));
}

function replyKey(message, act) {
  return h("button", { type: "button", class: "round reply-key", "aria-label": say("reply"), title: say("reply"), testid: "reply", onclick: () => act.reply(message) }, icon("reply"));
}

export function time(seconds) {
  return new Date(seconds * 1000).toLocaleTimeString(locale(), { hour: "2-digit", minute: "2-digit" });
}

export function day(seconds) {
  const date = new Date(seconds * 1000);
  const days = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(date).setHours(0, 0, 0, 0)) / 86400000);
  if (days === 0) return say("today");
  if (days === 1) return say("yesterday");
  return date.toLocaleDateString(locale(), { day: "numeric", month: "long", year: "numeric" });
}

/** The message in a few words, for lists and quotes. */
export function brief(message) {
  if (message.text ?? message.caption) return message.text ?? message.caption;
  if (message.document) return message.document.file_name;
  if (message.photo) return say("photoMessage");
  if (message.contact) return `${say("invited")}: ${message.contact.first_name}`;
  return message.users_shared ? say("usersShared") : "";
}

function quote(message, act) {
  const who = message.from.is_bot ? botName() : state.people.get(message.from.id)?.name || message.from.first_name;
  return h("button", { type: "button", class: "quote", onclick: () => act.jump(message.message_id) },
    h("strong", {}, who), h("span", {}, brief(message)));
}

function photo(message, act) {
  const size = message.photo[message.photo.length - 1];
  const src = fileUrl(size.file_id);
  const image = h("img", { src, alt: message.caption || say("photoAlt"), width: size.width, height: size.height, loading: "lazy", decoding: "async" });
  const wide = Math.min(size.width, 330, (400 * size.width) / size.height);
  image.style.width = `${Math.round(wide)}px`; // its place is kept before it is loaded
  image.style.aspectRatio = `${size.width} / ${size.height}`;
  return h("button", { type: "button", class: "photo", "aria-label": say("openPhoto"), onclick: () => act.photo(src, image.alt) }, image);
}

/** A protected file is shown, not handed out, as on Telegram. */
function documentCard(file, kept) {
  const suffix = (file.file_name.match(/\.([a-z0-9]{1,5})$/i)?.[1] || "").toUpperCase();
  const facts = kept
    ? { class: "document", testid: "document" }
    : { class: "document", testid: "document", href: fileUrl(file.file_id), download: file.file_name, "aria-label": say("download", { name: file.file_name }) };
  return h(kept ? "div" : "a", facts,
    h("span", { class: `file-badge ${suffix === "PDF" ? "pdf" : ""}` }, suffix || icon("file")),
    h("span", { class: "file-facts" },
      h("span", { class: "file-name" }, middle(file.file_name)),
      h("span", { class: "file-size" }, bytes(file.file_size))),
    !kept && icon("down"));
}

/** A long name keeps its end, where versions and types stand. */
function middle(name) {
  return name.length > 44 ? `${name.slice(0, 26)}…${name.slice(-16)}` : name;
}

function contactCard(contact) {
  return h("div", { class: "contact-card" }, h("span", { class: "file-badge" }, icon("person")),
    h("span", { class: "file-facts" },
      h("span", { class: "file-name" }, fullName(contact)),
      h("span", { class: "file-size" }, contact.phone_number)));
}

function usersCard(shared) {
  const names = shared.users.map((user) => state.people.get(user.user_id)?.name || user.first_name || user.user_id);
  return h("div", { class: "words" }, `${say("usersShared")}: ${names.join(", ")}`);
}

function fullName(contact) {
  const name = [contact.first_name, contact.last_name].filter(Boolean);
  return /[\u3400-\u9fff]/.test(name.join("")) ? name.reverse().join("") : name.join(" ");
}

const SIGNS = { url: "out", web_app: "app", copy_text: "copy" };

function keyboard(message, act) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows) return null;
  return h("div", { class: "inline-keyboard" }, rows.map((row, rowNumber) =>
    h("div", { class: "key-row" }, row.map((key, column) => inlineKey(message, key, rowNumber, column, act)))));
}

function inlineKey(message, key, row, column, act) {
  const sign = Object.keys(SIGNS).find((name) => name in key);
  const element = h("button", {
    type: "button", class: `key ${key.style ? `key-${key.style}` : ""}`, dataset: { row, column },
    onclick: () => act.press(message, row, column, key, element),
  }, h("span", {}, key.text), sign && icon(SIGNS[sign]));
  return element;
}
