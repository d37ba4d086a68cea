import type { Page } from "@playwright/test";
import type { TimedEvent } from "./interactions";

type Kept = Window & { events: TimedEvent[]; longTasks: { start: number; length: number }[] };

/** From the next address on, the page keeps what it was busy with and how long each event took until its paint. */
export async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const kept = window as unknown as Kept;
    kept.events = [];
    kept.longTasks = [];
    new PerformanceObserver((list) => {
      for (const task of list.getEntries()) kept.longTasks.push({ start: task.startTime, length: task.duration });
    }).observe({ type: "longtask", buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { interactionId, duration } = entry as PerformanceEntry & { interactionId?: number };
        kept.events.push({ interaction: interactionId ?? 0, duration });
      }
      // The types of the DOM do not know the threshold, below which a browser does not go.
    }).observe({ type: "event", buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
  });
}

const settled = (page: Page) => page.waitForTimeout(1000); // reported after they have ended, and no event says that none follows

/** Total blocking time until now: of each task after the first paint, what it takes beyond 50 ms. */
export async function blockingOf(page: Page): Promise<number> {
  await settled(page);
  return page.evaluate(() => {
    const { longTasks } = window as unknown as Kept;
    const painted = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0;
    return longTasks.reduce((sum, { start, length }) => {
      const after = start + length - Math.max(start, painted);
      return sum + Math.max(0, after - 50);
    }, 0);
  });
}

export async function eventsOf(page: Page): Promise<TimedEvent[]> {
  await settled(page);
  return page.evaluate(() => (window as unknown as Kept).events);
}
