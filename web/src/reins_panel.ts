// The reins on the page: draws what reins_view shows, and turns what is done to its controls into changes.
import { choice, line, list, notesOf, slider, toggle, type Control, type Offered } from "./controls";
import { element, section } from "./element";
import { afterReinsAnswer, afterReinsDeed, afterReinsTrouble, isPersonaKey, kNoReinsYet, kSliders } from "./reins";
import type { Field, ReinsDeed, ReinsState, ReinsStep, SettingKey } from "./reins";
import { drawDiary, neverList, quietHours, record, type NeverList, type QuietHours, type RecordList } from "./reins_parts";
import {
  diaryShown, fixedShown, isOfHouse, mayBe, neverShown, neverWith, neverWithout, personaShown, recordShown, reinsStatus, remindersShown, settingsShown, troubleShown,
} from "./reins_view";
import type { ClientMessage, Persona, ReinsAnswer, Settings } from "./wire";
import type { ReinsWords } from "./words";

const kNumbers = new Set<Field>([...kSliders, "intensity_cap", "reminder_minutes"]);
const kLongestName = 40;

const today = (): string => {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
};

/// What a control says, as it goes over the wire.
const valueOf = (field: Field, said: string): unknown => kNumbers.has(field) ? Number(said) : field === "paused" ? said === "true" : said;

export class ReinsPanel {
  readonly root = element("div", "", "reins");
  private state: ReinsState = { ...kNoReinsYet };
  private readonly controls = new Map<Field, Control>();
  private readonly body = element("div");
  private readonly wait: HTMLElement;
  private readonly status = element("p", "", "status");
  private readonly undoNotes = notesOf("rein-undo");
  private readonly doubt = element("div", "", "inline doubt");
  private readonly diary = element("div");
  private diaryDrawn = "";
  private readonly quiet: QuietHours;
  private readonly never: NeverList;
  private readonly record: RecordList;

  /// `holds` is told what holds and who she is whenever that comes or changes; `card` stands below who she is, `devices` below what is between the two.
  constructor(private readonly words: ReinsWords, private readonly ask: (message: ClientMessage) => void,
              private readonly holds: (settings: Settings | null, persona: Persona | null) => void, card: HTMLElement, devices: HTMLElement) {
    const { heads } = words;
    this.wait = element("p", words.moment, "notice");
    this.quiet = quietHours(words, (hours) => this.change("quiet_hours", hours));
    this.never = neverList(words, (text) => this.addNever(text), (text) => this.change("never", neverWithout(this.state, text)));
    this.record = record(words);
    this.status.setAttribute("role", "status");
    this.makeControls();
    this.makeDoubt();
    const at = (field: Field): HTMLElement => this.controls.get(field)!.root, age = at("age");
    age.append(this.doubt);
    this.body.append(
      at("paused"),
      section(heads.who, at("name"), at("temperament"), ...kSliders.map(at), at("speech_level"), at("language"), this.makeUndo()),
      card,
      section(heads.feels, at("feelings"), at("intensity_cap")),
      section(heads.between, at("romance"), age, this.never.root, this.quiet.root, at("reminder_minutes"), at("notes"), at("profile")),
      devices,
      section(heads.told, this.record.root), section(heads.time, this.diary));
    this.root.append(this.wait, this.body, this.status);
    this.draw();
  }

  open(): void { this.do({ do: "open" }); }
  close(): void { this.do({ do: "close" }); }
  lost(): void { this.do({ do: "lost" }); }
  found(): void { this.do({ do: "found" }); }
  /// A talk may have changed what holds.
  heard(): void { this.do({ do: "heard" }); }
  /// The set-up talk is over.
  met(): void { this.do({ do: "met" }); }
  resume(): void { this.change("paused", false); }
  take(answer: ReinsAnswer): void { this.follow(afterReinsAnswer(this.state, answer)); }

  /// Whether the trouble was with something asked here, and is shown here.
  trouble(message: string): boolean {
    const step = afterReinsTrouble(this.state, message);
    if (step) this.follow(step);
    return step !== null && this.state.open;
  }

  private do(deed: ReinsDeed): void { this.follow(afterReinsDeed(this.state, deed)); }
  private change(field: Field, value: unknown): void { this.do({ do: "change", field, value } as ReinsDeed); }

  private follow(step: ReinsStep): void {
    this.state = step.state;
    this.draw();
    this.holds(settingsShown(this.state), this.state.persona);
    for (const message of step.asks) this.ask(message);
  }

