// Links and buttons that lead out of a chat: deep links, share links, pages, Mini Apps.

import { post } from "./api.js";
import { h } from "./dom.js";
import { openFrame } from "./frame.js";
import { askLink, choosePerson, toast } from "./sheets.js";
import { state } from "./state.js";
import { say } from "./words.js";

/** The payload of a deep link to our bot, or null. */
export function deepLink(url) {
  const parts = new URL(url);
  const mine = state.bot.username.toLowerCase();
  if (parts.protocol === "tg:" && parts.searchParams.get("domain")?.toLowerCase() === mine) return parts.searchParams.get("start") || "";
  const telegram = ["t.me", "telegram.me"].includes(parts.hostname);
  if (telegram && parts.pathname.slice(1).toLowerCase() === mine) return parts.searchParams.get("start") || "";
  return null;
}

/** Opens any address for the person of this phone. */
export async function openLink(pane, url) {
  let parts;
  try {
    parts = new URL(url);
  } catch {
    return;
  }
  const payload = deepLink(url);
  if (payload !== null) return openAs(pane, payload);
  const share = ["t.me", "telegram.me"].includes(parts.hostname) && parts.pathname.startsWith("/share");
  if (share) return forward(pane, parts.searchParams.get("url") || "");
  if (!["http:", "https:", "mailto:"].includes(parts.protocol)) return;
  if (parts.protocol === "mailto:") return void newTab(url);
  const how = await askLink(pane.screen, url);
  if (how === "link") newTab(url);
  if (how === "frame") openFrame(pane, url);
}

export function newTab(url) {
  h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }).click();
}

export async function openAs(pane, payload, title = say("openAs"), text = say("openAsText")) {
  const id = await choosePerson(pane.screen, title, text);
  if (id === null) return;
  try {
    await post(`people/${id}/start`, { payload });
    pane.desk.showBeside(id, pane);
  } catch (error) {
    toast(pane.screen, say("failed", { reason: error.message }));
  }
}

/** A share link (t.me/share/url?url=…): whoever gets our deep link opens it. */
async function forward(pane, url) {
  const payload = url && URL.canParse(url) ? deepLink(url) : null;
  if (payload !== null) return openAs(pane, payload, say("forward"), say("forwardText"));
  await navigator.clipboard?.writeText(url).catch(() => {});
  toast(pane.screen, say("copied"));
}
