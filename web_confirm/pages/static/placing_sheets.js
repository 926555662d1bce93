// What is asked about a place: its properties, on which other pages, at which words.

import { button, h } from "./dom.js";
import { VALUED } from "./fills.js";
import { choice, line, tick } from "./placing_inputs.js";
import { MM, onPage, rounded } from "./placing_snap.js";
import { post, Refused } from "./session.js";
import { Sheet } from "./sheet.js";
import { w } from "./words.js";

const WRITTEN = new Set(["text", "number", "id-number", "phone", "email", "select", "date", "copied"]);
const WITH_DEFAULT = new Set(["text", "number", "id-number", "phone", "email", "select"]);
const LETTERS = [6, 7, 8, 9, 10, 10.5, 11, 12, 14, 16, 18, 22, 26, 36];
const COLOURS = { black: "#1b1b1f", blue: "#1a3c8c", red: "#b3261e" };
const DATES = { "": "date-usual", "y-m-d": "date-dashes", "y/m/d": "date-slashes", "y-m-d h:m": "date-time" };
const NUMBERS = { "": "number-usual", "0": "number-whole", "2": "number-two", ",2": "number-money" };
const DIAMETERS = { seal: [42, 40, 38, 45, 30, 22], "legal-seal": [20, 18, 16, 22] };
const BESIDE = ["right", "below", "left", "on", "centre", "lower-right", "upper-right"];

const withNow = (options, now) => (options.some(([key]) => key === now) ? options : [...options, [now, now]]);

export function openProperties(desk, place) {
  const { model } = desk;
  const now = structuredClone(place);
  const set = (key) => (value) => (now[key] = value);
  const error = h("div", { class: "problem-place", role: "alert" });
  const sheet = new Sheet({ onClose: () => desk.spots.focus(place.id) });
  const apply = button(w("apply"), () => {
    const wrong = faults(now, model);
    if (wrong) return error.replaceChildren(h("p", { class: "problem" }, wrong));
    sheet.close();
    model.change(() => put(model, place, now));
  }, { kind: "primary wide" });
  sheet.step({ title: w(`field-${place.kind}`), body: [...inputs(desk, now, set, sheet), error], foot: [apply] });
}

function inputs(desk, now, set, sheet) {
  const { kind } = now;
  const valued = VALUED.has(kind);
  return [
    desk.model.view.parties.length > 1 && desk.partyChoice(now.party, set("party"), kind),
    DIAMETERS[kind] && diameter(desk.model, now),
    valued && line(w("spot-name"), now.label, set("label"), { hint: w("spot-name-hint"), most: 80 }),
    kind === "radio" && line(w("spot-option"), now.option, set("option"), { most: 60 }),
    kind === "radio" && button(w("add-option"), () => {
      sheet.close();
      desk.addOption(now.id);
    }, { kind: "quiet", name: "plus" }),
    kind === "select" && line(w("spot-options"), now.options.join("\n"), (words) => (now.options = words.split("\n").map((one) => one.trim()).filter(Boolean)), { tall: true, most: 1300 }),
    kind === "copied" && line(w("spot-sentence"), now.sentence, set("sentence"), { tall: true, most: 300 }),
    kind === "copied" && tick(w("spot-by-hand"), now.format === "hand", (on) => (now.format = on ? "hand" : "")),
    valued && tick(w("spot-required"), now.required, set("required")),
    valued && line(w("spot-tip"), now.tip, set("tip"), { most: 200 }),
    WITH_DEFAULT.has(kind) && line(w("spot-default"), now.default, set("default"), { tall: now.multiline, most: 500 }),
    kind === "text" && tick(w("spot-lines"), now.multiline, set("multiline")),
    kind === "text" && line(w("spot-limit"), now.limit ? String(now.limit) : "", (words) => (now.limit = Math.min(4000, Number.parseInt(words, 10) || 0)), { hint: w("limit-usual"), number: true, most: 4 }),
    kind === "date" && choice(w("spot-format"), Object.entries(DATES).map(([key, word]) => [key, w(word)]), now.format, set("format")),
    kind === "number" && choice(w("spot-format"), withNow(Object.entries(NUMBERS).map(([key, word]) => [key, w(word)]), now.format), now.format, set("format")),
    WRITTEN.has(kind) && h("div", { class: "pair" },
      choice(w("spot-face"), ["sans", "song"].map((face) => [face, w(`face-${face}`)]), now.face, set("face")),
      choice(w("spot-size"), withNow([["", w("size-fits")], ...LETTERS.map((size) => [String(size), w("points", { size })])], String(now.size ?? "")), String(now.size ?? ""), (value) => (now.size = value ? Number(value) : null))),
    WRITTEN.has(kind) && h("div", { class: "pair" },
      choice(w("spot-align"), ["left", "centre", "right"].map((side) => [side, w(`align-${side}`)]), now.align, set("align")),
      choice(w("spot-colour"), withNow(Object.entries(COLOURS).map(([name, colour]) => [colour, w(`colour-${name}`)]), now.colour), now.colour, set("colour"))),
  ].filter(Boolean);
}

