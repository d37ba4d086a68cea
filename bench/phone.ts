import { type Browser, type CDPSession, chromium, type Page } from "@playwright/test";
import { findChromium, launchFlags } from "@/e2e/chromium";
import { median } from "./ground";

export interface Looked {
  origin: string;
  address: string;
  cookie: string;
}

/** Milliseconds in which a tap would have had to wait, on a phone four times slower than this machine. */
export interface Blocking {
  bare: number;
  pages: { route: string; blocking: number }[];
}

const runs = 3;

/** The pages in turn with the bare one, so that a busy moment of the machine weighs on both. */
export async function feelPhone(bare: Looked, pages: readonly (Looked & { route: string })[]): Promise<Blocking> {
  const browser = await launchPhone();
  try {
    const all = [{ ...bare, route: "" }, ...pages];
    const times = new Map<string, number[]>(all.map(({ route }) => [route, []]));
    for (let n = 0; n < runs; n++) for (const page of all) times.get(page.route)?.push(await look(browser, page));
    const of = (route: string) => median(times.get(route) ?? []);
    return { bare: of(""), pages: pages.map(({ route }) => ({ route, blocking: of(route) })) };
  } finally {
    await browser.close();
  }
}

export async function launchPhone(): Promise<Browser> {
  const found = await findChromium();
  const env = { ...process.env, ...found.env } as Record<string, string>;
  return chromium.launch({ executablePath: found.executablePath, args: launchFlags, env });
}

/** A phone four times slower than this machine, on a slow line, with nothing open yet; closed with its context. */
export async function openPhone(browser: Browser, { origin, cookie }: Looked, locale = "en-US"): Promise<Page> {
  // The shell for flight mode is fetched when a page has come to rest: that is traffic, and no waiting for a tap.
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
    serviceWorkers: "block",
    locale,
  });
  const place = cookie.indexOf("=");
  if (place > 0)
    await context.addCookies([{ name: cookie.slice(0, place), value: cookie.slice(place + 1), url: origin }]);
  const page = await context.newPage();
  await slowDown(await context.newCDPSession(page));
  return page;
}

async function look(browser: Browser, looked: Looked): Promise<number> {
  const page = await openPhone(browser, looked);
  try {
    await page.addInitScript(() => {
      const kept = window as unknown as { longTasks: { start: number; length: number }[] };
      kept.longTasks = [];
      new PerformanceObserver((list) => {
        for (const task of list.getEntries()) kept.longTasks.push({ start: task.startTime, length: task.duration });
      }).observe({ type: "longtask", buffered: true });
    });
    await page.goto(looked.origin + looked.address, { waitUntil: "load" });
    await page.waitForLoadState("networkidle");
    await page.waitForTimeout(1000); // a long task is reported after it has ended; no event says that none follows
    return await page.evaluate(() => {
      const { longTasks } = window as unknown as { longTasks: { start: number; length: number }[] };
      const painted = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0;
      // Total blocking time: of each task after the first paint, what it takes beyond 50 ms.
      return longTasks.reduce((sum, { start, length }) => {
        const after = start + length - Math.max(start, painted);
        return sum + Math.max(0, after - 50);
      }, 0);
    });
  } finally {
    await page.context().close();
  }
}

async function slowDown(session: CDPSession): Promise<void> {
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await session.send("Network.enable");
  const throughput = (1.6 * 1024 * 1024) / 8;
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 150,
    downloadThroughput: throughput,
    uploadThroughput: throughput / 2,
  });
}
