import { rmSync } from "node:fs";
import { findChromium } from "./chromium";
import { makeDataDir, serveDemo, stopServing } from "./server";

/** Before all tests: a browser, and the production build on a database of its own that is thrown away afterwards. */
export default async function prepare(): Promise<(() => Promise<void>) | undefined> {
  const { executablePath, env } = await findChromium();
  process.env.E2E_CHROMIUM = executablePath;
  process.env.E2E_CHROMIUM_ENV = JSON.stringify(env);
  if (process.env.E2E_BASE_URL) return undefined;

  const dataDir = makeDataDir();
  const leave = () => rmSync(dataDir, { recursive: true, force: true });
  process.env.E2E_SEEDED_AT = new Date().toISOString();
  const server = await serveDemo(dataDir).catch((error: unknown) => {
    leave();
    throw error;
  });
  process.env.E2E_BASE_URL = server.url;
  return async () => {
    await stopServing(server.child);
    leave();
  };
}
