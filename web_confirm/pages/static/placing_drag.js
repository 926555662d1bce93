// A place pulled about, or one of its corners; from the tray onto a page, too.

import { h } from "./dom.js";
import { onPage, rounded, snapped } from "./placing_snap.js";

const STILL = 5; // pixels that a finger may move while it taps
const REACH = 6; // pixels within which an edge snaps
const EDGE = 70; // pixels from the window's edges where it scrolls by itself
const LEAST = { signature: [20, 10], initials: [20, 10] };

export class Drag {
  constructor(spots) {
    this.spots = spots;
    this.moved = 0;
  }

  /** The click that ends a drag is no tap. */
  justMoved() {
    return performance.now() - this.moved < 120;
  }

  press(event, place, node) {
    if (event.button !== 0 || !place || this.at || this.spots.desk.armed || this.spots.desk.isFixed(place.page)) return;
    const { model } = this.spots;
    // A finger that scrolls the pages must not take along what it happens to touch: it takes what is chosen.
    if (event.pointerType === "touch" && model.selected !== place.id) return;
    const corner = event.target.dataset?.corner || "";
    const sheet = this.spots.sheet(place.page).getBoundingClientRect();
    const scale = this.spots.scale(place.page);
    const [x, y] = [(event.clientX - sheet.left) / scale, (event.clientY - sheet.top) / scale];
    this.at = { place, node, corner, grab: [x - place.box[0], y - place.box[1]], from: [event.clientX, event.clientY], start: [...place.box], page: place.page, box: place.box, going: false };
    this.listen(event, node);
  }

  listen(event, node) {
    const id = event.pointerId;
    const ends = new AbortController();
    const mine = (run) => (one) => one.pointerId === id && run(one);
    try {
      node.setPointerCapture(id);
    } catch {
      // a pointer that is gone already
    }
    window.addEventListener("pointermove", mine((one) => this.move(one)), { signal: ends.signal });
    window.addEventListener("pointerup", mine(() => this.end(ends, true)), { signal: ends.signal });
    window.addEventListener("pointercancel", mine(() => this.end(ends, false)), { signal: ends.signal });
    window.addEventListener("keydown", (one) => one.key === "Escape" && this.end(ends, false), { signal: ends.signal });
  }

  move(event) {
    const { at } = this;
    this.last = event;
    if (!at.going) {
      if (Math.hypot(event.clientX - at.from[0], event.clientY - at.from[1]) < STILL) return;
      at.going = true;
      at.node.classList.add("moving");
      this.spots.sheet(at.place.page).classList.add("moving-in");
      this.scroll();
    }
    event.preventDefault();
    at.corner ? this.resize(event) : this.pull(event);
  }

  pull(event) {
    const { at, spots } = this;
    const under = pageAt(event.clientX, event.clientY);
    if (under !== null) at.page = under;
    const sheet = spots.sheet(at.page).getBoundingClientRect();
    const scale = spots.scale(at.page);
    const wanted = [(event.clientX - sheet.left) / scale - at.grab[0], (event.clientY - sheet.top) / scale - at.grab[1], at.start[2], at.start[3]];
    const { box, lines } = snapped(onPage(wanted, spots.shape(at.page)), this.others(), spots.shape(at.page), REACH / scale);
    at.box = onPage(box, spots.shape(at.page));
    spots.guide(at.page, lines);
    // It stays in its own page until it is dropped: a finger's pointer belongs to the element that it went down on.
    const home = spots.sheet(at.place.page).getBoundingClientRect();
    Object.assign(at.node.style, { left: `${sheet.left + at.box[0] * scale - home.left}px`, top: `${sheet.top + at.box[1] * scale - home.top}px`, width: `${at.box[2] * scale}px`, height: `${at.box[3] * scale}px` });
  }

