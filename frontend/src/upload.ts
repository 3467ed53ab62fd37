/** Files dropped or chosen are sent, archived, read and linked; what becomes of each is told as it happens. */
import { Refused, send, trying } from "./shared/acts";
import { el, find, t, toast } from "./shared/dom";
import { follow, type Job } from "./shared/job";

const job = document.querySelector<HTMLElement>("#job");
const drop = document.querySelector<HTMLElement>("#drop");
const list = document.querySelector<HTMLElement>("#uploads");
const files = document.querySelector<HTMLInputElement>("#files");

files?.addEventListener("change", () => void upload([...(files.files ?? [])]));
for (const button of document.querySelectorAll<HTMLButtonElement>("[data-work]")) {
  button.addEventListener("click", () => void trying(() => work(button.dataset.work!)));
}
if (drop) {
  for (const name of ["dragover", "dragleave", "drop"]) {
    document.addEventListener(name, (event) => {
      if (!(event as DragEvent).dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      drop.classList.toggle("over", name === "dragover");
    });
  }
  document.addEventListener("drop", (event) => void upload([...(event.dataTransfer?.files ?? [])]));
}

async function upload(chosen: File[]): Promise<void> {
  if (!chosen.length || !list) return;
  const rows = chosen.map((file) => el("li", {}, el("span", {}, file.name), el("span", { class: "state" }, t("client.upload.waiting"))));
  list.replaceChildren(...rows);
  const say = (words: string) => rows.forEach((row) => (find(".state", row).textContent = words));
  try {
    const made = await sendAll(chosen, (percent) => say(t("client.upload.sending", { percent })));
    say(t("client.upload.reading"));
    await showUntilDone(made);
  } catch (error) {
    say(t("client.upload.failed"));
    toast(error instanceof Refused ? error.message : t("client.offline"));
  }
}

/** Send files with progress, which fetch cannot tell. */
function sendAll(chosen: File[], progress: (percent: number) => void): Promise<Job> {
  const body = new FormData();
  for (const file of chosen) body.append("files", file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/v1/documents");
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => progress(Math.round((100 * event.loaded) / (event.total || 1))));
    request.addEventListener("load", () => (request.status < 300 ? resolve(request.response as Job) : reject(new Refused((request.response as { detail?: string } | null)?.detail ?? request.statusText))));
    request.addEventListener("error", () => reject(new Error("offline")));
    request.send(body);
  });
}

async function work(kind: string): Promise<void> {
  await showUntilDone(await send<Job>("/api/v1/jobs", JSON.stringify({ work: kind }), { "content-type": "application/json" }));
}

async function showUntilDone(made: Job): Promise<void> {
  if (!job) return;
  job.hidden = false;
  await follow(job, made, (now) => {
    if (list && now.told.length && now.name === "add") list.replaceChildren(...now.told.map((each) => el("li", { class: "told" }, each)));
  });
  job.append(el("a", { href: location.pathname, class: "button" }, t("client.upload.reload")));
}
