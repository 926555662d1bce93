// Geometry of places, in points: snapping to others, staying on the page, lying over each other.

export const MM = 72 / 25.4;
const ROUND = 100; // of a point

export const rounded = (value) => Math.round(value * ROUND) / ROUND;

/** Whole on a page of [width, height]. */
export function onPage([x, y, width, height], [pageWidth, pageHeight]) {
  const [wide, high] = [Math.min(width, pageWidth), Math.min(height, pageHeight)];
  return [Math.min(Math.max(0, x), pageWidth - wide), Math.min(Math.max(0, y), pageHeight - high), wide, high].map(rounded);
}

export function isOff([x, y, width, height], [pageWidth, pageHeight]) {
  return x < -0.5 || y < -0.5 || x + width > pageWidth + 0.5 || y + height > pageHeight + 0.5;
}

export function overlap(a, b) {
  const wide = Math.min(a[0] + a[2], b[0] + b[2]) - Math.max(a[0], b[0]) - 1;
  const high = Math.min(a[1] + a[3], b[1] + b[3]) - Math.max(a[1], b[1]) - 1;
  return wide > 0 && high > 0;
}

/** Ids of places that lie over another one; a seal over its signature is meant. */
export function overlapping(places, strips) {
  const found = new Set();
  const pages = new Map();
  for (const place of places) (pages.get(place.page) || pages.set(place.page, []).get(place.page)).push(place);
  for (const here of pages.values()) {
    here.forEach((one, at) => {
      for (const other of here.slice(at + 1)) {
        if (!overlap(one.box, other.box) || isMeant(one, other)) continue;
        found.add(one.id).add(other.id);
      }
    });
  }
  for (const [page, box] of strips) for (const place of pages.get(page) || []) if (overlap(place.box, box)) found.add(place.id);
  return found;
}

const SEALS = new Set(["seal", "legal-seal"]);

function isMeant(one, other) {
  return one.party === other.party && SEALS.has(one.kind) !== SEALS.has(other.kind) && [one, other].some(({ kind }) => ["signature", "date"].includes(kind));
}

/** A box moved to where an edge or a middle meets one of the others', at most `reach` away: {box, lines}, lines as
 * ["x" | "y", position]. `edges`: which of start, middle, end may snap; for resizing only the ones that move. */
export function snapped(box, others, page, reach, edges = { x: [0, 0.5, 1], y: [0, 0.5, 1] }) {
  const lines = [];
  const shift = { x: 0, y: 0 };
  for (const [axis, at, size] of [["x", 0, 2], ["y", 1, 3]]) {
    const marks = [page[at] / 2];
    for (const other of others) marks.push(other[at], other[at] + other[size] / 2, other[at] + other[size]);
    let best = null;
    for (const share of edges[axis]) {
      const here = box[at] + box[size] * share;
      for (const mark of marks) {
        const away = mark - here;
        if (Math.abs(away) <= reach && (!best || Math.abs(away) < Math.abs(best.away))) best = { away, mark };
      }
    }
    if (!best) continue;
    shift[axis] = best.away;
    lines.push([axis, best.mark]);
  }
  return { shift, lines, box: [box[0] + shift.x, box[1] + shift.y, box[2], box[3]] };
}
