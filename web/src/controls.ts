// The controls of the reins: each has its label, what it means, why a part of it is fixed, and what went wrong, tied to it for every reader.
import { element } from "./element";

/// What a control is to show; `may` tells which values can be chosen.
export interface ControlState { value: string; may: (value: string) => boolean; hint: string; fixed: string; trouble: string }
export interface Control { root: HTMLElement; show(state: ControlState): void }
export interface Offered { value: string; label: string }

type Changed = (value: string) => void;

export type Notes = Pick<ControlState, "hint" | "fixed" | "trouble">;

/// The lines under a control.
export function notesOf(id: string): { root: HTMLElement; show(state: Notes): void } {
  const root = element("div", "", "notes"), hint = element("small"), fixed = element("small", "", "fixed"), trouble = element("small", "", "trouble");
  root.id = `${id}-notes`;
  trouble.setAttribute("role", "alert");
  root.append(hint, fixed, trouble);
  return {
    root,
    show: (state) => {
      for (const [line, text] of [[hint, state.hint], [fixed, state.fixed], [trouble, state.trouble]] as const) {
        if (line.textContent !== text) line.textContent = text;
        line.hidden = !text;
      }
    },
  };
}

export function labelFor(id: string, text: string): HTMLLabelElement {
  const label = element("label", text);
  label.htmlFor = id;
  return label;
}

export interface SliderWords { label: string; low?: string; high?: string }

const kKeysPauseMs = 400;

/// From 0 to 1. It says what it became once it is let go, not on the way, and keys in a row are one change: each is kept in a record for good.
/// No answer moves it while it is held.
export function slider(id: string, words: SliderWords, changed: Changed): Control {
  const root = element("div", "", "field slider"), input = element("input"), notes = notesOf(id), ends = element("div", "", "ends");
  let may = (_: string): boolean => true, held = false, keys = false, soon = 0;
  input.type = "range";
  Object.assign(input, { id, min: "0", max: "1", step: "0.05" });
  input.setAttribute("aria-describedby", notes.root.id);
  const draw = (): void => {
    input.style.setProperty("--at", `${Number(input.value) * 100}%`);
    input.setAttribute("aria-valuetext", `${Math.round(Number(input.value) * 100)}%`);
  };
  input.addEventListener("input", () => {
    held = true;
    while (Number(input.value) > 0 && !may(input.value)) input.value = String(Number(input.value) - Number(input.step));
    draw();
  });
  const tell = (): void => { clearTimeout(soon); soon = 0; held = false; changed(input.value); };
  const tellSoon = (): void => { held = true; clearTimeout(soon); soon = window.setTimeout(tell, keys ? kKeysPauseMs : 0); };
  input.addEventListener("keydown", () => { keys = true; });
  input.addEventListener("pointerdown", () => { keys = false; });
  input.addEventListener("change", tellSoon);
  input.addEventListener("blur", () => { if (soon) tell(); });
  for (const end of ["pointerup", "pointercancel"]) input.addEventListener(end, () => { held = soon !== 0; });  // back where it was, it tells nothing
  ends.append(element("small", words.low ?? ""), labelFor(id, words.label), element("small", words.high ?? ""));
  root.append(ends, input, notes.root);
  return {
    root,
    show: (state) => {
      may = state.may;
      const steps = Array.from({ length: 21 }, (_, step) => 5 * (20 - step)), top = steps.find((percent) => may(String(percent / 100)));
      input.style.setProperty("--top", `${top ?? 0}%`);
      if (!held) input.value = state.value;
      draw();
      notes.show(state);
    },
  };
}

/// One of a few, all in sight.
export function choice(id: string, label: string, options: readonly Offered[], changed: Changed): Control {
  const root = element("fieldset", "", "field choice"), row = element("div", "", "options"), notes = notesOf(id), inputs: HTMLInputElement[] = [];
  for (const option of options) {
    const input = element("input"), name = labelFor(`${id}-${option.value}`, option.label);
    input.type = "radio";
    Object.assign(input, { id: `${id}-${option.value}`, name: id, value: option.value });
    input.addEventListener("change", () => changed(option.value));
    inputs.push(input);
    const pill = element("span");
    pill.append(input, name);
    row.append(pill);
  }
  root.setAttribute("aria-describedby", notes.root.id);
  root.append(element("legend", label), row, notes.root);
  return {
    root,
    show: (state) => {
      for (const input of inputs) {
        input.checked = input.value === state.value;
        input.disabled = !input.checked && !state.may(input.value);
      }
      notes.show(state);
    },
  };
}

/// One of many, in a list that unfolds; the options may differ each time.
export function list(id: string, label: string, options: () => readonly Offered[], changed: Changed): Control {
  const root = element("div", "", "field list"), input = element("select"), notes = notesOf(id);
  let drawn = "";
  input.id = id;
  input.setAttribute("aria-describedby", notes.root.id);
  input.addEventListener("change", () => changed(input.value));
  root.append(labelFor(id, label), input, notes.root);
  return {
    root,
    show: (state) => {
      const all = options(), now = JSON.stringify(all);
      if (now !== drawn) input.replaceChildren(...all.map(({ value, label: text }) => new Option(text, value)));
      drawn = now;
      for (const option of input.options) option.disabled = option.value !== state.value && !state.may(option.value);
      input.value = state.value;
      notes.show(state);
    },
  };
}

/// A line of text; it says what it became on Enter or when it is left.
export function line(id: string, label: string, longest: number, changed: Changed): Control {
  const root = element("div", "", "field line"), input = element("input"), notes = notesOf(id);
  let held = "";
  Object.assign(input, { id, type: "text", maxLength: longest, autocomplete: "off", enterKeyHint: "done" });
  input.setAttribute("aria-describedby", notes.root.id);
  input.addEventListener("change", () => {
    const text = input.value.trim();
    if (text && text !== held) changed(text);
    else input.value = held;
  });
  root.append(labelFor(id, label), input, notes.root);
  return {
    root,
    show: (state) => {
      if (input.value === held || document.activeElement !== input || state.trouble) input.value = state.value;
      held = state.value;
      notes.show(state);
    },
  };
}

/// On ("true") or off ("false"), with its words beside it; big where much hangs on it.
export function toggle(id: string, label: string, className: string, changed: Changed): Control {
  const root = element("div", "", `field toggle ${className}`), button = element("button"), words = element("span"), name = element("b", label), notes = notesOf(id);
  button.type = "button";
  button.id = id;
  name.id = `${id}-label`;
  button.setAttribute("role", "switch");
  button.setAttribute("aria-labelledby", name.id);
  button.setAttribute("aria-describedby", notes.root.id);
  words.append(name);
  button.append(words, element("i"));
  button.addEventListener("click", () => {
    if (button.getAttribute("aria-disabled") !== "true") changed(String(button.getAttribute("aria-checked") !== "true"));
  });
  root.append(button, notes.root);
  return {
    root,
    show: (state) => {
      button.setAttribute("aria-checked", state.value);
      button.setAttribute("aria-disabled", String(!state.may(state.value === "true" ? "false" : "true")));
      notes.show(state);
    },
  };
}
