// Inline buttons: pressed, turning until the bot answers, then a toast, an alert or a link.

import { post } from "./api.js";
import { alertBox, toast } from "./sheets.js";
import { say } from "./words.js";

const PATIENCE = 15000; // milliseconds a button turns

export class Presses {
  constructor(pane) {
    this.pane = pane;
    this.turning = new Map(); // press → what ends its turning
    this.early = new Map(); // answers that came before we knew the press's number
  }

  async press(message, row, column, key, element) {
    if (key.url) return this.pane.open(key.url);
    if (key.web_app) return this.pane.openApp({ message_id: message.message_id, row, column });
    if (key.copy_text) return this.copy(key.copy_text.text);
    if (!("callback_data" in key) || element.classList.contains("waiting")) return;
    turn(element, true);
    const body = { message_id: message.message_id, row, column, text: key.text, wait: 0 };
    const result = await this.pane.composer.act(() => post(`people/${this.pane.id}/press`, body));
    if (!result) return turn(element, false);
    const answer = result.answer || this.early.get(result.press);
    this.early.delete(result.press);
    this.turning.set(result.press, () => turn(element, false));
    if (answer) return this.answered(result.press, answer);
    setTimeout(() => this.tooLate(result.press, element), PATIENCE);
  }

  /** News from the server; an answer after PATIENCE is still shown. */
  answered(press, answer) {
    const stop = this.turning.get(press);
    if (!stop) return this.remember(press, answer);
    this.turning.delete(press);
    stop();
    if (answer.url) this.pane.open(answer.url);
    else if (answer.text && answer.show_alert) alertBox(this.pane.screen, answer.text);
    else if (answer.text) toast(this.pane.screen, answer.text);
  }

  /** Answers to presses of other windows come by too; only the newest few can be ours. */
  remember(press, answer) {
    this.early.set(press, answer);
    if (this.early.size > 20) this.early.delete(this.early.keys().next().value);
  }

  tooLate(press, element) {
    if (!this.turning.has(press)) return;
    turn(element, false);
    toast(this.pane.screen, say("nothing"));
  }

  async copy(text) {
    await navigator.clipboard?.writeText(text).catch(() => {});
    toast(this.pane.screen, say("copied"));
  }
}

function turn(element, on) {
  element.classList.toggle("waiting", on);
  element.setAttribute("aria-busy", String(on));
}
