// Judging a copy. The number in the address is only repeated; nothing is asked about it.

import { choose, filePage } from "./choosing.js";
import { button, h, icon } from "./dom.js";
import { failedPage, sendShown } from "./sending.js";
import { meetTelegram } from "./telegram.js";
import { opens, unlockPage } from "./unlocking.js";
import { facts, list, megabytes, speak, speaks, w } from "./words.js";

const number = /^[A-Za-z0-9-]{1,32}$/.exec(decodeURIComponent(location.pathname.split("/")[2] || ""))?.[0];
const TONES = {
  valid: ["shield-check", "good"], "valid-untrusted": ["shield", "calm"], "unknown-kind": ["shield", "calm"], "older-version": ["clock", "calm"], "not-signed": ["file", "calm"],
  tampered: ["alert", "bad"], unregistered: ["alert", "bad"], "cannot-judge": ["alert", "bad"],
};
const RECORDS = new Set(["certification", "closing", "timestamp"]);

function language(again) {
  return button(w("language-switch"), () => {
    speak(speaks() === "zh" ? "en" : "zh");
    again();
  }, { kind: "link small", lang: speaks() === "zh" ? "en" : "zh-Hans" });
}

function start({ moved = true } = {}) {
  filePage({ title: w("verify-title"), lead: w("verify-text"), corner: language(() => start()), moved },
    number && h("p", { class: "card number-card" }, icon("file"), h("span", {}, w("verify-number", { number }))),
    choose({ onFile: check }), stranger(false));
}

async function check(file, key = {}, tries = 0) {
  try {
    const found = await sendShown(file, "/api/verify", key, { title: w("verifying-title"), checking: w("verifying") });
    if (!found) return start();
    const tried = tries + (found.why === "password-wrong" ? 1 : 0);
    if (opens({ code: found.why }, tried)) unlock(file, found.why, tried);
    else result(file, found);
  } catch (refused) {
    failedPage(file, refused, { title: w("verify-failed-title"), again: () => check(file, key, tries), another: () => start(), corner: language(() => check(file, key, tries)) });
  }
}

function unlock(file, code, tries) {
  unlockPage(file, { code }, { title: w("verify-title"), means: w("password-means-check"), tries, corner: language(() => unlock(file, code, tries)),
    go: (given) => check(file, given, tries), another: () => start() });
}

function result(file, found) {
  const [name, tone] = TONES[found.verdict];
  const people = found.signatures.filter((one) => !RECORDS.has(one.kind));
  const records = found.signatures.filter((one) => RECORDS.has(one.kind));
  const whole = records.every((one) => one.intact && one.trusted && one.later_changes !== "unexplained");
  filePage({ title: w("verify-result-title"), corner: language(() => result(file, found)) },
    h("section", { class: `card verdict ${tone}`, role: "status" },
      h("div", { class: `badge small ${tone}` }, icon(name)),
      h("div", {}, h("h2", {}, w(`verdict-${found.verdict}`)), h("p", {}, summary(found, people)), h("p", {}, explained(found)))),
    origin(found),
    people.length > 0 && h("h2", { class: "group" }, w("signatures")),
    people.length > 0 && h("ol", { class: "signatures" }, people.map(signature)),
    records.length > 0 && h("details", { class: "card records", open: !whole || !people.length },
      h("summary", {}, h("h2", {}, w("records")), h("span", { class: "quiet-text" }, w(whole ? "records-whole" : "records-not-whole")), icon("chevron")),
      h("p", { class: "hint" }, w("records-text")),
      h("ol", {}, records.map(signature))),
    found.signatures.length > 0 && tone !== "bad" && found.verdict !== "unknown-kind" && stranger(found.verdict === "valid-untrusted"),
    h("details", { class: "card file-facts" },
      h("summary", {}, h("h2", {}, w("this-file")), h("span", { class: "quiet-text" }, megabytes(found.size)), icon("chevron")),
      h("dl", {}, h("dt", {}, w("file-name")), h("dd", {}, file.name), h("dt", {}, "SHA-256"), h("dd", {}, h("code", {}, found.sha256)))),
    h("div", {}, button(w("verify-another"), () => start(), { kind: "quiet" })));
}

const explained = (found) => (found.why ? w(`why-${found.why}`) : w(`verdict-${found.verdict}-text`, { organisation: facts.organisation }));

