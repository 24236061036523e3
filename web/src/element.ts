// One element of the page with its text and its class.
export function element<T extends keyof HTMLElementTagNameMap>(kind: T, text = "", className = ""): HTMLElementTagNameMap[T] {
  const made = document.createElement(kind);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

/// A part of a panel under its head.
export function section(head: string, ...content: HTMLElement[]): HTMLElement {
  const made = element("section");
  made.append(element("h3", head), ...content);
  return made;
}
