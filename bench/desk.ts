import { fillPractice, fillSessions } from "./fill";
import type { Ground } from "./ground";
import { interactionTimes } from "./interactions";
import { launchPhone, putCookie, slowCpu } from "./phone";
import { setScene } from "./scene";
import { blockingOf, eventsOf, watch } from "./watching";

/** Milliseconds: in which the page could not answer while it came, and of each step along the chart, shortest first. */
export interface DeskChart {
  sessions: number;
  blocking: number;
  steps: number[];
}

const days = 1095;
const steps = 60;

/**
 * Three years of daily sessions on a therapist's desk that has a mouse, four times slower than this machine: the page
 * with its charts, and a walk along the first one by keyboard.
 */
export async function walkChart(ground: Ground, database: string, origin: string): Promise<DeskChart> {
  const address = ground.administratorOf(database);
  const filled = await fillPractice(address, { clients: 1, cared: 1, withAccount: 0 });
  await fillSessions(address, filled.practiceId, { from: 1, to: days }, true);
  const { therapist } = await setScene(origin, filled);
  const browser = await launchPhone();
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: "block" });
    await putCookie(context, origin, therapist.cookie);
    const page = await context.newPage();
    await slowCpu(await context.newCDPSession(page));
    await watch(page);
    await page.goto(`${origin}/clients/${filled.clients[0]?.id}/progress?period=all&by=day`, { waitUntil: "load" });
    const plots = page.getByRole("slider");
    await plots.nth(1).waitFor();
    const blocking = await blockingOf(page);
    await plots.first().focus();
    const before = (await eventsOf(page)).length;
    for (let step = 0; step < steps; step++) {
      await page.keyboard.press("ArrowLeft");
      await page.waitForTimeout(100); // a step is not to wait for the one before
    }
    const events = (await eventsOf(page)).slice(before);
    return { sessions: days, blocking, steps: interactionTimes(events, steps) };
  } finally {
    await browser.close();
  }
}
