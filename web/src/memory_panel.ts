// The memory panel on the page: draws what memory_view shows, and turns clicks and keys into the deeds of memory.
import { element } from "./element";
import { afterAnswer, afterDeed, afterTrouble, kNothingYet, kTabs, type Deed, type MemoryState, type Step, type Tab } from "./memory";
import { daysShown, factsShown, peopleShown, statusShown, type Action, type Entry, type Group, type Row, type Shown } from "./memory_view";
import type { ClientMessage, MemoryAnswer } from "./wire";
import type { MemoryWords } from "./words";

const kSearchPauseMs = 300;
const kTurnOf: Record<string, number | "first" | "last"> = { ArrowLeft: -1, ArrowRight: 1, Home: "first", End: "last" };

export class MemoryPanel {
  readonly root = element("div", "", "memory");
  private state: MemoryState = { ...kNothingYet };
  private readonly tabs = new Map<Tab, HTMLButtonElement>();
  private readonly panes = new Map<Tab, HTMLElement>();
  private readonly lists = new Map<Tab, HTMLElement>();
  private readonly drawn = new Map<Tab, string>();
  private readonly search = element("input");
  private readonly status = element("p", "", "status");
  private searching = 0;     // the timer of words being typed
  private composing = false; // a syllable is under way: nothing may be drawn over it

  constructor(private readonly words: MemoryWords, private readonly ask: (message: ClientMessage) => void) {
    const bar = element("div", "", "tabs");
    bar.setAttribute("role", "tablist");
    bar.addEventListener("keydown", (event) => this.turnTabs(event));
    this.status.setAttribute("role", "status");
    this.root.append(bar);
    for (const tab of kTabs) bar.append(this.makeTab(tab));
    this.makeSearch();
    this.panes.get("facts")!.prepend(this.search);
    this.root.append(...this.panes.values(), this.status);
    this.root.addEventListener("compositionstart", () => { this.composing = true; });
    this.root.addEventListener("compositionend", () => { this.composing = false; setTimeout(() => this.draw()); });
  }

  open(): void {
    clearTimeout(this.searching);
    this.search.value = "";
    this.do({ do: "open" });
  }

  /// The connection is back: what was asked last may be lost.
  again(): void { if (this.seen) this.do({ do: "again" }); }

  take(answer: MemoryAnswer): void { this.follow(afterAnswer(this.state, answer, this.words)); }

  /// Whether the trouble was with something asked here, and is shown here.
  trouble(message: string): boolean {
    const step = this.seen ? afterTrouble(this.state, message) : null;
    if (step) this.follow(step);
    return step !== null;
  }

  private get seen(): boolean { return this.root.closest("dialog")?.open ?? false; }

  private do(deed: Deed): void { this.follow(afterDeed(this.state, deed)); }

  private follow(step: Step): void {
    this.state = step.state;
    this.draw();
    for (const message of step.asks) this.ask(message);
  }

  private makeTab(tab: Tab): HTMLElement {
    const button = element("button", this.words.tabs[tab]), pane = element("div", "", "pane"), list = element("div", "", "list");
    button.type = "button";
    button.id = `tab-${tab}`;
    button.setAttribute("role", "tab");
    button.setAttribute("aria-controls", `pane-${tab}`);
    button.dataset["key"] = `tab:${tab}`;
    button.addEventListener("click", () => this.do({ do: "tab", tab }));
    pane.id = `pane-${tab}`;
    pane.tabIndex = 0;
    pane.setAttribute("role", "tabpanel");
    pane.setAttribute("aria-labelledby", button.id);
    pane.append(list);
    this.tabs.set(tab, button);
    this.panes.set(tab, pane);
    this.lists.set(tab, list);
    return button;
  }

