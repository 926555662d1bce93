// Choosing one PDF: by button, by drop; what is plainly wrong with it is said before anything is sent.

import { button, h, icon, show } from "./dom.js";
import { facts, megabytes, w } from "./words.js";

const seal = document.querySelector('link[rel="icon"]').href;
let last = { box: null };
const dropping = () => (last.box?.isConnected ? last : null); // takes a file dropped anywhere on the page

/** The page of a file: brand and heading, then `nodes`. The heading is read out where the page has moved on. */
export function filePage({ title, lead = "", corner = null, moved = true }, ...nodes) {
  const heading = h("h1", { tabindex: "-1" }, title);
  show(h("main", { class: "files" },
    h("div", { class: "top" }, h("img", { src: seal, alt: "", width: 28, height: 28 }), h("span", {}, w("brand")), corner),
    heading, lead && h("p", { class: "lead" }, lead), nodes));
  document.title = `${title} · ${w("brand")}`;
  if (moved) heading.focus({ preventScroll: true });
  window.scrollTo({ top: 0 });
}

export function fileRow(name, size, ...more) {
  return h("div", { class: "chosen" }, h("span", { class: "file-badge", "aria-hidden": "true" }, icon("file")),
    h("div", {}, h("strong", {}, name), h("span", { class: "quiet-text" }, megabytes(size))), more);
}

// What becomes pages; what the bytes say is looked at by the server.
const ENDINGS = ".pdf,.jpg,.jpeg,.png,.heic,.heif,.webp,.tif,.tiff,.bmp,.gif,.txt,.md,"
  + ".doc,.docx,.odt,.rtf,.wps,.xls,.xlsx,.ods,.et,.ppt,.pptx,.odp,.dps";

async function wrong(file, many) {
  if (file.size > facts.maxPdfMb * 1024 * 1024)
    return w("too-large", { size: Math.ceil(file.size / 1024 / 1024), limit: facts.maxPdfMb });
  // A folder that is dropped looks like a file until it is read.
  const head = await file.slice(0, 4096).text();
  if (!file.size) return w("empty-file");
  if (head.includes("%PDF-")) return "";
  if (!many) return w("not-pdf");
  const ending = file.name.includes(".") ? file.name.slice(file.name.lastIndexOf(".")).toLowerCase() : "";
  if (ending === ".pdf" && !/^(\ufffd\ufffd\ufffd|\ufffdPNG)/.test(head)) return w("not-pdf");
  return ENDINGS.split(",").includes(ending) ? "" : w("not-pages");
}

/** The box to choose in; `onFile` gets a file that may well be a PDF, or, with `many`, become one. */
export function choose({ onFile, problem = "", many = false }) {
  const said = h("div", { role: "alert" });
  const complain = (text) => said.replaceChildren(text ? h("p", { class: "problem" }, icon("alert"), h("span", {}, text)) : "");
  const take = async (files) => {
    if (!files.length) return;
    if (files.length > 1) return complain(w("one-file"));
    const what = await wrong(files[0], many).catch(() => w("not-pdf"));
    if (what) complain(what);
    else onFile(files[0]);
  };
  const input = h("input", { type: "file", accept: many ? ENDINGS : "application/pdf,.pdf", tabindex: "-1", "aria-hidden": "true",
    onchange: () => {
      take([...input.files]);
      input.value = ""; // so that the same file, mended, can be chosen again
    } });
  const box = h("section", { class: "drop" }, h("span", { class: "badge", "aria-hidden": "true" }, icon("up")),
    h("p", { class: "drop-words" }, w(many ? "drop-many" : "drop")), button(w(many ? "choose-many" : "choose"), () => input.click(), { kind: "primary" }), input,
    h("p", { class: "hint" }, w(many ? "choose-limit-many" : "choose-limit", { limit: facts.maxPdfMb })));
  if (problem) complain(problem);
  last = { box, take };
  return [box, said];
}

// Dropped anywhere it is meant for the box; a file dropped on a page without one must not replace the page.
const over = (on) => dropping()?.box.classList.toggle("over", on);
window.addEventListener("dragover", (event) => {
  event.preventDefault();
  if (event.dataTransfer) event.dataTransfer.dropEffect = dropping() ? "copy" : "none";
  over(Boolean(event.dataTransfer?.types.includes("Files")));
});
window.addEventListener("dragleave", (event) => event.relatedTarget || over(false));
window.addEventListener("drop", (event) => {
  event.preventDefault();
  over(false);
  dropping()?.take([...(event.dataTransfer?.files || [])]);
});
