// After `next build`: app/offline-worker.ts as one file, with the name of the build and the list of what is kept.
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { getManifest } from "@serwist/build";
import { build } from "esbuild";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const { manifestEntries, warnings } = await getManifest({
  globDirectory: path.join(root, "public"),
  globPatterns: ["illustrations/*.svg", "icons/*.png", "icon.svg"],
  modifyURLPrefix: { "": "/" },
});
for (const warning of warnings) console.error(warning);

await build({
  entryPoints: [path.join(root, "app", "offline-worker.ts")],
  outfile: path.join(root, ".next", "offline-worker.js"),
  alias: { "@": root },
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  define: {
    BUILD: JSON.stringify(readFileSync(path.join(root, ".next", "BUILD_ID"), "utf8").trim()),
    PRECACHED: JSON.stringify(manifestEntries),
    "process.env.NODE_ENV": '"production"',
  },
});
