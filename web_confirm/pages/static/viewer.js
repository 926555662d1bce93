// The document as one scroll: placeholders in the right shape first, pictures as they come near.

import { button, h, icon, spinner } from "./dom.js";
import { documentsOf, heading, openContents } from "./contents.js";
import { Places } from "./places.js";
import { get, picture } from "./session.js";
import { w } from "./words.js";

const AT_ONCE = 3; // pictures on their way; the server draws two at a time
const KEPT = 9; // pictures held: a phone's is 8 MB once decoded; a far page is fetched again
const ZOOMS = [1, 1.5, 2, 3];

export class Viewer {
  /** `onPlaces`: they were drawn anew, and show nothing yet. */
  constructor({ onPlace, onPlaces }) {
    this.places = new Places({ onPlace });
    this.onPlaces = onPlaces;
    this.zoom = 0;
    this.sheets = [];
    this.queue = [];
    this.running = 0;
    this.inner = h("div", { class: "pages-inner" });
    this.scroll = h("div", { class: "pages-scroll", tabindex: "-1" }, this.inner);
    this.documents = [];
    this.counter = h("button", { type: "button", class: "counter", "aria-live": "off", onclick: () => openContents(this) });
    this.out = h("button", { type: "button", class: "tool", "aria-label": w("zoom-out"), onclick: () => this.setZoom(this.zoom - 1), disabled: true }, icon("minus"));
    this.in = h("button", { type: "button", class: "tool", "aria-label": w("zoom-in"), onclick: () => this.setZoom(this.zoom + 1) }, icon("plus"));
    this.tools = h("div", { class: "tools", role: "group", "aria-label": w("document"), hidden: true }, this.out, this.counter, this.in);
    this.node = h("section", { class: "pages", "aria-label": w("document") }, this.scroll);
    new IntersectionObserver(([seen]) => (this.tools.hidden = !seen.isIntersecting), { root: document, rootMargin: "0px 0px -150px" }).observe(this.node);
    // In a frame of another origin, as a Mini App on the web is, margins count only where the root is named.
    this.near = this._looking("150% 50%");
    this.middle = new IntersectionObserver((seen) => seen.forEach((one) => one.isIntersecting && this._at(one.target)), { root: document, rootMargin: "-45% 0px -45% 0px" });
    let waiting = 0;
    new ResizeObserver(() => {
      clearTimeout(waiting);
      waiting = setTimeout(() => this._sharpen(), 250);
    }).observe(this.scroll);
  }

  _looking(rootMargin) {
    return new IntersectionObserver((seen) => seen.forEach((one) => this._near(one)), { root: document, rootMargin });
  }

  /** Draws the pages of a view anew; what was fetched of other bytes is dropped. */
  open(view) {
    this.close();
    this.view = view;
    // Where it must be read, a page is fetched when it stands before one's eyes: what was sent is what was shown.
    this.near = this._looking(view.reading ? "-20% 0px" : "150% 50%");
    this.documents = documentsOf(view);
    this.sheets = view.shapes.map(([width, height], number) => this._sheet(number, width, height));
    this.inner.replaceChildren(...this.documents.flatMap((document, at) => [
      this.several && heading(document, at + 1, this.documents.length, this.onArrange),
      ...this.sheets.slice(document.first, document.first + document.pages).map((sheet) => sheet.node),
    ]).filter(Boolean));
    this.setPlaces(view);
    for (const sheet of this.sheets) {
      this.near.observe(sheet.node);
      this.middle.observe(sheet.node);
    }
    this._count(0);
  }

  close() {
    this.near.disconnect();
    this.middle.disconnect();
    for (const sheet of this.sheets) this._drop(sheet);
    this.queue = [];
  }

  get several() {
    return this.documents.length > 1;
  }

  /** The document that a page, counted through all of them, belongs to. */
  documentAt(number) {
    return this.documents.findLast((document) => document.first <= number) || this.documents[0];
  }

  /** What a page is called: by its number, and where there are several documents by that of its own. */
  nameOf(number) {
    const { title, first, pages } = this.documentAt(number);
    return this.several ? w("page-of-document", { title, n: number - first + 1, total: pages }) : w("page-label", { n: number + 1 });
  }

  _sheet(number, width, height) {
    const node = h("figure", { class: "sheet-of-paper", "aria-label": this.nameOf(number), "data-page": number }, spinner());
    node.style.aspectRatio = `${width} / ${height}`;
    return { node, number, width, url: "", loaded: 0, abort: null, wanted: false };
  }

