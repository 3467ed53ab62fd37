/** The page of an event: its place on a small map, and merging, splitting and deciding with undo. */
import { claimButtons, decide, dialogForm, reload, stayWhereItWas, trying } from "./shared/acts";
import { all, data, find, t, toast } from "./shared/dom";
import type { Mark } from "./map/marks";

const id = find("[data-event]").dataset.event!;

stayWhereItWas();
showPlace();
claimButtons(() => reload());
document.querySelector("#undo")?.addEventListener("click", () => void trying(async () => {
  const taken = await decide({ act: "undo" });
  if (taken.length) reload();
  else toast(t("client.nothing_to_undo"));
}));
for (const button of all<HTMLButtonElement>("[data-merge]")) {
  button.addEventListener("click", () => void trying(() => merge(button.dataset.merge!)));
}
for (const button of all<HTMLButtonElement>("[data-judge]")) {
  const { left, right, judge } = button.dataset as { left: string; right: string; judge: string };
  button.addEventListener("click", () => void trying(async () => { await decide({ act: "judge", left, right, judgement: judge }); reload(); }));
}
dialogForm("merge", (fields) => merge(String(fields.get("other")).trim(), String(fields.get("reason") ?? "")));
dialogForm("split", async (fields) => {
  await decide({ act: "split", event_id: id, account_ids: fields.getAll("account").map(String), reason: String(fields.get("reason") ?? "") });
  reload();
});

async function merge(other: string, reason = ""): Promise<void> {
  await decide({ act: "merge", event_ids: [id, other], reason });
  reload();
}

function showPlace(): void {
  const mark = data<Mark>("mark");
  const box = document.querySelector<HTMLElement>("#small-map");
  if (!mark || !box) return;
  void import("./map/drawing").then(({ makeMap, drawMarks }) => {
    const zoom = zoomFor(mark);
    const base = makeMap(box, { center: [mark.lon, mark.lat], zoom });
    void drawMarks(base, () => undefined).show([mark]);
  });
}

/** The less exactly the place is known, the more of its surroundings is shown. */
function zoomFor(mark: Mark): number {
  if (mark.radius_km) return Math.max(2, Math.min(8, 11.5 - Math.log2(mark.radius_km + 4)));
  return 6;
}
