/** An actor and those around it as a network, with a slider for the year. */
import cytoscape, { type Core, type ElementDefinition, type StylesheetJson } from "cytoscape";
import { colour, find, onColours, t } from "../shared/dom";

export interface Network {
  nodes: { id: string; label: string; kind: string; centre: boolean }[];
  edges: { source: string; target: string; label: string; mutual: boolean; since: number | null; until: number | null }[];
}

const KINDS: Record<string, string> = { war: "count", "named only": "other", "state force": "what", government: "what", police: "what" };
const RELATIONS: Record<string, string> = { "allied with": "good", "opposed to": "toll", "fought in": "count" };

export function drawNetwork(box: HTMLElement, network: Network): void {
  keepOutStyles();
  const view = cytoscape({ container: box, elements: elements(network), style: look(), minZoom: 0.3, maxZoom: 3, boxSelectionEnabled: false });
  view.layout({ name: "cose", animate: false, padding: 26, nodeRepulsion: () => 400_000, idealEdgeLength: () => 110, nodeDimensionsIncludeLabels: true, randomize: true, numIter: 2000 } as cytoscape.LayoutOptions).run();
  view.on("tap", "node", (event) => {
    const { id, kind } = event.target.data() as { id: string; kind: string };
    if (kind !== "named only" && id.startsWith("actor-")) location.assign(`/actors/${encodeURIComponent(id)}`);
  });
  onColours(() => view.style(look()));
  slider(view, network);
  box.setAttribute("aria-label", t("client.network.summary", { nodes: network.nodes.length, edges: network.edges.length }));
}

/** The library would add a style element, which the page's policy forbids; it adds none where one of that id is there. */
function keepOutStyles(): void {
  if (document.getElementById("__________cytoscape_stylesheet")) return;
  const stand = document.createElement("meta");
  stand.id = "__________cytoscape_stylesheet";
  document.head.append(stand);
}

function elements(network: Network): ElementDefinition[] {
  const nodes = network.nodes.map((node) => ({ data: { ...node }, classes: node.centre ? "centre" : "" }));
  const edges = network.edges.map((edge, index) => ({ data: { ...edge, id: `edge-${index}` }, classes: edge.mutual ? "mutual" : "" }));
  return [...nodes, ...edges];
}

function look(): StylesheetJson {
  const [ink, line, sheet, act] = ["ink", "line-strong", "sheet", "act"].map(colour) as [string, string, string, string];
  const kind = (node: cytoscape.NodeSingular) => colour(KINDS[node.data("kind") as string] ?? "who");
  const relation = (edge: cytoscape.EdgeSingular) => colour(RELATIONS[edge.data("label") as string] ?? "line-strong");
  return [
    { selector: "node", style: { label: "data(label)", "font-size": 11, "font-family": "system-ui, sans-serif", color: ink, "text-outline-color": sheet, "text-outline-width": 2, "text-wrap": "wrap", "text-max-width": "110px", "text-valign": "bottom", "text-margin-y": 3, width: 16, height: 16, "background-color": kind, "border-width": 1.5, "border-color": sheet } },
    { selector: "node.centre", style: { width: 30, height: 30, "border-color": act, "border-width": 4, "font-weight": "bold", "font-size": 13 } },
    { selector: "edge", style: { label: "data(label)", "font-size": 8.5, color: ink, "text-opacity": 0.7, "text-rotation": "autorotate", "text-outline-color": sheet, "text-outline-width": 2, width: 1.6, "line-color": relation, "target-arrow-color": relation, "target-arrow-shape": "triangle", "curve-style": "bezier", "arrow-scale": 0.8 } },
    { selector: "edge.mutual", style: { "target-arrow-shape": "none" } },
    { selector: ".away", style: { opacity: 0.1, "text-opacity": 0.1 } },
    { selector: ":active", style: { "overlay-color": line, "overlay-opacity": 0.15 } },
  ] as StylesheetJson;
}

/** Show the relations that held in a year: those without dates are taken to hold in all. */
function slider(view: Core, network: Network): void {
  const field = find<HTMLInputElement>("#year");
  const years = network.edges.flatMap((edge) => [edge.since, edge.until]).filter((year): year is number => year !== null);
  if (!years.length) {
    find(".network-bar").hidden = true;
    return;
  }
  const [first, last] = [Math.min(...years) - 1, Math.max(...years, new Date().getFullYear())];
  [field.min, field.max, field.value] = [String(first), String(last), String(first)];
  field.addEventListener("input", () => {
    const year = Number(field.value);
    const everything = year === first;
    find("#year-words").textContent = everything ? t("client.network.all") : String(year);
    view.edges().forEach((edge) => {
      const { since, until } = edge.data() as { since: number | null; until: number | null };
      edge.toggleClass("away", !everything && ((since !== null && since > year) || (until !== null && until < year)));
    });
    view.nodes().forEach((node) => void node.toggleClass("away", !everything && !node.data("centre") && node.connectedEdges().toArray().every((edge) => edge.hasClass("away"))));
  });
}
