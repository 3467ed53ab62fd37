/** What every page has: styles, htmx, the theme button, the menu, upload of dropped files, and keys to move about. */
import htmx from "htmx.org";
import "./styles/base.css";
import "./styles/layout.css";
import "./styles/explore.css";
import "./styles/event.css";
import "./styles/document.css";
import "./styles/review.css";
import { all, find, onColours, t, toast, typing } from "./shared/dom";

// The page's policy forbids inline styles and eval; htmx needs neither. Pages are not kept in the browser's storage.
Object.assign(htmx.config, {
  includeIndicatorStyles: false,
  allowEval: false,
  selfRequestsOnly: true,
  historyCacheSize: 0,
  scrollBehavior: "auto",
});

const THEMES = ["auto", "light", "dark"] as const;
const PLACES: Record<string, string> = { e: "/", d: "/documents", a: "/actors", r: "/review", s: "/search" };

themeButton();
menuButton();
keys();
document.addEventListener("htmx:responseError", () => toast(t("client.refused")));
document.addEventListener("htmx:sendError", () => toast(t("client.offline")));
document.addEventListener("change", (event) => {
  const field = event.target as HTMLElement;
  if (field.matches("[data-submits]")) field.closest("form")?.requestSubmit();
});
document.addEventListener("click", (event) => {
  const target = event.target as HTMLElement;
  const opener = target.closest<HTMLElement>("[data-opens]");
  if (opener) find<HTMLDialogElement>(`#${opener.dataset.opens}`).showModal();
  if (target.closest("[data-closes]")) target.closest("dialog")?.close();
});

function themeButton(): void {
  const button = document.querySelector<HTMLButtonElement>("#theme");
  const root = document.documentElement;
  const show = () => button?.setAttribute("aria-label", t("client.theme", { now: t(`client.theme.${root.dataset.theme ?? "auto"}`) }));
  show();
  button?.addEventListener("click", () => {
    const now = THEMES.indexOf((root.dataset.theme as (typeof THEMES)[number]) ?? "auto");
    const next = THEMES[(now + 1) % THEMES.length] ?? "auto";
    if (next === "auto") delete root.dataset.theme;
    else root.dataset.theme = next;
    keep("dateline.theme", next);
    show();
    toast(t("client.theme", { now: t(`client.theme.${next}`) }));
    document.dispatchEvent(new Event("dateline:theme"));
  });
  onColours(show);
}

function keep(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // a browser that keeps nothing still shows the page
  }
}

function menuButton(): void {
  const button = document.querySelector<HTMLButtonElement>("#menu");
  const nav = document.querySelector<HTMLElement>("#nav");
  button?.addEventListener("click", () => button.setAttribute("aria-expanded", String(nav?.classList.toggle("open"))));
}

/** "/" to search, "g" and a letter to go somewhere, "?" for the keys of the page. */
function keys(): void {
  let going = -Infinity; // when "g" was last pressed
  document.addEventListener("keydown", (event) => {
    if (typing(event)) return;
    const help = document.querySelector<HTMLDialogElement>("#keys");
    if (event.key === "/") {
      event.preventDefault();
      find<HTMLInputElement>(".top .find input").focus();
    } else if (event.key === "?" && help) {
      event.preventDefault();
      help.showModal();
    } else if (event.key === "g") going = event.timeStamp;
    else if (event.timeStamp - going < 1200 && PLACES[event.key]) {
      event.preventDefault();
      event.stopImmediatePropagation();
      location.assign(PLACES[event.key]!);
    }
  });
}

printing();

/** On paper everything is light, and what is folded is open; afterwards the page is as it was. */
function printing(): void {
  const root = document.documentElement;
  let before: { theme: string | undefined; folded: HTMLDetailsElement[] } | null = null;
  addEventListener("beforeprint", () => {
    before = { theme: root.dataset.theme, folded: all<HTMLDetailsElement>("details:not([open]):not(.no-print)") };
    root.dataset.theme = "light";
    for (const each of before.folded) each.open = true;
    document.dispatchEvent(new Event("dateline:theme"));
  });
  addEventListener("afterprint", () => {
    if (before?.theme) root.dataset.theme = before.theme;
    else delete root.dataset.theme;
    for (const each of before?.folded ?? []) each.open = false;
    document.dispatchEvent(new Event("dateline:theme"));
  });
}

for (const one of all<HTMLTimeElement>("time[data-ago]")) one.title = one.dateTime;
