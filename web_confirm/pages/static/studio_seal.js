// One seal: put into use, named, frozen, cancelled, allowed to others; what it was used for, and its certificate.

import { button, h, icon, spinner } from "./dom.js";
import { line, tick } from "./placing_inputs.js";
import { get, post, Refused } from "./session.js";
import { Sheet } from "./sheet.js";
import { problem } from "./studio_inputs.js";
import { sealPicture, sizeOf, stateWords } from "./studio_list.js";
import { usersPart } from "./studio_users.js";
import { w } from "./words.js";

export function sealPage(studio, seal) {
  new SealPage(studio, seal).open();
}

class SealPage {
  constructor(studio, seal) {
    Object.assign(this, { studio, seal, logPage: 0 });
    this.path = `/api/seals/${encodeURIComponent(seal.id)}`;
    this.error = h("div", { class: "error-place", role: "alert" });
  }

  get living() {
    return this.seal.state !== "cancelled";
  }

  open() {
    const { seal } = this;
    this.studio.page(seal.label, { back: () => this.studio.list(), wide: true },
      h("div", { class: "seal-desk" },
        h("div", { class: "seal-shown" }, h("div", { class: "seal-large" }, sealPicture(seal, seal.label)),
          h("p", { class: "centred-text" }, `${w("studio-size-mm", { size: sizeOf(seal) })} · `, stateWords(seal))),
        h("div", { class: "seal-ask" }, this.error, this.approval(), seal.keeps && [this.acts(), usersPart(this), this.log(), this.details()])));
  }

  /** Nobody may use it yet: what this reader can do about it. */
  approval() {
    const { approval } = this.seal;
    if (!approval) return null;
    const may = approval !== "needs-other";
    return h("section", { class: "card approval" }, h("p", {}, w(`studio-approve-${approval}-text`)),
      may && this.act(w(`studio-approve-${approval}`), () => post(`${this.path}/approve`, { version: this.seal.version }), "primary wide"));
  }

  act(words, work, kind = "quiet small") {
    const press = button(words, async () => {
      press.disabled = true;
      press.prepend(spinner());
      if (!(await this.done(work))) {
        press.disabled = false;
        press.querySelector(".spinner")?.remove();
      }
    }, { kind });
    return press;
  }

  /** Runs an act and shows the seal as it is after it; true where it was done. */
  async done(work) {
    try {
      const after = await work();
      if (after.standing === "nobody" || !("label" in after)) await this.studio.list();
      else if (!after.keeps && after.state !== "draft") await this.studio.list();
      else {
        this.seal = after;
        this.open();
      }
      return true;
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      this.error.replaceChildren(problem(refused.message));
      this.error.scrollIntoView({ block: "nearest" });
      if (refused.code === "seal-changed") this.seal = { ...this.seal, ...(await get(this.path).catch(() => ({}))) };
      return false;
    }
  }

  acts() {
    const { seal } = this;
    const rename = line(w("studio-label"), seal.name, () => (save.hidden = false), { most: 30, hint: w("studio-label-hint") });
    const save = this.act(w("studio-save"), () => post(`${this.path}/rename`, { version: this.seal.version, label: rename.input.value }), "primary small");
    save.hidden = true;
    const asks = tick(w("studio-asks"), seal.asks, (on) => this.done(() => post(`${this.path}/rename`, { version: this.seal.version, asks: on })));
    const state = (to) => () => post(`${this.path}/state`, { version: this.seal.version, to });
    return this.living && h("section", { class: "card acts" }, h("div", { class: "renaming" }, rename, save),
      h("div", {}, asks, h("p", { class: "hint under" }, w("studio-asks-hint"))),
      h("div", { class: "row" },
        seal.state === "approved" && this.act(w("studio-freeze"), state("frozen")),
        seal.state === "frozen" && this.act(w("studio-thaw"), state("approved")),
        seal.standing === "maker" && button(w("studio-cancel-seal"), () => this.cancel(state("cancelled")), { kind: "link small" })));
  }

  cancel(work) {
    const sheet = new Sheet();
    const error = h("div", { class: "error-place" });
    const elsewhere = this.seal.certificate?.elsewhere;
    const yes = button(w("studio-cancel-yes"), async () => {
      yes.disabled = true;
      sheet.close();
      await this.done(work);
    }, { kind: "danger wide" });
    sheet.step({ title: w("studio-cancel-title"), body: [h("p", {}, w("studio-cancel-text")), elsewhere && h("p", { class: "consent" }, w("studio-cancel-elsewhere")), error],
      foot: [button(w("cancel"), () => sheet.close(), { kind: "quiet wide" }), yes] });
  }

  log() {
    const rows = h("ol", { class: "log" }, this.seal.log.map(logLine));
    const more = button(w("studio-log-more"), async () => {
      this.logPage += 1;
      more.disabled = true;
      const next = await this.studio.go(() => get(`${this.path}?page=${this.logPage}`));
      if (!next) return;
      rows.append(...next.log.map(logLine));
      more.disabled = false;
      more.hidden = !next.more;
    }, { kind: "link small", hidden: !this.seal.more });
    return h("section", { class: "card" }, h("h2", {}, w("studio-log")), this.seal.log.length ? rows : h("p", { class: "quiet-text" }, w("studio-log-none")), more);
  }

  details() {
    const { seal } = this;
    const row = (name, value, mono = false) => value && [h("dt", {}, w(name)), h("dd", {}, mono ? h("code", {}, value) : value)];
    const found = seal.certificate;
    const personal = ["legal", "name"].includes(seal.kind_id);
    return h("details", { class: "card seal-details" }, h("summary", {}, h("h2", {}, w("studio-details")), icon("chevron")),
      h("dl", {}, row("studio-number", seal.id, true), row("studio-maker", seal.maker), row("studio-made", seal.made), row("studio-approver", [seal.approver, seal.approved].filter(Boolean).join(" · ")),
        found ? [row("studio-serial", found.serial, true), row("studio-subject", found.subject), row("studio-issuer", found.issuer), row("studio-until", found.until),
          row("studio-revoked", found.revoked), found.elsewhere && row("studio-certificate", w("studio-elsewhere"))]
          : row("studio-certificate", w(personal ? "studio-certificate-personal" : "studio-certificate-none"))));
  }
}

function logLine(one) {
  return h("li", {}, h("strong", {}, `${one.who} · ${one.at}`), h("span", {}, `${one.number} ${one.title}`),
    one.leave && h("span", { class: "quiet-text" }, w("studio-log-leave")),
    one.sha256 && h("span", { class: "quiet-text" }, `${w("studio-log-document")} `, h("code", {}, one.sha256.slice(0, 16))),
    one.serial && h("span", { class: "quiet-text" }, `${w("studio-serial")} `, h("code", {}, one.serial)));
}
