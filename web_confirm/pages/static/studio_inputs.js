// What both ways to a new seal ask: whose it is, of what kind, what its keeper calls it.

import { h, icon } from "./dom.js";
import { choice, line, tick } from "./placing_inputs.js";
import { w } from "./words.js";

export function kindInput(all, wish, onChange) {
  return choice(w("studio-kind"), all.kinds.map((kind) => [kind.id, kind.name]), wish.kind, (id) => {
    const before = all.kinds.find((kind) => kind.id === wish.kind);
    const after = all.kinds.find((kind) => kind.id === id);
    wish.kind = id;
    if (before.person !== after.person) wish.owner = after.person ? all.person : all.company;
    Object.assign(wish, { size: after.sizes[0], star: after.star, title: after.title });
    onChange();
  });
}

export function ownerInput(all, wish, onChange) {
  const { person } = all.kinds.find((kind) => kind.id === wish.kind);
  return line(w(person ? "studio-owner-person" : "studio-owner-company"), wish.owner, (words) => {
    wish.owner = words;
    onChange();
  }, { most: 60, hint: person ? "" : w("studio-owner-hint") });
}

export function keepingInputs(wish) {
  const asks = tick(w("studio-asks"), wish.asks, (on) => (wish.asks = on));
  return [line(w("studio-label"), wish.label, (words) => (wish.label = words), { most: 30, hint: w("studio-label-hint") }),
    h("div", {}, asks, h("p", { class: "hint under" }, w("studio-asks-hint")))];
}

export function colourInput(all, wish, onChange) {
  return h("fieldset", { class: "colours" }, h("legend", { class: "label" }, w("studio-colour")),
    Object.entries(all.colours).map(([name, value]) => {
      const dot = h("span", { class: "dot-of", "aria-hidden": "true" });
      dot.style.background = value;
      const input = h("input", { type: "radio", name: "colour", value, checked: wish.colour === value, onchange: () => {
        wish.colour = value;
        onChange();
      } });
      return h("label", { class: "colour" }, input, dot, h("span", {}, w(`studio-colour-${name}`)));
    }));
}

export function newWish(all) {
  const [first] = all.kinds;
  return { kind: first.id, owner: all.company, size: first.sizes[0], star: first.star, title: first.title, code: "", tax_number: "",
    colour: all.colours.red, ageing: null, label: "", asks: false };
}

export function problem(text) {
  return h("p", { class: "problem" }, icon("alert"), h("span", {}, text));
}
