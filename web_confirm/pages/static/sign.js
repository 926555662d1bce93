// Signing, approving, filling in, rejecting: what each sheet asks, in its order.

import { codeStep, consent, lookAgain, problem, requestCode, resultStep } from "./confirm.js";
import { writtenList } from "./checking.js";
import { button, h, icon, spinner } from "./dom.js";
import { asked, handStep, markOf } from "./hand.js";
import { leaveStep } from "./leave.js";
import { get, post } from "./session.js";
import { Sheet } from "./sheet.js";
import { w } from "./words.js";

const MOVED_ON = new Set(["task-ended", "already-acted", "not-your-turn", "everybody-acted", "nothing-to-do", "signing-busy", "not-found", "task-changed", "task-moved-on", "values-changed"]);

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
    else if (refused.facts?.key && page.fills.fill(refused.facts.key)) {
      sheet.busy = false;
      sheet.close();
      page.fills.refuse(refused.facts.key, refused.message);
      page.filling.open(refused.facts.key, { ask: true });
    }
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

const WAYS = ["draw", "type", "seal", "photo"];

/** From "sign": what is missing first, then name, initials, seals, the check and the code. */
export async function openSigning(page) {
  if (!(await page.filling.isComplete())) return;
  const at = begin(page, "sign");
  firstStep(page, at);
}

/** From "confirm what I filled in": what is missing first, then the check and the code. */
export async function openFilling(page) {
  if (!(await page.filling.isComplete())) return;
  fillStep(page, begin(page, "fill"));
}

function fillStep(page, at) {
  const error = h("div", { class: "error-place" });
  at.proposal = { values: page.fills.written };
  at.back = () => fillStep(page, at);
  const ask = askForCode(at, error);
  at.sheet.step({
    title: w("check-title"), guarded: true,
    body: [writtenList(at.view.fills, page.fills.written, { url: (key) => page.pictures.get(key) || "" }),
      h("p", { class: "consent" }, consent(at.view, "fill")), error, haveCodeLink(page, at)],
    foot: [ask],
  });
}

/** The button that asks for the code and goes on to it. */
function askForCode(at, error, refusedHere = () => false) {
  const ask = button(w("get-code"), async () => {
    ask.disabled = true;
    ask.prepend(spinner());
    try {
      await requestCode(at);
      codeStep(at);
    } catch (refused) {
      ask.disabled = false;
      ask.querySelector(".spinner")?.remove();
      if (!refusedHere(refused) && !at.handle(refused)) error.replaceChildren(problem(refused.message));
    }
  }, { kind: "primary wide" });
  return ask;
}

/** Whether a name is put by hand: not where seals alone speak. */
const byHand = (page, at) => page.needs("signature") || !at.view.seals.length;
const several = (at, kind) => at.view.seals.filter((seal) => seal.kind === kind).length > 1;

function firstStep(page, at) {
  if (byHand(page, at)) signatureStep(page, at);
  else if (page.needs("initials")) initialsStep(page, at, () => sealsStep(page, at), null);
  else sealsStep(page, at);
}

function haveCodeLink(page, at) {
  return h("div", { class: "row centred" }, button(w("have-code"), () => haveCode(page, at), { kind: "link small" }));
}

/** From a place: only this hand, where others still wait to be filled. */
export function openHand(page, kind) {
  const others = page.filling.wanting.some((stop) => stop.kind !== kind && (stop.kind || page.fills.isMissing(stop.key) || page.fills.isWrong(stop.key)));
  if (kind === "signature" && !others) return openSigning(page);
  const at = begin(page, "sign");
  const done = () => {
    at.sheet.close();
    page.filling.adopted(kind);
  };
  if (kind === "signature") signatureStep(page, at, done);
  else initialsStep(page, at, done, null);
}

function signatureStep(page, at, done = null) {
  const ways = WAYS.filter((way) => way !== "seal" || at.view.hand.name_seal);
  handStep(at, {
    title: w("sign-title"), kept: page.marks.signature, key: "@signature", ways,
    extra: done ? [] : [haveCodeLink(page, at)],
    next: (kept) => {
      page.viewer.places.setMark("signature", markOf(kept));
      if (done) return done();
      if (page.needs("initials")) initialsStep(page, at, () => sealsStep(page, at), () => signatureStep(page, at));
      else sealsStep(page, at);
    },
  });
}

function initialsStep(page, at, done, back) {
  handStep(at, {
    title: w("initials-title"), kept: page.marks.initials, key: "@initials", ways: ["draw", "type", "photo"], back,
    next: (kept) => {
      page.viewer.places.setMark("initials", markOf(kept));
      done();
    },
  });
}

