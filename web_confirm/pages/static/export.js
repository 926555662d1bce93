// A folder of the archive as one file, however large.

import { filePage } from "./choosing.js";
import { button, h, plain } from "./dom.js";
import { enter, get, post } from "./session.js";
import { closePage, inTelegram, isNative, meetTelegram, openOutside } from "./telegram.js";
import { w } from "./words.js";

const NO_ENTRY = new Set(["no-way-in", "link-over", "session-over", "not-from-telegram"]);
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
    if (!refused.code) throw refused;
    trouble(refused);
  }
}

function trouble(refused) {
  const entering = NO_ENTRY.has(refused.code);
  const over = refused.code === "link-over" || refused.code === "session-over";
  plain({
    name: entering ? "chat" : "alert",
    title: w(over ? "export-over-title" : entering ? "enter-title" : "trouble-title"),
    text: over ? w("export-over-text") : refused.message,
    actions: [
      !entering && button(w("retry"), begin, { kind: "primary" }),
      inTelegram && button(w("back-to-chat"), closePage, { kind: "quiet" }),
    ].filter(Boolean),
  });
}

async function begin() {
  try {
    await enter();
    paint(await get(`/api/exports/${encodeURIComponent(folder)}`));
  } catch (refused) {
    if (!refused.code) throw refused;
    trouble(refused);
  }
}

meetTelegram();
begin();