/** Who signed; a name that no known issuer vouches for is anybody's to write, and said to be. */
function summary(found, people) {
  if (TONES[found.verdict][1] === "bad") return "";
  const names = (trusted) => list([...new Set(people.filter((one) => one.trusted === trusted && one.who).map((one) => one.who))]);
  const [known, unknown] = [names(true), names(false)];
  return [known && w("signed-by", { names: known }), unknown && w("signed-by-unconfirmed", { names: unknown })].filter(Boolean).join(speaks() === "zh" ? "" : " ");
}

/** What our register says of these very bytes; a file not to be relied on gets no word that could be taken for comfort. */
function origin(found) {
  const plain = found.register === "foreign" || found.register === "alone";
  if (plain && (TONES[found.verdict][1] === "bad" || found.verdict === "not-signed")) return null;
  if (found.register === "unregistered" && !found.known) return null;
  const word = found.prolonged ? "prolonged" : found.register;
  const mark = { whole: "check", prolonged: "check", open: "hourglass", ended: "alert", older: "clock", unregistered: "alert" }[word] || "file";
  const which = found.copy ? found.copy[speaks()].map((line) => h("p", { class: "quiet-text" }, line)) : [];
  const said = h("div", { class: "card number-card" }, icon(mark),
    h("div", {}, h("p", {}, w(`register-${word}`, { number: found.known, organisation: facts.organisation })), which));
  const gone = found.deleted_at ? [w("register-deleted", { at: found.deleted_at })] : [];
  return found.rescinded_by || gone.length ? [...(found.rescinded_by ? [rescission(found)] : []), said, ...gone] : said;
}

/** Its signatures stay what they are; that the parties have ended it is said before anything else. */
function rescission(found) {
  const words = w("register-rescinded", { number: found.rescinded_by, at: found.rescinded_at[speaks()] });
  return h("p", { class: "card number-card" }, icon("alert"), h("strong", {}, words));
}

function signature(one) {
  const mark = (good, word) => h("li", { class: good ? "yes" : "no" }, icon(good ? "check" : "cross"), h("span", {}, w(word)));
  const soft = (word) => h("li", {}, icon("dash"), h("span", {}, w(word)));
  const time = one.stamped_at ? w(one.stamp_trusted ? "stamped-at" : "stamped-unknown", { time: one.stamped_at[speaks()] }) : one.claimed_at ? w("claimed-at", { time: one.claimed_at[speaks()] }) : w("no-time");
  const judged = [
    mark(one.intact, one.intact ? "intact-yes" : "intact-no"),
    // Of a broken signature its issuer tells nothing.
    one.intact && (one.trusted ? mark(true, "trusted-yes") : soft("trusted-no")),
    one.later_changes === "unexplained" ? mark(false, "changes-unexplained") : one.intact && mark(true, `changes-${one.later_changes}`),
  ];
  return h("li", { class: "card signature" },
    h("div", { class: "signature-head" }, h("strong", {}, one.who || w("unknown-signer")), h("span", { class: "kind" }, w(`kind-${one.kind}`))),
    one.company && one.company !== one.who && h("p", { class: "quiet-text" }, w("for-company", { company: one.company })),
    h("p", { class: "when" }, time, one.level.startsWith("B-") && ` · PAdES ${one.level}`),
    h("ul", { class: "checks" }, one.unknown ? h("li", {}, icon("dash"), h("span", {}, one.unknown[speaks()])) : judged));
}

/** Why a reader elsewhere says "unknown issuer", and what makes it known there. */
function stranger(foreign) {
  const step = (word) => h("li", {}, w(word, { organisation: facts.organisation }));
  return h("details", { class: "card stranger" },
    h("summary", {}, h("h2", {}, w(foreign ? "foreign-title" : "stranger-title")), icon("chevron")),
    foreign ? h("p", {}, w("foreign-text")) : [
      h("p", {}, w("stranger-text", { organisation: facts.organisation })),
      h("ol", {}, step("stranger-get"), step("stranger-compare"), step("stranger-import")),
      h("dl", {}, h("dt", {}, w("root-fingerprint")), h("dd", {}, h("code", {}, facts.root))),
      h("p", {}, h("a", { class: "button quiet", href: "/trust/root.cer", download: "" }, icon("down"), h("span", {}, w("root-download")))),
    ]);
}

meetTelegram();
start({ moved: false });
