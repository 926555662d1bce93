// A file too large for the chat: chosen, sent with progress, and on in the chat.

import { choose, filePage, fileRow } from "./choosing.js";
import { button, h, icon, show } from "./dom.js";
import { enterPage, NO_ENTRY, trouble } from "./entering.js";
import { failedPage, sendShown } from "./sending.js";
import { closePage, guardClosing, inTelegram, meetTelegram } from "./telegram.js";
import { opens, unlockPage } from "./unlocking.js";
import { facts, w } from "./words.js";

const search = new URLSearchParams(location.search);
const replaced = search.get("task");
const how = replaced ? (["add", "sent"].includes(search.get("how")) ? search.get("how") : "replace") : "new";
const which = how === "sent" ? `&document=${encodeURIComponent(search.get("document") || "0")}` : "";
const path = "/api/upload" + (replaced ? `?task=${encodeURIComponent(replaced)}&how=${how}${which}` : "");
const OVER = { title: "upload-over-title", text: "upload-over-text" };
const WORDS = { // by what comes of the file
  new: { title: "upload-title", text: "upload-text", done: "upload-done-title", then: "upload-done-text" },
  replace: { title: "upload-replace-title", text: "upload-replace-text", done: "upload-replaced-title", then: "upload-replaced-text" },
  sent: { title: "upload-replace-title", text: "upload-sent-text", done: "upload-replaced-title", then: "upload-sent-then" },
  add: { title: "upload-add-title", text: "upload-add-text", done: "upload-added-title", then: "upload-replaced-text" },
}[how];
const title = () => w(WORDS.title);

function start({ problem = "", moved = true } = {}) {
  guardClosing(false);
  filePage({ title: title(), lead: w(WORDS.text, { limit: facts.maxPdfMb }), moved },
    choose({ problem, onFile: upload, many: true }));
}

async function upload(file, key = {}, tries = 0) {
  guardClosing(true);
  try {
    const draft = await sendShown(file, path, { "X-File-Name": encodeURIComponent(file.name), ...key }, { title: title(), checking: w("upload-checking") });
    if (draft) done(file, draft);
    else start({ problem: w("upload-cancelled") });
  } catch (refused) {
    guardClosing(false);
    if (NO_ENTRY.has(refused.code)) return trouble(refused, begin, { over: OVER });
    const tried = tries + (refused.code === "password-wrong" ? 1 : 0);
    if (opens(refused, tried)) return unlockPage(file, refused, { title: title(), tries: tried, go: (given) => upload(file, given, tried), another: () => start() });
    failedPage(file, refused, { title: title(), again: () => upload(file, key, tries), another: () => start() });
  }
}

function done(file, draft) {
  guardClosing(false);
  const heading = h("h1", { tabindex: "-1" }, w(WORDS.done));
  show(h("main", { class: "plain" },
    h("div", { class: "badge big good" }, icon("check")), heading,
    h("section", { class: "card done-file" }, fileRow(draft.title, file.size, h("span", { class: "quiet-text" }, w("pages", { pages: draft.pages })))),
    h("p", { class: "lead" }, w(WORDS.then)),
    inTelegram ? button(w("back-to-chat"), closePage, { kind: "primary" }) : h("p", { class: "quiet-text" }, w("page-may-close"))));
  heading.focus({ preventScroll: true });
}

const begin = () => enterPage(() => start({ moved: false }), { over: OVER });

meetTelegram();
begin();
