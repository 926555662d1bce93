// From a sheet of paper: its code is compared, or typed, and then one chooses where to go on.

import { problem } from "./confirm.js";
import { filePage } from "./choosing.js";
import { button, h } from "./dom.js";
import { post } from "./session.js";
import { facts, speaks, w } from "./words.js";

const LENGTH = 12;
const given = new URLSearchParams(location.hash.slice(1)).get("c") || "";
const plain = (typed) => typed.normalize("NFKC").toUpperCase().replace(/[^2-9A-Z]/g, "").slice(0, LENGTH);
const shown = (code) => code.replace(/(.{4})(?=.)/g, "$1-");

function start() {
  const error = h("div", { class: "error-place" });
  const input = h("input", { id: "paper-code", class: "typed paper-code", value: shown(plain(given)), autocomplete: "off", autocapitalize: "characters", spellcheck: "false", maxlength: "20" });
  const go = async (where) => {
    const code = plain(input.value);
    if (code.length !== LENGTH) return error.replaceChildren(problem(w("invited-short")));
    try {
      const found = await post("/api/invited", { code });
      location.assign(where(found));
    } catch (refused) {
      if (!refused.code) throw refused;
      error.replaceChildren(problem(refused.message));
    }
  };
  // The code goes on in a fragment, which no server sees.
  const browser = ({ task_id, code }) => `/t/${encodeURIComponent(task_id)}?l=${speaks()}#i=${code}`;
  const telegram = ({ code }) => `https://t.me/${facts.bot}?start=i_${code}`;
  input.addEventListener("input", () => {
    const at = input.selectionStart === input.value.length;
    if (at) input.value = shown(plain(input.value));
    error.replaceChildren();
  });
  filePage({ title: w("invited-title"), lead: w("invited-text"), moved: false },
    h("section", { class: "card unlock" },
      h("label", { for: "paper-code" }, w("invited-label")), input, error,
      h("div", { class: "row" },
        facts.letters && button(w("invited-browser"), () => go(browser), { kind: "primary" }),
        button(w("invited-telegram"), () => go(telegram), { kind: facts.letters ? "quiet" : "primary" }))));
  if (given) history.replaceState(null, "", location.pathname + location.search);
}

start();
