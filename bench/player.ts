import type { Page } from "@playwright/test";
import { interactionTimes, type TimedEvent } from "./interactions";
import { type Looked, launchPhone, openPhone } from "./phone";

type Kept = Window & { events: TimedEvent[] };

/** Plays one whole session by touch on the emulated phone; answers the milliseconds of every tap, shortest first. */
export async function playSession(client: Looked): Promise<number[]> {
  const browser = await launchPhone();
  try {
    const page = await openPhone(browser, client, "nl-NL");
    await page.addInitScript(() => {
      const kept = window as unknown as Kept;
      kept.events = [];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const { interactionId, duration } = entry as PerformanceEntry & { interactionId?: number };
          kept.events.push({ interaction: interactionId ?? 0, duration });
        }
        // The types of the DOM do not know the threshold, below which a browser does not go.
      }).observe({ type: "event", buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
    });
    await page.goto(client.origin + client.address, { waitUntil: "networkidle" });
    const taps = await tapThrough(page);
    await page.waitForTimeout(1000); // an event is reported after its paint; no event says that none follows
    return interactionTimes(await page.evaluate(() => (window as unknown as Kept).events), taps);
  } finally {
    await browser.close();
  }
}

async function tapThrough(page: Page): Promise<number> {
  let taps = 0;
  const tap = async (name: string | RegExp, role: "button" | "radio" = "button") => {
    await page.getByRole(role, { name, exact: typeof name === "string" }).tap();
    taps++;
    await page.waitForTimeout(300); // a person does not tap again at once: a tap is not to wait for the one before
  };
  const rate = async (tension: string, safety: string) => {
    for (const answer of [tension, safety]) {
      await tap(answer, "radio");
      await tap("Verder");
    }
  };
  await rate("6", "5");
  await tap(/^Alleen ontspannen/);
  const done = page.getByRole("heading", { level: 1, name: /lijf/ });
  const begin = page.getByRole("button", { name: "Beginnen", exact: true });
  // One exercise after the other, until the question of the end stands there instead of a next one.
  for (await begin.or(done).waitFor(); await begin.isVisible(); await begin.or(done).waitFor())
    for (const name of ["Beginnen", "Nu beginnen", "Volgende regel", "Pauze", "Verder", "Klaar"]) await tap(name);
  await rate("3", "Liever niet zeggen");
  await tap("Zonder notitie afronden");
  await page.getByText("Verzonden naar je praktijk").waitFor();
  return taps;
}