  goToPage(number) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const sheet = this.sheets[number]?.node;
    if (!sheet) return;
    const above = sheet.previousElementSibling;
    (above?.matches(".document-head") ? above : sheet).scrollIntoView({ block: "start", inline: "nearest", behavior: calm || Math.abs(number - this.current) > 5 ? "auto" : "smooth" });
  }

  setPlaces(view) {
    this.places.draw(view, this.sheets, this.inner);
    this.onPlaces();
  }

  get firstPlace() {
    const { mine } = this.places;
    return mine.find((place) => place.kind === "signature") || mine.find((place) => place.kind === "seal") || mine[0] || null;
  }

  /** The next place that is signed by hand, in turn. */
  goToPlace() {
    const ahead = this.places.byHand;
    if (!ahead.length) return;
    this.turn = ((this.turn ?? -1) + 1) % ahead.length;
    this.show(ahead[this.turn].name);
    ahead[this.turn].node.focus({ preventScroll: true });
  }

  /** Brings a place, by its name or the key of its value, before the reader's eyes. */
  show(name) {
    const place = this.places.mine.find((one) => one.name === name || one.key === name) || null;
    this.places.markNow(place);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    place?.node.scrollIntoView({ block: "center", inline: "nearest", behavior: calm ? "auto" : "smooth" });
  }

  /** The picture of a page if it is here, for the preview in a sheet. */
  pictureOf(number) {
    return this.sheets[number]?.url || "";
  }

  setZoom(step) {
    this.zoom = Math.max(0, Math.min(ZOOMS.length - 1, step));
    const middle = (this.scroll.scrollLeft + this.scroll.clientWidth / 2) / this.scroll.scrollWidth;
    const here = this.sheets[this.current || 0]?.node;
    const above = here ? here.getBoundingClientRect().top / here.offsetHeight : 0;
    this.inner.style.width = `${ZOOMS[this.zoom] * 100}%`;
    this.scroll.scrollLeft = middle * this.scroll.scrollWidth - this.scroll.clientWidth / 2;
    if (here) window.scrollBy({ top: here.getBoundingClientRect().top - above * here.offsetHeight, behavior: "instant" });
    this.out.disabled = this.zoom === 0;
    this.in.disabled = this.zoom === ZOOMS.length - 1;
    this._sharpen();
  }

  _at(node) {
    this._count(Number(node.dataset.page));
  }

  _count(number) {
    this.current = number;
    this.counter.hidden = this.sheets.length < 2;
    const { first, pages } = this.documentAt(number);
    const at = `${number - first + 1} / ${pages}`;
    this.counter.textContent = this.several ? `${this.documents.indexOf(this.documentAt(number)) + 1} · ${at}` : at;
    const name = this.several ? this.nameOf(number) : w("page-of", { n: number + 1, total: this.sheets.length });
    this.counter.setAttribute("aria-label", `${this.counter.textContent}, ${name}`);
  }

  _near(seen) {
    const sheet = this.sheets[Number(seen.target.dataset.page)];
    if (!sheet) return;
    sheet.wanted = seen.isIntersecting;
    if (sheet.wanted && !sheet.url) this._want(sheet);
    else if (!sheet.wanted && sheet.abort) sheet.abort.abort();
  }

  _width(sheet) {
    return Math.min(2000, Math.ceil(sheet.node.clientWidth * Math.min(window.devicePixelRatio || 1, 3)));
  }

  _sharpen() {
    for (const sheet of this.sheets) if (sheet.wanted && this._width(sheet) > sheet.loaded * 1.15) this._want(sheet);
  }

  _want(sheet) {
    if (!this.queue.includes(sheet)) this.queue.push(sheet);
    this._next();
  }

  async _next() {
    if (this.running >= AT_ONCE) return;
    const sheet = this.queue.shift();
    if (!sheet) return;
    if (!sheet.wanted || sheet.abort) return this._next();
    this.running += 1;
    await this._load(sheet);
    this.running -= 1;
    this._next();
  }

  async _load(sheet) {
    const width = this._width(sheet);
    sheet.abort = new AbortController();
    try {
      const { key, first } = this.documentAt(sheet.number);
      const blob = await picture(`/api/tasks/${encodeURIComponent(this.view.id)}/pages/${sheet.number - first}?w=${width}&d=${key}`, sheet.abort.signal);
      const url = URL.createObjectURL(blob);
      const image = h("img", { src: url, alt: this.nameOf(sheet.number), class: "paper", draggable: "false" });
      await image.decode().catch(() => {});
      this._drop(sheet);
      sheet.url = url;
      sheet.loaded = width;
      this.onShown?.(sheet.number);
      for (const old of sheet.node.querySelectorAll(".spinner, .failed")) old.remove();
      sheet.node.prepend(image);
      this._forget();
      this._read(sheet);
    } catch (error) {
      if (error.name !== "AbortError" && !sheet.url) this._failed(sheet);
    } finally {
      sheet.abort = null;
    }
  }

  /** The words of the page, for who hears it; once, and not before it can be seen. */
  async _read(sheet) {
    if (sheet.read) return;
    sheet.read = true;
    const { key, first } = this.documentAt(sheet.number);
    try {
      const { text } = await get(`/api/tasks/${encodeURIComponent(this.view.id)}/pages/${sheet.number - first}/text?d=${key}`);
      const words = text ? text.split("\n") : [w("page-no-words")];
      sheet.node.prepend(h("div", { class: "unseen page-words" }, words.map((line) => h("p", {}, line))));
    } catch {
      sheet.read = false; // asked for again with the next picture
    }
  }

  _failed(sheet) {
    for (const old of sheet.node.querySelectorAll(".spinner, .failed")) old.remove();
    const again = button(w("retry"), () => {
      again.parentElement.replaceWith(spinner());
      this._want(sheet);
    }, { kind: "quiet small" });
    sheet.node.append(h("div", { class: "failed" }, h("p", {}, w("page-failed")), again));
  }

  _drop(sheet) {
    sheet.abort?.abort();
    if (!sheet.url) return;
    sheet.node.querySelector("img.paper")?.remove();
    URL.revokeObjectURL(sheet.url);
    Object.assign(sheet, { url: "", loaded: 0 });
  }

  _forget() {
    const held = this.sheets.filter((sheet) => sheet.url);
    const far = held.filter((sheet) => !sheet.wanted).sort((a, b) => Math.abs(b.number - this.current) - Math.abs(a.number - this.current));
    for (const sheet of far.slice(0, Math.max(0, held.length - KEPT))) {
      this._drop(sheet);
      sheet.node.prepend(spinner());
    }
  }
}
