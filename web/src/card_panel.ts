// Her character card among the reins: a file picked or dropped is shown before it changes her, and she can be given away as a file.
import { afterCardAnswer, afterCardDeed, afterCardTrouble, cardTextOf, fileNameOf, kNoCardYet, type CardDeed, type CardState } from "./card";
import { element } from "./element";
import { changesShown } from "./reins_view";
import type { CardAnswer, CardTold, ClientMessage } from "./wire";
import type { CardWords, ReinsWords } from "./words";

export class CardPanel {
  readonly root = element("section", "", "card");
  private state: CardState = { ...kNoCardYet };
  private readonly preview = element("div", "", "told");
  private readonly status = element("p", "", "notes");
  private readonly picker = element("input");
  private drawn: CardTold | null = null;

  /// `changed` is told when she became somebody else.
  constructor(private readonly words: CardWords, private readonly reined: ReinsWords, private readonly ask: (message: ClientMessage) => void, private readonly changed: () => void) {
    const row = element("div", "", "inline undo");
    Object.assign(this.picker, { type: "file", accept: ".png,.json,image/png,application/json", hidden: true, tabIndex: -1 });
    this.picker.addEventListener("change", () => { void this.open(this.picker.files?.[0]); this.picker.value = ""; });
    this.status.setAttribute("role", "status");
    row.append(this.button(words.pick, () => this.picker.click()), this.button(words.give("PNG"), () => this.do({ do: "export", as: "png" })), this.button(words.give("JSON"), () => this.do({ do: "export", as: "json" })));
    this.root.append(element("h3", words.head), element("small", words.hint), this.picker, row, this.preview, this.status);
    this.listen();
    this.draw();
  }

  take(answer: CardAnswer): void {
    this.follow(afterCardAnswer(this.state, answer));
    if ("imported" in answer.card) this.changed();
    if ("exported" in answer.card) save(answer.card.exported);
  }

  /// Whether the trouble was with something asked here.
  trouble(message: string): boolean {
    const next = afterCardTrouble(this.state, message);
    if (next) this.follow(next);
    return next !== null;
  }

  lost(): void { this.do({ do: "lost" }); }

  private do(deed: CardDeed): void {
    const step = afterCardDeed(this.state, deed);
    this.follow(step.state);
    for (const message of step.asks) this.ask(message);
  }

  private follow(state: CardState): void {
    this.state = state;
    this.draw();
  }

  private async open(file: File | undefined): Promise<void> {
    if (file) this.do({ do: "give", json: cardTextOf(new Uint8Array(await file.arrayBuffer())) });
  }

  /// What is dropped here is a card, and no picture to look at.
  private listen(): void {
    const mark = (on: boolean): void => { this.root.classList.toggle("dropping", on); };
    this.root.addEventListener("dragover", (event) => { event.preventDefault(); event.stopPropagation(); mark(true); });
    this.root.addEventListener("dragleave", () => mark(false));
    this.root.addEventListener("drop", (event) => {
      event.preventDefault();
      event.stopPropagation();
      mark(false);
      void this.open(event.dataTransfer?.files[0]);
    });
  }

  private button(label: string, done: () => void): HTMLButtonElement {
    const button = element("button", label);
    button.type = "button";
    button.addEventListener("click", done);
    return button;
  }

  private draw(): void {
    const { words, state } = this, { trouble, became, preview } = state;
    this.status.className = trouble ? "trouble" : "none";
    this.status.textContent = trouble === "" ? became && words.became(became) : typeof trouble === "string" ? words.troubles[trouble] : words.refused(trouble.refused);
    if (preview === this.drawn) return;
    this.drawn = preview;
    this.preview.replaceChildren(...(preview ? this.told(preview) : []));
    this.preview.querySelector<HTMLElement>("button")?.scrollIntoView({ block: "nearest" });
  }

  /// Everything that the card would make of her, then the question.
  private told(card: CardTold): HTMLElement[] {
    const { words } = this, list = element("dl"), row = element("div", "", "inline undo"), yes = this.button(words.agree(card.name), () => this.do({ do: "agree" }));
    const rows: [string, string][] = [
      [words.changes, changesShown(card.changes, this.reined) || words.nothing], [words.about, card.about], [words.first, card.first_words], [words.leftOut, card.left_out.join("\n")],
      [words.kept, card.lore_entries ? words.lore(card.lore_entries) : ""],
    ];
    for (const [title, text] of rows) if (text) list.append(element("dt", title), element("dd", text));
    row.append(yes, this.button(words.leave, () => this.do({ do: "leave" })));
    return [list, row];
  }
}

/// `data` is base64 of a picture, else `json` is the file.
function save({ name, data, json }: { name: string; data?: string; json?: string }): void {
  const link = element("a"), bytes = data === undefined ? json ?? "" : Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: data === undefined ? "application/json" : "image/png" }));
  Object.assign(link, { href: address, download: fileNameOf(name, data === undefined ? "json" : "png") });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
