/** Asks the server for the events that fit, and gives up on a question as soon as there is a newer one. */
import type { Found, Row } from "./types";

/** Events are being put together anew; they will be there in a while. */
export class NotReady extends Error {}

let asking: AbortController | null = null;

export async function ask(wanted: URLSearchParams): Promise<Found | null> {
  asking?.abort();
  asking = new AbortController();
  try {
    const answer = await fetch(`/api/v1/explore?${wanted}`, { signal: asking.signal, headers: { accept: "application/json" } });
    if (answer.status === 503) throw new NotReady(await problem(answer));
    if (!answer.ok) throw new Error(await problem(answer));
    return (await answer.json()) as Found;
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return null;
    throw error;
  }
}

export async function more(wanted: URLSearchParams, skip: number): Promise<Row[]> {
  const answer = await fetch(`/explore/rows?${wanted}&skip=${skip}`);
  if (!answer.ok) throw new Error(await problem(answer));
  return (await answer.json()) as Row[];
}

async function problem(answer: Response): Promise<string> {
  try {
    return ((await answer.json()) as { detail?: string }).detail ?? answer.statusText;
  } catch {
    return answer.statusText;
  }
}
