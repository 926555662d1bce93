// How I put my name, or my initials: drawn, typed, as my name seal, or from a picture of it.

import { button, h, icon, spinner } from "./dom.js";
import { Pad } from "./pad.js";
import { PictureInput } from "./picture.js";
import { picture, post } from "./session.js";
import { w } from "./words.js";

/** What is kept of a hand as long as the page is open. */
export function newHand(typed, saved = false) {
  return { way: saved ? "kept" : "draw", strokes: null, typed, picture: "", uploaded: "", url: "", keep: false, adopted: false };
}

/** As the request for a code wants it. */
export function asked(kept) {
  if (kept.way === "kept") return { kept: true };
  const keep = kept.keep ? { keep: true } : {};
  if (kept.way === "draw") return { drawing: kept.picture, ...keep };
  if (kept.way === "photo") return { uploaded: true, ...keep };
  return kept.way === "seal" ? { name_seal: true } : { typed: kept.typed.trim() };
}

/** As a place shows it: {url} or {text}. */
export function markOf(kept) {
  if (kept.way === "type") return { text: kept.typed.trim() };
  return { url: kept.way === "draw" ? kept.picture : kept.url };
}

/** The step of the sheet that takes it. `key`: "@signature" or "@initials"; `next(kept)` once it is there. */
export function handStep(at, { title, kept, key, ways: offered, extra = [], back = null, next }) {
  const ways = at.view.hand.kept.includes(key.slice(1)) ? ["kept", ...offered] : [...offered];
  let pad = null;
  let tools = null;
  const onward = button(w("next"), () => go(), { kind: "primary wide", disabled: true });
  const panel = h("div", { class: "way", role: "tabpanel", id: "way" });
  const tabs = ways.map((way) =>
    h("button", { type: "button", class: "tab", role: "tab", id: `tab-${way}`, "aria-controls": "way", onclick: () => choose(way), onkeydown: turn }, w(way)));

  /** Arrows go from one tab to the other, as tabs do everywhere. */
  function turn(event) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    choose(ways[(ways.indexOf(kept.way) + step + ways.length) % ways.length]);
    tabs.find((tab) => tab.tabIndex === 0).focus();
  }

  function choose(way) {
    keep();
    kept.way = way;
    tabs.forEach((tab, number) => {
      const on = ways[number] === way;
      tab.setAttribute("aria-selected", String(on));
      tab.tabIndex = on ? 0 : -1;
      if (on) panel.setAttribute("aria-labelledby", tab.id);
    });
    tools = null;
    panel.replaceChildren(...{ kept: keeping, draw: drawing, type: typing, seal: sealing, photo: photographing }[way]());
    if (way === "draw") openPad();
    check();
  }

  /** Kept only where it is wished: the box is empty until it is ticked. */
  function forNextTime() {
    const box = h("input", { type: "checkbox", checked: kept.keep, "aria-describedby": "keep-means", onchange: () => (kept.keep = box.checked) });
    return h("div", { class: "keep-hand" }, h("label", { class: "choice" }, box, h("span", {}, w("keep-hand"))), h("p", { class: "hint", id: "keep-means" }, w("keep-hand-means")));
  }

  /** What was kept an earlier time. */
  function keeping() {
    const shown = h("div", { class: "typed-shown" }, spinner());
    const said = h("p", { class: "hint" }, w("kept-hint"));
    const kind = key.slice(1);
    picture(`/api/hands/${kind}`).then((blob) => {
      kept.url = URL.createObjectURL(blob);
      shown.replaceChildren(h("img", { src: kept.url, alt: w("kept-alt"), class: "kept-hand" }));
      check();
    }, (refused) => shown.replaceChildren(h("p", { class: "hint" }, refused.message)));
    const forget = button(w("kept-forget"), async () => {
      forget.disabled = true;
      try {
        await post(`/api/hands/${kind}/forget`);
      } catch (refused) {
        if (refused.status !== 404) {
          forget.disabled = false;
          said.textContent = refused.message;
          return;
        }
      }
      at.view.hand.kept = at.view.hand.kept.filter((one) => one !== kind);
      const tab = tabs[ways.indexOf("kept")];
      tabs.splice(ways.indexOf("kept"), 1);
      ways.splice(ways.indexOf("kept"), 1);
      tab.remove();
      Object.assign(kept, { url: "", adopted: false });
      choose("draw");
      panel.prepend(h("p", { class: "hint", role: "status" }, w("kept-forgotten")));
    }, { kind: "link small", name: "bin" });
    return [shown, said, h("div", { class: "row" }, forget)];
  }

  function drawing() {
    const undo = h("button", { type: "button", class: "button link small", onclick: () => pad.undo() }, icon("undo"), h("span", {}, w("undo")));
    const clear = button(w("clear"), () => pad.clear(), { kind: "link small" });
    const canvas = h("canvas", { class: "pad", "aria-label": w("draw-hint"), role: "img", tabindex: "0" });
    const hint = h("p", { class: "pad-hint", "aria-hidden": "true" }, w("draw-hint"));
    tools = [undo, clear, hint];
    const box = h("div", { class: `pad-box ${key === "@initials" ? "low" : ""}` }, canvas, hint, h("span", { class: "pad-line", "aria-hidden": "true" }));
    return [box, h("div", { class: "row between" }, undo, clear), forNextTime()];
  }

  function openPad() {
    pad = new Pad(panel.querySelector("canvas"), { onChange: check, strokes: kept.strokes });
    panel.querySelector("canvas").addEventListener("pointerdown", () => (tools[2].hidden = true));
  }

  function typing() {
    const input = h("input", { id: "typed", class: "typed", maxlength: key === "@initials" ? "8" : "60", autocomplete: key === "@initials" ? "off" : "name", spellcheck: "false", value: kept.typed });
    const shown = h("p", { class: "typed-shown", "aria-hidden": "true" }, kept.typed);
    input.addEventListener("input", () => {
      kept.typed = input.value;
      shown.textContent = input.value;
      check();
    });
    const words = key === "@initials" ? ["initials-label", "initials-hint"] : ["typed-label", "typed-hint"];
    return [h("label", { class: "label", for: "typed" }, w(words[0])), input, shown, h("p", { class: "hint" }, w(words[1]))];
  }

  function sealing() {
    const shown = h("div", { class: "typed-shown" }, spinner());
    const path = `/api/tasks/${encodeURIComponent(at.view.id)}/name-seal`;
    picture(path).then((blob) => {
      kept.url = URL.createObjectURL(blob);
      shown.replaceChildren(h("img", { src: kept.url, alt: w("seal-alt"), class: "name-seal" }));
      check();
    }, (refused) => shown.replaceChildren(h("p", { class: "hint" }, refused.message)));
    return [shown, h("p", { class: "hint" }, w("seal-hint"))];
  }

  function photographing() {
    const chooser = new PictureInput({ key, path: `/api/tasks/${encodeURIComponent(at.view.id)}/answers`, alt: w("photo-alt"),
      name: () => kept.uploaded, onName: (name) => {
        kept.uploaded = name;
        kept.url = "";
        chooser.refresh();
        check();
      } });
    chooser.onShown = (url) => {
      kept.url = url;
      check();
    };
    if (kept.uploaded) chooser.refresh();
    chooser.node.classList.add("of-a-hand");
    return [h("p", { class: "hint" }, w("photo-hint")), chooser.node, forNextTime()];
  }

  function keep() {
    if (!pad) return;
    kept.strokes = pad.isEmpty ? null : pad.strokes;
    pad.close();
    pad = null;
  }

  function check() {
    onward.disabled = { draw: () => !pad || pad.isEmpty, type: () => !kept.typed.trim(), seal: () => !kept.url, kept: () => !kept.url, photo: () => !kept.uploaded || !kept.url }[kept.way]();
    if (kept.way !== "draw" || !tools || !pad) return;
    const [undo, clear, hint] = tools;
    undo.disabled = clear.disabled = pad.isEmpty;
    hint.hidden = !pad.isEmpty;
    at.sheet.guarded = !pad.isEmpty;
  }

  function go() {
    kept.picture = kept.way === "draw" ? pad.picture() : "";
    kept.adopted = true;
    next(kept);
  }

  at.sheet.step({
    title, guarded: Boolean(kept.strokes), leave: keep, back,
    body: [h("div", { class: "tabs", role: "tablist" }, tabs), panel, ...extra],
    foot: [onward],
  });
  choose(ways.includes(kept.way) ? kept.way : ways[0]);
}
