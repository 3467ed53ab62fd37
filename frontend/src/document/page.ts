/** The page of a document: words lead to claims, claims to words, and selected words to a claim by hand. */
import { claimButtons, decide, dialogForm, pressed, reload, send, stayWhereItWas, trying } from "../shared/acts";
import { all, find, t, toast, typing } from "../shared/dom";
import { chosenWords, type Chosen } from "./offsets";

const page = find("#doc");
const text = find("#text");
const may = !!document.querySelector("#add-form");
let chosen: Chosen | null = null;

stayWhereItWas();
text.addEventListener("click", (event) => {
  const mark = (event.target as HTMLElement).closest<HTMLElement>("mark");
  if (mark && getSelection()?.isCollapsed !== false) follow(mark);
});
document.addEventListener("click", (event) => {
  const words = (event.target as HTMLElement).closest<HTMLElement>("[data-goto]");
  if (words) show(words.dataset.goto!, true);
});
for (const button of all<HTMLButtonElement>("[data-kind][aria-pressed]")) button.addEventListener("click", () => toggleKind(button));
for (const button of all<HTMLButtonElement>("[data-view]")) button.addEventListener("click", () => view(button));
window.addEventListener("hashchange", () => show(location.hash.slice(1), true));
if (location.hash) show(location.hash.slice(1), true);
document.addEventListener("keydown", keys);
if (may) {
  claimButtons((claim) => reload(claim));
  document.addEventListener("selectionchange", offer);
  find("#select-menu button").addEventListener("click", openAdd);
  find<HTMLSelectElement>("#add-form [name=subject_id]").addEventListener("change", fitProperties);
  dialogForm("add", add);
}

/** From a highlight to its claim; where several claims rest on it, each click shows the next. */
function follow(mark: HTMLElement): void {
  const ids = mark.dataset.claims!.split(" ");
  const now = ids.indexOf(document.querySelector(".claim.on")?.id ?? "");
  show(ids[(now + 1) % ids.length]!, false);
}

function show(id: string, toWords: boolean): void {
  const claim = document.getElementById(id);
  if (!claim?.classList.contains("claim")) return;
  for (const each of all(".claim.on, mark.on")) each.classList.remove("on");
  claim.classList.add("on");
  const marks = all<HTMLElement>(`mark[data-claims~="${CSS.escape(id)}"]`, text);
  for (const mark of marks) mark.classList.add("on");
  const still: ScrollIntoViewOptions = { block: "center", behavior: "smooth" };
  if (toWords) marks[0]?.scrollIntoView(still);
  claim.scrollIntoView(toWords ? { block: "nearest" } : still);
  history.replaceState(null, "", `#${id}`);
}

function toggleKind(button: HTMLButtonElement): void {
  const off = button.getAttribute("aria-pressed") === "true";
  button.setAttribute("aria-pressed", String(!off));
  text.classList.toggle(`hide-${button.dataset.kind}`, off);
}

/** Show the text, the archived original, or both; the original is only fetched when it is asked for. */
function view(button: HTMLButtonElement): void {
  pressed("[data-view]", button);
  page.dataset.show = button.dataset.view;
  const frame = document.querySelector<HTMLIFrameElement>(".frame iframe");
  if (frame && button.dataset.view !== "text" && !frame.src) frame.src = frame.dataset.src!;
}

function offer(): void {
  const menu = find("#select-menu");
  chosen = chosenWords(text);
  menu.hidden = !chosen || !document.querySelector("#add option[data-kind]");
  if (!chosen) return;
  const short = chosen.words.length > 28 ? `${chosen.words.slice(0, 27)}…` : chosen.words;
  find("button", menu).textContent = t("client.document.add", { words: short });
  menu.style.insetBlockStart = `${Math.max(chosen.box.top - 46, 54)}px`;
  menu.style.insetInlineStart = `${Math.min(Math.max(chosen.box.left, 8), innerWidth - 260)}px`;
}

let adding: Chosen | null = null;

function openAdd(): void {
  adding = chosen;
  if (!adding) return;
  find("#add-words").textContent = adding.words;
  find<HTMLInputElement>("#add-form [name=value]").value = adding.words;
  const near = nearest(adding.start);
  if (near) find<HTMLSelectElement>("#add-form [name=subject_id]").value = near;
  fitProperties();
  find<HTMLDialogElement>("#add").showModal();
}

/** The account or profile that has a claim nearest to a place in the text. */
function nearest(start: number): string | null {
  const marks = all<HTMLElement>("mark[data-s]", text).sort((one, two) => Math.abs(Number(one.dataset.s) - start) - Math.abs(Number(two.dataset.s) - start));
  const claim = document.getElementById(marks[0]?.dataset.claims?.split(" ")[0] ?? "");
  return claim?.closest<HTMLElement>("[data-subject]")?.dataset.subject ?? null;
}

/** Offer the properties of events for an account, and those of actors for a profile. */
function fitProperties(): void {
  const kind = find<HTMLSelectElement>("#add-form [name=subject_id]").selectedOptions[0]?.dataset.kind;
  const property = find<HTMLSelectElement>("#add-form [name=property]");
  for (const group of all<HTMLOptGroupElement>("optgroup", property)) group.disabled = group.hidden = group.dataset.kind !== kind;
  if ((property.selectedOptions[0]?.parentElement as HTMLOptGroupElement | null)?.disabled) {
    property.value = property.querySelector<HTMLOptionElement>("optgroup:not([disabled]) option")?.value ?? "";
  }
}

async function add(fields: FormData): Promise<void> {
  if (!adding) return;
  fields.set("text_id", page.dataset.text!);
  fields.set("start", String(adding.start));
  fields.set("end", String(adding.end));
  const made = await send<{ claim: string }>("/claims", fields);
  reload(made.claim);
}

/** j and k go through the claims; a, x and e decide on the one shown; u takes back. */
function keys(event: KeyboardEvent): void {
  if (typing(event)) return;
  const claims = all(".claim");
  const now = claims.findIndex((each) => each.classList.contains("on"));
  const on = claims[now];
  if (event.key === "j" || event.key === "k") show(claims[Math.min(Math.max(now + (event.key === "j" ? 1 : -1), 0), claims.length - 1)]?.id ?? "", true);
  else if (may && on && "axe".includes(event.key)) {
    const act = { a: "accept", x: "reject", e: "edit" }[event.key as "a" | "x" | "e"];
    on.querySelector<HTMLElement>(`[data-act=${act}]`)?.click();
    event.preventDefault();
  } else if (may && event.key === "u") void trying(async () => ((await decide({ act: "undo" })).length ? reload() : toast(t("client.nothing_to_undo"))));
}
