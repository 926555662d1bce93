// A folder of the archive as one file, however large.

import { filePage } from "./choosing.js";
import { button, h } from "./dom.js";
import { enterPage, trouble } from "./entering.js";
import { get, post, Refused } from "./session.js";
import { closePage, inTelegram, isNative, meetTelegram, openOutside } from "./telegram.js";
import { w } from "./words.js";

const OVER = { title: "export-over-title", text: "export-over-text" };
const folder = new URLSearchParams(location.search).get("f") || "";

const size = (bytes) => (bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} KB` : bytes < 1e9 ? `${Math.round(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`);

function paint(found, note = "") {
  filePage({ title: found.name, lead: w("export-lead", { n: found.count, size: size(found.size) }) },
    h("div", { class: "row" }, button(w("export-get"), () => take(found), { kind: "primary" })),
    note && h("p", { class: "hint", role: "status" }, note),
    h("p", { class: "hint" }, w("export-private")),
    inTelegram && h("div", { class: "row" }, button(w("back-to-chat"), closePage, { kind: "quiet" })));
}

async function take(found) {
  try {
    const { url } = await post(`/api/exports/${encodeURIComponent(folder)}`);
    if (isNative) openOutside(url);
    else location.assign(`${new URL(url).pathname}${new URL(url).search}`);
    paint(found, w("export-begun"));
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    trouble(refused, begin, { over: OVER });
  }
}

const begin = () => enterPage(async () => paint(await get(`/api/exports/${encodeURIComponent(folder)}`)), { over: OVER });

meetTelegram();
begin();
