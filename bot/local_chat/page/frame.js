// A page in a sheet over the phone: Mini Apps with their events, and plain pages of this computer.
// Events: core.telegram.org/api/bots/webapps; a page posts JSON {eventType, eventData} to its parent.

import { post } from "./api.js";
import { h, icon } from "./dom.js";
import { button, confirmBox, dialog, heading } from "./sheets.js";
import { botName } from "./state.js";
import { say } from "./words.js";

const NOTICE = 20000; // milliseconds: long enough to type a code from it

/** Opens `url` over the phone of `pane`; one at a time. Returns a function that closes it. */
export function openFrame(pane, url) {
  pane.closeFrame?.();
  const address = new URL(url);
  const frame = h("iframe", {
    src: url, title: botName(), testid: "miniapp-frame", allow: "clipboard-write; camera; geolocation 'none'",
    sandbox: "allow-scripts allow-same-origin allow-forms allow-popups allow-downloads allow-modals",
  });
  const back = h("button", { type: "button", class: "round", hidden: true, "aria-label": "Back", onclick: () => send("back_button_pressed") }, icon("back"));
  const main = h("button", { type: "button", class: "main-button", hidden: true, onclick: () => send("main_button_pressed") });
  const bar = h("header", { class: "frame-bar" },
    h("button", { type: "button", class: "round", "aria-label": say("close"), testid: "miniapp-close", onclick: () => ask() }, icon("close")),
    back,
    h("span", { class: "frame-title" }, h("strong", {}, botName()), h("span", {}, address.host)),
    h("a", { class: "round", href: url, target: "_blank", rel: "noopener noreferrer", "aria-label": say("newTab"), title: say("newTab"), testid: "miniapp-tab" }, icon("out")));
  const sheet = h("section", { class: "frame", role: "dialog", "aria-label": botName(), testid: "miniapp" }, bar,
    h("div", { class: "frame-body" }, h("p", { class: "frame-wait" }, say("loading")), frame), main);
  let guarded = false;

  const send = (eventType, eventData = {}) =>
    frame.contentWindow?.postMessage(JSON.stringify({ eventType, eventData }), address.origin);
  const close = () => {
    window.removeEventListener("message", hear);
    sheet.remove();
    pane.closeFrame = pane.tell = null;
  };
  const ask = async () => {
    if (guarded && !(await confirmBox(sheet, say("close"), say("leave"), say("close"), "danger"))) return;
    close();
  };
  const doing = {
    web_app_close: close,
    iframe_ready: () => send("theme_changed", { theme_params: theme(url) }),
    web_app_request_theme: () => send("theme_changed", { theme_params: theme(url) }),
    web_app_request_viewport: () =>
      send("viewport_changed", { height: frame.clientHeight, width: frame.clientWidth, is_expanded: true, is_state_stable: true }),
    web_app_setup_closing_behavior: (data) => (guarded = Boolean(data.need_confirmation)),
    web_app_setup_back_button: (data) => (back.hidden = !data.is_visible),
    web_app_setup_main_button: (data) => setUp(main, data),
    web_app_open_popup: (data) => popup(sheet, data).then((id) => send("popup_closed", id === null ? {} : { button_id: id })),
    web_app_open_link: (data) => pane.open(String(data.url)),
    web_app_open_tg_link: (data) => pane.open(`https://t.me${data.path_full}`),
    web_app_request_phone: () => sharePhone(pane, sheet).then((status) => send("phone_requested", { status })),
  };

  function hear(event) {
    if (event.source !== frame.contentWindow) return;
    let news;
    try {
      news = typeof event.data === "string" ? JSON.parse(event.data) : event.data;
    } catch {
      return;
    }
    if (news && Object.hasOwn(doing, news.eventType)) doing[news.eventType](news.eventData || {});
  }

  frame.addEventListener("load", () => sheet.classList.add("loaded"));
  window.addEventListener("message", hear);
  sheet.addEventListener("keydown", (event) => event.key === "Escape" && ask());
  pane.screen.append(sheet);
  bar.querySelector("button").focus({ preventScroll: true });
  pane.closeFrame = close;
  pane.tell = (words) => notice(sheet, words);
  return close;
}

/** What the bot says meanwhile, as a telephone shows it over any app: the code that the page asks for is in it. */
function notice(sheet, words) {
  sheet.querySelector(".notice")?.remove();
  const shown = h("button", { type: "button", class: "notice", role: "status", testid: "notice", onclick: () => shown.remove() },
    h("strong", {}, botName()), h("span", {}, words));
  sheet.append(shown);
  setTimeout(() => shown.remove(), NOTICE);
}

function theme(url) {
  const given = new URLSearchParams(new URL(url).hash.slice(1)).get("tgWebAppThemeParams");
  return given ? JSON.parse(given) : {};
}

function setUp(main, data) {
  if ("is_visible" in data) main.hidden = !data.is_visible;
  if (data.text) main.textContent = data.text;
  if ("is_active" in data) main.disabled = !data.is_active;
}

function popup(place, data) {
  const known = { ok: say("ok"), close: say("close"), cancel: say("cancel") };
  const buttons = data.buttons?.length ? data.buttons : [{ id: "", type: "ok" }];
  return dialog(place, data.title || say("bot"), (close) => [
    data.title && heading(data.title),
    h("p", { class: "dialog-text" }, data.message || ""),
    h("div", { class: "dialog-buttons" },
      buttons.map((one) => button(one.text || known[one.type], () => close(one.id), one.type === "destructive" ? "danger" : "primary"))),
  ]);
}

async function sharePhone(pane, place) {
  const person = pane.person();
  const yes = await confirmBox(place, say("shareTitle"), say("shareText", { phone: `+${person.phone_number}` }), say("share"));
  if (yes) await post(`people/${person.id}/contact`, {});
  return yes ? "sent" : "cancelled";
}
