// One element of the page with its text and its class.
export function element<T extends keyof HTMLElementTagNameMap>(kind: T, text = "", className = ""): HTMLElementTagNameMap[T] {
  const made = document.createElement(kind);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}
