// A text with its entities, as elements. Offsets are UTF-16 units, which is what JavaScript's strings count.

import { h } from "./dom.js";
import { locale } from "./words.js";

const TAGS = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote",
};

const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);

/** `act` = {link(url), command(text)} is called for presses inside. */
export function rich(text, entities, act) {
  return spans(text, 0, text.length, sortedTree(entities || []), act);
}

function sortedTree(entities) {
  return [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
}

function spans(text, from, to, entities, act) {
  const parts = [];
  let at = from;
  let index = 0;
  let after = false; // the last part was a block
  while (index < entities.length) {
    const entity = entities[index];
    const end = Math.min(entity.offset + entity.length, to);
    let next = index + 1;
    while (next < entities.length && entities[next].offset < end) next += 1;
    if (entity.offset >= at) {
      const block = BLOCKS.has(entity.type);
      if (entity.offset > at) parts.push(between(text.slice(at, entity.offset), after, block));
      after = block;
      const inside = spans(text, entity.offset, end, entities.slice(index + 1, next), act);
      parts.push(wrapped(entity, text.slice(entity.offset, end), inside, act));
      at = end;
    }
    index = next;
  }
  if (at < to) parts.push(between(text.slice(at, to), after, false));
  return parts;
}

/** A block makes its own line: one line break before and after it would be a second one. */
function between(words, afterBlock, beforeBlock) {
  const cut = afterBlock ? words.replace(/^ ?\n/, "") : words;
  return beforeBlock ? cut.replace(/\n$/, "") : cut;
}

function wrapped(entity, words, inside, act) {
  const type = entity.type;
  if (TAGS[type]) {
    const facts = {};
    if (type === "pre" && entity.language) facts["data-language"] = entity.language;
    if (type === "expandable_blockquote") return expandable(inside);
    return h(TAGS[type], facts, inside);
  }
  if (type === "spoiler") return spoiler(inside);
  if (type === "url" || type === "text_link") return link(entity.url || words, inside, act);
  if (type === "email") return link(`mailto:${words}`, inside, act);
  if (type === "bot_command") {
    return h("button", { type: "button", class: "inline-link", onclick: () => act.command(words) }, inside);
  }
  if (type === "date_time") return moment(entity, words);
  return h("span", { class: `entity-${type}` }, inside);
}

function link(url, inside, act) {
  const address = /^[a-z]+:/i.test(url) ? url : `https://${url}`;
  const open = (event) => {
    event.preventDefault();
    act.link(address);
  };
  return h("a", { href: address, rel: "noopener noreferrer", target: "_blank", onclick: open }, inside);
}

function spoiler(inside) {
  const element = h("span", { class: "spoiler", role: "button", tabindex: "0" }, inside);
  const reveal = () => element.classList.add("shown");
  element.addEventListener("click", reveal);
  element.addEventListener("keydown", (event) => event.key === "Enter" && reveal());
  return element;
}

function expandable(inside) {
  const quote = h("blockquote", { class: "expandable", tabindex: "0" }, inside);
  quote.addEventListener("click", () => quote.classList.toggle("open"));
  quote.addEventListener("keydown", (event) => event.key === "Enter" && quote.classList.toggle("open"));
  return quote;
}

/** <tg-time>: in the reader's zone. Format letters: r relative; w weekday, d/D date, t/T time, short or long. */
function moment(entity, words) {
  const date = new Date(entity.unix_time * 1000);
  const full = date.toLocaleString(locale(), { dateStyle: "full", timeStyle: "short" });
  const format = entity.date_time_format || "";
  return h("time", { datetime: date.toISOString(), title: full }, format ? shown(date, format) : words);
}

function shown(date, format) {
  if (format.includes("r")) return relative(date);
  const wanted = {};
  if (/w/i.test(format)) wanted.weekday = "short";
  if (format.includes("d")) Object.assign(wanted, { year: "numeric", month: "numeric", day: "numeric" });
  if (format.includes("D")) Object.assign(wanted, { year: "numeric", month: "long", day: "numeric" });
  if (/t/i.test(format)) Object.assign(wanted, { hour: "2-digit", minute: "2-digit" });
  if (format.includes("T")) wanted.second = "2-digit";
  return date.toLocaleString(locale(), wanted);
}

function relative(date) {
  const seconds = (date - Date.now()) / 1000;
  const words = new Intl.RelativeTimeFormat(locale(), { numeric: "auto" });
  for (const [unit, size] of [["day", 86400], ["hour", 3600], ["minute", 60]]) {
    if (Math.abs(seconds) >= size) return words.format(Math.round(seconds / size), unit);
  }
  return words.format(Math.round(seconds), "second");
}
