// The scrolling list of a phone: it stays at its foot while things grow, unless the reader has scrolled up.

import { h, icon } from "./dom.js";
import { say } from "./words.js";

const NEAR = 80; // pixels from the foot that still count as "at the foot"

export class Foot {
  /** `on.foot()` when the foot is reached, `on.top()` near the top. */
  constructor(label, on) {
    this.on = on;
    this.stuck = true;
    this.lastTop = 0;
    this.flow = h("div", { class: "flow" });
    this.list = h("div", {
      class: "messages", role: "log", "aria-live": "polite", "aria-label": label, tabindex: "0", testid: "messages",
      onscroll: () => this.scrolled(),
    }, this.flow);
    this.jump = h("button", { type: "button", class: "round jump", hidden: true, "aria-label": say("jump"), title: say("jump"), testid: "jump", onclick: () => this.go(true) }, icon("down"));
    this.element = h("div", { class: "messages-box" }, this.list, this.jump);
    const grown = new ResizeObserver(() => this.keep());
    grown.observe(this.flow);
    grown.observe(this.list);
  }

  go(smooth) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.stuck = true;
    this.list.scrollTo({ top: this.list.scrollHeight, behavior: smooth && !calm ? "smooth" : "instant" });
    this.jump.hidden = true;
    this.on.foot();
  }

  /** Draws more above what is read, which stays where it is. */
  growAbove(draw) {
    const { scrollHeight, scrollTop } = this.list;
    draw();
    this.list.scrollTop = scrollTop + this.list.scrollHeight - scrollHeight;
    this.lastTop = this.list.scrollTop;
  }

  keep() {
    if (this.stuck) this.list.scrollTop = this.list.scrollHeight;
  }

  scrolled() {
    const upwards = this.list.scrollTop < this.lastTop - 2;
    this.lastTop = this.list.scrollTop;
    if (this.list.scrollTop < NEAR && upwards) this.on.top();
    const near = this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < NEAR;
    if (near) {
      this.stuck = true;
      this.jump.hidden = true;
      this.on.foot();
    } else if (upwards) {
      this.stuck = false;
      this.jump.hidden = false;
    }
  }

  reveal(node) {
    this.stuck = false;
    this.jump.hidden = false;
    node.scrollIntoView({ block: "center" });
    node.classList.remove("changed");
    requestAnimationFrame(() => node.classList.add("changed"));
  }
}