/** A seal is as large as it is in life, whatever the zoom. */
function diameter(model, now) {
  const size = rounded(now.box[2] / MM);
  const known = DIAMETERS[now.kind].map((one) => [String(one), w("millimetres", { size: one })]);
  const here = known.find(([key]) => Math.abs(Number(key) - size) < 0.3)?.[0] ?? String(size);
  return choice(w("spot-diameter"), here === String(size) && !known.some(([key]) => key === here) ? [...known, [here, w("millimetres", { size: here })]] : known, here, (value) => {
    const side = Number(value) * MM;
    const [x, y, width, height] = now.box;
    now.box = onPage([x + (width - side) / 2, y + (height - side) / 2, side, side], model.view.shapes[now.page]);
  });
}

function faults(now, model) {
  if (now.kind === "select" && (now.options.length < 2 || new Set(now.options).size < now.options.length)) return w("two-options");
  const others = model.places.filter((one) => one.kind === "radio" && one.group === now.group && one.id !== now.id);
  if (now.kind === "radio" && (!now.option.trim() || others.some((one) => one.option === now.option.trim()))) return w("two-options");
  if (now.kind === "copied" && !now.sentence.trim()) return w("no-sentence");
  return "";
}

/** Places that share one value share what is said about it, and whose it is. */
function put(model, place, now) {
  const { id, name, page, box, option, ...shared } = now;
  for (const one of model.places) {
    if (one.id === place.id) Object.assign(one, { ...shared, box, option: option.trim() });
    else if (place.group && one.group === place.group) Object.assign(one, shared);
  }
}

export function openCopies(desk, place) {
  const { model } = desk;
  const error = h("div", { class: "problem-place", role: "alert" });
  const sheet = new Sheet({ onClose: () => desk.spots.focus(place.id) });
  const asked = line(w("copies-label"), "", () => error.replaceChildren(), { hint: w("copies-hint"), most: 200 });
  const yes = button(w("copies-put"), async () => {
    yes.disabled = true;
    try {
      const { pages } = await post(`${model.path}/page-numbers`, { words: asked.input.value, document: desk.viewer.documentAt(place.page).key });
      sheet.close();
      model.change(() => copy(model, place, pages));
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      error.replaceChildren(h("p", { class: "problem" }, refused.message));
    }
    yes.disabled = false;
  }, { kind: "primary wide" });
  const quick = ["all", "odd", "even", "last"].map((one) => button(w(`pages-${one}`), () => {
    asked.input.value = one;
    yes.click();
  }, { kind: "quiet small" }));
  sheet.step({ title: w("copies-title"), body: [h("div", { class: "row" }, quick), asked, error], foot: [yes], focus: asked.input });
}

/** The same mark, or the same words, on other pages too: one value, at the same place of each page. */
function copy(model, place, pages) {
  const first = model.place(place.id);
  const there = new Set([first.page, ...model.places.filter((one) => first.group && one.group === first.group).map((one) => one.page)]);
  if (first.kind !== "date" && !first.group) first.group = model.newGroup();
  for (const page of pages) {
    if (there.has(page)) continue;
    const { id, name, ...same } = structuredClone(first);
    model.places.push(model.make({ ...same, page, box: onPage(first.box, model.view.shapes[page]) }));
  }
}

export function openSeek(desk) {
  const { model } = desk;
  const kinds = model.view.kinds.filter((kind) => !["seam", "radio"].includes(kind));
  const now = { words: "", kind: kinds[0], beside: "right" };
  let party = desk.tray.party;
  const error = h("div", { class: "problem-place", role: "alert" });
  const sheet = new Sheet();
  const words = line(w("seek-words"), "", (value) => (now.words = value), { hint: w("seek-hint"), most: 50 });
  const yes = button(w("seek"), async () => {
    if (!model.party(party).kinds.includes(now.kind)) return error.replaceChildren(h("p", { class: "problem" }, w("fills-only", { name: model.party(party).name })));
    yes.disabled = true;
    try {
      const { hits } = await post(`${model.path}/words`, now);
      sheet.close();
      model.change(() => desk.putAll(now.kind, party, hits, now.words.trim()));
      desk.say(w("seek-found", { n: hits.length }));
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      error.replaceChildren(h("p", { class: "problem" }, refused.message));
    }
    yes.disabled = false;
  }, { kind: "primary wide", name: "seek" });
  sheet.step({
    title: w("seek-title"),
    body: [h("p", { class: "quiet-text" }, w("seek-text")), words, desk.partyChoice(party, (id) => (party = id)),
      h("div", { class: "pair" }, choice(w("seek-kind"), kinds.map((kind) => [kind, w(`field-${kind}`)]), now.kind, (kind) => (now.kind = kind)),
        choice(w("seek-beside"), BESIDE.map((side) => [side, w(`beside-${side}`)]), now.beside, (side) => (now.beside = side))),
      error],
    foot: [yes], focus: words.input,
  });
}

/** Somebody changed the draft meanwhile: on this page nothing is lost without being asked. */
export function askWhose(mine, theirs) {
  const sheet = new Sheet();
  const end = (what) => () => {
    sheet.busy = false;
    sheet.close();
    what();
  };
  sheet.step({
    title: w("stale-title"), busy: true, body: [h("p", {}, w("stale-text"))],
    foot: [button(w("stale-theirs"), end(theirs), { kind: "quiet grow" }), button(w("stale-mine"), end(mine), { kind: "primary grow" })],
  });
}
