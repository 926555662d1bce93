// Dialogs that belong to one phone (or to the whole desk): asked, answered, closed by Escape.

import { avatar, h, icon } from "./dom.js";
import { state } from "./state.js";
import { language, say } from "./words.js";

/** Opens a dialog in `place`; `build(close)` returns its content. Resolves with what `close` is given, else null. */
export function dialog(place, label, build, { testid = "dialog", kind = "" } = {}) {
  const before = document.activeElement;
  return new Promise((resolve) => {
    const close = (value = null) => {
      cover.remove();
      before?.focus?.({ preventScroll: true });
      resolve(value);
    };
    const box = h("div", { class: `dialog ${kind}`, role: "dialog", "aria-modal": "true", "aria-label": label, testid, tabindex: "-1" });
    const cover = h("div", { class: "cover", onclick: (event) => event.target === cover && close() }, box);
    box.append(...[build(close)].flat(2).filter(Boolean));
    box.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        event.stopPropagation();
        close();
      } else if (event.key === "Tab") keepInside(event, box);
    });
    place.append(cover);
    (box.querySelector("[autofocus], input, .button.primary") || box).focus({ preventScroll: true });
  });
}

function keepInside(event, box) {
  const all = [...box.querySelectorAll("button, input, select, textarea, a[href]")].filter((one) => !one.disabled);
  if (!all.length) return;
  const [first, last] = [all[0], all[all.length - 1]];
  if (event.shiftKey && document.activeElement === first) {
    event.preventDefault();
    last.focus();
  } else if (!event.shiftKey && document.activeElement === last) {
    event.preventDefault();
    first.focus();
  }
}

export const button = (text, onclick, kind = "", testid = null) =>
  h("button", { type: "button", class: `button ${kind}`, onclick, testid }, text);

export const heading = (text) => h("h2", {}, text);

export function alertBox(place, text) {
  return dialog(place, say("bot"), (close) => [
    h("p", { class: "dialog-text" }, text),
    h("div", { class: "dialog-buttons" }, button(say("ok"), () => close(), "primary", "alert-ok")),
  ], { testid: "alert" });
}

export function confirmBox(place, title, text, yes, kind = "primary") {
  return dialog(place, title, (close) => [
    heading(title),
    h("p", { class: "dialog-text" }, text),
    h("div", { class: "dialog-buttons" },
      button(say("cancel"), () => close(false), "", "dialog-cancel"),
      button(yes, () => close(true), kind, "dialog-ok")),
  ]);
}

/** Choose one person; resolves with the id or null. */
export function choosePerson(place, title, text, except = null) {
  const people = [...state.people.values()].filter((person) => person.id !== except);
  return dialog(place, title, (close) => [
    heading(title),
    text && h("p", { class: "dialog-text quiet" }, text),
    h("ul", { class: "choices" }, people.map((person) => h("li", {}, personChoice(person, () => close(person.id))))),
    h("div", { class: "dialog-buttons" }, button(say("cancel"), () => close(), "", "dialog-cancel")),
  ], { testid: "choose-person", kind: "tall" });
}

function personChoice(person, onclick) {
  return h("button", { type: "button", class: "choice", onclick, testid: `choose-${person.id}` },
    avatar(person, "small"), nameOf(person));
}

function nameOf(person) {
  return h("span", { class: "choice-name" }, h("span", {}, person.name), h("span", { class: "quiet" }, person.about[language()] || ""));
}

/** Choose up to `most` people; resolves with their ids or null. */
export function choosePeople(place, most) {
  const chosen = new Set();
  return dialog(place, say("pickUsers"), (close) => {
    const done = button(say("done"), () => close([...chosen]), "primary", "dialog-ok");
    done.disabled = true;
    const toggle = (id, box) => {
      if (chosen.has(id)) chosen.delete(id);
      else if (chosen.size < most) chosen.add(id);
      box.checked = chosen.has(id);
      done.disabled = chosen.size === 0;
    };
    const row = (person) => {
      const box = h("input", { type: "checkbox", testid: `pick-${person.id}` });
      box.addEventListener("change", () => toggle(person.id, box));
      return h("li", {}, h("label", { class: "choice" }, avatar(person, "small"), nameOf(person), box));
    };
    return [
      heading(say("pickUsers")),
      h("p", { class: "dialog-text quiet" }, say("pickMost", { count: most })),
      h("ul", { class: "choices" }, [...state.people.values()].map(row)),
      h("div", { class: "dialog-buttons" }, button(say("cancel"), () => close(), "", "dialog-cancel"), done),
    ];
  }, { testid: "choose-people", kind: "tall" });
}

/** "link", "frame" or null. Telegram shows the address before it opens it. */
export function askLink(place, url) {
  const { hostname } = new URL(url);
  const local = ["127.0.0.1", "localhost", "[::1]"].includes(hostname);
  return dialog(place, say("openLink"), (close) => [
    heading(say("openLink")),
    h("p", { class: "dialog-text address" }, url),
    h("div", { class: "dialog-buttons" },
      button(say("cancel"), () => close(), "", "dialog-cancel"),
      local && button(say("openHere"), () => close("frame"), "", "open-here"),
      button(say("open"), () => close("link"), "primary", "dialog-ok")),
  ]);
}

export function lightbox(place, src, alt) {
  return dialog(place, alt, (close) => [
    h("button", { type: "button", class: "round lightbox-close", "aria-label": say("close"), onclick: () => close(), testid: "lightbox-close" }, icon("close")),
    h("img", { src, alt, onclick: () => close() }),
  ], { testid: "lightbox", kind: "lightbox" });
}

/** A short word at the foot of a phone. */
export function toast(place, text) {
  place.querySelectorAll(".toast").forEach((old) => old.remove());
  const note = h("div", { class: "toast", role: "status", testid: "toast" }, text);
  place.append(note);
  setTimeout(() => note.classList.add("going"), 3600);
  setTimeout(() => note.remove(), 4000);
}
