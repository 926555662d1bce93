// 抄录 by hand: a sentence that is written, one character after the other or as a whole, and kept as a picture.

import { problem } from "./confirm.js";
import { button, h, icon, spinner } from "./dom.js";
import { Pad, pictureOf } from "./pad.js";
import { PictureInput } from "./picture.js";
import { Refused, upload } from "./session.js";
import { Sheet } from "./sheet.js";
import { w } from "./words.js";

const WIDEST = 1180; // px of the picture; the server makes 1200 of more
const CELL = 120;
const HANZI = /\p{Script=Han}/u;

const kept = new Map(); // key → what is on the pads, as long as the page is open

export class WritingInput extends PictureInput {
  constructor({ fill, ...rest }) {
    super({ key: fill.key, alt: fill.sentence, ...rest });
    this.fill = fill;
    this.camera.hidden = true;
    this.choose.replaceChildren(icon("pen"), h("span", {}, w("write-by-hand")));
  }

  pick() {
    openWriting(this.fill, (blob) => this.take(blob));
  }

  async take(blob) {
    this.problem.textContent = "";
    this.preview.hidden = false;
    this.preview.replaceChildren(spinner());
    const { name } = await upload(this.path, blob, "image/png");
    this.shown = "";
    this.onName(name);
    this.refresh();
  }

  async refresh() {
    await super.refresh();
    this.choose.querySelector("span").textContent = w(this.name() ? "write-again" : "write-by-hand");
  }
}

function openWriting(fill, take) {
  const signs = [...fill.sentence].filter((sign) => sign.trim());
  const state = kept.get(fill.key) || { one: HANZI.test(fill.sentence), at: 0, cells: signs.map(() => null), whole: null };
  kept.set(fill.key, state);
  const sheet = new Sheet();
  let pad = null;

  const full = () => (state.one ? state.cells.every(Boolean) : Boolean(state.whole));

  function keep() {
    if (!pad) return;
    const drawn = pad.isEmpty ? null : pad.strokes;
    if (state.one) state.cells[state.at] = drawn;
    else state.whole = drawn;
    pad.close();
    pad = null;
  }

  function go(to) {
    keep();
    state.at = Math.max(0, Math.min(signs.length - 1, to));
    step();
  }

  async function done() {
    keep();
    finish.disabled = true;
    sheet.busy = true;
    try {
      await take(await new Promise((made) => picture(fill, state).toBlob(made, "image/png")));
      sheet.busy = false;
      sheet.close();
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      sheet.busy = false;
      step(refused.message);
    }
  }

  let finish = null;

  function step(wrong = "") {
    const sign = signs[state.at];
    const canvas = h("canvas", { class: "pad", role: "img", tabindex: "0", "aria-label": state.one ? w("write-this", { value: sign }) : w("write-whole") });
    const ghost = state.one && h("span", { class: "ghost", "aria-hidden": "true" }, sign);
    const undo = button(w("undo"), () => pad.undo(), { kind: "link small", name: "undo" });
    const clear = button(w("clear"), () => pad.clear(), { kind: "link small" });
    const last = !state.one || state.at === signs.length - 1;
    const back = button(w("write-before"), () => go(state.at - 1), { kind: "quiet", disabled: state.at === 0, hidden: !state.one });
    const next = button(w("write-next"), () => go(state.cells.findIndex((cell, at) => at > state.at && !cell) > 0 ? state.cells.findIndex((cell, at) => at > state.at && !cell) : state.at + 1), { kind: "primary grow", hidden: last });
    finish = button(w("write-done"), done, { kind: "primary grow", hidden: !last && !full() });
    const check = () => {
      const empty = !pad || pad.isEmpty;
      undo.disabled = clear.disabled = next.disabled = empty;
      if (state.one) state.cells[state.at] = empty ? null : pad.strokes;
      else state.whole = empty ? null : pad.strokes;
      finish.disabled = !full();
      sheet.guarded = state.cells.some(Boolean) || Boolean(state.whole);
      rest.textContent = state.one ? w("progress", { n: state.cells.filter(Boolean).length, total: signs.length }) : "";
    };
    const rest = h("span", { class: "quiet-text" });
    let at = -1;
    const sentence = h("p", { class: "sentence writing" }, [...fill.sentence].map((each) => {
      if (!each.trim()) return " ";
      at += 1;
      return h("span", { class: state.one ? (at === state.at ? "now" : state.cells[at] ? "done" : "") : "" }, each);
    }));
    const ways = h("div", { class: "tabs", role: "group", "aria-label": w("write-by-hand") }, [["write-one", true], ["write-all", false]].map(([word, one]) =>
      h("button", { type: "button", class: "tab", "aria-selected": null, "aria-pressed": String(state.one === one), onclick: () => {
        keep();
        state.one = one;
        step();
      } }, w(word))));
    sheet.step({
      title: fill.label || w("field-copied"), leave: keep, guarded: true,
      body: [ways, h("div", { class: "row between" }, sentence, rest), h("div", { class: `pad-box ${state.one ? "square" : ""}` }, ghost, canvas), h("div", { class: "row between" }, undo, clear), wrong && problem(wrong)],
      foot: [back, next, finish],
    });
    pad = new Pad(canvas, { onChange: check, strokes: state.one ? state.cells[state.at] : state.whole });
    sentence.querySelector(".now")?.scrollIntoView({ block: "nearest" });
    check();
  }

  step();
}

/** As many in a row as the place is wide. */
function picture(fill, state) {
  if (!state.one) {
    const { width, height } = state.whole.size;
    const scale = Math.min(3, WIDEST / width);
    return wide(state.whole, Math.round(width * scale), Math.round(height * scale));
  }
  let at = -1;
  const cells = [...fill.sentence.trim()].map((sign) => (sign.trim() ? state.cells[(at += 1)] : null));
  const columns = Math.min(cells.length, Math.max(1, Math.ceil(Math.sqrt(cells.length * (fill.ratio || 8)))));
  return pictureOf(cells, columns, Math.min(CELL, Math.floor(WIDEST / columns)));
}

const wide = (drawn, width, height) => pictureOf([{ points: drawn.points, size: { width: drawn.size.width, height: drawn.size.width } }], 1, Math.max(width, height));