  private makeSearch(): void {
    const { search } = this;
    search.type = "search";
    search.maxLength = 200;
    search.enterKeyHint = "search";
    search.placeholder = this.words.search;
    search.autocomplete = "off";
    search.setAttribute("aria-label", this.words.search);
    search.dataset["key"] = "search";
    search.addEventListener("input", () => this.searchSoon(search.value ? kSearchPauseMs : 0));
    search.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      if (event.key === "Enter") this.searchSoon(0);
      if (event.key !== "Escape" || !search.value) return;
      event.preventDefault();  // the first Escape empties the search, the next closes the panel
      search.value = "";
      this.searchSoon(0);
    });
  }

  private searchSoon(pauseMs: number): void {
    clearTimeout(this.searching);
    this.searching = window.setTimeout(() => this.do({ do: "search", words: this.search.value }), pauseMs);
  }

  private turnTabs(event: KeyboardEvent): void {
    const to = kTurnOf[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const last = kTabs.length - 1, at = kTabs.indexOf(this.state.tab);
    const next = to === "first" ? 0 : to === "last" ? last : (at + to + kTabs.length) % kTabs.length;
    this.do({ do: "tab", tab: kTabs[next]! });
  }

  /// Draws anew what is shown, and gives the focus back to the control that had it.
  private draw(): void {
    if (this.composing) return;
    const { state, words } = this, active = document.activeElement;
    const had = active instanceof HTMLElement && this.root.contains(active) ? active : null;
    const selection = had instanceof HTMLInputElement && had !== this.search ? [had.selectionStart, had.selectionEnd] as const : null;
    for (const tab of kTabs) {
      const chosen = tab === state.tab, button = this.tabs.get(tab)!;
      button.setAttribute("aria-selected", String(chosen));
      button.tabIndex = chosen ? 0 : -1;
      this.panes.get(tab)!.hidden = !chosen;
    }
    this.status.textContent = statusShown(state, words);
    this.fill("facts", factsShown(state, words), (group) => this.drawGroup(group));
    this.fill("people", peopleShown(state, words), drawEntry);
    this.fill("days", daysShown(state, words), drawEntry);
    this.focus(had, selection);
  }

  /// A list that is as it was is left alone, with what is unfolded in it.
  private fill<T>(tab: Tab, shown: Shown<T>, drawItem: (item: T) => HTMLElement): void {
    const list = this.lists.get(tab)!, drawn = JSON.stringify(shown);
    if (this.drawn.get(tab) === drawn) return;
    this.drawn.set(tab, drawn);
    list.replaceChildren(...(shown.empty ? [element("p", shown.empty, "notice")] : shown.items.map(drawItem)));
  }

  private focus(had: HTMLElement | null, selection: readonly [number | null, number | null] | null): void {
    const find = (key: string): HTMLElement | null => key ? this.root.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`) : null;
    const wanted = find(this.state.focus);
    this.state = { ...this.state, focus: "" };
    const next = wanted ?? (had && !had.isConnected ? find(had.dataset["key"] ?? "") ?? this.tabs.get(this.state.tab)! : null);
    if (!next) return;
    next.focus({ preventScroll: wanted === null });
    if (selection && next instanceof HTMLInputElement && next.dataset["key"] === had?.dataset["key"]) next.setSelectionRange(...selection);
  }

  private drawGroup(group: Group): HTMLElement {
    const section = element("section"), list = element("ul");
    list.setAttribute("role", "list");  // a list without bullets is none to some readers
    list.append(...group.rows.map((row) => this.drawRow(row)));
    if (group.title) section.append(element("h3", group.title));
    section.append(list);
    return section;
  }

  private drawRow(row: Row): HTMLElement {
    const item = element("li", "", `row ${row.kind}`), foot = element("div", "", "foot");
    const opens = row.said !== "" || row.kind === "turn";
    const text = element(opens ? "button" : "span", row.kind === "turn" ? `“${row.text}”` : row.text, "text");
    text.dataset["key"] = `row:${row.id}`;
    if (opens) {
      text.setAttribute("aria-expanded", String(row.expanded));
      text.addEventListener("click", () => this.do({ do: "expand", id: row.id }));
    } else text.tabIndex = -1;
    item.append(text);
    if (row.can.includes("pin")) item.append(this.drawPin(row));
    if (row.expanded && row.said) {
      const quote = element("q", row.said);
      quote.title = row.source;
      item.append(quote);
    }
    foot.append(element("small", row.because ? `${row.date} · ${row.because}` : row.date));
    if (row.mode === "quiet") for (const action of row.can) if (action !== "pin") foot.append(this.drawAction(action, row));
    item.append(foot);
    if (row.mode === "editing") item.append(this.drawEdit(row));
    if (row.mode === "doubted") item.append(this.drawDoubt(row));
    return item;
  }

  private button(label: string, key: string, deed: Deed, className = ""): HTMLButtonElement {
    const button = element("button", label, className);
    button.type = "button";
    button.dataset["key"] = key;
    button.addEventListener("click", () => this.do(deed));
    return button;
  }

  private drawPin(row: Row): HTMLElement {
    const pin = this.button(row.pinned ? "★" : "☆", `pin:${row.id}`, { do: "pin", id: row.id }, "pin");
    pin.title = this.words.pin;
    pin.setAttribute("aria-label", `${this.words.pin}: ${row.text}`);
    pin.setAttribute("aria-pressed", String(row.pinned));
    return pin;
  }

  private drawAction(action: Exclude<Action, "pin">, row: Row): HTMLElement {
    const button = this.button(this.words[action], `${action}:${row.id}`, { do: action === "correct" ? "edit" : "doubt", id: row.id });
    button.setAttribute("aria-label", `${this.words[action]}: ${row.text}`);
    return button;
  }

  private drawEdit(row: Row): HTMLElement {
    const line = element("div", "", "inline"), field = element("input");
    field.value = row.draft;
    field.maxLength = 400;
    field.readOnly = row.sent;
    field.placeholder = this.words.hint;
    field.enterKeyHint = "done";
    field.autocomplete = "off";
    field.dataset["key"] = `field:${row.id}`;
    field.setAttribute("aria-label", `${this.words.instead} (${row.text})`);
    field.addEventListener("input", () => { this.state = afterDeed(this.state, { do: "draft", text: field.value }).state; });
    field.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      if (event.key === "Enter") { event.preventDefault(); this.do({ do: "save" }); }
      if (event.key === "Escape") { event.preventDefault(); this.do({ do: "leave" }); }
    });
    const save = this.button(this.words.save, `save:${row.id}`, { do: "save" });
    save.setAttribute("aria-disabled", String(row.sent));
    line.append(field, save, this.button(this.words.cancel, `cancel:${row.id}`, { do: "leave" }));
    return line;
  }

  private drawDoubt(row: Row): HTMLElement {
    const line = element("div", "", "inline"), question = element("span", this.words.sure);
    line.setAttribute("role", "group");
    line.setAttribute("aria-label", `${this.words.sure} ${row.text}`);
    line.addEventListener("keydown", (event) => {
      if (event.key === "Escape") { event.preventDefault(); this.do({ do: "leave" }); }
    });
    const yes = this.button(this.words.yes, `yes:${row.id}`, { do: "forget" }, "final");
    yes.setAttribute("aria-disabled", String(row.sent));
    line.append(question, yes, this.button(this.words.no, `no:${row.id}`, { do: "leave" }));
    return line;
  }
}

function drawEntry(entry: Entry): HTMLElement {
  const made = element("article", "", `entry ${entry.kind}`), title = element("h3", entry.title);
  if (entry.aside) title.append(" ", element("small", entry.aside));
  made.append(title, element("p", entry.text));
  if (entry.foot) made.append(element("small", entry.foot));
  if (!entry.sources.length) return made;
  const sources = element("details"), ids = element("span");
  for (const id of entry.sources) {
    const source = element("span", id, "source");
    source.title = id;
    ids.append(source, " ");
  }
  sources.append(element("summary", entry.from), ids);
  made.append(sources);
  return made;
}