  resize(event) {
    const { at, spots } = this;
    const scale = spots.scale(at.page);
    const [dx, dy] = [(event.clientX - at.from[0]) / scale, (event.clientY - at.from[1]) / scale];
    const [least, low] = LEAST[at.place.kind] || [6, 6];
    const [pageWidth, pageHeight] = spots.shape(at.page);
    let [left, top, right, bottom] = [at.start[0], at.start[1], at.start[0] + at.start[2], at.start[1] + at.start[3]];
    const [west, north] = [at.corner.includes("w"), at.corner.includes("n")];
    const edges = { x: [west ? 0 : 1], y: [north ? 0 : 1] };
    const free = [left + (west ? dx : 0), top + (north ? dy : 0), at.start[2] + (west ? -dx : dx), at.start[3] + (north ? -dy : dy)];
    const { shift, lines } = snapped(free, this.others(), [pageWidth, pageHeight], REACH / scale, edges);
    if (west) left = Math.max(0, Math.min(left + dx + shift.x, right - least));
    else right = Math.min(pageWidth, Math.max(right + dx + shift.x, left + least));
    if (north) top = Math.max(0, Math.min(top + dy + shift.y, bottom - low));
    else bottom = Math.min(pageHeight, Math.max(bottom + dy + shift.y, top + low));
    at.box = [left, top, right - left, bottom - top].map(rounded);
    spots.guide(at.page, lines);
    spots.lay(at.node, at.box, spots.shape(at.page));
  }

  others() {
    const { at, spots } = this;
    return spots.model.places.filter((place) => place.page === at.page && place.id !== at.place.id).map((place) => place.box);
  }

  /** Near the upper or lower edge the pages go on under the finger. */
  scroll() {
    const { at } = this;
    if (!at?.going) return;
    const floor = window.innerHeight - this.spots.desk.covered();
    const by = this.last.clientY < EDGE ? -10 : this.last.clientY > floor - EDGE / 2 ? 10 : 0;
    if (by && !at.corner) {
      window.scrollBy({ top: by, behavior: "instant" });
      this.pull(this.last);
    }
    requestAnimationFrame(() => this.scroll());
  }

  end(ends, keep) {
    ends.abort();
    const { at, spots } = this;
    this.at = null;
    if (!at.going) return;
    this.moved = performance.now();
    at.node.classList.remove("moving");
    spots.sheet(at.place.page).classList.remove("moving-in");
    spots.guide(at.page, []);
    if (keep) spots.model.change(() => Object.assign(spots.model.place(at.place.id), { page: at.page, box: at.box }));
    else spots.draw();
    spots.desk.select(at.place.id);
  }
}

export function pageAt(x, y) {
  for (const node of document.elementsFromPoint(x, y)) {
    if (node.closest(".dock, .placing-head, .tray-side")) return null;
    if (node.matches(".sheet-of-paper")) return Number(node.dataset.page);
  }
  return null;
}

/** A kind pulled out of the tray. `size()` in pixels; `drop(page, x, y)` with the pointer's place in pixels. */
export function pullOut(chip, { size, colour, begin, drop }) {
  let from = null;
  let ghost = null;
  const cancel = () => {
    ghost?.remove();
    from = ghost = null;
  };
  chip.addEventListener("pointerdown", (event) => event.button === 0 && (from = event));
  chip.addEventListener("pointermove", (event) => {
    if (!from || event.pointerId !== from.pointerId) return;
    const [dx, dy] = [event.clientX - from.clientX, event.clientY - from.clientY];
    if (!ghost) {
      // Along the tray the finger scrolls it.
      const along = getComputedStyle(chip).touchAction === "pan-y" ? Math.abs(dx) : -dy;
      if (from.pointerType === "touch" ? along < 10 : Math.hypot(dx, dy) < 6) return;
      begin();
      chip.setPointerCapture(event.pointerId);
      const [width, height] = size();
      ghost = h("div", { class: "ghost-spot", "aria-hidden": "true" });
      Object.assign(ghost.style, { width: `${width}px`, height: `${height}px` });
      ghost.style.setProperty("--mine", colour());
      document.body.append(ghost);
    }
    event.preventDefault();
    Object.assign(ghost.style, { left: `${event.clientX}px`, top: `${event.clientY}px` });
  });
  chip.addEventListener("pointerup", (event) => {
    if (!ghost) return cancel();
    const page = pageAt(event.clientX, event.clientY);
    cancel();
    chip.pulledAt = performance.now(); // the click that follows is no tap
    if (page !== null) drop(page, event.clientX, event.clientY);
  });
  chip.addEventListener("pointercancel", cancel);
}
