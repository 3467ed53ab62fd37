/** Work that goes on at the server after its answer: asked after until it ends. */
import { count, find, t } from "./dom";

export interface Job { id: string; name: string; state: "waiting" | "running" | "done" | "failed"; step: string; done: number; total: number | null; told: string[]; problem: string | null }

const SOON = 600;

/** Show how far a job is in a box with a progress bar and words, until it has ended. */
export async function follow(box: HTMLElement, made: Job, each: (now: Job) => void = () => undefined): Promise<Job> {
  let now = made;
  for (;;) {
    show(box, now);
    each(now);
    if (now.state === "done" || now.state === "failed") return now;
    await new Promise((resolve) => setTimeout(resolve, SOON));
    now = await asked(now.id);
  }
}

export async function asked(id: string): Promise<Job> {
  return (await (await fetch(`/api/v1/jobs/${encodeURIComponent(id)}`)).json()) as Job;
}

function show(box: HTMLElement, now: Job): void {
  const bar = find<HTMLProgressElement>("progress", box);
  if (now.state === "done" || now.state === "failed") bar.value = now.state === "done" ? bar.max : 0;
  else if (now.total) [bar.max, bar.value] = [now.total, now.done];
  else bar.removeAttribute("value");
  find("span", box).textContent = words(now);
}

function words(now: Job): string {
  if (now.state === "failed") return t("client.job.failed", { why: now.problem ?? "" });
  if (now.state === "done") return t("client.job.done");
  const far = now.total ? t("client.job.running", { done: count(now.done), total: count(now.total) }) : "";
  return `${now.step || t("client.job.waiting")} ${far}`;
}
