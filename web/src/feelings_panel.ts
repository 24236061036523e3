// The feelings panel on the page: her mood, what she feels and why, and below it how far the two have come.
import { element } from "./element";
import { bondShown, feelingsShown, type Axis, type BondShown, type Feeling } from "./feelings_view";
import type { Affect, Bond, ClientMessage } from "./wire";
import type { FeelingsWords } from "./words";

const kTurningPoints = 6; // shown at first

export class FeelingsPanel {
  readonly root = element("div", "", "felt");
  private readonly feelings = element("section");
  private readonly bond = element("section");

  constructor(private readonly words: FeelingsWords, private readonly ask: (message: ClientMessage) => void) {
    this.root.append(this.feelings, this.bond);
    this.feelings.append(element("p", words.moment, "notice"));
  }

  open(): void {
    this.ask({ type: "feelings" });
    this.ask({ type: "bond" });
  }

  /// The connection is there (again): the mood is wanted at once, for the colour of the page, the rest only where it is looked at.
  again(): void {
    if (this.root.closest("dialog")?.open) this.open();
    else this.ask({ type: "feelings" });
  }

  feel(affect: Affect): void {
    const shown = feelingsShown(affect, this.words), mood = element("p", shown.mood, "mood"), list = element("ul");
    mood.prepend(element("small", this.words.mood));
    list.setAttribute("role", "list");
    list.append(...shown.feelings.map(drawFeeling));
    this.feelings.replaceChildren(mood, ...shown.axes.map(drawAxis), shown.feelings.length ? list : element("p", this.words.none, "notice"));
  }

  bound(bond: Bond): void { this.bond.replaceChildren(element("h3", this.words.bond), ...drawBond(bondShown(bond, this.words), this.words)); }
}

function meter(label: string, low: number, value: number): HTMLElement {
  const made = element("div", "", "meter");
  made.setAttribute("role", "meter");
  made.setAttribute("aria-label", label);
  made.setAttribute("aria-valuemin", String(low));
  made.setAttribute("aria-valuemax", "1");
  made.setAttribute("aria-valuenow", value.toFixed(2));
  made.append(element("i"));
  return made;
}

/// From the middle to the side that the mood is on.
function drawAxis({ label, low, high, value }: Axis): HTMLElement {
  const row = element("div", "", "axis-row"), bar = meter(label, -1, value), fill = bar.querySelector("i")!;
  bar.classList.add("middle");
  bar.setAttribute("aria-valuetext", `${value < 0 ? low : high} ${Math.round(Math.abs(value) * 100)}%`);
  fill.style.width = `${Math.abs(value) * 50}%`;
  fill.style.left = `${value < 0 ? 50 + value * 50 : 50}%`;
  row.append(element("small", low), bar, element("small", high));
  return row;
}

function drawFeeling({ name, intensity, because, coping }: Feeling): HTMLElement {
  const item = element("li"), bar = meter(name, 0, intensity);
  bar.querySelector("i")!.style.width = `${Math.round(intensity * 100)}%`;
  item.append(element("b", name), bar, element("p", because));
  if (coping) item.append(element("p", coping, "coping"));
  return item;
}

/// Newest first: the last few, and all of them when asked for.
function drawBond({ name, since, events }: BondShown, words: FeelingsWords): HTMLElement[] {
  const stage = element("p", name, "stage"), line = element("ol", "", "timeline"), more = element("button", words.all(events.length));
  const draw = (shown: typeof events): void => line.replaceChildren(...shown.map(({ date, text }) => {
    const item = element("li");
    item.append(element("small", date), element("span", text));
    return item;
  }));
  line.setAttribute("role", "list");
  line.tabIndex = -1;
  more.type = "button";
  more.hidden = events.length <= kTurningPoints;
  more.addEventListener("click", () => { draw(events); more.hidden = true; line.focus(); });
  draw(events.slice(0, kTurningPoints));
  return [stage, element("p", since, "since"), line, more];
}
