// Every sentence comes from the server's word lists, in both languages; a script only fills in values.

const data = JSON.parse(document.getElementById("page-data").textContent);
let language = data.language;

export const facts = { maxPdfMb: data.max_pdf_mb, organisation: data.organisation, root: data.root, bot: data.bot, letters: data.letters };

export function w(word, slots = {}) {
  const sentence = data.words[language][word];
  if (sentence === undefined) throw new Error(`no word ${word}`);
  return sentence.replace(/\{(\w+)\}/g, (slot, name) => (name in slots ? String(slots[name]) : slot));
}

export function speaks() {
  return language;
}

export function speak(chosen) {
  if (!(chosen in data.words)) return;
  language = chosen;
  document.documentElement.lang = chosen === "zh" ? "zh-Hans" : "en";
}

/** 甲、乙 or “A, B”. */
export function list(names) {
  return names.join(language === "zh" ? "、" : ", ");
}

export function megabytes(bytes) {
  const value = bytes / 1024 / 1024;
  if (bytes > 0 && value < 0.1) return `${new Intl.NumberFormat(speaks()).format(Math.ceil(bytes / 1024))} KB`;
  return `${new Intl.NumberFormat(speaks(), { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)} MB`;
}
