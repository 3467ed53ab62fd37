/** Rating sources: a choice is a decision, and can be taken back. */
import { decide, trying } from "./shared/acts";
import { all, t, toast } from "./shared/dom";

for (const field of all<HTMLSelectElement>("select[data-source]")) {
  let before = field.value;
  field.addEventListener("change", () => void trying(async () => {
    const was = before;
    await decide({ act: "rate source", source_id: field.dataset.source!, reliability: field.value });
    before = field.value;
    toast(t("client.rated"), { words: t("client.undo"), act: () => void trying(async () => { await decide({ act: "undo" }); field.value = before = was; }) });
  }));
}
