// What one confirms with: a signing password, an authenticator app. Set here, so that neither passes through a chat.

import { digits, problem } from "./confirm.js";
import { button, h, icon } from "./dom.js";
import { post } from "./session.js";
import { Sheet } from "./sheet.js";
import { w } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";
const ADDRESSES = { // by purpose: how they are typed
  email: { type: "email", inputmode: "email", autocomplete: "email", autocapitalize: "none" },
  phone: { type: "tel", inputmode: "tel", autocomplete: "tel" },
};
const QUIET = 4; // modules around a QR code

/** Two rows and what can be done with each. `changed(view)` after something took effect, `over(refused)` where the session is. */
export function means(view, at) {
  const row = (kind, name) => {
    const held = view.held.includes(kind);
    return h("li", { class: "means" }, icon(name),
      h("div", {}, h("strong", {}, w(`security-${kind}`)), h("p", { class: "quiet-text" }, w(held ? "security-set" : "security-not-set"))),
      h("div", { class: "row" },
        (kind === "password" || !held) && button(w(held ? "security-change" : `security-${kind}-add`), () => open(kind, at), { kind: held ? "quiet small" : "primary small" }),
        held && button(w("security-off"), () => open(`${kind}-off`, at), { kind: "quiet small" })));
  };
  const address = (purpose, name) => h("li", { class: "means" }, icon(name),
    h("div", {}, h("strong", {}, w(`security-${purpose}`)), h("p", { class: "quiet-text" }, w("security-not-set"))),
    h("div", { class: "row" }, button(w("security-app-add"), () => open(purpose, at), { kind: "primary small" })));
  return h("ul", { class: "means-list" }, view.lacks.map((purpose) => address(purpose, "chat")), row("password", "pen"), row("app", "shield-check"));
}

function open(purpose, at) {
  const sheet = new Sheet({ onClose: () => at.closed?.() });
  const step = { purpose, sheet, at };
  if (purpose === "password") return askPassword(step);
  if (ADDRESSES[purpose]) return askAddress(step);
  return begin(step, "");
}

function askPassword(step, { wrong = "" } = {}) {
  const { sheet } = step;
  const error = h("div", { class: "error-place" }, wrong && problem(wrong));
  const input = h("input", { id: "new-password", class: "typed", type: "password", autocomplete: "new-password", maxlength: "128", "aria-describedby": "password-rule" });
  const look = h("button", { type: "button", class: "tool", "aria-label": w("security-show"), "aria-pressed": "false", onclick: () => {
    const shown = input.type === "text";
    input.type = shown ? "password" : "text";
    look.setAttribute("aria-pressed", String(!shown));
    look.replaceChildren(icon(shown ? "eye" : "eye-off"));
  } }, icon("eye"));
  const go = button(w("security-go-on"), () => begin(step, input.value), { kind: "primary wide", disabled: true });
  input.addEventListener("input", () => {
    go.disabled = !input.value;
    error.replaceChildren();
  });
  input.addEventListener("keydown", (event) => event.key === "Enter" && !go.disabled && go.click());
  sheet.step({
    title: w("security-password-title"), focus: input,
    body: [h("p", { id: "password-rule" }, w("security-password-rule")), h("label", { class: "label", for: "new-password" }, w("security-password-label")),
      h("div", { class: "secret-box" }, input, look), error],
    foot: [go],
  });
}

function askAddress(step, { wrong = "", value = "" } = {}) {
  const { sheet, purpose } = step;
  const error = h("div", { class: "error-place" }, wrong && problem(wrong));
  const input = h("input", { id: "new-address", class: "typed", value, maxlength: "200", "aria-describedby": "address-rule", ...ADDRESSES[purpose] });
  const go = button(w("security-go-on"), () => begin(step, input.value), { kind: "primary wide", disabled: !value });
  input.addEventListener("input", () => {
    go.disabled = !input.value.trim();
    error.replaceChildren();
  });
  input.addEventListener("keydown", (event) => event.key === "Enter" && !go.disabled && go.click());
  sheet.step({
    title: w(`security-${purpose}-title`), focus: input,
    body: [h("p", { id: "address-rule" }, w("security-address-rule")), h("label", { class: "label", for: "new-address" }, w(`security-${purpose}-label`)),
      h("div", { class: "secret-box" }, input), error],
    foot: [go],
  });
}

