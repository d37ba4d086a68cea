// node --import tsx scripts/draw-icons.ts: draws public/icons/*.png from public/icon.svg, in the browser of the tests.
import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";
import { findChromium, launchFlags } from "../e2e/chromium";

const folder = path.join("public", "icons");
const mark = readFileSync("public/icon.svg", "utf8");
// A phone cuts its own shape out of a maskable icon: the ground fills all of it, and the mark keeps to the middle.
const ground = mark.replace(/rx="116"/, "");
const icons = [
  { name: "icon-192", size: 192, drawing: mark, scale: 1, filled: false },
  { name: "icon-512", size: 512, drawing: mark, scale: 1, filled: false },
  { name: "icon-maskable-512", size: 512, drawing: ground, scale: 0.84, filled: true },
  { name: "apple-180", size: 180, drawing: ground, scale: 1, filled: true },
];

const { executablePath, env } = await findChromium();
const browser = await chromium.launch({
  executablePath,
  args: launchFlags,
  env: { ...(process.env as Record<string, string>), ...env },
});
mkdirSync(folder, { recursive: true });
for (const { name, size, drawing, scale, filled } of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size }, colorScheme: "light" });
  const source = `data:image/svg+xml;base64,${Buffer.from(drawing).toString("base64")}`;
  const side = Math.round(size * scale);
  await page.setContent(
    `<body style="margin:0;display:grid;place-items:center;height:100vh;background:${filled ? "#f9f6f1" : "transparent"}"><img src="${source}" width="${side}" height="${side}" alt="">`,
  );
  await page.locator("img").evaluate((image: HTMLImageElement) => image.decode());
  await page.screenshot({ path: path.join(folder, `${name}.png`), omitBackground: !filled });
  await page.close();
}
await browser.close();
