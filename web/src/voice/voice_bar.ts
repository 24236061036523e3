// The microphone's button and, while it is on or she speaks, a line above the words that says so.
import { element } from "../element";
import { icon, iconButton } from "../icon";
import type { VoiceShown } from "./voice_view";
import type { Doing } from "./voice";
import type { VoiceWords } from "./voice_words";

const kMicrophone = "M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3zM5.5 11a6.5 6.5 0 0 0 13 0M12 17.5V21";
const kIcons: Record<Doing, string> = {
  off: kMicrophone, asking: kMicrophone, ready: kMicrophone, listening: kMicrophone, hearing: kMicrophone, lost: kMicrophone,
  thinking: "M6 12h.01M12 12h.01M18 12h.01", speaking: "M4 10.5v3M8 7.5v9M12 4.5v15M16 7.5v9M20 10.5v3",
  deaf: "M9 9v2a3 3 0 0 0 4.9 2.3M15 11V6a3 3 0 0 0-5.8-1M5.5 11a6.5 6.5 0 0 0 10.4 5.2M18.5 11a6.5 6.5 0 0 1-.7 2.9M12 17.5V21M4 4l16 16",
};

export interface BarHands {
  toggle(): void; hold(): void; letGo(): void; off(): void; stop(): void; dismiss(): void;
  use(what: "ears" | "voice"): void;
}

export class VoiceBar {
  private readonly button = iconButton(kMicrophone, "");
  private readonly bar = element("div", "", "voice-bar");
  private readonly sign = element("span", "", "sign");
  private readonly doing = element("span", "", "doing");
  private readonly stop: HTMLButtonElement;
  private readonly off: HTMLButtonElement;
  private readonly note = element("div", "", "voice-note");
  private drawn = "";
  private push = false;

  /// The line comes first in `form`, the button before `before`.
  constructor(private readonly words: VoiceWords, form: HTMLElement, before: HTMLElement, private readonly hands: BarHands) {
    this.button.classList.add("microphone");
    this.button.id = "microphone";
    this.sign.setAttribute("role", "status");
    this.doing.id = "voice-doing";
    this.button.setAttribute("aria-describedby", this.doing.id);
    this.stop = this.plain(words.stop, () => hands.stop());
    this.off = this.plain(words.off, () => hands.off());
    this.note.setAttribute("role", "alert");
    this.bar.append(this.sign, this.doing, this.stop, this.off);
    form.prepend(this.note, this.bar);
    before.before(this.button);
    this.listen();
  }

  show(shown: VoiceShown): void {
    const { button } = this, { doing } = shown;
    this.push = shown.push;
    button.setAttribute("aria-pressed", String(shown.pressed));
    button.setAttribute("aria-label", shown.label);
    button.title = shown.hint;
    if (button.dataset.doing !== doing) button.replaceChildren(element("i"), icon(kIcons[doing]));
    button.dataset.doing = this.bar.dataset.doing = doing;
    this.bar.dataset.sign = shown.sign;
    this.bar.hidden = !shown.bar;
    this.put(this.sign, shown.signText);
    this.put(this.doing, shown.text);
    for (const [it, there] of [[this.stop, shown.stop], [this.off, shown.off]] as const) {
      if (!there && document.activeElement === it) button.focus();  // the focus is not lost with what had it
      it.hidden = !there;
    }
    this.showNote(shown.note);
  }

  /// How loud the person is, in [0, 1].
  level(level: number): void { this.button.style.setProperty("--level", level.toFixed(3)); }

  private put(at: HTMLElement, text: string): void {
    if (at.textContent !== text) at.textContent = text;
    at.hidden = !text;
  }

  private plain(label: string, work: () => void): HTMLButtonElement {
    const button = element("button", label);
    button.type = "button";
    button.addEventListener("click", work);
    return button;
  }

  private showNote(note: VoiceShown["note"]): void {
    if (JSON.stringify(note) === this.drawn) return;
    this.drawn = JSON.stringify(note);
    this.note.hidden = !note;
    if (!note) return this.note.replaceChildren();
    const text = element("p", note.text);
    if (note.why) text.append(" ", element("small", note.why));
    this.note.classList.toggle("alarm", note.alarm);
    this.note.replaceChildren(text, ...note.offers.map(({ label, use }) => this.plain(label, () => this.hands.use(use))));
    if (note.dismiss) this.note.append(this.plain(this.words.dismiss, () => { this.hands.dismiss(); this.button.focus(); }));
  }

  /// Held with a finger, a mouse or a key, where it is to be held; else pressed.
  private listen(): void {
    const { button, hands } = this;
    button.addEventListener("click", () => { if (!this.push) hands.toggle(); });
    button.addEventListener("pointerdown", (event) => {
      if (!this.push || event.button !== 0) return;
      button.setPointerCapture(event.pointerId);
      hands.hold();
    });
    for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) button.addEventListener(end, () => { if (this.push) hands.letGo(); });
    button.addEventListener("contextmenu", (event) => { if (this.push) event.preventDefault(); });
    button.addEventListener("keydown", (event) => {
      if (!this.push || (event.key !== " " && event.key !== "Enter")) return;
      event.preventDefault();
      if (!event.repeat) hands.hold();
    });
    button.addEventListener("keyup", (event) => { if (this.push && (event.key === " " || event.key === "Enter")) { event.preventDefault(); hands.letGo(); } });
    button.addEventListener("blur", () => { if (this.push) hands.letGo(); });
  }
}
