// What this browser knows: people, their messages as far as loaded, and who wants to hear of changes.

import { get } from "./api.js";
import { language } from "./words.js";

export const state = { bot: null, people: new Map(), messages: new Map(), samples: [], faults: [], online: true };

const listeners = new Set();

export function listen(hear) {
  listeners.add(hear);
  return () => listeners.delete(hear);
}

function tell(news) {
  for (const hear of [...listeners]) hear(news);
}

export const botName = () => state.bot.name[language()] || state.bot.name.en;

const looks = new Set(); // for each answer on its way, the news since it was asked for

/** Takes what is asked for, then the news that came meanwhile: the answer may be older than they are. */
async function look(path, take) {
  const since = [];
  looks.add(since);
  try {
    take(await get(path));
  } finally {
    looks.delete(since);
  }
  since.forEach(apply);
}

export function load() {
  return look("state", (fresh) => {
    state.bot = fresh.bot;
    state.people = new Map(fresh.people.map((person) => [person.id, person]));
    state.samples = fresh.samples;
    state.faults = fresh.faults;
  });
}

export function loadMessages(id) {
  return look(`people/${id}/messages`, (found) => {
    state.messages.set(id, new Map(found.messages.map((message) => [message.message_id, message])));
  });
}

/** Older ones before those we have; false if there are none. */
export async function loadEarlier(id) {
  const known = state.messages.get(id);
  const oldest = known.keys().next().value;
  const found = (await get(`people/${id}/messages?before=${oldest}`)).messages;
  if (!found.length) return false;
  state.messages.set(id, new Map([...found.map((message) => [message.message_id, message]), ...known]));
  return true;
}

async function refresh() {
  await load();
  for (const id of state.messages.keys()) await loadMessages(id);
  state.online = true;
  tell({ kind: "refresh" });
}

/** Resolves once news arrive. */
export function connect() {
  const source = new EventSource("/chat/events");
  let broken = false;
  source.onerror = () => {
    broken = true;
    state.online = false;
    tell({ kind: "offline" });
  };
  source.onmessage = (event) => {
    const news = JSON.parse(event.data);
    keep(news);
    tell(news);
  };
  return new Promise((arrive) => {
    source.onopen = () => {
      if (broken) refresh().catch(() => {});
      broken = false;
      arrive();
    };
  });
}

let reload = 0;

/** A starting bot sets many things at once; one look afterwards is enough. */
function reloadSoon() {
  clearTimeout(reload);
  reload = setTimeout(() => load().then(() => tell({ kind: "profiled" }), () => {}), 250);
}

function keep(news) {
  for (const since of looks) since.push(news);
  apply(news);
  if (news.kind === "profile") reloadSoon();
}

function apply(news) {
  const known = state.messages.get(news.chat);
  if (news.kind === "message" || news.kind === "edited") known?.set(news.message.message_id, news.message);
  else if (news.kind === "deleted") known?.delete(news.message_id);
  else if (news.kind === "person") state.people.set(news.person.id, news.person);
  else if (news.kind === "faults") state.faults = news.faults;
}
