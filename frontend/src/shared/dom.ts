/** Elements, and what the server put into the page for scripts: texts and data. No markup is ever made from strings. */

type Child = Node | string | null | undefined;
type Attributes = Record<string, string | number | boolean | EventListener | null | undefined>;

export function el<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  dress(made, attributes, children);
  return made;
}

export function svg<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: Child[]
): SVGElementTagNameMap[K] {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  dress(made, attributes, children);
  return made;
}

function dress(made: Element, attributes: Attributes, children: Child[]): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, String(value));
  }
  made.append(...children.filter((child): child is Node | string => child !== null && child !== undefined));
}

/** Find an element that the template promises. */
export function find<T extends Element = HTMLElement>(selector: string, within: ParentNode = document): T {
  const found = within.querySelector<T>(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return found;
}

export function all<T extends Element = HTMLElement>(selector: string, within: ParentNode = document): T[] {
  return [...within.querySelectorAll<T>(selector)];
}

/** Read data that the server wrote into the page as a JSON block. */
export function data<T>(id: string): T | null {
  const block = document.getElementById(id);
  return block?.textContent ? (JSON.parse(block.textContent) as T) : null;
}

let texts: Record<string, string> | null = null;

/** Give a text of the interface, with {names} filled in; all of them stand in one catalogue on the server. */
export function t(key: string, values: Record<string, string | number> = {}): string {
  texts ??= data<Record<string, string>>("texts") ?? {};
  return (texts[key] ?? key).replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}

export function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/** Call back whenever the colours change: by the button, or by the system. */
export function onColours(changed: () => void): void {
  document.addEventListener("dateline:theme", changed);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", changed);
}

export function count(value: number): string {
  return value.toLocaleString(document.documentElement.lang || "en");
}

/** Whether keys typed now belong to a field and not to the page. */
export function typing(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement | null;
  return (
    event.ctrlKey || event.metaKey || event.altKey ||
    !!target?.closest("input:not([type=checkbox]):not([type=radio]), select, textarea, [contenteditable], dialog[open]")
  );
}

export function toast(words: string, action?: { words: string; act: () => void }): void {
  const box = find(".toasts");
  const made = el("div", { class: "toast", role: "status" }, words);
  if (action) made.append(el("button", { type: "button", click: () => { made.remove(); action.act(); } }, action.words));
  box.replaceChildren(made);
  setTimeout(() => made.remove(), 7000);
}
