import { execFileSync } from "node:child_process";
import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium as playwright } from "@playwright/test";

/** A browser to start, and what it needs in its environment to run on this machine. */
export type Chromium = { executablePath: string; env: Record<string, string> };

/** Root, and many containers, cannot have the sandbox, and there is no graphics card to imitate; the rest keeps the browser from calling home. */
export const launchFlags = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-gpu",
];

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const systemNames = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const macApplications = ["Google Chrome", "Chromium"].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);

/** The first browser of the chain: the one asked for, the one from npm, the system's, Playwright's own. */
export async function findChromium(): Promise<Chromium> {
  const asked = process.env.E2E_CHROMIUM;
  if (asked) return { executablePath: asked, env: {} };
  const found =
    (await fromNpm()) ?? fromSystem() ?? (existsSync(playwright.executablePath()) ? playwright.executablePath() : null);
  if (found === null) {
    throw new Error(
      "No Chromium found for the end-to-end tests. Either of these brings one:\n" +
        "  apt-get install -y chromium\n  npx playwright install chromium\n" +
        "Or name one yourself: E2E_CHROMIUM=/path/to/chromium npm test",
    );
  }
  return typeof found === "string" ? { executablePath: found, env: {} } : found;
}

async function fromNpm(): Promise<Chromium | null> {
  if (process.platform !== "linux" || process.arch !== "x64") return null;
  const folder = path.join(root, "node_modules", "@sparticuz", "chromium");
  if (!existsSync(folder)) return null;
  const { version } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as { version: string };
  const place = path.join(root, ".cache", "chromium", version);
  if (!existsSync(place)) await inflateInto(place, path.join(folder, "bin"));
  const executablePath = path.join(place, "chromium");
  const env = { ...libraries(place), ...fonts(place) };
  return output(executablePath, ["--version"], env) === null ? null : { executablePath, env };
}

/** Unpacked beside its place and then renamed, so that a run that was cut off leaves nothing half behind. */
async function inflateInto(place: string, bin: string): Promise<void> {
  const { inflate } = await import("@sparticuz/chromium");
  const unfinished = `${place}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  const before = process.env.TMPDIR;
  // The package always unpacks into the system's temporary folder, under names without a version.
  process.env.TMPDIR = unfinished;
  try {
    const archives = ["chromium.br", "fonts.tar.br", "swiftshader.tar.br", "al2023.tar.br"];
    await Promise.all(archives.map((archive) => inflate(path.join(bin, archive))));
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  try {
    renameSync(unfinished, place);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(place)) throw error;
  }
}

function libraries(place: string): Record<string, string> {
  const missing = output("ldd", [path.join(place, "chromium")])?.includes("not found") ?? true;
  return missing ? { LD_LIBRARY_PATH: path.join(place, "al2023", "lib") } : {};
}

/** Without any font the renderer dies; the package brings one, and fontconfig has to be told where it lies. */
function fonts(place: string): Record<string, string> {
  const known = output("fc-list", []);
  if (known?.trim() && existsSync("/etc/fonts/fonts.conf")) return {};
  const file = path.join(place, "fonts.conf");
  if (!existsSync(file)) {
    const folders = [path.join(place, "fonts"), "/usr/share/fonts"].map((dir) => `<dir>${dir}</dir>`).join("");
    const cache = `<cachedir>${path.join(place, "font-cache")}</cachedir>`;
    writeFileSync(file, `<?xml version="1.0"?>\n<fontconfig>${folders}${cache}</fontconfig>\n`);
  }
  return { FONTCONFIG_FILE: file };
}

function fromSystem(): string | null {
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  const places = folders.flatMap((folder) => systemNames.map((name) => path.join(folder, name)));
  return [...places, ...macApplications].find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function output(command: string, args: string[], env: Record<string, string> = {}): string | null {
  try {
    const given = { ...process.env, ...env };
    return execFileSync(command, args, { encoding: "utf8", env: given, stdio: ["ignore", "pipe", "ignore"] });
  } catch {
    return null;
  }
}
