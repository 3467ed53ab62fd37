/** A page that waits for a job: it shows how far it is, and itself anew when it is done. */
import { asked, follow } from "./shared/job";

const box = document.querySelector<HTMLElement>("[data-job]");
if (box) void wait(box);

async function wait(box: HTMLElement): Promise<void> {
  const first = await asked(box.dataset.job!);
  if (first.state === "failed") return;
  const last = await follow(box, first);
  if (last.state === "done") location.reload();
}
