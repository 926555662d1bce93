// What is still to read before one may act: said above the buttons, counted as the pages come into view.

import { button, h, icon } from "./dom.js";
import { w } from "./words.js";

export class Reading {
  /** `onGo(page)`: brings a page, from 0, before the reader's eyes. */
  constructor({ onGo }) {
    this.onGo = onGo;
    this.pages = new Set();
    this.until = 0; // of the seconds, by this device's clock
    this.words = h("span", {});
    this.go = button(w("reading-go"), () => this.onGo(Math.min(...this.pages)), { kind: "link small" });
    this.said = h("p", { class: "unseen", role: "status" });
    this.node = h("div", { class: "to-read", hidden: true }, icon("eye"), this.words, this.go, this.said);
    setInterval(() => this.draw(), 500);
  }

  /** A newer view: the server counts what it has sent, and since when. */
  take({ reading }) {
    this.wanted = reading;
    this.pages = new Set(reading?.pages || []);
    this.began = Boolean(reading?.began);
    this.until = Date.now() + (reading?.seconds || 0) * 1000;
    this.draw();
  }

  /** A page is before the reader's eyes. */
  shown(number) {
    if (!this.wanted) return;
    if (!this.began) this.until = Date.now() + this.wanted.seconds * 1000;
    this.began = true;
    this.pages.delete(number);
    this.draw();
  }

  get seconds() {
    if (!this.wanted) return 0;
    return this.began ? Math.max(0, Math.ceil((this.until - Date.now()) / 1000)) : this.wanted.seconds;
  }

  get isDone() {
    return !this.wanted || (!this.pages.size && !this.seconds);
  }

  /** True where there is nothing left; else the reader is led to it. */
  check() {
    if (this.isDone) return true;
    this.node.classList.remove("pressed");
    void this.node.offsetWidth; // so that it moves again
    this.node.classList.add("pressed");
    this.said.textContent = this.words.textContent;
    if (this.pages.size) this.onGo(Math.min(...this.pages));
    return false;
  }

  draw() {
    const was = this.node.hidden;
    this.node.hidden = this.isDone;
    if (this.isDone) {
      if (!was && this.wanted) this.onDone?.();
      return;
    }
    const { size } = this.pages;
    const seconds = this.seconds;
    this.go.hidden = !size;
    const pages = size === 1 ? w("reading-page", { n: [...this.pages][0] + 1 }) : w("reading-pages", { n: size });
    const words = size ? pages + (seconds ? w("reading-both", { seconds }) : "") : w("reading-seconds", { seconds });
    if (this.words.textContent !== words) this.words.textContent = words;
  }
}
