// The documents of a task: their headings between the pages, and the list of all pages to go to.

import { button, h, icon } from "./dom.js";
import { Sheet } from "./sheet.js";
import { w } from "./words.js";

/** With the first page of each, counted through all of them; what a view leaves out is one document. */
export function documentsOf(view) {
  const known = (view.documents || []).filter((document) => document.pages > 0);
  return known.length ? known : [{ key: 0, title: view.title || "", first: 0, pages: view.shapes.length }];
}

/** Above the first page of each document, where there are several. */
export function heading({ title, pages, mine }, number, total, onArrange = null) {
  return h("header", { class: "document-head", "data-document": number },
    h("span", { class: "quiet-text" }, w("document-of", { n: number, total })),
    h("h2", {}, title),
    h("p", { class: "quiet-text" }, [w("document-pages", { n: pages }), mine === undefined ? "" : w(mine ? "documents-mine" : "documents-read")].filter(Boolean).join(" · ")),
    onArrange && button(w("order"), onArrange, { kind: "quiet small", name: "grip" }));
}

/** Every document with its pages; those with places of mine are marked. */
export function openContents(viewer) {
  const sheet = new Sheet();
  const places = new Set(viewer.places.mine.map((place) => place.page));
  const go = (number) => () => {
    sheet.close();
    viewer.goToPage(number);
  };
  const pages = ({ first, pages: count }) => h("ol", { class: "page-numbers" }, Array.from({ length: count }, (_, at) => {
    const number = first + at;
    const marked = places.has(number);
    const label = marked ? `${viewer.nameOf(number)}, ${w("page-with-place")}` : viewer.nameOf(number);
    return h("li", {}, h("button", { type: "button", class: marked ? "page-number marked" : "page-number", "aria-label": label, "aria-current": number === viewer.current ? "page" : null, onclick: go(number) }, String(at + 1)));
  }));
  sheet.step({
    title: viewer.several ? w("documents", { n: viewer.documents.length }) : w("pages-list"),
    body: viewer.documents.map((document) => h("section", { class: "contents" },
      viewer.several && h("h3", {}, icon("file"), document.title),
      pages(document))),
  });
}