  private makeControls(): void {
    const { fields } = this.words, said = (field: Field) => (value: string): void => this.change(field, valueOf(field, value));
    const offered = (field: Field): Offered[] => Object.entries(fields[field].choices ?? {}).map(([value, label]) => ({ value, label }));
    const put = (field: Field, make: (id: string) => Control): void => void this.controls.set(field, make(`rein-${field}`));
    put("paused", (id) => toggle(id, fields.paused.label, "big", said("paused")));
    put("name", (id) => line(id, fields.name.label, kLongestName, said("name")));
    for (const field of [...kSliders, "intensity_cap"] as const) put(field, (id) => slider(id, fields[field], said(field)));
    for (const field of ["temperament", "speech_level", "language", "feelings", "romance", "age", "notes"] as const)
      put(field, (id) => choice(id, fields[field].label, offered(field), said(field)));
    put("reminder_minutes", (id) => list(id, fields.reminder_minutes.label, () => remindersShown(this.state, this.words), said("reminder_minutes")));
    put("profile", (id) => list(id, fields.profile.label, () => offered("profile"), said("profile")));
  }

  private makeUndo(): HTMLElement {
    const root = element("div", "", "field undo"), button = this.button(this.words.fields.undo.label, { do: "change", field: "undo", value: true });
    button.setAttribute("aria-describedby", this.undoNotes.root.id);
    root.append(button, this.undoNotes.root);
    return root;
  }

  private button(label: string, deed: ReinsDeed): HTMLButtonElement {
    const button = element("button", label);
    button.type = "button";
    button.addEventListener("click", () => this.do(deed));
    return button;
  }

  /// To say that one is under age cannot be taken back here, so it is asked once more.
  private makeDoubt(): void {
    this.doubt.setAttribute("role", "group");
    this.doubt.setAttribute("aria-label", this.words.sure);
    this.doubt.append(element("span", this.words.sure), this.button(this.words.yes, { do: "sure" }), this.button(this.words.no, { do: "leave" }));
    this.doubt.addEventListener("keydown", (event) => {
      if (event.key === "Escape") { event.preventDefault(); this.do({ do: "leave" }); }
    });
    this.doubt.hidden = true;
  }

  private addNever(text: string): string {
    const list = neverWith(this.state, text, this.words);
    if (typeof list === "string") return list;
    if (list) this.change("never", list);
    return "";
  }

  private draw(): void {
    const { state, words } = this, settings = settingsShown(state), persona = personaShown(state);
    this.body.hidden = !settings || !persona;
    this.wait.hidden = !this.body.hidden;
    this.status.textContent = reinsStatus(state, words);
    if (!settings || !persona) return;
    for (const [field, control] of this.controls) {
      const value = String(isPersonaKey(field) ? persona[field] : settings[field as SettingKey]);
      const may = (said: string): boolean => isPersonaKey(field) || mayBe(state, field as SettingKey, valueOf(field, said) as never);
      control.show({ value, may, ...this.notes(field, value) });
    }
    this.undoNotes.show(this.notes("undo"));
    this.quiet.show(settings.quiet_hours, isOfHouse(state, "quiet_hours"), this.notes("quiet_hours"));
    this.never.show(neverShown(state), this.notes("never"));
    this.record.show(state.audit && recordShown(state.audit, words));
    this.drawDoubt();
    this.drawDiary();
  }

  private notes(field: Field, value = ""): { hint: string; fixed: string; trouble: string } {
    const { state, words } = this, { hint, hints, choices } = words.fields[field];
    const own = field === "temperament" && !(value in choices!) ? words.own : field === "paused" && value === "true" ? words.pausedHint : "";
    return { hint: own || (hints?.[value] ?? hint ?? ""), fixed: fixedShown(state, field, words), trouble: troubleShown(state, field, words) };
  }

  /// The focus goes to the question when it comes, to "no" at first, and back to the age when it goes.
  private drawDoubt(): void {
    const was = !this.doubt.hidden, had = this.doubt.contains(document.activeElement);
    this.doubt.hidden = !this.state.doubted;
    if (!was && this.state.doubted) this.doubt.querySelector<HTMLElement>("button:last-child")!.focus();
    if (was && had && !this.state.doubted) this.controls.get("age")!.root.querySelector<HTMLElement>("input:checked")?.focus();
  }

  private drawDiary(): void {
    const { diary } = this.state, shown = diary && diaryShown(diary, today(), this.words), drawn = JSON.stringify(shown);
    if (this.diaryDrawn === drawn) return;
    this.diaryDrawn = drawn;
    this.diary.replaceChildren(shown ? drawDiary(shown, this.words) : element("p", this.words.moment, "none"));
  }
}
