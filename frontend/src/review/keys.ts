/** Single keys for deciding, which every reviewer may choose; they are kept in the browser. */
import { all, find, t } from "../shared/dom";

const KEPT = "dateline.keys";
export type Keys = Record<string, string>;

export function keysOf(usual: Keys): Keys {
  try {
    return { ...usual, ...(JSON.parse(localStorage.getItem(KEPT) ?? "{}") as Keys) };
  } catch {
    return usual;
  }
}

/** Let the reviewer press a new key for an action; a key stands for one action only. */
export function letChange(usual: Keys, changed: (keys: Keys) => void): void {
  let keys = keysOf(usual);
  let waiting: HTMLElement | null = null;
  const store = (made: Keys) => {
    keys = made;
    localStorage.setItem(KEPT, JSON.stringify(made));
    changed(made);
  };
  for (const button of all("[data-rekey]")) {
    button.addEventListener("click", () => {
      waiting = button;
      button.textContent = t("client.review.press");
    });
  }
  find("#keys-reset").addEventListener("click", () => store({ ...usual }));
  find("#keys").addEventListener("keydown", (event) => {
    const action = waiting?.dataset.rekey;
    if (!action || ["Shift", "Control", "Alt", "Meta", "Tab", "Escape"].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    const taken = Object.entries(keys).some(([name, key]) => name !== action && key === event.key);
    find("#keys-problem").textContent = taken ? t("client.review.taken", { key: event.key }) : "";
    waiting = null;
    if (!taken) store({ ...keys, [action]: event.key });
    else changed(keys);
  });
}
