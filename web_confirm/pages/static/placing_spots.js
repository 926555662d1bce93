// Places on the pages: drawn, chosen, moved, resized; by finger, mouse and keys.

import { h } from "./dom.js";
import { Drag } from "./placing_drag.js";
import { strip } from "./placing_seam.js";
import { onPage, overlapping, isOff } from "./placing_snap.js";
import { w } from "./words.js";

export const FIXED = new Set(["seal", "legal-seal"]); // as large as they are in life: the size is chosen, not pulled
const CORNERS = ["nw", "ne", "sw", "se"];
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class Spots {
  /** `desk`: {model, viewer, select(id), edit(), tapped(page, x, y, viaKey), openSeam(seam)}. */
  constructor(desk) {
    this.desk = desk;
    this.nodes = new Map();
    this.drag = new Drag(this);
    desk.viewer.inner.addEventListener("click", (event) => this.clicked(event));
  }

  get model() {
    return this.desk.model;
  }

  shape(page) {
    return this.model.view.shapes[page];
  }

  sheet(page) {
    return this.desk.viewer.sheets[page]?.node;
  }

  /** Pixels to a point on a page as it is shown now. */
  scale(page) {
    return this.sheet(page).clientWidth / this.shape(page)[0];
  }

  draw() {
    const { model } = this;
    const kept = new Set(model.places.map((place) => place.id));
    for (const [id, node] of this.nodes) {
      if (kept.has(id)) continue;
      node.remove();
      this.nodes.delete(id);
    }
    const strips = model.seams.flatMap((seam) => seam.strips);
    this.over = overlapping(model.places, strips);
    for (const place of model.places) this.put(place);
    this.drawStrips();
    this.drawPatches();
  }

  /** The pages are drawn anew: nothing lies on them yet. */
  anew() {
    this.stripWords = this.patchWords = "";
  }

  put(place) {
    let node = this.nodes.get(place.id);
    if (!node) {
      node = h("button", { type: "button", class: "place spot", "data-id": place.id }, h("span", { class: "spot-name", "aria-hidden": "true" }));
      node.addEventListener("pointerdown", (event) => this.drag.press(event, this.model.place(node.dataset.id), node));
      node.addEventListener("keydown", (event) => this.pressed(event, node.dataset.id));
      node.addEventListener("focus", () => node.matches(":focus-visible") && this.desk.select(node.dataset.id));
      this.nodes.set(place.id, node);
    }
    const sheet = this.sheet(place.page);
    const party = this.model.party(place.party);
    const name = place.label || place.option || w(`field-${place.kind}`);
    const chosen = this.model.selected === place.id;
    const troubles = [this.over?.has(place.id) && w("spot-overlaps"), isOff(place.box, this.shape(place.page)) && w("spot-off")].filter(Boolean);
    node.dataset.kind = place.kind;
    node.style.setProperty("--mine", party.colour);
    node.classList.toggle("chosen", chosen);
    node.classList.toggle("over", troubles.length > 0);
    node.classList.toggle("optional", !place.required);
    node.setAttribute("aria-label", [w("spot-label", { name, value: party.name, n: place.page + 1 }), ...troubles].join(", "));
    node.setAttribute("aria-pressed", String(chosen));
    node.firstChild.textContent = name;
    this.lay(node, place.box, this.shape(place.page));
    if (node.parentElement !== sheet) {
      const focused = document.activeElement === node;
      sheet?.append(node);
      if (focused) node.focus({ preventScroll: true });
    }
    this.handles(node, chosen && !FIXED.has(place.kind) && !this.desk.isFixed(place.page));
  }

  lay(node, box, shape) {
    lay(node, box, shape);
  }

  handles(node, wanted) {
    node.classList.toggle("tiny", wanted && (node.offsetWidth < 40 || node.offsetHeight < 24));
    const there = node.querySelector(".handle");
    if (Boolean(there) === wanted) return;
    for (const old of node.querySelectorAll(".handle")) old.remove();
    if (wanted) node.append(...CORNERS.map((corner) => h("span", { class: `handle ${corner}`, "data-corner": corner })));
  }

  drawStrips() {
    const seams = [...this.model.seams, ...(this.sketch ? [this.sketch] : [])];
    const words = JSON.stringify([seams, this.desk.viewer.sheets.length]);
    if (words === this.stripWords) return;
    this.stripWords = words;
    for (const old of this.desk.viewer.inner.querySelectorAll(".strip")) old.remove();
    for (const seam of seams) {
      if (seam.id && seam.id === this.sketch?.instead) continue;
      for (const one of seam.strips) {
        const node = strip(one, this.model.party(seam.party), () => this.desk.openSeam(seam));
        this.lay(node, one[1], this.shape(one[0]));
        this.sheet(one[0])?.append(node);
      }
    }
  }

  drawPatches() {
    const words = JSON.stringify(this.model.view.patches);
    if (words === this.patchWords) return;
    this.patchWords = words;
    patch(this.desk.viewer, this.model.view);
  }

  guide(page, lines) {
    for (const old of this.desk.viewer.inner.querySelectorAll(".guide")) old.remove();
    const [width, height] = this.shape(page);
    for (const [axis, at] of lines) {
      const node = h("div", { class: `guide ${axis}`, "aria-hidden": "true" });
      node.style[axis === "x" ? "left" : "top"] = `${(at / (axis === "x" ? width : height)) * 100}%`;
      this.sheet(page).append(node);
    }
  }

  clicked(event) {
    if (this.drag.justMoved()) return;
    const node = event.target.closest(".spot");
    const sheet = event.target.closest(".sheet-of-paper");
    if (!sheet || event.target.closest(".strip, .failed")) return;
    if (node && !this.desk.armed) return this.desk.select(node.dataset.id, { edit: this.model.selected === node.dataset.id && event.detail === 2 });
    const page = Number(sheet.dataset.page);
    const at = sheet.getBoundingClientRect();
    const scale = this.scale(page);
    this.desk.tapped(page, (event.clientX - at.left) / scale, (event.clientY - at.top) / scale);
  }

  pressed(event, id) {
    const place = this.model.place(id);
    const step = ARROWS[event.key];
    if (step) {
      event.preventDefault();
      if (this.desk.isFixed(place.page)) return this.desk.say(w("placing-fixed"));
      const by = event.shiftKey ? 10 : 1;
      this.model.change(() => {
        place.box = onPage([place.box[0] + step[0] * by, place.box[1] + step[1] * by, place.box[2], place.box[3]], this.shape(place.page));
      }, `keys-${id}`);
    } else if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      this.desk.remove();
    } else if (event.key === "Enter") {
      event.preventDefault();
      this.desk.select(id, { edit: true });
    } else if (event.key === "Escape") this.desk.select(null);
    else if (event.key === " ") {
      event.preventDefault();
      this.desk.select(id);
    }
  }

  focus(id) {
    this.nodes.get(id)?.focus({ preventScroll: true });
  }

  show(id) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.nodes.get(id)?.scrollIntoView({ block: "center", inline: "nearest", behavior: calm ? "auto" : "smooth" });
  }
}

function lay(node, [x, y, width, height], [pageWidth, pageHeight]) {
  node.style.left = `${(x / pageWidth) * 100}%`;
  node.style.top = `${(y / pageHeight) * 100}%`;
  node.style.width = `${(width / pageWidth) * 100}%`;
  node.style.height = `${(height / pageHeight) * 100}%`;
}

/** Tags are painted over when the document is sent: they are not shown here either. */
export function patch(viewer, view) {
  for (const old of viewer.inner.querySelectorAll(".patch")) old.remove();
  for (const [page, box] of view.patches) {
    const node = h("div", { class: "patch", "aria-hidden": "true" });
    lay(node, box, view.shapes[page]);
    const sheet = viewer.sheets[page]?.node;
    sheet?.insertBefore(node, sheet.querySelector(".place"));
  }
}
