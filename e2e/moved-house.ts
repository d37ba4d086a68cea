import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, type Page, test } from "@playwright/test";
import { addDays, type Day, dayOf } from "@/lib/calendar";
import { instantOn } from "@/lib/instant";
import { type Person, signedIn } from "./person";
import { makeDataDir, type Served, serveDemo, stopServing } from "./server";

const zone = "Europe/Amsterdam";

/**
 * A house of a test file's own, whose clock can be moved on. PostgreSQL keeps the real time, and whoever was signed in
 * before the clock moved signs in again. Called once, at the top of the file.
 */
export function movedHouse() {
  let dataDir: string;
  let clock: string;
  let served: Served;
  const today: Day = dayOf(new Date(), zone);
  const house = {
    today,
    /** Days by which the clock stands ahead. */
    ahead: 0,
    /** To noon of a day, counted from the real today; 0 is now. A day around a change of the clock has 23 or 25 hours. */
    moveTo: (days: number) => {
      house.ahead = days;
      const then = instantOn(addDays(today, days), "12:00", zone).getTime();
      writeFileSync(clock, String(days === 0 ? 0 : then - Date.now()));
    },
    signIn: (email: string, password?: string) => signedIn(served.url, email, password),
    therapist: () => signedIn(served.url, "therapist@demo.test"),
    pageOf: async (browser: Browser, person: Person, onPhone = false, dark = false): Promise<Page> => {
      const context = await browser.newContext({
        baseURL: served.url,
        locale: "nl-NL",
        timezoneId: zone,
        colorScheme: dark ? "dark" : "light",
        ...(onPhone && { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }),
      });
      await context.addCookies([...person.cookies].map(([name, value]) => ({ name, value, url: served.url })));
      return context.newPage();
    },
  };
  test.beforeAll(async () => {
    test.setTimeout(180_000);
    dataDir = makeDataDir();
    clock = path.join(dataDir, "clock");
    house.moveTo(0);
    const loaded = pathToFileURL(path.resolve("e2e/moved-clock.mjs")).href;
    served = await serveDemo(dataDir, {
      DEMO_CLIENTS: "1",
      DEMO_DAYS: "2",
      MOVED_CLOCK: clock,
      NODE_OPTIONS: `--import ${loaded}`,
    });
  });
  test.afterAll(async () => {
    await stopServing(served.child);
    rmSync(dataDir, { recursive: true, force: true });
  });
  return house;
}
