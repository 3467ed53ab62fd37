/** Deciding: what a person does is sent to the server as one act; taking back takes back the whole act. */
import { all, find, t, toast } from "./dom";

export type Act =
  | { act: "accept" | "reject" | "unsure"; claim_id: string; reason?: string }
  | { act: "judge"; left: string; right: string; judgement: string; reason?: string }
  | { act: "merge"; event_ids: string[]; reason?: string }
  | { act: "split"; event_id: string; account_ids: string[]; reason?: string }
  | { act: "rate source"; source_id: string; reliability: string }
  | { act: "undo" };

export interface Decided { subject: string; judgement: string }

/** What the server refused, in its own words. */
export class Refused extends Error {}

export async function decide(act: Act): Promise<Decided[]> {
  return send<Decided[]>("/api/v1/decisions", JSON.stringify(act), { "content-type": "application/json" });
}

export async function send<T>(path: string, body: BodyInit, headers: Record<string, string> = {}): Promise<T> {
  const answer = await fetch(path, { method: "POST", body, headers: { accept: "application/json", ...headers } });
  if (answer.ok) return (await answer.json()) as T;
  const told = (await answer.json().catch(() => ({}))) as { detail?: string; way_out?: string };
  throw new Refused([told.detail ?? answer.statusText, told.way_out].filter(Boolean).join(". "));
}

/** Do something that may be refused, and say so where it is. */
export async function trying(attempt: () => Promise<void>, notice?: HTMLElement | null): Promise<void> {
  if (notice) notice.hidden = true;
  try {
    await attempt();
  } catch (error) {
    const words = error instanceof Refused ? error.message : t("client.offline");
    if (!notice) toast(words);
    else {
      notice.textContent = words;
      notice.hidden = false;
    }
  }
}

/** A form in a dialog: sent without leaving the page, its refusals shown in it. */
export function dialogForm(name: string, submit: (fields: FormData) => Promise<void>): void {
  const form = document.querySelector<HTMLFormElement>(`#${name}-form`);
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    void trying(() => submit(new FormData(form)), form.querySelector<HTMLElement>("[role=alert]"));
  });
}

/** The small buttons beside a claim: accept, reject, correct. */
export function claimButtons(done: (claim: string, what: string) => void): void {
  let correcting = "";
  document.addEventListener("click", (event) => {
    const button = (event.target as HTMLElement).closest<HTMLElement>("[data-act][data-claim]");
    if (!button) return;
    const { act, claim } = button.dataset as { act: string; claim: string };
    if (act === "edit") {
      correcting = claim;
      find<HTMLInputElement>("#correct-form [name=value]").value = button.dataset.value ?? "";
      find<HTMLDialogElement>("#correct").showModal();
    } else void trying(async () => { await decide({ act: act as "accept" | "reject", claim_id: claim }); done(claim, act); });
  });
  dialogForm("correct", async (fields) => {
    const made = await send<{ claim: string }>(`/claims/${encodeURIComponent(correcting)}/correct`, fields);
    done(made.claim, "correct");
  });
}

/** Load the page anew where it was, so that everything decided is shown. */
export function reload(at = ""): void {
  sessionStorage.setItem("dateline.scroll", String(scrollY));
  if (at) location.hash = at;
  location.reload();
}

export function stayWhereItWas(): void {
  const kept = sessionStorage.getItem("dateline.scroll");
  sessionStorage.removeItem("dateline.scroll");
  if (kept) scrollTo(0, Number(kept));
}

export function pressed(buttons: string, chosen: HTMLElement): void {
  for (const each of all(buttons)) each.setAttribute("aria-pressed", String(each === chosen));
}
