import { defineConfig } from "vite";

export default defineConfig({
  base: "/static/",
  build: {
    outDir: "../src/dateline/web/static",
    emptyOutDir: true,
    manifest: "manifest.json",
    license: { fileName: "licences.md" }, // the terms of every library that is carried
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
    target: "es2022",
    rollupOptions: {
      checks: { eval: false }, // htmx holds one eval, which its setting allowEval: false keeps from running
      input: {
        app: "src/app.ts",
        explore: "src/explore/page.ts",
        event: "src/event.ts",
        actor: "src/actor/page.ts",
        document: "src/document/page.ts",
        review: "src/review/page.ts",
        upload: "src/upload.ts",
        follow: "src/follow.ts",
        sources: "src/sources.ts",
      },
    },
  },
  worker: { format: "es" },
});
