// Files, photos, contacts and ready samples from the paper clip, the clipboard, or dropped on the phone.

import { post } from "./api.js";
import { bytes, h, icon } from "./dom.js";
import { button, choosePerson, dialog, heading, toast } from "./sheets.js";
import { state } from "./state.js";
import { say } from "./words.js";

const LARGEST = 2000 * 1024 * 1024; // bytes

export class Uploads {
  constructor(composer) {
    this.composer = composer;
    this.picker = h("input", { type: "file", multiple: true, hidden: true, testid: "file-input", onchange: () => this.picked() });
  }

  async menu() {
    const what = await dialog(this.composer.pane.screen, say("attach"), (close) => [
      h("div", { class: "attach-list" },
        h("button", { type: "button", class: "choice", testid: "attach-file", onclick: () => close("file") }, icon("file"), say("file")),
        h("button", { type: "button", class: "choice", testid: "attach-photo", onclick: () => close("photo") }, icon("image"), say("photo")),
        h("button", { type: "button", class: "choice", testid: "attach-contact", onclick: () => close("contact") }, icon("person"), say("contact"))),
      state.samples.length > 0 && h("h3", {}, say("samples")),
      h("div", { class: "attach-list" }, state.samples.map((sample) =>
        h("button", { type: "button", class: "choice", testid: `sample-${sample.id}`, onclick: () => close(sample) },
          h("span", { class: "file-badge pdf small" }, "PDF"),
          h("span", { class: "file-facts" }, h("span", { class: "file-name" }, sample.title), h("span", { class: "file-size" }, sample.filename))))),
    ], { testid: "attach-menu", kind: "low" });
    if (what === "file" || what === "photo") {
      this.picker.accept = what === "photo" ? "image/*" : "";
      this.picker.click();
    } else if (what === "contact") {
      const whose = await choosePerson(this.composer.pane.screen, say("chooseContact"), null);
      if (whose) await this.composer.act(() => post(`people/${this.composer.pane.id}/contact`, { person_id: whose }));
    } else if (what) await this.composer.act(() => post(`people/${this.composer.pane.id}/samples/${what.id}`, {}));
  }

  picked() {
    const files = [...this.picker.files];
    this.offer(files, this.picker.accept === "image/*");
    this.picker.value = "";
    this.picker.accept = "";
  }

  paste(event) {
    const files = [...(event.clipboardData?.files || [])];
    if (!files.length) return;
    event.preventDefault();
    this.offer(files, files.every((file) => file.type.startsWith("image/")));
  }

  /** Shows what would be sent; sends after a nod. */
  async offer(files, asPhoto = false) {
    if (!files.length || !this.composer.field) return;
    if (files.some((file) => file.size > LARGEST)) return toast(this.composer.pane.screen, say("tooBig"));
    const pictures = files.every((file) => /^image\/(png|jpeg|webp|gif)$/.test(file.type));
    const photo = h("input", { type: "checkbox", checked: asPhoto && pictures });
    const caption = h("input", { type: "text", class: "text-field", placeholder: say("caption"), "aria-label": say("caption"), maxlength: "1024", testid: "caption" });
    const title = files.length === 1 ? say("sendFile") : say("sendFiles", { count: files.length });
    const sure = await dialog(this.composer.pane.screen, title, (close) => [
      heading(title),
      h("ul", { class: "choices" }, files.map((file) => h("li", { class: "choice" },
        h("span", { class: "file-badge small" }, icon(file.type.startsWith("image/") ? "image" : "file")),
        h("span", { class: "file-facts" }, h("span", { class: "file-name" }, file.name), h("span", { class: "file-size" }, bytes(file.size)))))),
      pictures && h("label", { class: "check" }, photo, say("asPhoto")),
      caption,
      h("div", { class: "dialog-buttons" }, button(say("cancel"), () => close(), "", "dialog-cancel"), button(say("send"), () => close(true), "primary", "dialog-ok")),
    ], { testid: "send-file" });
    if (!sure) return;
    for (const [number, file] of files.entries()) {
      await this.upload(file, photo.checked && pictures, number === 0 ? caption.value.trim() : "");
    }
  }

  acceptDrops(screen) {
    const cover = h("div", { class: "drop-cover" }, say("dropHere"));
    screen.addEventListener("dragover", (event) => {
      if (![...event.dataTransfer.types].includes("Files")) return;
      event.preventDefault();
      if (this.composer.field) screen.append(cover);
    });
    screen.addEventListener("dragleave", (event) => !screen.contains(event.relatedTarget) && cover.remove());
    screen.addEventListener("drop", (event) => {
      event.preventDefault();
      cover.remove();
      this.offer([...event.dataTransfer.files]);
    });
  }

  async upload(file, photo, caption) {
    const form = new FormData();
    form.append("file", file, file.name);
    form.append("photo", String(photo));
    form.append("caption", caption);
    const going = this.composer.pane.showNote(`${file.name} …`);
    await this.composer.act(() => post(`people/${this.composer.pane.id}/file`, form));
    going.remove();
  }
}
