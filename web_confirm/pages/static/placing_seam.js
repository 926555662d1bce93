// The seam seal: its strips on the pages, and the sheet where it is chosen, drawn as it will lie.

import { button, h } from "./dom.js";
import { choice, line } from "./placing_inputs.js";
import { MM } from "./placing_snap.js";
import { post, Refused } from "./session.js";
import { Sheet } from "./sheet.js";
import { w } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";
const SOON = 180; // milliseconds
const SHOWN = 8; // pages in the sheet

function svg(tag, facts) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(facts)) node.setAttribute(name, String(value));
  return node;
}

/** The part of a round seal that a strip shows. */
function ring([, , width, height], index) {
  const box = svg("svg", { viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true", class: "ring", preserveAspectRatio: "none" });
  const middle = height / 2 - index * width;
  box.append(svg("circle", { cx: middle, cy: height / 2, r: height / 2 - 1.5, fill: "none", stroke: "currentColor", "stroke-width": 3 }));
  box.append(svg("path", { d: star(middle, height / 2, height * 0.17), fill: "currentColor" }));
  return box;
}

function star(x, y, size) {
  const points = Array.from({ length: 10 }, (_, at) => {
    const [far, turn] = [at % 2 ? size * 0.382 : size, (Math.PI / 5) * at - Math.PI / 2];
    return `${x + far * Math.cos(turn)} ${y + far * Math.sin(turn)}`;
  });
  return `M${points.join("L")}Z`;
}

export function strip([page, box, index], party, onclick) {
  const node = h("button", { type: "button", class: "place strip", "aria-label": w("spot-label", { name: w("field-seam"), value: party.name, n: page + 1 }), onclick }, ring(box, index));
  node.style.setProperty("--mine", party.colour);
  return node;
}

/** `seam`: one that is there, or null for a new one. */
export function openSeam(desk, seam) {
  const { model, spots } = desk;
  const { documents } = model.view;
  const usual = { document: desk.viewer.documentAt(desk.viewer.current || 0).key, party: desk.tray.party, pages: "all", group: null, edge: "right", height: Math.round(model.view.shapes[0][1] / MM / 2), inset: 3, diameter: 40 };
  const now = { ...usual, ...seam };
  const error = h("div", { class: "problem-place", role: "alert" });
  const shown = h("div", { class: "seam-shown", role: "img", "aria-label": w("seam-alt") });
  let waiting = 0;
  let turn = 0;

  const sketch = async () => {
    const mine = (turn += 1);
    const { id, strips, ...options } = now;
    try {
      const found = await post(`${model.path}/seam`, options);
      if (mine !== turn) return;
      now.strips = found.strips;
      error.replaceChildren();
      yes.disabled = false;
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      if (mine !== turn) return;
      now.strips = [];
      error.replaceChildren(h("p", { class: "problem" }, refused.message));
      yes.disabled = true;
    }
    spots.sketch = { ...now, instead: seam?.id, id: "sketch" };
    spots.drawStrips();
    shown.replaceChildren(...pagesOf(now.strips, model));
  };
  const set = (key) => (value) => {
    now[key] = value;
    clearTimeout(waiting);
    waiting = setTimeout(sketch, SOON);
  };
  const leave = () => {
    clearTimeout(waiting);
    turn += 1;
    spots.sketch = null;
    spots.drawStrips();
  };
  const yes = button(w("seam-put"), () => {
    const { instead, ...kept } = { ...now, id: seam?.id || model.newGroup() };
    sheet.close();
    model.change(() => {
      const at = model.seams.findIndex((one) => one.id === kept.id);
      if (at >= 0) model.seams[at] = kept;
      else model.seams.push(kept);
    });
  }, { kind: "primary grow", disabled: true });
  const sheet = new Sheet({ onClose: leave });
  const tallest = Math.max(...model.view.shapes.map(([, height]) => height)) / MM;
  sheet.step({
    title: w("seam-title"),
    body: [
      h("p", { class: "quiet-text" }, w("seam-text")),
      shown, error,
      documents.length > 1 && choice(w("seam-document"), documents.filter((one) => one.pages > 1).map((one) => [String(one.key), one.title]), String(now.document), (key) => set("document")(Number(key))),
      desk.partyChoice(now.party, set("party"), "seam"),
      line(w("seam-pages"), now.pages === "all" ? w("pages-all") : now.pages, set("pages"), { hint: w("copies-hint") }),
      h("div", { class: "pair" },
        choice(w("seam-edge"), ["right", "left", "both"].map((edge) => [edge, w(`edge-${edge}`)]), now.edge, set("edge")),
        choice(w("spot-diameter"), [42, 40, 38, 30, 20].concat([42, 40, 38, 30, 20].includes(now.diameter) ? [] : [now.diameter]).map((size) => [String(size), w("millimetres", { size })]), String(now.diameter), (value) => set("diameter")(Number(value)))),
      slider(w("seam-height"), now.height, tallest, set("height")),
      choice(w("seam-group"), [["", w("seam-group-usual")], ...[2, 5, 10, 20, 50, 100].concat(now.group && ![2, 5, 10, 20, 50, 100].includes(now.group) ? [now.group] : []).map((size) => [String(size), String(size)])], String(now.group ?? ""), (value) => set("group")(value ? Number(value) : null)),
    ],
    foot: [
      seam && button(w("seam-remove"), () => {
        sheet.close();
        model.change(() => (model.seams = model.seams.filter((one) => one.id !== seam.id)));
      }, { kind: "quiet", name: "bin" }),
      yes,
    ],
    leave,
  });
  sketch();
}

function slider(label, value, most, onChange) {
  const id = `seam-${label}`;
  const said = h("output", { for: id }, w("millimetres", { size: value }));
  const input = h("input", { type: "range", id, min: "5", max: String(Math.floor(most)), step: "1", class: "slider" });
  input.value = String(value);
  input.addEventListener("input", () => {
    said.textContent = w("millimetres", { size: input.value });
    onChange(Number(input.value));
  });
  return h("div", {}, h("label", { class: "label", for: id }, label), h("div", { class: "slider-row" }, input, said));
}

/** The first pages with their strips, and the seal they make together. */
function pagesOf(strips, model) {
  if (!strips.length) return [];
  const first = strips.slice(0, strips[0][3]);
  const figures = first.slice(0, SHOWN).map(([page, box, index]) => {
    const [width, height] = model.view.shapes[page];
    const sheet = h("div", { class: "mini-page" }, h("span", {}, String(page + 1)));
    sheet.style.aspectRatio = `${width} / ${height}`;
    const node = h("div", { class: "mini-strip" }, ring(box, index));
    Object.assign(node.style, { left: `${(box[0] / width) * 100}%`, top: `${(box[1] / height) * 100}%`, width: `${(box[2] / width) * 100}%`, height: `${(box[3] / height) * 100}%` });
    sheet.append(node);
    return sheet;
  });
  const joined = h("div", { class: "joined" }, [...first].sort((a, b) => a[2] - b[2]).map(([, box, index]) => {
    const part = h("span", { class: "joined-strip" }, ring(box, index));
    part.style.aspectRatio = `${box[2]} / ${box[3]}`;
    return part;
  }));
  return [h("div", { class: "mini-pages" }, figures), h("figure", { class: "joined-figure" }, joined, h("figcaption", {}, w("seam-joined", { n: first.length })))];
}
