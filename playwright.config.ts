import { defineConfig, devices } from "@playwright/test";
import { launchFlags } from "./e2e/chromium";

// Browser and address are found once, by e2e/start-server.ts; each worker reads them here from its environment.
const { E2E_BASE_URL, E2E_CHROMIUM, E2E_CHROMIUM_ENV = "{}" } = process.env;

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/start-server.ts",
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  // Two cores carry a server, a database and two browsers: a second try tells a slow moment from a fault, and is listed.
  retries: 1,
  timeout: 90_000,
  // The same two cores: what is awaited comes late now and then, and waiting is no measure of speed.
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json", { outputFile: ".cache/test/playwright.json" }]],
  use: {
    baseURL: E2E_BASE_URL,
    locale: "nl-NL",
    timezoneId: "Europe/Amsterdam",
    // Of the second try only: writing one down takes as long as the test itself.
    trace: "on-first-retry",
    launchOptions: {
      executablePath: E2E_CHROMIUM,
      args: launchFlags,
      env: { ...process.env, ...(JSON.parse(E2E_CHROMIUM_ENV) as Record<string, string>) },
    },
  },
  projects: [{ name: "chromium", use: { ...devices["Desktop Chrome"], viewport: { width: 1440, height: 900 } } }],
});
