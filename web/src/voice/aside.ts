// What she utters beside her turns, a first word or an "mm" while one talks: its caption stands above the words for a moment.
import { element } from "../element";

const kLingersMs = 1200;  // after its sound

export class Aside {
  private readonly line = element("p", "", "aside");
  private over = 0;

  constructor(form: HTMLElement) {
    this.line.setAttribute("aria-live", "off");  // it is spoken
    this.line.setAttribute("data-shown", "false");
    form.prepend(this.line);
  }

  /// `ms`: how long it sounds.
  show(text: string, ms: number): void {
    clearTimeout(this.over);
    this.line.textContent = text;
    this.line.dataset.shown = "true";
    this.over = window.setTimeout(() => this.hide(), ms + kLingersMs);
  }

  hide(): void {
    clearTimeout(this.over);
    this.line.dataset.shown = "false";
  }
}
