// A picture that is turned in quarters, with a frame around what counts: four handles, by finger, mouse or arrows.

import { h } from "./dom.js";
import { w } from "./words.js";

const LONGEST = 2000; // px; the server works on 1600
const LEAST = 0.12; // of the picture's side
const STEP = 0.02; // an arrow key

export class Crop {
  constructor(onChange) {
    Object.assign(this, { onChange, loaded: false });
    this.canvas = h("canvas", { class: "crop-picture", "aria-hidden": "true" });
    this.frame = h("div", { class: "crop-frame" });
    for (const corner of ["nw", "ne", "sw", "se"]) this.frame.append(this.handle(corner));
    this.node = h("div", { class: "crop", role: "group", "aria-label": w("studio-crop") }, this.canvas, this.frame);
  }

  /** Throws where it is no picture that this browser reads. */
  async load(file) {
    const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
    this.draw(bitmap, Math.round(bitmap.width * scale), Math.round(bitmap.height * scale), 0);
    bitmap.close();
    this.loaded = true;
    this.whole();
  }

  draw(source, width, height, quarters) {
    const flat = document.createElement("canvas");
    [flat.width, flat.height] = quarters ? [height, width] : [width, height];
    const pen = flat.getContext("2d");
    if (quarters) {
      pen.translate(flat.width, 0);
      pen.rotate(Math.PI / 2);
    }
    pen.drawImage(source, 0, 0, width, height);
    [this.canvas.width, this.canvas.height] = [flat.width, flat.height];
    this.canvas.getContext("2d").drawImage(flat, 0, 0);
  }

  whole() {
    this.box = { left: 0, top: 0, right: 1, bottom: 1 };
    this.show();
  }

  turn() {
    if (!this.loaded) return;
    const before = document.createElement("canvas");
    [before.width, before.height] = [this.canvas.width, this.canvas.height];
    before.getContext("2d").drawImage(this.canvas, 0, 0);
    this.draw(before, before.width, before.height, 1);
    const { left, top, right, bottom } = this.box;
    this.box = { left: 1 - bottom, top: left, right: 1 - top, bottom: right };
    this.show();
    this.onChange();
  }

  handle(corner) {
    const node = h("button", { type: "button", class: `crop-handle ${corner}`, "aria-label": `${w("studio-crop")} ${corner}` });
    node.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      node.focus({ preventScroll: true });
      node.setPointerCapture(event.pointerId);
      const at = this.canvas.getBoundingClientRect();
      const move = (moved) => this.put(corner, (moved.clientX - at.left) / at.width, (moved.clientY - at.top) / at.height);
      const end = () => {
        node.removeEventListener("pointermove", move);
        this.onChange();
      };
      node.addEventListener("pointermove", move);
      node.addEventListener("lostpointercapture", end, { once: true });
    });
    node.addEventListener("keydown", (event) => {
      const step = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[event.key];
      if (!step) return;
      event.preventDefault();
      this.put(corner, this.box[corner.includes("w") ? "left" : "right"] + step[0], this.box[corner.includes("n") ? "top" : "bottom"] + step[1]);
      this.onChange();
    });
    return node;
  }

  put(corner, x, y) {
    const { box } = this;
    if (corner.includes("w")) box.left = Math.min(Math.max(0, x), box.right - LEAST);
    else box.right = Math.max(Math.min(1, x), box.left + LEAST);
    if (corner.includes("n")) box.top = Math.min(Math.max(0, y), box.bottom - LEAST);
    else box.bottom = Math.max(Math.min(1, y), box.top + LEAST);
    this.show();
  }

  show() {
    const { left, top, right, bottom } = this.box;
    const share = (value) => `${value * 100}%`;
    Object.assign(this.frame.style, { left: share(left), top: share(top), width: share(right - left), height: share(bottom - top) });
  }

  /** What stands in the frame, as a JPEG. */
  async cut() {
    const { left, top, right, bottom } = this.box;
    const { width, height } = this.canvas;
    const part = document.createElement("canvas");
    [part.width, part.height] = [Math.max(1, Math.round((right - left) * width)), Math.max(1, Math.round((bottom - top) * height))];
    const pen = part.getContext("2d");
    pen.fillStyle = "#fff"; // a scan without a ground lies on paper
    pen.fillRect(0, 0, part.width, part.height);
    pen.drawImage(this.canvas, left * width, top * height, part.width, part.height, 0, 0, part.width, part.height);
    return new Promise((done) => part.toBlob(done, "image/jpeg", 0.92));
  }
}