/** Where several seals may be used, one is chosen; a single one needs no question. */
function sealsStep(page, at) {
  const kinds = [...new Set(at.view.seals.map((seal) => seal.kind))];
  for (const kind of kinds) page.seals[kind] ??= at.view.seals.find((seal) => seal.kind === kind).id;
  showSeals(page, at);
  if (!kinds.some((kind) => several(at, kind))) return leave(page, at);
  const group = (kind) => h("fieldset", { class: "seals" }, h("legend", { class: "label" }, w(`field-${kind}`)),
    at.view.seals.filter((seal) => seal.kind === kind).map((seal) => {
      const input = h("input", { type: "radio", name: `seal-${kind}`, value: seal.id, checked: page.seals[kind] === seal.id, onchange: () => {
        page.seals[kind] = seal.id;
        showSeals(page, at);
      } });
      return h("label", { class: "seal-choice" }, input, h("img", { src: seal.preview, alt: "" }), h("span", {}, seal.name));
    }));
  at.sheet.step({
    title: w("seal-title"), guarded: true, back: byHand(page, at) || page.needs("initials") ? () => firstStep(page, at) : null, body: kinds.map(group),
    foot: [button(w("next"), () => leave(page, at), { kind: "primary wide" })],
  });
}

/** Where a seal's keeper is asked first, that comes before the check. */
function leave(page, at) {
  const back = asksBefore(page, at) ? () => firstStep(page, at) : null;
  if (!leaveStep(page, at, { back, onward: () => checkStep(page, at) })) checkStep(page, at);
}

function showSeals(page, at) {
  for (const [kind, id] of Object.entries(page.seals)) {
    const seal = at.view.seals.find((each) => each.id === id);
    for (const each of kind === "seal" ? ["seal", "seam"] : [kind]) page.viewer.places.setMark(each, seal ? { url: seal.preview } : null);
  }
}

function checkStep(page, at) {
  const error = h("div", { class: "error-place" });
  const { signature, initials } = page.marks;
  at.proposal = { ...(signature.adopted ? asked(signature) : {}), values: page.fills.written, seals: page.seals };
  if (page.needs("initials")) at.proposal.initials = asked(initials);
  at.back = () => checkStep(page, at);
  const ask = askForCode(at, error, (refused) => {
    if (refused.code !== "seal-needs-leave") return false;
    page.leaves?.clear(); // it was for other bytes, or its time is over
    leave(page, at);
    return true;
  });
  at.sheet.step({
    title: w("check-title"), guarded: true, back: asksBefore(page, at) ? () => firstStep(page, at) : null,
    body: [writtenList(at.view.fills, page.fills.written, { url: (key) => page.pictures.get(key) || "", more: besides(page, at) }), preview(page.viewer, shownFirst(page, at), byHand(page, at) ? "check-preview" : "check-preview-seal"),
      h("p", { class: "consent" }, consent(at.view, "sign")), error, byHand(page, at) ? null : haveCodeLink(page, at)],
    foot: [ask],
  });
}

function asksBefore(page, at) {
  return byHand(page, at) || page.needs("initials") || Object.keys(page.seals).some((kind) => several(at, kind));
}

/** What stands in the first place: the hand, else the seal. */
function shownFirst(page, at) {
  if (byHand(page, at)) return markOf(page.marks.signature);
  return { url: at.view.seals.find((seal) => Object.values(page.seals).includes(seal.id)).preview };
}

/** Initials, seals and papers handed in, beside what was filled in. */
function besides(page, at) {
  const rows = at.view.papers.filter((one) => one.file).map((one) => [one.name, one.file.name]);
  if (page.needs("initials")) {
    const { url, text } = markOf(page.marks.initials);
    rows.push([w("field-initials"), url ? h("img", { src: url, alt: w("field-initials"), class: "written-picture" }) : text]);
  }
  for (const [kind, id] of Object.entries(page.seals)) {
    const seal = at.view.seals.find((each) => each.id === id);
    if (seal) rows.push([w(`field-${kind}`), [h("img", { src: seal.preview, alt: "", class: "written-picture" }), seal.name]]);
  }
  return rows;
}

/** The code was asked for elsewhere, or before the page was opened anew: what it is for is shown before it is used. */
async function haveCode(page, at) {
  at.proposal = null;
  at.back = () => (at.act === "fill" ? fillStep : firstStep)(page, at);
  try {
    const found = await get(`/api/tasks/${encodeURIComponent(at.view.id)}/proposal/${at.act}`);
    at.bound = found.bound_to;
    at.means = found.means;
    at.summary = writtenList(at.view.fills, found.values);
    codeStep(at, { sent: false });
  } catch (refused) {
    if (at.handle(refused)) return;
    at.sheet.step({ title: w("code-title"), back: at.back, body: problem(refused.message), foot: [button(w("back"), at.back, { kind: "primary wide" })] });
  }
}

/** The place on its page, cut out, with the signature on it. */
function preview(viewer, shown, words) {
  const place = viewer.firstPlace;
  const mark = shown.url ? h("img", { class: "mark", src: shown.url, alt: "" }) : h("span", { class: "mark typed-mark" }, shown.text);
  const url = place ? viewer.pictureOf(place.page) : "";
  const cut = h("div", { class: "cut" });
  const caption = h("figcaption", {}, w(words));
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
  if (place.colour) spot.style.setProperty("--mine", place.colour);
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
