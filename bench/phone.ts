import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from "@playwright/test";
import { findChromium, launchFlags } from "@/e2e/chromium";
import { median } from "./ground";
import { blockingOf, watch } from "./watching";

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
  await putCookie(context, origin, cookie);
  const page = await context.newPage();
  await slowDown(await context.newCDPSession(page));
  return page;
}

export async function putCookie(context: BrowserContext, origin: string, cookie: string): Promise<void> {
  const place = cookie.indexOf("=");
  if (place > 0)
    await context.addCookies([{ name: cookie.slice(0, place), value: cookie.slice(place + 1), url: origin }]);
}

async function look(browser: Browser, looked: Looked): Promise<number> {
  const page = await openPhone(browser, looked);
  try {
    await watch(page);
    await page.goto(looked.origin + looked.address, { waitUntil: "load" });
    await page.waitForLoadState("networkidle");
    return await blockingOf(page);
  } finally {
    await page.context().close();
  }
}

export const slowCpu = (session: CDPSession) => session.send("Emulation.setCPUThrottlingRate", { rate: 4 });

async function slowDown(session: CDPSession): Promise<void> {
  await slowCpu(session);
  await session.send("Network.enable");
  const throughput = (1.6 * 1024 * 1024) / 8;
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 150,
    downloadThroughput: throughput,
    uploadThroughput: throughput / 2,
  });
}
