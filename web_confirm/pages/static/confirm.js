// The code: asked for on exactly the bytes that were read, typed, and used once.

import { button, h, icon, spinner } from "./dom.js";
import { post, Refused } from "./session.js";
import { closePage, inTelegram, letter } from "./telegram.js";
import { list, w } from "./words.js";

const RESEND_AFTER = 30; // seconds, as the server counts
const BY_LETTER = new Set(["email", "sms"]);
const HELD = new Set(["app", "password"]); // nothing is sent

export const shortDigest = (sha256) => `${sha256.slice(0, 4)}\u00a0${sha256.slice(4, 8)}\u00a0${sha256.slice(8, 12)}`.toUpperCase();

const ROLES = { sign: "signer", approve: "approver", fill: "filler" };
const MARKS = { sign: "pen", approve: "check", fill: "check" };
const WORKING = { sign: "signing", approve: "approving", fill: "filling-in" };
const DONE = { sign: "done-signed", approve: "done-approved", fill: "done-filled" };

export function consent(view, act) {
  const role = ROLES[act];
  const mine = view.mine.find((party) => party.role === role && party.state === "to_act") || view.mine[0];
  const word = act === "sign" && mine.company ? "consent-sign-for" : `consent-${act}`;
  return w(word, { title: view.title, number: view.number, name: mine.name, company: mine.company || "", digest: view.documents.map(({ sha256 }) => shortDigest(sha256)).join(" · ") });
}

export function problem(text) {
  return h("p", { class: "problem", role: "alert" }, icon("alert"), h("span", {}, text));
}

/** What is typed as a code, in whatever width and with whatever between. */
export const digits = (typed) => typed.normalize("NFKC").replace(/\D/g, "").slice(0, 6);

/** Another code is asked for only after a while, and the button says when; gives the interval to clear. */
export function resendClock(again, sentAt = 0) {
  const tick = () => {
    const left = Math.ceil(RESEND_AFTER - (Date.now() - sentAt) / 1000);
    again.disabled = left > 0;
    again.querySelector("span").textContent = left > 0 ? w("code-resend-in", { seconds: left }) : w("code-resend");
  };
  tick();
  return setInterval(tick, 500);
}

/** Asks for a code; on success shows the step that takes it. `at`: {sheet, view, act, proposal, back, onDone, onStale, onOver}. */
export async function requestCode(at) {
  const wish = at.means ? { means: at.means } : {};
  const sent = await post(`/api/tasks/${encodeURIComponent(at.view.id)}/code`, { act: at.act, sha256: at.view.sha256, ...at.proposal, ...wish });
  at.bound = sent.bound_to;
  at.means = sent.channel;
  at.others = sent.others || [];
  at.gone = BY_LETTER.has(sent.channel) ? w(`code-sent-${sent.channel}`, { value: sent.to }) : "";
  at.summary = null;
  at.sentAt = Date.now();
}

