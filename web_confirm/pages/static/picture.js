// A picture from the camera or a file, made small here, cleaned on the server, shown as it will stand there.

import { button, h, spinner } from "./dom.js";
import { picture, Refused, upload } from "./session.js";
import { w } from "./words.js";

const LONGEST = 2400; // px; the server makes 1600 of it
export const ACCEPTED = "image/jpeg,image/png,image/webp";

export class PictureInput {
  constructor({ key, path, described, name, onName, alt = w("field-picture") }) {
    Object.assign(this, { name, onName, alt, url: "", shown: "" });
    this.path = `${path.replace(/\/answers$/, "")}/pictures/${encodeURIComponent(key)}`;
    this.file = h("input", { type: "file", class: "unseen", accept: ACCEPTED, tabindex: "-1", "aria-hidden": "true" });
    this.file.addEventListener("change", () => this.file.files[0] && this.take(this.file.files[0]));
    this.camera = button(w("take-photo"), () => this.pick("environment"), { kind: "quiet small", name: "camera" });
    this.camera.hidden = !matchMedia("(pointer: coarse)").matches;
    this.choose = button(w("choose-picture"), () => this.pick(null), { kind: "quiet small", name: "image", "aria-describedby": described });
    this.remove = button(w("remove"), () => this.onName(""), { kind: "link small", hidden: true });
    this.preview = h("div", { class: "picture-shown", hidden: true });
    this.problem = h("p", { class: "entry-error", role: "alert" });
    this.node = h("div", { class: "picture-input" }, this.preview, h("div", { class: "row" }, this.camera, this.choose, this.remove), this.file, this.problem);
  }

  pick(capture) {
    if (capture) this.file.setAttribute("capture", capture);
    else this.file.removeAttribute("capture");
    this.file.click();
  }

  async take(file) {
    this.problem.textContent = "";
    this.preview.hidden = false;
    this.preview.replaceChildren(spinner());
    try {
      const { name } = await upload(this.path, await smaller(file), file.type);
      this.shown = "";
      this.onName(name);
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      this.problem.textContent = refused.message;
      this.shown = "";
    }
    this.file.value = "";
    this.refresh();
  }

  async refresh() {
    const name = this.name();
    this.remove.hidden = !name;
    this.choose.querySelector("span").textContent = w(name ? "choose-another-picture" : "choose-picture");
    if (name === this.shown && (name || !this.preview.querySelector(".spinner"))) return;
    this.shown = name;
    if (this.url) URL.revokeObjectURL(this.url);
    this.url = "";
    this.preview.hidden = !name;
    this.preview.replaceChildren();
    if (!name) return;
    try {
      const url = URL.createObjectURL(await picture(this.path));
      if (this.shown !== name) return URL.revokeObjectURL(url);
      this.url = url;
      this.preview.replaceChildren(h("img", { src: url, alt: this.alt }));
      this.onShown?.(url);
    } catch {
      this.shown = ""; // asked for again with the next change
      this.preview.hidden = true;
    }
  }
}

/** A phone's photo has 12 megapixels; the line is often thin. What cannot be read here is sent as it is. */
async function smaller(file) {
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = LONGEST / Math.max(bitmap.width, bitmap.height);
    if (scale >= 1) return file;
    const canvas = h("canvas");
    canvas.width = Math.round(bitmap.width * scale);
    canvas.height = Math.round(bitmap.height * scale);
    canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    const kind = file.type === "image/png" ? "image/png" : "image/jpeg";
    return (await new Promise((done) => canvas.toBlob(done, kind, 0.9))) || file;
  } catch {
    return file;
  }
}
