// Drawing a signature: signature_pad, kept as points, so a turned phone keeps every stroke.

import Pen from "./vendor/signature_pad.js";

/** A pen that says how hard it is pressed writes so; a finger and a mouse, which say nothing, by their speed. */
class SignaturePad extends Pen {
  _calculateCurveWidths(start, end, options) {
    const widths = super._calculateCurveWidths(start, end, options);
    const pressed = end.pressure;
    if (!pressed || pressed === 0.5 || pressed === 1) return widths;
    widths.end = Math.min(options.maxWidth * 1.5, Math.max(options.minWidth, widths.end * (0.5 + pressed)));
    this._lastWidth = widths.end;
    return widths;
  }
}

const INK = "#101b33";
const WIDEST = 1200, HIGHEST = 500; // px of the picture that is sent; the server takes 2000 × 1000 and 300 KB

export class Pad {
  constructor(canvas, { onChange, strokes = null }) {
    this.canvas = canvas;
    this.pad = new SignaturePad(canvas, { penColor: INK, minWidth: 0.9, maxWidth: 3.1, velocityFilterWeight: 0.6, throttle: 8, minDistance: 2 });
    this.pad.addEventListener("endStroke", () => {
      this.finish();
      this.changed();
    });
    this.size = null;
    this.drawn = null; // as last touched; a turned phone scales this, so that turning back restores it
    this.onChange = onChange;
    this.observer = new ResizeObserver(() => this.fit());
    this.observer.observe(canvas);
    this.fit();
    if (strokes) {
      this.drawn = strokes;
      this.fit(true);
    }
  }

  /** signature_pad draws a segment when the next point comes, so the last one of a stroke, which is long after a
   * flick, would never be drawn: its end is given twice. */
  finish() {
    const groups = this.pad.toData();
    const points = groups.at(-1)?.points || [];
    if (points.length < 2) return;
    points.push({ ...points.at(-1), time: points.at(-1).time + 1 });
    this.pad.fromData(groups);
  }

  changed() {
    this.drawn = { points: this.pad.toData(), size: this.size };
    this.onChange();
  }

  /** Fits the bitmap to its box; strokes are scaled as one, so the signature keeps its shape. */
  fit(force = false) {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    if (!width || !height) return;
    if (!force && this.size?.width === width && this.size.height === height) return;
    const ratio = Math.max(window.devicePixelRatio || 1, 1);
    this.canvas.width = Math.round(width * ratio);
    this.canvas.height = Math.round(height * ratio);
    this.canvas.getContext("2d").scale(ratio, ratio);
    this.size = { width, height };
    this.pad.fromData(this.drawn ? moved(this.drawn.points, this.drawn.size, this.size) : []);
  }

  get isEmpty() {
    return this.pad.isEmpty();
  }

  get strokes() {
    return this.drawn;
  }

  undo() {
    this.pad.fromData(this.pad.toData().slice(0, -1));
    this.changed();
  }

  clear() {
    this.pad.clear();
    this.changed();
  }

  /** PNG data URL of the ink alone, on a transparent ground. */
  picture() {
    const box = inkBox(this.pad.toData());
    const scale = Math.min(3, WIDEST / box.width, HIGHEST / box.height);
    const canvas = document.createElement("canvas");
    canvas.width = Math.ceil(box.width * scale);
    canvas.height = Math.ceil(box.height * scale);
    canvas.getContext("2d").scale(scale, scale);
    const copy = new SignaturePad(canvas, { penColor: INK });
    const points = this.pad.toData().map((group) => ({ ...group, points: group.points.map((p) => ({ ...p, x: p.x - box.x, y: p.y - box.y })) }));
    copy.fromData(points, { clear: false });
    const url = canvas.toDataURL("image/png");
    copy.off();
    return url;
  }

  close() {
    this.observer.disconnect();
    this.pad.off();
  }
}

/** One picture of many pads, in rows: each in a cell of its own. A canvas with a transparent ground. */
export function pictureOf(cells, columns, side) {
  const canvas = document.createElement("canvas");
  canvas.width = columns * side;
  canvas.height = Math.ceil(cells.length / columns) * side;
  const pad = new SignaturePad(canvas, { penColor: INK });
  const cell = { width: side, height: side };
  const all = cells.flatMap((drawn, at) => {
    if (!drawn) return [];
    const [left, top] = [(at % columns) * side, Math.floor(at / columns) * side];
    return moved(drawn.points, drawn.size, cell).map((group) => ({ ...group, points: group.points.map((p) => ({ ...p, x: p.x + left, y: p.y + top })) }));
  });
  pad.fromData(all, { clear: false });
  pad.off();
  return canvas;
}

function moved(groups, from, to) {
  const scale = Math.min(to.width / from.width, to.height / from.height);
  const left = (to.width - from.width * scale) / 2;
  const top = (to.height - from.height * scale) / 2;
  return groups.map((group) => ({
    ...group,
    minWidth: group.minWidth * scale,
    maxWidth: group.maxWidth * scale,
    dotSize: group.dotSize * scale,
    points: group.points.map((p) => ({ ...p, x: left + p.x * scale, y: top + p.y * scale })),
  }));
}

function inkBox(groups) {
  const points = groups.flatMap((group) => group.points);
  const edge = 6;
  const [xs, ys] = [points.map((p) => p.x), points.map((p) => p.y)];
  const [x, y] = [Math.min(...xs) - edge, Math.min(...ys) - edge];
  return { x, y, width: Math.max(...xs) + edge - x, height: Math.max(...ys) + edge - y };
}
