// Naming somebody in one's place, where the initiator allows it.

import { problem } from "./confirm.js";
import { button, h, plain } from "./dom.js";
import { post } from "./session.js";
import { Sheet } from "./sheet.js";
import { closePage, inTelegram } from "./telegram.js";
import { w } from "./words.js";

export function handOnCard(page) {
  if (!page.view.can.includes("hand-on")) return null;
  return h("section", { class: "card questions" }, h("p", { class: "quiet-text" }, w("hand-on-lead")), button(w("hand-on"), () => openHandingOn(page), { kind: "quiet small", name: "next" }));
}

function openHandingOn(page) {
  const sheet = new Sheet({ onClose: () => page.closed() });
  const error = h("div", { class: "error-place" });
  const kept = (page.successor ??= { name: "", contact: "", reason: "" });
  const whole = () => Object.values(kept).every((value) => value.trim());
  const field = (key, label, facts = {}) => {
    const node = h(key === "reason" ? "textarea" : "input", { id: `successor-${key}`, class: "typed", value: kept[key], autocomplete: "off", ...facts, oninput: () => {
      kept[key] = node.value;
      go.disabled = !whole();
      sheet.guarded = Object.values(kept).some(Boolean);
      error.replaceChildren();
    } });
    return [h("label", { class: "label", for: node.id }, label), node];
  };
  const go = button(w("hand-on-yes"), async () => {
    go.disabled = true;
    sheet.busy = true;
    try {
      const found = await post(`/api/tasks/${encodeURIComponent(page.view.id)}/hand-on`, { to: `${kept.name.trim()} ${kept.contact.trim()}`, reason: kept.reason });
      sheet.busy = false;
      page.left();
      sheet.close();
      plain({ name: "check", tone: "good", title: w("handed-on", { name: found.name }), text: w(found.known ? "handed-on-known" : "handed-on-invited"),
        actions: inTelegram ? [button(w("back-to-chat"), closePage, { kind: "primary" })] : [] });
    } catch (refused) {
      sheet.busy = false;
      go.disabled = false;
      if (refused.code === "session-over") {
        sheet.close();
        page.over(refused);
      } else error.replaceChildren(problem(refused.message));
    }
  }, { kind: "danger wide", disabled: !whole() });
  const name = field("name", w("hand-on-name"), { maxlength: "60" });
  sheet.step({
    title: w("hand-on-title"), focus: name[1],
    body: [h("p", {}, w("hand-on-text")), h("div", {}, name), h("div", {}, field("contact", w("hand-on-contact"), { maxlength: "120" })), h("div", {}, field("reason", w("hand-on-why"), { rows: "3", maxlength: "500" })), error],
    foot: [button(w("cancel"), () => sheet.close(), { kind: "quiet wide" }), go],
  });
}
