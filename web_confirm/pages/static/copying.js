// 抄录: a given sentence that the signer writes; what differs is marked as they go.

import { h } from "./dom.js";

/** Nodes of the sentence: what is written already, what is next, and what was written otherwise. */
export function differences(sentence, written) {
  const wanted = [...sentence];
  const given = [...written.trim()];
  const parts = [];
  const add = (kind, text) => (parts.at(-1)?.kind === kind ? (parts.at(-1).text += text) : parts.push({ kind, text }));
  wanted.forEach((sign, at) => add(at >= given.length ? "rest" : same(sign, given[at]) ? "same" : "other", sign));
  if (given.length > wanted.length) add("surplus", given.slice(wanted.length).join(""));
  return parts.map(({ kind, text }) => h(kind === "other" ? "mark" : kind === "surplus" ? "del" : "span", { class: `copy-${kind}` }, text));
}

/** Full-width and half-width are one sign to who types them. */
function same(one, other) {
  return one.normalize("NFKC") === other.normalize("NFKC");
}
