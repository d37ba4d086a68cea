import type { BrowserContext, Page } from "@playwright/test";
import { expect } from "./house";

/** Waits until the phone keeps the house's shell, and the day. */
export async function shellKept(page: Page) {
  await expect
    .poll(
      () =>
        page.evaluate(async () => {
          const names = (await caches.keys()).filter((name) => name.includes("shell"));
          const registration = await navigator.serviceWorker.getRegistration();
          const shells = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).length));
          return Boolean(registration?.active && navigator.serviceWorker.controller) && shells.some((n) => n > 2);
        }),
      { timeout: 30_000 },
    )
    .toBe(true);
  await expect.poll(() => sealedNames(page)).toContainEqual(expect.stringMatching(/ day$/));
}

/** The names of what lies sealed on this device; what they hold, only its owner's key opens. */
export const sealedNames = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const asked = indexedDB.open("verzacht");
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
    const names = await new Promise<string[]>((resolve) => {
      const asked = database.transaction("sealed").objectStore("sealed").getAllKeys();
      asked.onsuccess = () => resolve(asked.result as string[]);
    });
    database.close();
    return names;
  });

/** Everything that lies in the caches of this device. */
export const cached = (page: Page): Promise<{ address: string; text: string }[]> =>
  page.evaluate(async () => {
    const found: { address: string; text: string }[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const answer = await cache.match(request);
        found.push({ address: new URL(request.url).pathname, text: (await answer?.text()) ?? "" });
      }
    }
    return found;
  });

/** A tab that was closed, and the app opened again from the home screen. */
export async function reopened(page: Page): Promise<Page> {
  const context: BrowserContext = page.context();
  const next = await context.newPage();
  await page.close();
  await next.goto("/today");
  return next;
}

/** Seals something for this member, as the release before did it. */
export const sealAsBefore = (page: Page, memberId: string, id: string, value: unknown) =>
  page.evaluate(
    async ([owner, name, text]) => {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const asked = indexedDB.open("verzacht", 1);
        asked.onsuccess = () => resolve(asked.result);
      });
      const key = await new Promise<CryptoKey>((resolve) => {
        const asked = database.transaction("keys").objectStore("keys").get(owner);
        asked.onsuccess = () => resolve(asked.result as CryptoKey);
      });
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const place = `${owner} ${name}`;
      const additionalData = new TextEncoder().encode(place);
      const sealed = await crypto.subtle.encrypt(
        { name: "AES-GCM", iv, additionalData },
        key,
        new TextEncoder().encode(text),
      );
      await new Promise<void>((resolve) => {
        const transaction = database.transaction("sealed", "readwrite");
        transaction.oncomplete = () => resolve();
        transaction.objectStore("sealed").put({ iv, text: sealed }, place);
      });
      database.close();
    },
    [memberId, `waiting/${id}`, JSON.stringify(value)] as const,
  );
