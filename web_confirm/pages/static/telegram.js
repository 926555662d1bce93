// The few calls of Telegram's Mini App interface that we need, spoken directly (core.telegram.org/api/bots/webapps),
// so that no script of another host runs beside a signature.

const address = new URLSearchParams(location.hash.slice(1));
const native = Boolean(window.TelegramWebviewProxy || (window.external && "notify" in window.external));
const framed = window.parent !== window;

export const initData = address.get("tgWebAppData") || "";
export const linkToken = address.get("k") || "";
/** Of a letter: an invitation, or a link to something that its reader has a part in already. */
export const letter = ["i", "m"].map((name) => ({ name: name === "i" ? "invitation" : "link", token: address.get(name) || "" })).find(({ token }) => token) || null;
export const inTelegram = Boolean(initData) && (native || framed);
export const isNative = native;

/** Events carry nothing secret: any parent may hear them. */
export function tell(eventType, eventData = {}) {
  const words = JSON.stringify({ eventType, eventData });
  if (window.TelegramWebviewProxy) window.TelegramWebviewProxy.postEvent(eventType, JSON.stringify(eventData));
  else if (native) window.external.notify(words);
  else if (framed) window.parent.postMessage(words, "*");
}

export function guardClosing(on) {
  if (inTelegram) tell("web_app_setup_closing_behavior", { need_confirmation: on });
}

export function closePage() {
  if (inTelegram) tell("web_app_close");
  else window.close();
}

export function openOutside(url) {
  tell("web_app_open_link", { url });
}

function luminance(colour) {
  const parts = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour || "");
  if (!parts) return null;
  const [red, green, blue] = parts.slice(1).map((part) => parseInt(part, 16) / 255);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Telegram's own theme decides between light and dark; our colours stay ours, they were checked for contrast. */
function dress(theme) {
  const light = luminance(theme?.bg_color);
  if (light !== null) document.documentElement.dataset.theme = light > 0.5 ? "light" : "dark";
}

function hear(eventType, eventData) {
  if (eventType === "theme_changed") dress(eventData?.theme_params);
}

/** Reads the address, then takes a one-time token out of it: it is neither kept in history nor shown. */
export function meetTelegram() {
  if (linkToken && !initData) history.replaceState(null, "", location.pathname + location.search);
  if (!inTelegram) return;
  try {
    dress(JSON.parse(address.get("tgWebAppThemeParams") || "{}"));
  } catch {
    // a theme that cannot be read: the system's preference stays
  }
  window.Telegram = { WebView: { receiveEvent: hear } };
  window.TelegramGameProxy = { receiveEvent: hear };
  window.addEventListener("message", (event) => {
    if (event.source !== window.parent) return;
    try {
      const { eventType, eventData } = typeof event.data === "string" ? JSON.parse(event.data) : event.data;
      hear(eventType, eventData);
    } catch {
      // not an event of Telegram's
    }
  });
  if (framed) tell("iframe_ready");
  tell("web_app_ready");
  tell("web_app_expand");
  // Drawing downwards must not close the page.
  tell("web_app_setup_swipe_behavior", { allow_vertical_swipe: false });
}
