// Adding a person, and failures on demand.

import { drop, post } from "./api.js";
import { h } from "./dom.js";
import { button, dialog, heading, toast } from "./sheets.js";
import { listen, state } from "./state.js";
import { say } from "./words.js";

export async function newcomerBox(desk) {
  const field = (name, label, more = {}) => h("label", { class: "labelled" }, label, h("input", { name, class: "text-field", ...more }));
  const speaks = h("select", { name: "language_code", class: "text-field" }, h("option", { value: "zh-hans" }, "中文"), h("option", { value: "en" }, "English"));
  const form = h("form", { class: "form" },
    h("div", { class: "two" }, field("first_name", say("first"), { required: true, maxlength: "64" }), field("last_name", say("last"), { maxlength: "64" })),
    field("username", say("username"), { pattern: "[A-Za-z][A-Za-z0-9_]{4,31}" }),
    field("phone_number", say("phone"), { type: "tel", pattern: "\\+?[0-9]{6,15}" }),
    h("label", { class: "labelled" }, say("speaks"), speaks),
    field("about", say("part"), { maxlength: "80" }));
  const added = await dialog(desk.root, say("addPerson"), (close) => {
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      try {
        close(await post("people", Object.fromEntries(new FormData(form))));
      } catch (error) {
        toast(desk.root, say("failed", { reason: error.message }));
      }
    });
    form.append(h("div", { class: "dialog-buttons" }, button(say("cancel"), () => close(), "", "dialog-cancel"),
      h("button", { type: "submit", class: "button primary", "data-testid": "dialog-ok" }, say("add"))));
    return [heading(say("addPerson")), form];
  }, { testid: "newcomer", kind: "tall" });
  if (added) {
    state.people.set(added.id, added);
    desk.choose(added.id);
  }
}

const METHODS = ["*", "sendMessage", "sendDocument", "sendPhoto", "editMessageText", "answerCallbackQuery", "getFile", "getUpdates"];
const KINDS = ["429", "500", "403", "timeout", "lost"];

export function failuresBox(place) {
  const method = h("select", { class: "text-field", "aria-label": say("method") }, METHODS.map((name) => h("option", { value: name }, name)));
  const kind = h("select", { class: "text-field", "aria-label": say("kind") }, KINDS.map((name) => h("option", { value: name }, name)));
  const times = h("input", { type: "number", class: "text-field", min: "1", max: "1000", value: "1", "aria-label": say("times") });
  const list = h("ul", { class: "fault-list" });
  const draw = () => list.replaceChildren(...(state.faults.length
    ? state.faults.map((fault) => h("li", {}, `${fault.method}: ${fault.kind} × ${fault.times}`))
    : [h("li", { class: "quiet" }, say("none"))]));
  const stop = listen((news) => news.kind === "faults" && draw());
  const add = () => post("debug", { method: method.value, kind: kind.value, times: Number(times.value) || 1 });
  draw();
  return dialog(place, say("failures"), (close) => [
    heading(say("failures")),
    h("p", { class: "dialog-text quiet" }, say("failuresText")),
    h("div", { class: "form" }, method, h("div", { class: "two" }, kind, times)),
    list,
    h("div", { class: "dialog-buttons" },
      button(say("clear"), () => drop("debug")), button(say("add"), add, "", "fault-add"), button(say("done"), () => close(), "primary", "dialog-ok")),
  ], { testid: "failures-box" }).finally(stop);
}
