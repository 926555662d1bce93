// The session's token lives in this variable only: no cookie, no storage. A reload enters anew.

import { initData, letter, linkToken } from "./telegram.js";
import { speak, speaks, w } from "./words.js";

let token = "";

export class Refused extends Error {
  constructor(status, { code = "", message = "", facts = {} }) {
    super(message || w("offline"));
    Object.assign(this, { status, code, facts });
  }
}

async function ask(method, path, { body = null, blob = null, headers = {}, signal = null, keepalive = false } = {}) {
  const said = { "Accept-Language": speaks(), ...(token && { "X-Session": token }), ...headers };
  if (body !== null) said["Content-Type"] = "application/json";
  let response;
  try {
    response = await fetch(path, { method, headers: said, body: blob ?? (body === null ? undefined : JSON.stringify(body)), signal, keepalive,
      credentials: "omit", cache: "no-store", referrerPolicy: "no-referrer" });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Refused(0, { code: "offline" });
  }
  if (response.ok) return response;
  throw new Refused(response.status, await response.json().catch(() => ({})));
}

/** `asked`: when it was asked for. What has happened since, the answer may not know yet. */
async function answer(method, path, more = {}) {
  const asked = performance.now();
  const found = await (await ask(method, path, more)).json();
  return found && typeof found === "object" && !Array.isArray(found) ? { ...found, asked } : found;
}

export async function get(path) {
  return answer("GET", path);
}

/** `keepalive`: goes out though the page is being left. */
export async function post(path, body = {}, { keepalive = false } = {}) {
  return answer("POST", path, { body, keepalive });
}

/** A small raw body, without progress. */
export async function upload(path, blob, type) {
  return (await ask("POST", path, { blob, headers: { "Content-Type": type || "application/octet-stream" } })).json();
}

export async function picture(path, signal) {
  return (await ask("GET", path, { signal })).blob();
}

export async function file(path) {
  return (await ask("GET", path)).blob();
}

let entered = null;

/** Gives {person, purpose, task_id}, once: a link is good for one entering, so trying again goes on in the same session.
 * Refused("no-way-in") where the address has nothing to enter with. */
export async function enter() {
  if (entered) return entered;
  if (letter && !initData) throw new Refused(401, { code: "letter", message: w("letter-text") });
  if (!initData && !linkToken) throw new Refused(401, { code: "no-way-in", message: w("enter-text") });
  const found = await post("/api/session", initData ? { init_data: initData } : { link: linkToken });
  token = found.session;
  speak(found.person.language);
  entered = found;
  return found;
}

/** The button behind a letter's link was pressed: whoever only looks at mails, presses none. */
export async function enterByLetter() {
  entered = await post("/api/session", { [letter.name]: letter.token, language: speaks() });
  token = entered.session;
  speak(entered.person.language);
  // It is used up: it stays neither in the address nor in the history.
  history.replaceState(null, "", location.pathname + location.search);
  return entered;
}

const SILENCE = 45_000; // milliseconds without a byte going out: the line is dead, whatever the browser thinks
const JUDGING = 180_000; // the server has it all and reads it

/** A raw body with progress, which fetch cannot tell. `onprogress(share)`; gives {done: Promise, abort()}. */
export function send(path, blob, headers, onprogress) {
  const request = new XMLHttpRequest();
  const asked = performance.now();
  let waiting = 0;
  let dead = false;
  const wait = (milliseconds) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      dead = true;
      request.abort();
    }, milliseconds);
  };
  const done = new Promise((resolve, reject) => {
    request.open("POST", path);
    request.responseType = "json";
    request.setRequestHeader("Accept-Language", speaks());
    request.setRequestHeader("Content-Type", "application/pdf");
    if (token) request.setRequestHeader("X-Session", token);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => {
      wait(SILENCE);
      if (event.lengthComputable && event.loaded < event.total) onprogress(event.loaded / event.total);
    };
    request.upload.onload = () => {
      wait(JUDGING);
      onprogress(1);
    };
    request.onloadend = () => clearTimeout(waiting);
    request.onload = () =>
      request.status < 300 ? resolve({ ...request.response, asked }) : reject(new Refused(request.status, request.response || {}));
    request.onerror = () => reject(new Refused(0, { code: "offline" }));
    request.onabort = () => reject(new Refused(0, { code: dead ? "offline" : "cancelled" }));
    wait(SILENCE);
    request.send(blob);
  });
  return { done, abort: () => request.abort() };
}
