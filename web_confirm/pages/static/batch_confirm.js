// One hand and one code for all that was chosen; then each in its turn.

import { consent, digits, problem, resendClock } from "./confirm.js";
import { button, h, icon, spinner } from "./dom.js";
import { asked, handStep } from "./hand.js";
import { get, post } from "./session.js";
import { Sheet } from "./sheet.js";
import { closePage, inTelegram } from "./telegram.js";
import { w } from "./words.js";

const TRIES = 6; // of a broken line, before the rest is left to the server

/** `page`: the list. */
export function openConfirming(page) {
  const at = { page, lines: page.chosen, view: { id: "", hand: page.view.hand } };
  at.signs = at.lines.some((line) => line.act === "sign");
  at.sheet = new Sheet({ onClose: () => at.moved && page.reload() });
  at.first = () => at.signs ? handStep(at, { title: w("batch-hand"), kept: page.mark, key: "@signature", ways: ["draw", "type"], next: () => checkStep(at) }) : checkStep(at);
  at.first();
}

/** True where the refusal is about more than the answer just given. */
function handled(at, refused) {
  if (refused.code !== "session-over") return false;
  at.sheet.busy = false;
  at.sheet.close();
  at.page.over(refused);
  return true;
}

function listed(lines) {
  return h("ol", { class: "batch-listed" }, lines.map((line) => h("li", {}, h("span", { class: "batch-listed-title" }, line.title),
    h("span", { class: "quiet-text" }, [line.number, w(`batch-${line.act}`)].join(" · ")),
    h("p", { class: "batch-consent" }, said(line)))));
}

/** What is confirmed of each, in the words of its own page: they stand in its evidence. */
function said(line) {
  const mine = [{ role: line.act === "sign" ? "signer" : "approver", state: "to_act", name: line.name, company: line.company }];
  return consent({ ...line, mine }, line.act);
}

function leftList(at) {
  if (!at.left.length) return null;
  const title = (id) => at.page.view.lines.find((line) => line.id === id)?.title || "";
  return h("section", { class: "batch-left" }, h("h3", {}, w("batch-left-title")),
    h("ul", {}, at.left.map((one) => h("li", {}, h("span", { class: "batch-listed-title" }, title(one.id)), h("span", { class: "batch-note" }, one.why)))));
}

function checkStep(at) {
  const error = h("div", { class: "error-place" });
  const ask = button(w("get-code"), async () => {
    ask.disabled = true;
    ask.prepend(spinner());
    try {
      await requestCode(at);
      at.sent.id ? codeStep(at) : nothingStep(at);
    } catch (refused) {
      if (!handled(at, refused)) error.replaceChildren(problem(refused.message));
    } finally {
      ask.disabled = false;
      ask.querySelector(".spinner")?.remove();
    }
  }, { kind: "primary wide" });
  at.sheet.step({
    title: w("batch-check", { n: at.lines.length }), guarded: true, back: at.signs ? at.first : null,
    body: [listed(at.lines), h("p", { class: "consent" }, w("batch-consent", { n: at.lines.length })), error],
    foot: [ask],
  });
}

async function requestCode(at) {
  const items = Object.fromEntries(at.lines.map((line) => [line.id, line.sha256]));
  at.sent = await post("/api/batch/code", { items, ...(at.signs ? asked(at.page.mark) : {}) });
  at.left = at.sent.left;
  at.moved ||= at.left.length > 0;
  at.within = at.lines.filter((line) => at.sent.tasks.includes(line.id));
  at.sentAt = Date.now();
}

function nothingStep(at) {
  at.sheet.step({ title: w("trouble-title"), body: leftList(at), foot: [toList(at)] });
}

function toList(at) {
  at.moved = true;
  return button(w("batch-to-list"), () => at.sheet.close(), { kind: "primary wide" });
}

