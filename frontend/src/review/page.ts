/** The review queue: one card at a time, one key for each answer, the next card ready before it is asked for. */
import htmx from "htmx.org";
import { decide, dialogForm, Refused, send, trying, type Act } from "../shared/acts";
import { all, count, data, find, t, toast, typing } from "../shared/dom";
import { keysOf, letChange, type Keys } from "./keys";

interface Queue { kind: "claims" | "links"; ids: string[]; waiting: number; keys: Keys }

const queue = data<Queue>("queue")!;
const box = find("#card");
const started = Date.now();
const cards = new Map<string, Promise<string>>();
const gone: { id: string; at: number; decided: boolean }[] = [];
let keys = keysOf(queue.keys);
let at = 0;
let decided = 0;
let busy = false;

void show();
showKeys();
letChange(queue.keys, (made) => { keys = made; showKeys(); });
document.addEventListener("keydown", (event) => {
  if (typing(event)) return;
  const action = Object.entries(keys).find(([, key]) => key === event.key)?.[0];
  if (!action) return;
  event.preventDefault();
  void act(action);
});
document.addEventListener("click", (event) => {
  const button = (event.target as HTMLElement).closest<HTMLElement>("[data-do]");
  if (button) void act(button.dataset.do!);
});
find("#reason").addEventListener("keydown", (event) => {
  if ((event as KeyboardEvent).key === "Enter" || (event as KeyboardEvent).key === "Escape") (event.target as HTMLElement).blur();
});
dialogForm("edit", async (fields) => {
  await send(`/claims/${encodeURIComponent(queue.ids[at]!)}/correct`, fields);
  find<HTMLDialogElement>("#edit").close();
  done(true);
});

async function act(action: string): Promise<void> {
  if (busy || document.querySelector("dialog[open]")) return;
  if (action === "undo") return undo();
  const id = queue.ids[at];
  if (id === undefined) return;
  if (action === "skip" || action === "next") return done(false);
  if (action === "edit") return edit();
  const what = toDecide(action, id);
  if (what) await sent(what);
}

/** Put the answer as a decision, with the reason that stands beside the answers. */
function toDecide(action: string, id: string): Act | null {
  const reason = find<HTMLInputElement>("#reason").value.trim();
  if (queue.kind === "claims") {
    return action === "accept" || action === "reject" || action === "unsure" ? { act: action, claim_id: id, reason } : null;
  }
  const { left, right } = find("[data-left]", box).dataset as { left: string; right: string };
  if (action === "part_of_reverse") return { act: "judge", left: right, right: left, judgement: "part of", reason };
  const judgement = { same: "same", different: "different", unsure: "unsure", part_of: "part of" }[action];
  return judgement ? { act: "judge", left, right, judgement, reason } : null;
}

async function sent(what: Act): Promise<void> {
  busy = true;
  await trying(async () => {
    await decide(what);
    done(true);
  });
  busy = false;
}

function done(wasDecided: boolean): void {
  gone.push({ id: queue.ids[at]!, at, decided: wasDecided });
  if (wasDecided) decided += 1;
  find<HTMLInputElement>("#reason").value = "";
  at += 1;
  void show();
}

/** Go back one card; what was decided on it is taken back. */
async function undo(): Promise<void> {
  const last = gone.pop();
  if (!last) return toast(t("client.nothing_to_undo"));
  await trying(async () => {
    if (last.decided) {
      await decide({ act: "undo" });
      decided -= 1;
      toast(t("client.review.undone"));
    }
    at = last.at;
    cards.delete(last.id);
    await show();
  });
}

function edit(): void {
  if (queue.kind !== "claims") return;
  const field = find<HTMLInputElement>("#edit [name=value]");
  field.value = find("[data-value]", box).dataset.value ?? "";
  find<HTMLDialogElement>("#edit").showModal();
  field.select();
}

async function show(): Promise<void> {
  progress();
  const id = queue.ids[at];
  find("#answers").hidden = id === undefined;
  if (id === undefined) {
    if (queue.waiting > queue.ids.length) location.reload();
    else find("#done").hidden = false;
    box.replaceChildren();
    return;
  }
  try {
    const card = await load(id);
    if (queue.ids[at] !== id) return;
    // The server's own escaped markup, from this host: the page's policy lets no script in it run.
    box.replaceChildren(document.createRange().createContextualFragment(card));
    htmx.process(box);
    find("mark.on, .quote-on", box).scrollIntoView({ block: "center" });
  } catch (error) {
    if (error instanceof Refused) toast(error.message);
  }
  for (const next of queue.ids.slice(at + 1, at + 3)) void load(next);
}

function load(id: string): Promise<string> {
  const made = cards.get(id) ?? fetch(`/review/${queue.kind}/${encodeURIComponent(id)}`).then((answer) => answer.text());
  cards.set(id, made);
  return made;
}

function progress(): void {
  const hours = Math.max((Date.now() - started) / 3_600_000, 1 / 120);
  find("#waiting").textContent = count(Math.max(queue.waiting - gone.filter((each) => each.decided).length, 0));
  find("#rate").textContent = decided ? t("client.review.rate", { count: decided, rate: Math.round(decided / hours) }) : "";
  const bar = find<HTMLProgressElement>("#progress");
  [bar.max, bar.value] = [Math.max(queue.ids.length, 1), at];
}

function showKeys(): void {
  for (const each of all("[data-key]")) each.textContent = shown(keys[each.dataset.key!] ?? "");
  for (const each of all("[data-rekey]")) each.textContent = shown(keys[each.dataset.rekey!] ?? "");
}

function shown(key: string): string {
  return { " ": "space", ArrowRight: "→", ArrowLeft: "←", Enter: "↵", Backspace: "⌫" }[key] ?? key;
}
