// Signing, approving, rejecting: what each sheet asks, in its order.

import { codeStep, consent, lookAgain, problem, requestCode, resultStep } from "./confirm.js";
import { button, h, icon, spinner } from "./dom.js";
import { Pad } from "./pad.js";
import { post } from "./session.js";
import { Sheet } from "./sheet.js";
import { w } from "./words.js";

const MOVED_ON = new Set(["task-ended", "already-acted", "not-your-turn", "everybody-acted", "nothing-to-do", "signing-busy", "not-found", "task-changed", "task-moved-on"]);

/** What all sheets of one act share. `page`: the task page. */
function begin(page, act) {
  const sheet = new Sheet({ onClose: () => page.closed() });
  const at = { sheet, act, view: page.view, proposal: null, back: null };
  at.onDone = (view) => {
    page.refresh(view);
    resultStep(sheet, view, act, () => page.download());
  };
  at.onStale = async () => {
    sheet.close();
    await page.reload({ changed: true });
  };
  /** True where the refusal is about more than the answer just given. */
  at.handle = (refused) => {
    if (refused.code === "document-changed") lookAgain(at);
    else if (refused.code === "session-over") {
      sheet.busy = false;
      sheet.close();
      page.over(refused);
    } else if (MOVED_ON.has(refused.code)) movedOn(page, sheet, refused);
    else return false;
    return true;
  };
  return at;
}

function movedOn(page, sheet, refused) {
  sheet.step({
    title: w("trouble-title"),
    body: h("div", { class: "centred-text" }, h("div", { class: "badge" }, icon("alert")), h("p", {}, refused.message)),
    foot: [button(w("reload"), () => {
      sheet.close();
      page.reload();
    }, { kind: "primary wide" })],
  });
}

export function openSigning(page) {
  const at = begin(page, "sign");
  const mine = at.view.mine.find((party) => party.role === "signer") || at.view.mine[0];
  const kept = { way: "draw", strokes: null, typed: mine.name, picture: "" };
  drawStep(page, at, kept);
}

function drawStep(page, at, kept) {
  let pad = null;
  const next = button(w("next"), () => go(), { kind: "primary wide", disabled: true });
  const panel = h("div", { class: "way", role: "tabpanel", id: "way" });
  const ways = ["draw", "type"].map((way) =>
    h("button", { type: "button", class: "tab", role: "tab", id: `tab-${way}`, "aria-controls": "way", onclick: () => choose(way), onkeydown: turn }, w(way)));

  /** Arrows go from one tab to the other, as tabs do everywhere. */
  function turn(event) {
    if (!event.key.startsWith("Arrow")) return;
    event.preventDefault();
    choose(kept.way === "draw" ? "type" : "draw");
    ways.find((tab) => tab.tabIndex === 0).focus();
  }

  function choose(way) {
    keep();
    kept.way = way;
    ways.forEach((tab, at) => {
      const on = (at === 0) === (way === "draw");
      tab.setAttribute("aria-selected", String(on));
      tab.tabIndex = on ? 0 : -1;
      if (on) panel.setAttribute("aria-labelledby", tab.id);
    });
    panel.replaceChildren(...(way === "draw" ? drawing() : typing()));
    if (way === "draw") openPad();
    check();
  }

  function drawing() {
    const undo = h("button", { type: "button", class: "button link small", onclick: () => pad.undo() }, icon("undo"), h("span", {}, w("undo")));
    const clear = button(w("clear"), () => pad.clear(), { kind: "link small" });
    const canvas = h("canvas", { class: "pad", "aria-label": w("draw-hint"), role: "img", tabindex: "0" });
    const hint = h("p", { class: "pad-hint", "aria-hidden": "true" }, w("draw-hint"));
    panel.tools = [undo, clear, hint];
    return [h("div", { class: "pad-box" }, canvas, hint, h("span", { class: "pad-line", "aria-hidden": "true" })), h("div", { class: "row between" }, undo, clear)];
  }

  function openPad() {
    pad = new Pad(panel.querySelector("canvas"), { onChange: check, strokes: kept.strokes });
    panel.querySelector("canvas").addEventListener("pointerdown", () => (panel.tools[2].hidden = true));
  }

  function typing() {
    const input = h("input", { id: "typed", class: "typed", maxlength: "60", autocomplete: "name", spellcheck: "false", value: kept.typed });
    const shown = h("p", { class: "typed-shown", "aria-hidden": "true" }, kept.typed);
    input.addEventListener("input", () => {
      kept.typed = input.value;
      shown.textContent = input.value;
      check();
    });
    return [h("label", { class: "label", for: "typed" }, w("typed-label")), input, shown, h("p", { class: "hint" }, w("typed-hint"))];
  }

  function keep() {
    if (!pad) return;
    kept.strokes = pad.isEmpty ? null : pad.strokes;
    pad.close();
    pad = null;
  }

  function check() {
    next.disabled = kept.way === "draw" ? !pad || pad.isEmpty : !kept.typed.trim();
    if (kept.way !== "draw" || !panel.tools) return;
    const [undo, clear, hint] = panel.tools;
    undo.disabled = clear.disabled = pad.isEmpty;
    hint.hidden = !pad.isEmpty;
    at.sheet.guarded = !pad.isEmpty;
  }

  function go() {
    kept.picture = kept.way === "draw" ? pad.picture() : "";
    at.proposal = kept.way === "draw" ? { drawing: kept.picture } : { typed: kept.typed.trim() };
    page.viewer.setMark(kept.picture);
    checkStep(page, at, kept);
  }

  at.sheet.step({
    title: w("sign-title"), guarded: Boolean(kept.strokes), leave: keep,
    body: [h("div", { class: "tabs", role: "tablist" }, ways), panel,
      h("div", { class: "row centred" }, button(w("have-code"), () => {
        at.proposal = null;
        at.back = () => drawStep(page, at, kept);
        codeStep(at, { sent: false });
      }, { kind: "link small" }))],
    foot: [next],
  });
  choose(kept.way);
}