function codeStep(at, { note = "", wrong = "" } = {}) {
  const n = at.within.length;
  const error = h("div", { class: "error-place", id: "code-error" }, wrong ? problem(wrong) : null);
  const input = h("input", { id: "code", class: "code", inputmode: "numeric", autocomplete: "one-time-code", maxlength: "9", spellcheck: "false", enterkeyhint: "done",
    "aria-label": w("code-label"), "aria-describedby": "code-help code-error", "aria-invalid": wrong ? "true" : null });
  const confirm = button(w("batch-confirm", { n }), () => go(), { kind: "primary wide", disabled: true, name: "pen" });
  const again = button(w("code-resend"), () => resend(), { kind: "link" });
  input.addEventListener("input", () => {
    const clean = digits(input.value);
    if (input.value !== clean) input.value = clean;
    confirm.disabled = clean.length !== 6;
    error.replaceChildren();
    input.removeAttribute("aria-invalid");
  });
  input.addEventListener("keydown", (event) => event.key === "Enter" && !confirm.disabled && go());
  const clock = resendClock(again, at.sentAt);

  async function resend() {
    again.disabled = true;
    try {
      await requestCode(at);
      at.sent.id ? codeStep(at, { note: w("code-resent") }) : nothingStep(at);
    } catch (refused) {
      if (!handled(at, refused)) error.replaceChildren(problem(refused.message));
    }
  }

  async function go() {
    const path = `/api/batch/${encodeURIComponent(at.sent.id)}`;
    const code = input.value;
    const show = workingStep(at);
    try {
      await work(at, path, await post(`${path}/confirm`, { code, seen: at.sent.digest }), show);
    } catch (refused) {
      if (handled(at, refused)) return;
      // Its answer may have been lost on the way: then it was taken, and goes on.
      const found = refused.code === "code-over" || !refused.status ? await get(path).catch(() => null) : null;
      if (found?.confirmed) await work(at, path, found, show);
      else codeStep(at, { wrong: refused.message });
    }
  }

  at.sheet.step({
    title: w("code-title"), back: () => checkStep(at), guarded: true, leave: () => clearInterval(clock), focus: input,
    body: [h("p", { id: "code-help", class: "said" }, icon("chat"), h("div", {}, h("p", {}, note || w("code-sent")), h("p", {}, w("batch-code-for", { n })))),
      h("div", { class: "code-box" }, input), error, h("div", { class: "row centred" }, again), leftList(at)],
    foot: [confirm],
  });
}

/** Gives what draws how far it is. */
function workingStep(at) {
  const count = h("p", { class: "batch-count", role: "status" });
  const bar = h("progress", { class: "batch-progress", max: String(at.within.length), value: "0", "aria-label": w("batch-working") });
  const list = h("ol", { class: "batch-listed" });
  at.sheet.step({ title: w("batch-working"), busy: true, body: [h("div", { class: "row centred" }, spinner(), count), bar, list, h("p", { class: "hint" }, w("batch-keep-open"))] });
  return (found) => {
    const done = found.items.filter((item) => isOver(item)).length;
    const words = w("batch-working-at", { done, total: found.items.length });
    if (count.textContent !== words) count.textContent = words;
    bar.value = done;
    list.replaceChildren(...found.items.map((item) => itemLine(item)));
  };
}

const isOver = (item) => !["waiting", "under-way"].includes(item.state);
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function work(at, path, found, show) {
  at.moved = true;
  let failed = 0;
  show(found);
  while (!found.finished) {
    const before = found.items.filter(isOver).length;
    try {
      found = await post(`${path}/next`);
      failed = 0;
    } catch (refused) {
      failed += 1;
      if (refused.status === 401 || failed >= TRIES) return resultStep(at, found, w("batch-slow"));
      await pause(2000);
      continue;
    }
    show(found);
    // Somebody else is at what is left: another tab, or the timer.
    if (!found.finished && found.items.filter(isOver).length === before) await pause(1000);
  }
  resultStep(at, found);
}

const MARKS = { done: ["check", "good"], left: ["cross", "bad"], pending: ["hourglass", ""], "under-way": ["pen", ""], waiting: ["clock", ""] };

function itemLine(item) {
  const [name, tone] = MARKS[item.state];
  const state = item.state === "done" ? (item.act === "sign" ? "signed" : "approved") : item.state;
  return h("li", { class: tone }, h("span", { class: `mark-of-state ${tone}` }, icon(name)),
    h("div", {}, h("span", { class: "batch-listed-title" }, item.title), h("span", { class: "quiet-text" }, `${item.number} · ${w(`batch-item-${state}`)}`),
      item.why && h("span", { class: "batch-note" }, item.why)));
}

function resultStep(at, found, said = "") {
  const total = found.items.length;
  const done = found.items.filter((item) => item.state === "done").length;
  const left = found.items.some((item) => item.state === "left");
  const all = done === total;
  at.sheet.step({
    title: "",
    body: [h("div", { class: "result" },
      h("div", { class: `badge big ${done ? "good" : ""}` }, icon(done ? "check" : "alert")),
      h("h3", {}, all ? w("batch-result-all", { total }) : done ? w("batch-result", { done, total }) : w("batch-result-none")),
      said && h("p", {}, said), left && h("p", {}, w("batch-result-left"))),
    h("ol", { class: "batch-listed ended" }, found.items.map((item) => itemLine(item)))],
    foot: [
      inTelegram && all ? button(w("back-to-chat"), closePage, { kind: "primary wide" }) : toList(at),
    ],
  });
}
