// One file on its way: how far it is, a way to stop it, and what to do where it did not arrive.

import { fileRow, filePage } from "./choosing.js";
import { button, h, icon } from "./dom.js";
import { send } from "./session.js";
import { megabytes, w } from "./words.js";

const AGAIN = new Set(["offline", "body-broken", "busy", "too-many-requests", "internal"]);

/** Sends `file` and shows it; gives the answer, or null where the reader stopped it. Raises Refused. */
export async function sendShown(file, path, headers, { title, checking }) {
  const fill = h("span");
  const bar = h("div", { class: "bar-of", role: "progressbar", "aria-label": w("progress-label"), "aria-valuemin": "0", "aria-valuemax": "100", "aria-valuenow": "0" }, fill);
  const amount = h("p", { class: "amount", "aria-hidden": "true" });
  const heard = h("p", { class: "unseen", role: "status" });
  const stop = button(w("cancel"), () => sending.abort(), { kind: "quiet small" });
  let told = 0;

  const moved = (share) => {
    const percent = Math.floor(share * 100);
    fill.style.width = `${share * 100}%`;
    bar.setAttribute("aria-valuenow", String(percent));
    amount.textContent = w("sent", { done: megabytes(file.size * share), size: megabytes(file.size), percent });
    // Read out in quarters: every percent would talk over everything else.
    if (percent < told + 25) return;
    told = percent - (percent % 25);
    heard.textContent = w("uploading", { percent: told });
  };
  const arrived = () => {
    bar.classList.add("unknown");
    bar.removeAttribute("aria-valuenow");
    amount.textContent = heard.textContent = checking;
  };

  filePage({ title },
    h("section", { class: "card sending" }, fileRow(file.name, file.size), bar,
      h("div", { class: "row between" }, amount, stop), heard));
  moved(0);
  const sending = send(path, file, headers, (share) => (share < 1 ? moved(share) : arrived()));
  try {
    return await sending.done;
  } catch (refused) {
    if (refused.code === "cancelled") return null;
    throw refused;
  }
}

/** What went wrong with `file`: again with the same one where that can help, else another. */
export function failedPage(file, refused, { title, again, another, corner = null }) {
  const same = AGAIN.has(refused.code) || refused.status >= 500;
  filePage({ title, corner },
    h("section", { class: "card failed-file" }, fileRow(file.name, file.size),
      h("p", { class: "problem", role: "alert" }, icon("alert"), h("span", {}, refused.code === "offline" ? w("connection-lost") : refused.message)),
      h("div", { class: "row" },
        same && button(w("retry"), again, { kind: "primary" }),
        button(w("choose-another"), another, { kind: same ? "quiet" : "primary" }))));
}
