// Who may use a seal or keeps it too: named by phone, user name or number, seen by name before anything is allowed.

import { button, h } from "./dom.js";
import { choice, line } from "./placing_inputs.js";
import { post, Refused } from "./session.js";
import { Sheet } from "./sheet.js";
import { problem } from "./studio_inputs.js";
import { w } from "./words.js";

export function usersPart(page) {
  const { seal } = page;
  return h("section", { class: "card" }, h("h2", {}, w("studio-users")),
    seal.users.length ? h("ul", { class: "users" }, seal.users.map((user) => userRow(page, user))) : h("p", { class: "quiet-text" }, w("studio-users-none")),
    page.living && button(w("studio-add-user"), () => add(page), { kind: "quiet small", name: "plus" }));
}

function userRow(page, user) {
  const time = user.over ? w("studio-user-over") : user.until ? w("studio-user-until", { time: user.until }) : w("studio-user-forever");
  const may = page.living && (page.seal.standing === "maker" || !user.keeps);
  return h("li", { class: user.over ? "over" : "" },
    h("span", {}, h("strong", {}, user.name), h("span", { class: "quiet-text" }, `${w(user.keeps ? "studio-user-keeps" : "studio-user-uses")} · ${time}`)),
    may && button(w("studio-take-back"), () => takeBack(page, user), { kind: "link small", "aria-label": `${w("studio-take-back")} ${user.name}` }));
}

function takeBack(page, user) {
  const sheet = new Sheet();
  const yes = button(w("studio-take-back"), async () => {
    yes.disabled = true;
    sheet.close();
    await page.done(() => post(`${page.path}/users`, { handle: user.handle }));
  }, { kind: "danger wide" });
  sheet.step({ title: w("studio-take-back-title"), body: h("p", {}, w("studio-take-back-text", { name: user.name })),
    foot: [button(w("cancel"), () => sheet.close(), { kind: "quiet wide" }), yes] });
}

function add(page) {
  const sheet = new Sheet();
  const error = h("div", { class: "error-place", role: "alert" });
  let words = "";
  const find = button(w("studio-user-find"), async () => {
    find.disabled = true;
    try {
      grant(page, sheet, words, (await post(`${page.path}/find-user`, { words })).name);
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      error.replaceChildren(problem(refused.message));
      find.disabled = false;
    }
  }, { kind: "primary wide", disabled: true });
  const who = line(w("studio-user-who"), "", (typed) => {
    words = typed;
    find.disabled = !typed.trim();
    error.replaceChildren();
  }, { most: 60, hint: w("studio-user-who-hint") });
  sheet.step({ title: w("studio-add-user"), body: [who, error], foot: [find], focus: who.input });
}

function grant(page, sheet, words, name) {
  const wish = { words, name, keeps: false, until: "" };
  const error = h("div", { class: "error-place", role: "alert" });
  const day = h("input", { type: "date", class: "typed", id: "until", "aria-describedby": "until-hint" });
  day.addEventListener("input", () => (wish.until = day.value));
  const yes = button(w("studio-allow"), async () => {
    yes.disabled = true;
    sheet.busy = true;
    try {
      const after = await post(`${page.path}/users`, wish);
      sheet.busy = false;
      sheet.close();
      page.seal = after;
      page.open();
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      sheet.busy = false;
      yes.disabled = false;
      error.replaceChildren(problem(refused.message));
    }
  }, { kind: "primary wide" });
  const roles = [["user", w("studio-user-uses")], page.seal.standing === "maker" && ["keeper", w("studio-user-keeps")]].filter(Boolean);
  sheet.step({ title: w("studio-user-found", { name }), back: () => add2(page, sheet), foot: [yes],
    body: [choice(w("studio-user-as"), roles, "user", (as) => (wish.keeps = as === "keeper")),
      h("div", {}, h("label", { class: "label", for: "until" }, w("studio-user-end")), day, h("p", { class: "hint", id: "until-hint" }, w("studio-user-end-hint"))), error] });
}

function add2(page, sheet) {
  sheet.close();
  add(page);
}
