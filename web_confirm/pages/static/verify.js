// Judging a copy. The number in the address is only repeated; nothing is asked about it.

import { choose, megabytes, top } from "./choosing.js";
import { button, h, icon, show, spinner } from "./dom.js";
import { send } from "./session.js";
import { meetTelegram } from "./telegram.js";
import { speak, speaks, w } from "./words.js";

const number = /^[A-Za-z0-9-]{1,32}$/.exec(decodeURIComponent(location.pathname.split("/")[2] || ""))?.[0];
const TONES = { valid: ["shield", "good"], "valid-untrusted": ["shield", ""], tampered: ["alert", "bad"], "not-signed": ["file", ""] };
let again = () => start();

function language() {
  return button(w("language-switch"), () => {
    speak(speaks() === "zh" ? "en" : "zh");
    again();
  }, { kind: "link small" });
}

function start(problem = "") {
  again = () => start();
  document.title = `${w("verify-title")} · ${w("brand")}`;
  show(h("main", { class: "files" }, top(language()),
    h("h1", {}, w("verify-title")),
    h("p", { class: "lead" }, w("verify-text")),
    number && h("p", { class: "card" }, w("verify-number", { number })),
    choose({ problem, onFile: check })));
}

async function check(file) {
  show(h("main", { class: "files" }, top(), h("h1", {}, w("verify-title")),
    h("section", { class: "card chosen" }, spinner(), h("div", {}, h("strong", {}, file.name), h("span", { class: "quiet-text", role: "status" }, w("verifying"))))));
  try {
    result(file, await send("/api/verify", file, {}, () => {}).done);
  } catch (refused) {
    start(refused.message);
  }
}

function result(file, found) {
  again = () => check(file);
  const [name, tone] = TONES[found.verdict];
  const known = found.known ? w(found.older_version ? "known-older" : "known", { number: found.known }) : w("unknown");
  show(h("main", { class: "files" }, top(language()),
    h("section", { class: `card verdict ${tone}`, role: "status" },
      h("div", { class: `badge small ${tone}` }, icon(name)),
      h("div", {}, h("h2", {}, w(`verdict-${found.verdict}`)), h("p", {}, w(`verdict-${found.verdict}-text`)),
        h("p", { class: "known" }, known))),
    found.signatures.length > 0 && h("h2", { class: "signatures-title" }, w("signatures")),
    h("ol", { class: "signatures" }, found.signatures.map(signature)),
    h("p", { class: "fine" }, `${file.name} · ${megabytes(found.size)}`, h("br"), "SHA-256 ", h("code", {}, found.sha256)),
    h("div", {}, button(w("verify-another"), () => start(), { kind: "quiet" }))));
}

function signature(one) {
  const mark = (good, word) => h("li", { class: good ? "yes" : "no" }, icon(good ? "check" : "cross"), w(word));
  const soft = (word) => h("li", {}, w(word));
  return h("li", { class: "card" },
    h("div", { class: "signature-head" }, h("strong", {}, one.who || w("unknown-signer")),
      one.company && one.company !== one.who && h("span", { class: "quiet-text" }, w("for-company", { company: one.company })),
      h("span", { class: "kind" }, w(`kind-${one.kind}`))),
    h("p", { class: "when" }, one.stamped_at ? w("stamped-at", { time: one.stamped_at }) : one.claimed_at ? w("claimed-at", { time: one.claimed_at }) : ""),
    h("ul", { class: "checks" },
      mark(one.intact, one.intact ? "intact-yes" : "intact-no"),
      one.trusted ? mark(true, "trusted-yes") : soft("trusted-no"),
      one.later_changes === "unexplained" ? mark(false, "changes-unexplained") : soft(`changes-${one.later_changes}`)));
}

meetTelegram();
start();