export function codeStep(at, { sent = true, note = "" } = {}) {
  const error = h("div", { class: "error-place", id: "code-error" });
  const held = HELD.has(at.means), password = at.means === "password";
  const input = h("input", {
    id: "code", spellcheck: "false", enterkeyhint: "done", "aria-describedby": "code-help code-error",
    ...(password
      ? { type: "password", class: "code secret", autocomplete: "current-password", maxlength: "128", "aria-label": w("signing-password-label") }
      : { class: "code", inputmode: "numeric", autocomplete: "one-time-code", maxlength: "9", "aria-label": w("code-label") }),
  });
  const confirm = button(w(`confirm-${at.act}`), () => go(), { kind: "primary wide", disabled: true, name: MARKS[at.act] });
  const again = button(w("code-resend"), () => resend(), { kind: "link" });
  const typed = () => password ? input.value : digits(input.value);
  input.addEventListener("input", () => {
    const clean = typed();
    if (input.value !== clean) input.value = clean;
    confirm.disabled = password ? !clean : clean.length !== 6;
    error.replaceChildren();
    input.removeAttribute("aria-invalid");
  });
  input.addEventListener("keydown", (event) => event.key === "Enter" && !confirm.disabled && go());

  const fail = (refused) => {
    input.setAttribute("aria-invalid", "true");
    error.replaceChildren(problem(refused.message));
  };
  const clock = resendClock(again, at.sentAt);

  async function resend() {
    again.disabled = true;
    try {
      await requestCode(at);
      codeStep(at, { note: w("code-resent") });
    } catch (refused) {
      if (!at.handle(refused)) fail(refused);
    }
  }

  async function another(means) {
    const before = at.means;
    at.means = means;
    try {
      await requestCode(at);
      codeStep(at);
    } catch (refused) {
      at.means = before;
      if (!at.handle(refused)) fail(refused);
    }
  }

  async function go() {
    const code = typed();
    working(at);
    try {
      const view = await post(`/api/tasks/${encodeURIComponent(at.view.id)}/${at.act}`, at.bound ? { code, seen: at.bound } : { code });
      at.onDone(view);
    } catch (refused) {
      if (at.handle(refused)) return;
      codeStep(at, { sent });
      const field = at.sheet.body.querySelector("input");
      if (refused.status === 0) {
        // Only the line was lost: what was typed is still right, and need not be typed again.
        field.value = code;
        field.dispatchEvent(new Event("input"));
      } else field.setAttribute("aria-invalid", "true");
      at.sheet.body.querySelector(".error-place").replaceChildren(problem(refused.message));
    }
  }

  const title = held ? w(`code-title-${at.means}`) : w("code-title");
  const help = held ? w(`${at.means}-help`) : [note, sent || note ? at.gone : ""].filter(Boolean).join(" ") || w(sent ? "code-sent" : letter ? "code-typed-letter" : "code-typed");
  at.sheet.step({
    title, back: at.back, guarded: true, leave: () => clearInterval(clock), focus: input,
    body: [
      h("p", { id: "code-help", class: "said" }, icon(held ? "pen" : "chat"), h("span", {}, help)),
      h("div", { class: "code-box" }, input), error,
      !held && (at.proposal || at.act === "approve") ? h("div", { class: "row centred" }, again) : null,
      otherMeans(at, another),
      at.summary, h("p", { class: "consent small" }, consent(at.view, at.act)),
    ],
    foot: [confirm],
  });
}

/** Shown only where there is another way. */
function otherMeans(at, another) {
  if (!at.others?.length || !(at.proposal || at.act === "approve")) return null;
  return h("details", { class: "other-means" }, h("summary", {}, w("other-means")),
    h("div", { class: "stack" }, at.others.map(({ means, to }) => button(w(`use-${means}`, { value: to }), () => another(means), { kind: "quiet wide" }))));
}

export function working(at) {
  const word = WORKING[at.act];
  at.sheet.step({
    title: w(word), busy: true,
    body: h("div", { class: "working", role: "status" }, spinner(), h("p", {}, w(at.act === "approve" ? word : "signing-hint"))),
  });
}

/** Somebody else signed meanwhile: the pages are shown again before anything is asked. */
export function lookAgain(at) {
  at.sheet.step({
    title: w("look-again-title"),
    body: h("div", { class: "centred-text" }, h("div", { class: "badge" }, icon("file")), h("p", {}, w("look-again"))),
    foot: [button(w("look-again-button"), () => at.onStale(), { kind: "primary wide" })],
  });
}

export function resultStep(sheet, view, act, download) {
  const mine = view.mine.find((party) => party.at) || view.mine[0];
  const ended = view.state === "closing" || view.state === "completed";
  const next = view.waiting_for || (ended ? w("completing") : w("done-next"));
  const pending = view.screen === "signing";
  sheet.step({
    title: "",
    body: h("div", { class: "result" },
      h("div", { class: `badge big ${pending ? "" : "good"}` }, icon(pending ? "hourglass" : "check")),
      h("h3", {}, pending ? w(view.waiting_for ? "waiting-title" : act === "fill" ? "filling-in" : "signing-title") : w(DONE[act])),
      mine?.at && h("p", { class: "quiet-text" }, mine.at.text),
      h("p", {}, next),
      view.waiting_on.length > 0 && !pending ? h("p", { class: "quiet-text" }, w("done-waits-for", { names: list(view.waiting_on) })) : null),
    foot: [
      view.can.includes("download") && !pending ? button(w("download"), download, { kind: "quiet wide", name: "down" }) : null,
      inTelegram ? button(w("back-to-chat"), closePage, { kind: "primary wide" }) : button(w("close"), () => sheet.close(), { kind: "primary wide" }),
    ],
  });
}

export { Refused };
