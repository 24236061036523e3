// The parts of the reins that are more than one control: quiet hours, what is never brought up, the record, and the time spent.
import { labelFor, notesOf, toggle, type Notes } from "./controls";
import { element } from "./element";
import { quietEnds, type DiaryShown, type NeverRow, type RecordRow } from "./reins_view";
import type { ReinsWords } from "./words";

const kUsualHours = "23:00-07:00";
const kRecordShown = 8;

export interface QuietHours { root: HTMLElement; show(hours: string, ofHouse: boolean, notes: Notes): void }

/// The hours are told once both are left, as a time under the fingers changes with every key.
export function quietHours(words: ReinsWords, changed: (hours: string) => void): QuietHours {
  const { label } = words.fields.quiet_hours, root = element("div", "", "field quiet"), ends = element("div", "", "hours"), notes = notesOf("rein-quiet");
  const inputs = ([["rein-quiet-from", words.from], ["rein-quiet-to", words.to]] as const).map(([id, text]) => {
    const input = element("input"), pair = element("span"), name = labelFor(id, text);
    Object.assign(input, { id, type: "time", required: true });
    input.setAttribute("aria-label", `${label}: ${text}`);
    pair.append(name, input);
    ends.append(pair);
    return input;
  });
  let held = "";
  const tell = (): void => {
    const [from, to] = inputs.map((input) => input.value), hours = `${from}-${to}`;
    if (from && to && from !== to && hours !== held) changed(hours);
  };
  const whether = toggle("rein-quiet-on", label, "", (on) => changed(on === "true" ? kUsualHours : ""));
  ends.addEventListener("focusout", (event) => { if (!ends.contains(event.relatedTarget as Node | null)) tell(); });
  ends.addEventListener("keydown", (event) => { if (event.key === "Enter") tell(); });
  root.append(whether.root, ends, notes.root);
  return {
    root,
    show: (hours, ofHouse, said) => {
      const found = quietEnds(hours);
      whether.show({ value: String(found !== null), may: () => !ofHouse, hint: "", fixed: "", trouble: "" });
      ends.hidden = !found;
      const typing = ends.contains(document.activeElement) && hours === held && !said.trouble;
      if (found && !typing) inputs.forEach((input, index) => { input.value = found[index]!; });
      held = hours;
      notes.show(said);
    },
  };
}

export interface NeverList { root: HTMLElement; show(rows: readonly NeverRow[], notes: Notes): void }

/// `add` gives back what is wrong with the words, "" where they are taken.
export function neverList(words: ReinsWords, add: (text: string) => string, remove: (text: string) => void): NeverList {
  const { label } = words.fields.never, root = element("div", "", "field never"), rows = element("ul"), bar = element("div", "", "inline");
  const input = element("input"), button = element("button", words.add), notes = notesOf("rein-never");
  let drawn = "", wrong = "", last: Notes = { hint: "", fixed: "", trouble: "" };
  Object.assign(input, { id: "rein-never", type: "text", maxLength: 80, placeholder: words.neverPlaceholder, autocomplete: "off", enterKeyHint: "done" });
  input.setAttribute("aria-describedby", notes.root.id);
  button.type = "button";
  rows.setAttribute("role", "list");  // a list without bullets is none to some readers
  const take = (): void => {
    wrong = add(input.value);
    if (!wrong) input.value = "";
    notes.show({ ...last, trouble: wrong || last.trouble });
    input.focus();
  };
  button.addEventListener("click", take);
  input.addEventListener("keydown", (event) => { if (event.key === "Enter" && !event.isComposing) { event.preventDefault(); take(); } });
  input.addEventListener("input", () => { wrong = ""; notes.show(last); });
  const draw = ({ text, fixed }: NeverRow, index: number): HTMLElement => {
    const item = element("li"), away = element("button", "×");
    item.append(element("span", text), fixed ? element("small", words.byHouse) : away);
    away.type = "button";
    away.setAttribute("aria-label", `${words.remove}: ${text}`);
    away.addEventListener("click", () => {
      remove(text);
      (rows.querySelectorAll("button")[index] ?? input).focus();  // the row that takes its place
    });
    return item;
  };
  bar.append(input, button);
  root.append(labelFor("rein-never", label), rows, bar, notes.root);
  return {
    root,
    show: (all, said) => {
      last = said;
      notes.show({ ...said, trouble: wrong || said.trouble });
      if (JSON.stringify(all) === drawn) return;
      drawn = JSON.stringify(all);
      rows.replaceChildren(...all.map(draw));
      rows.hidden = !all.length;
    },
  };
}

export interface RecordList { root: HTMLElement; show(rows: readonly RecordRow[] | null): void }

/// The newest few, and all of them when asked for.
export function record(words: ReinsWords): RecordList {
  const root = element("div", "", "record"), rows = element("ol"), more = element("button");
  let all: readonly RecordRow[] | null = null, whole = false;
  more.type = "button";
  rows.setAttribute("role", "list");
  rows.tabIndex = -1;
  const draw = (): void => {
    const shown = whole ? all ?? [] : all?.slice(0, kRecordShown) ?? [];
    more.hidden = shown.length === (all?.length ?? 0);
    more.textContent = words.all(all?.length ?? 0);
    rows.replaceChildren(...(shown.length ? shown.map(({ about, what }) => {
      const item = element("li");
      item.append(element("small", about), element("span", what));
      return item;
    }) : [element("li", all ? words.noRecord : words.moment, "none")]));
  };
  more.addEventListener("click", () => { whole = true; draw(); rows.focus(); });
  root.append(rows, more);
  return { root, show: (now) => { if (JSON.stringify(now) !== JSON.stringify(all) || !rows.hasChildNodes()) { all = now; draw(); } } };
}

/// Plain bars and plain numbers: nothing here is to be reached, kept up or praised.
export function drawDiary({ bars, top, first, last, sums }: DiaryShown, words: ReinsWords): HTMLElement {
  const root = element("figure", "", "diary"), chart = element("ol"), axis = element("div", "", "axis"), numbers = element("dl");
  chart.setAttribute("role", "list");
  for (const bar of bars) {
    const column = element("li"), day = element("i"), night = element("i", "", "night");
    column.title = bar.told;
    day.style.height = `${bar.day * 100}%`;
    night.style.height = `${bar.night * 100}%`;
    column.append(element("span", bar.told, "unseen"), day, night);
    chart.append(column);
  }
  axis.setAttribute("aria-hidden", "true");
  axis.append(element("small", first), element("small", last));
  for (const { label, length } of sums) {
    const sum = element("div");
    sum.append(element("dt", label), element("dd", length));
    numbers.append(sum);
  }
  const height = element("small", top, "top");
  height.setAttribute("aria-hidden", "true");
  root.append(numbers, height, chart, axis, element("figcaption", `${words.night} ${words.onlyYou}`));
  return root;
}