/** A code for `purpose`, asked for and confirmed under `api`; `at` as for `means`. */
export function prove(purpose, at, api, sheet = new Sheet({ onClose: () => at.closed?.() })) {
  return begin({ purpose, sheet, at, api }, "");
}

async function begin(step, value) {
  const { sheet, purpose } = step;
  step.api ??= "/api/security";
  try {
    step.sent = await post(`${step.api}/ask`, { purpose, value });
  } catch (refused) {
    if (ended(step, refused)) return;
    if (purpose === "password") return askPassword(step, { wrong: refused.message });
    if (ADDRESSES[purpose]) return askAddress(step, { wrong: refused.message, value });
    sheet.step({ title: w(`security-${purpose}-title`), body: problem(refused.message), foot: [button(w("close"), () => sheet.close(), { kind: "primary wide" })] });
    return;
  }
  askCode(step);
}

function askCode(step, { wrong = "" } = {}) {
  const { sheet, sent, purpose } = step;
  const app = purpose === "app";
  const error = h("div", { class: "error-place", id: "code-error" }, wrong && problem(wrong));
  const input = h("input", { id: "code", class: "code", inputmode: "numeric", autocomplete: "one-time-code", maxlength: "9", spellcheck: "false",
    "aria-label": w("code-label"), "aria-describedby": "code-help code-error", "aria-invalid": wrong ? "true" : null });
  const go = button(w(purpose.endsWith("-off") ? "security-off" : "security-confirm"), () => confirm(step, digits(input.value)), { kind: "primary wide", disabled: true });
  input.addEventListener("input", () => {
    input.value = digits(input.value);
    go.disabled = input.value.length !== 6;
    error.replaceChildren();
    input.removeAttribute("aria-invalid");
  });
  input.addEventListener("keydown", (event) => event.key === "Enter" && !go.disabled && go.click());
  sheet.step({
    title: w(`security-${purpose}-title`), guarded: true, focus: input,
    body: [
      h("p", { id: "code-help" }, app ? w("security-app-help") : w(sent.to ? `code-sent-${sent.channel}` : "code-sent", { value: sent.to })),
      app && picture(sent.picture),
      app && h("p", { class: "typed-secret" }, h("code", {}, sent.typed)),
      app && h("p", { class: "hint" }, w("security-app-once")),
      h("div", { class: "code-box" }, input), error,
    ],
    foot: [go],
  });
}

async function confirm(step, code) {
  const { sheet, purpose, at } = step;
  sheet.busy = true;
  try {
    const view = await post(`${step.api}/confirm`, { purpose, code });
    sheet.busy = false;
    sheet.step({
      title: w(`security-${purpose}-title`),
      body: h("div", { class: "result" }, h("div", { class: "badge big good" }, icon("check")), h("h3", {}, w(`security-${purpose}-done`))),
      foot: [button(w("close"), () => sheet.close(), { kind: "primary wide" })],
    });
    at.changed(view);
  } catch (refused) {
    sheet.busy = false;
    if (!ended(step, refused)) askCode(step, { wrong: refused.message });
  }
}

function ended({ sheet, at }, refused) {
  if (!refused.code) throw refused;
  if (refused.code !== "session-over") return false;
  sheet.busy = false;
  sheet.close();
  at.over(refused);
  return true;
}

/** Dark on light in either theme: not every reader takes it the other way round. */
function picture(rows) {
  const side = rows.length + 2 * QUIET;
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${side} ${side}`);
  svg.setAttribute("class", "qr");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", w("security-app-picture"));
  svg.setAttribute("shape-rendering", "crispEdges");
  const path = document.createElementNS(SVG, "path");
  const dark = rows.flatMap((row, y) => [...row].map((module, x) => (module === "1" ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : "")));
  path.setAttribute("d", dark.join(""));
  svg.append(path);
  return svg;
}
