// Elements from words: text goes in as text, never as HTML, so nothing a stranger named can become markup.

const SVG = "http://www.w3.org/2000/svg";

/** h("p", {class: "lead", onclick: f, hidden: true}, "text", node, [more], null) */
export function h(tag, facts = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(facts)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "class") node.className = value;
    else if (name === "value" || name === "disabled" || name === "hidden" || name === "checked") node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

const PATHS = {
  close: "M6 6l12 12M18 6L6 18",
  back: "M15 5l-7 7 7 7",
  next: "M9 5l7 7-7 7",
  check: "M5 12.5l4.5 4.5L19 7.5",
  cross: "M7 7l10 10M17 7L7 17",
  clock: "M12 7v5l3.5 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0z",
  pen: "M4 20l1-4L16.5 4.5a2.1 2.1 0 0 1 3 3L8 19l-4 1zM14.5 6.5l3 3",
  down: "M12 4v11M7.5 11L12 15.5 16.5 11M5 20h14",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  undo: "M8 5L4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11h-3",
  redo: "M16 5l4 4-4 4M20 9H10a5.5 5.5 0 0 0 0 11h3",
  bin: "M5 7h14M9.500 7V4.500h5V7M7 7l1 13h8l1-13M10.500 11v5.500M13.500 11v5.500",
  sliders: "M4 8h9M17 8h3M4 16h3M11 16h9M15 10.200a2.200 2.200 0 1 0 0-4.400 2.200 2.200 0 0 0 0 4.400zM9 18.200a2.200 2.200 0 1 0 0-4.400 2.200 2.200 0 0 0 0 4.400z",
  copies: "M8 8h12v12H8zM4 16V4h12",
  seek: "M11 17.500a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13zM16 16l4.500 4.500",
  chat: "M4 5h16v11H9l-5 4z",
  file: "M6 3h8l4 4v14H6zM14 3v4h4",
  up: "M12 20V6M6.5 11L12 5.5 17.5 11",
  sink: "M12 4v14M6.5 13L12 18.500 17.5 13",
  grip: "M5 9h14M5 15h14",
  "shield-check": "M12 3l7 3v5c0 4.6-2.9 8.2-7 10-4.1-1.8-7-5.4-7-10V6zM8.6 12l2.4 2.4 4.4-4.6",
  dash: "M7 12h10",
  shield: "M12 3l7 3v5c0 4.6-2.9 8.2-7 10-4.1-1.8-7-5.4-7-10V6z",
  alert: "M12 8v5M12 16.4v.1M12 3.5L22 20H2z",
  place: "M12 21s-6.5-6-6.5-11.2a6.5 6.5 0 0 1 13 0C18.5 15 12 21 12 21zM12 12.2a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8z",
  chevron: "M6 9.5l6 6 6-6",
  camera: "M4 8h3l2-3h6l2 3h3v11H4zM12 16.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z",
  image: "M4 5h16v14H4zM4 16l4.5-4.5 4 4 2.5-2.5 5 5M15.5 9.5v.1",
  eye: "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z",
  "eye-off": "M4 4l16 16M9.9 5.8A9 9 0 0 1 12 5.5c6 0 9.5 6.5 9.5 6.5a16 16 0 0 1-3 3.7M6.300 7.5A15.5 15.5 0 0 0 2.5 12s3.5 6.5 9.5 6.5a9 9 0 0 0 4.200-1M10 10a3 3 0 0 0 4 4.200",
  hourglass: "M7 3h10M7 21h10M8 3v4l4 5-4 5v4M16 3v4l-4 5 4 5v4",
};

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

export function button(text, onclick, { kind = "", name = null, ...facts } = {}) {
  return h("button", { type: "button", class: `button ${kind}`, onclick, ...facts }, name && icon(name), h("span", {}, text));
}

export function spinner() {
  return h("span", { class: "spinner", "aria-hidden": "true" });
}

/** Replaces everything on the page. */
export function show(...nodes) {
  const app = document.getElementById("app");
  app.replaceChildren(...nodes.flat().filter(Boolean));
  app.removeAttribute("aria-busy");
}

/** One calm sentence on an empty page. */
export function plain({ name = "alert", tone = "", title, text, actions = [] }) {
  show(h("main", { class: "plain" },
    h("div", { class: `badge ${tone}` }, icon(name)),
    h("h1", {}, title),
    text && h("p", { class: "lead" }, text),
    actions.length > 0 && h("div", { class: "row centred" }, actions)));
}
