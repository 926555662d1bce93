// A PDF too large for the chat: chosen, sent with progress, and on in the chat.

import { button, h, icon, plain, show } from "./dom.js";
import { choose, megabytes, top } from "./choosing.js";
import { enter, send } from "./session.js";
import { closePage, guardClosing, inTelegram, meetTelegram } from "./telegram.js";
import { facts, w } from "./words.js";

const replaced = new URLSearchParams(location.search).get("task");

function start(problem = "") {
  guardClosing(false);
  show(h("main", { class: "files" }, top(),
    h("h1", {}, w(replaced ? "upload-replace-title" : "upload-title")),
    h("p", { class: "lead" }, w("upload-text", { limit: facts.maxPdfMb })),
    choose({ problem, onFile: upload })));
}

async function upload(file) {
  guardClosing(true);
  const fill = h("span");
  const bar = h("div", { class: "bar-of", role: "progressbar", "aria-valuemin": "0", "aria-valuemax": "100" }, fill);
  const said = h("p", { class: "quiet-text", role: "status" }, w("uploading", { percent: 0 }));
  const path = "/api/upload" + (replaced ? `?task=${encodeURIComponent(replaced)}` : "");
  const sending = send(path, file, { "X-File-Name": encodeURIComponent(file.name) }, (share) => {
    const percent = Math.floor(share * 100);
    fill.style.width = `${percent}%`;
    bar.setAttribute("aria-valuenow", String(percent));
    said.textContent = share < 1 ? w("uploading", { percent }) : w("upload-checking");
    if (share >= 1) {
      bar.classList.add("unknown");
      bar.removeAttribute("aria-valuenow");
      stop.hidden = true;
    }
  });
  const stop = button(w("cancel"), () => sending.abort(), { kind: "quiet small" });
  show(h("main", { class: "files" }, top(), h("h1", {}, w(replaced ? "upload-replace-title" : "upload-title")),
    h("section", { class: "card" },
      h("div", { class: "chosen" }, icon("file"), h("div", {}, h("strong", {}, file.name), h("span", { class: "quiet-text" }, megabytes(file.size))), stop),
      bar, h("div", { class: "row" }, said))));
  try {
    done(await sending.done);
  } catch (refused) {
    if (refused.code === "session-over") return lost(refused);
    start(refused.code === "cancelled" ? w("upload-cancelled") : refused.message);
  }
}

function done(draft) {
  guardClosing(false);
  plain({
    name: "check", tone: "big good",
    title: w(replaced ? "upload-replaced-title" : "upload-done-title"),
    text: w("upload-done-text", { title: draft.title, pages: draft.pages }),
    actions: inTelegram ? [button(w("back-to-chat"), closePage, { kind: "primary" })] : [],
  });
}

function lost(refused) {
  const entering = refused.status === 401;
  plain({ name: entering ? "chat" : "alert", title: w(entering ? "enter-title" : "trouble-title"), text: refused.message,
    actions: entering ? [] : [button(w("retry"), () => location.reload(), { kind: "primary" })] });
}

meetTelegram();
try {
  await enter();
  start();
} catch (refused) {
  if (!refused.code) throw refused;
  lost(refused);
}
