// One's own page: what one confirms with.

import { filePage } from "./choosing.js";
import { button, h } from "./dom.js";
import { dataOf } from "./data_card.js";
import { enterPage, trouble } from "./entering.js";
import { means } from "./security.js";
import { get } from "./session.js";
import { closePage, inTelegram, meetTelegram } from "./telegram.js";
import { w } from "./words.js";

const OVER = { title: "upload-over-title", text: "security-over-text" };

let mine = null; // the same while something is asked for in it

function paint(view, moved = true) {
  filePage({ title: w("security-title"), lead: w("security-lead"), moved },
    h("section", { class: "card" }, means(view, { changed: (after) => paint(after, false), over: shut })),
    h("p", { class: "hint" }, w("security-private")),
    mine ??= dataOf({ over: shut }),
    inTelegram && h("div", { class: "row" }, button(w("back-to-chat"), closePage, { kind: "quiet" })));
}

const shut = (refused) => trouble(refused, begin, { over: OVER });
const begin = () => enterPage(async () => paint(await get("/api/security"), false), { over: OVER });

meetTelegram();
begin();
