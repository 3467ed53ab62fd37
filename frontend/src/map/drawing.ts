/** The map's library and what is drawn with it, as one piece that is loaded beside the page. */
export { makeMap } from "./basemap";
export { drawMarks } from "./marks";
