// Choosing one PDF: by button, by drop; what is plainly wrong with it is said before anything is sent.

import { button, h, icon } from "./dom.js";
import { facts, speaks, w } from "./words.js";

const seal = document.querySelector('link[rel="icon"]').href;

export function megabytes(bytes) {
  const value = bytes / 1024 / 1024;
  return `${new Intl.NumberFormat(speaks(), { maximumFractionDigits: value < 10 ? 1 : 0, minimumFractionDigits: 0 }).format(value)} MB`;
}

export function top(...more) {
  return h("div", { class: "top" }, h("img", { src: seal, alt: "", width: 28, height: 28 }), h("span", {}, w("brand")), more);
}

async function wrong(file) {
  if (!file.size) return w("empty-file");
  if (file.size > facts.maxPdfMb * 1024 * 1024)
    return w("too-large", { size: Math.ceil(file.size / 1024 / 1024), limit: facts.maxPdfMb });
  const head = await file.slice(0, 4096).text();
  return head.includes("%PDF-") ? "" : w("not-pdf");
}

export function choose({ problem = "", onFile }) {
  const said = h("div", { role: "alert" });
  const complain = (text) => said.replaceChildren(text ? h("p", { class: "problem" }, icon("alert"), h("span", {}, text)) : "");
  const take = async (file) => {
    if (!file) return;
    const what = await wrong(file).catch(() => w("not-pdf"));
    if (what) complain(what);
    else onFile(file);
  };
  const input = h("input", { type: "file", accept: "application/pdf,.pdf", tabindex: "-1", "aria-hidden": "true", onchange: () => take(input.files[0]) });
  const box = h("section", { class: "drop" }, icon("up"), h("p", { class: "drop-words" }, w("drop")),
    button(w("choose"), () => input.click(), { kind: "primary" }), input);
  for (const name of ["dragenter", "dragover"]) box.addEventListener(name, (event) => {
    event.preventDefault();
    box.classList.add("over");
  });
  for (const name of ["dragleave", "drop"]) box.addEventListener(name, (event) => {
    event.preventDefault();
    if (name === "drop" || !box.contains(event.relatedTarget)) box.classList.remove("over");
    if (name === "drop") take(event.dataTransfer.files[0]);
  });
  complain(problem);
  return [box, said];
}

// A file dropped beside the box must not replace the page.
for (const name of ["dragover", "drop"]) window.addEventListener(name, (event) => event.preventDefault());