function checkStep(page, at, kept) {
  const error = h("div", { class: "error-place" });
  at.back = () => checkStep(page, at, kept);
  const ask = button(w("get-code"), async () => {
    ask.disabled = true;
    ask.prepend(spinner());
    try {
      await requestCode(at);
      codeStep(at);
    } catch (refused) {
      ask.disabled = false;
      ask.querySelector(".spinner")?.remove();
      if (!at.handle(refused)) error.replaceChildren(problem(refused.message));
    }
  }, { kind: "primary wide" });
  at.sheet.step({
    title: w("check-title"), guarded: true, back: () => drawStep(page, at, kept),
    body: [preview(page.viewer, kept), h("p", { class: "consent" }, consent(at.view, "sign")), error],
    foot: [ask],
  });
}

/** The place on its page, cut out, with the signature on it. */
function preview(viewer, kept) {
  const place = viewer.firstPlace;
  const mark = kept.picture ? h("img", { class: "mark", src: kept.picture, alt: "" }) : h("span", { class: "mark typed-mark" }, kept.typed);
  const url = place ? viewer.pictureOf(place.page) : "";
  const cut = h("div", { class: "cut" });
  const caption = h("figcaption", {}, w("check-preview"));
  if (!url) {
    cut.append(mark);
    return h("figure", { class: "preview bare" }, cut, caption);
  }
  // The cut shows three widths of the place, at most the page.
  const share = Math.min(1, Math.max(place.width * 2.2, 0.42));
  const left = Math.min(Math.max(place.x + place.width / 2 - share / 2, 0), 1 - share);
  const shape = viewer.view.shapes[place.page];
  const tall = (share * shape[0] * 0.5) / shape[1];
  const top = Math.min(Math.max(place.y + place.height / 2 - tall / 2, 0), 1 - tall);
  const paper = h("div", { class: "cut-paper" }, h("img", { src: url, alt: "" }));
  const spot = h("div", { class: "cut-place" }, mark);
  Object.assign(paper.style, { width: `${100 / share}%`, left: `${(-left / share) * 100}%`, top: `${(-top / tall) * 100}%` });
  Object.assign(spot.style, { left: `${place.x * 100}%`, top: `${place.y * 100}%`, width: `${place.width * 100}%`, height: `${place.height * 100}%` });
  paper.append(spot);
  cut.append(paper);
  return h("figure", { class: "preview" }, cut, caption);
}

export function openApproving(page) {
  const at = begin(page, "approve");
  at.proposal = {};
  const error = h("div", { class: "error-place" });
  const first = () => at.sheet.step({
    title: w("check-title"),
    body: [h("p", { class: "consent" }, consent(at.view, "approve")), error,
      h("div", { class: "row centred" }, button(w("have-code"), () => {
        at.back = first;
        codeStep(at, { sent: false });
      }, { kind: "link small" }))],
    foot: [ask],
  });
  const ask = button(w("get-code"), async () => {
    ask.disabled = true;
    try {
      await requestCode(at);
      at.back = first;
      codeStep(at);
    } catch (refused) {
      if (!at.handle(refused)) error.replaceChildren(problem(refused.message));
    } finally {
      ask.disabled = false;
    }
  }, { kind: "primary wide" });
  first();
}

export function openRejecting(page) {
  const at = begin(page, "reject");
  const error = h("div", { class: "error-place" });
  const reason = h("textarea", { id: "reason", rows: "4", maxlength: "500", placeholder: w("reject-placeholder") });
  const yes = button(w("reject-confirm"), async () => {
    yes.disabled = true;
    at.sheet.busy = true;
    try {
      const view = await post(`/api/tasks/${encodeURIComponent(at.view.id)}/reject`, { reason: reason.value });
      at.sheet.busy = false;
      at.sheet.close();
      page.refresh(view);
    } catch (refused) {
      at.sheet.busy = false;
      yes.disabled = false;
      if (!at.handle(refused)) error.replaceChildren(problem(refused.message));
    }
  }, { kind: "danger wide", disabled: true });
  reason.addEventListener("input", () => {
    yes.disabled = !reason.value.trim();
    at.sheet.guarded = Boolean(reason.value.trim());
    error.replaceChildren();
  });
  at.sheet.step({
    title: w("reject-title"), focus: reason,
    body: [h("p", {}, w("reject-text")), h("label", { class: "label", for: "reason" }, w("reject-label")), reason, error],
    foot: [button(w("cancel"), () => at.sheet.close(), { kind: "quiet wide" }), yes],
  });
}
