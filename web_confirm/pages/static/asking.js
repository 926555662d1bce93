// Questions to the initiator and their answers: a card beside the document, a sheet to write in.

import { problem } from "./confirm.js";
import { button, h } from "./dom.js";
import { post } from "./session.js";
import { Sheet } from "./sheet.js";
import { w } from "./words.js";

/** The card, or null where there is nothing to ask and nothing was asked. */
export function questionsCard(page) {
  const { view } = page;
  const may = view.can.includes("ask");
  if (!view.questions.length && !may) return null;
  return h("section", { class: "card questions", "aria-labelledby": "questions-title" },
    h("h2", { id: "questions-title" }, w("questions")),
    view.questions.length ? h("ol", {}, view.questions.map((one) => asked(page, one))) : h("p", { class: "quiet-text" }, w("questions-none")),
    may && button(w("ask-sender"), () => openAsking(page), { kind: "quiet small", name: "chat" }));
}

function asked(page, one) {
  const answer = one.answer
    ? h("div", { class: "answer" }, h("p", { class: "quiet-text" }, `${one.mine ? page.view.from : w("you")} · ${one.answered.text}`), h("p", { class: "said-words" }, one.answer))
    : one.mine
      ? h("p", { class: "quiet-text" }, w("question-waits"))
      : button(w("answer"), () => openAnswering(page, one), { kind: "quiet small" });
  return h("li", {}, h("p", { class: "quiet-text" }, `${one.mine ? w("you") : one.name} · ${one.asked.text}`), h("p", { class: "said-words" }, one.words), answer);
}

export function openAsking(page) {
  writing(page, { title: w("ask-title"), lead: w("ask-text", { name: page.view.from }), label: w("ask-label"), send: w("ask-send"), path: "questions", done: w("ask-sent") });
}

function openAnswering(page, one) {
  writing(page, { title: w("answer-title"), lead: one.words, quoted: true, label: w("answer-label"), send: w("answer-send"), path: `questions/${encodeURIComponent(one.id)}/answer`, done: w("answer-sent") });
}

function writing(page, { title, lead, quoted = false, label, send, path, done }) {
  const sheet = new Sheet({ onClose: () => page.closed() });
  const error = h("div", { class: "error-place" });
  const words = h("textarea", { id: "words", rows: "4", maxlength: "1000", value: page.unsent?.get(path) || "" });
  const go = button(send, async () => {
    go.disabled = true;
    sheet.busy = true;
    try {
      const view = await post(`/api/tasks/${encodeURIComponent(page.view.id)}/${path}`, { words: words.value });
      page.unsent?.delete(path);
      sheet.busy = false;
      sheet.close();
      page.refresh(view);
      page.say(done);
    } catch (refused) {
      sheet.busy = false;
      go.disabled = false;
      if (refused.code === "session-over") {
        sheet.close();
        page.over(refused);
      } else error.replaceChildren(problem(refused.message));
    }
  }, { kind: "primary wide", disabled: !words.value.trim() });
  words.addEventListener("input", () => {
    go.disabled = !words.value.trim();
    sheet.guarded = Boolean(words.value.trim());
    error.replaceChildren();
    (page.unsent ??= new Map()).set(path, words.value); // closed by mistake, it is there again
  });
  sheet.step({
    title, focus: words,
    body: [h("p", { class: quoted ? "said-words quoted" : "" }, lead), h("label", { class: "label", for: "words" }, label), words, error],
    foot: [go],
  });
}
