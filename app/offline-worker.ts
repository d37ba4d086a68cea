/// <reference lib="webworker" />
import { type PrecacheEntry, Serwist, setCacheNameDetails } from "serwist";
import { ask } from "@/lib/ask";
import { assetsOf, assetsOfStyle, policyOf, withoutNonces } from "@/lib/offline-page";

// What opens without a connection: an empty shell, and the build's own files. Nothing that belongs to somebody is kept
// here: pages and answers are never stored, and what a person typed is none of a service worker's business.

declare const self: ServiceWorkerGlobalScope;
/** Written in by scripts/build-worker.mjs. */
declare const BUILD: string;
declare const PRECACHED: PrecacheEntry[];

const prefix = "verzacht";
const shellCache = `${prefix}-shell-${BUILD}`;
const shells = { day: "/offline", session: "/offline/session" };
/** Longer than the house takes to answer; whoever has one bar of signal should not look at white for a minute. */
const patience = 8000;

setCacheNameDetails({ prefix, precache: `precache-${BUILD}`, suffix: "" });
const serwist = new Serwist({
  precacheEntries: PRECACHED,
  precacheOptions: { cleanupOutdatedCaches: false },
  skipWaiting: false,
  clientsClaim: true,
});

async function keepAssets(cache: Cache, paths: readonly string[]): Promise<void> {
  await Promise.all(
    paths.map(async (path) => {
      const known = await caches.match(path, { ignoreVary: true });
      const answer = known ?? (await fetch(path));
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
      const copy = answer.clone();
      await cache.put(path, answer);
      if (path.endsWith(".css"))
        await keepAssets(cache, assetsOfStyle(await copy.text(), answer.url || self.origin + path));
    }),
  );
}

/** Keeps a shell as it is now, with everything that it names, or leaves the one of before. */
async function keepShell(address: string): Promise<void> {
  const answer = await fetch(address, { cache: "no-store", redirect: "error" });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const html = await answer.text();
  const cache = await caches.open(shellCache);
  await keepAssets(cache, assetsOf(html));
  const headers = new Headers(answer.headers);
  headers.delete("set-cookie");
  headers.delete("content-encoding");
  headers.delete("content-length");
  headers.set("content-security-policy", await policyOf(html));
  await cache.put(address, new Response(withoutNonces(html), { headers }));
}

const keepShells = () => Promise.all(Object.values(shells).map(keepShell));

/** The files of the release before stay for the tabs that still run it; older ones go. */
async function clearOut(): Promise<void> {
  const names = await caches.keys();
  const builds = names
    .filter((name) => name.startsWith(`${prefix}-shell-`))
    .map((name) => name.split("-").slice(2).join("-"));
  const kept = [...builds.filter((build) => build !== BUILD).slice(-1), BUILD];
  const stale = names.filter((name) => name.startsWith(`${prefix}-`) && !kept.some((build) => name.includes(build)));
  await Promise.all(stale.map((name) => caches.delete(name)));
}

const isClients = (path: string) =>
  /^\/(?:(?:today|my-progress|history|settings|agreement|sign-in)(?:\/|$))?$|^\/today\//.test(path);
const isDown = ({ status }: Response) => status === 502 || status === 503 || status === 504;

async function pageOrShell(request: Request, path: string): Promise<Response> {
  const address = path.startsWith("/today/session") ? shells.session : shells.day;
  const shell = async () => (await caches.open(shellCache)).match(address, { ignoreVary: true });
  // A browser that says so is sure to have no connection; one that says it has may be wrong.
  const known = navigator.onLine ? undefined : await shell();
  if (known) return known;
  const asked = fetch(request);
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), patience));
  const answer = await Promise.race([asked, late]).catch(() => null);
  if (answer && !isDown(answer)) return answer;
  return (await shell()) ?? answer ?? asked;
}

serwist.registerCapture(
  ({ request, url, sameOrigin }) => sameOrigin && request.mode === "navigate" && isClients(url.pathname),
  ({ request, url }) => pageOrShell(request, url.pathname),
);

// Also those of the release before, which the house may no longer have.
serwist.registerCapture(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith("/_next/static/"),
  async ({ request }) => (await caches.match(request, { ignoreVary: true })) ?? fetch(request),
);

self.addEventListener("install", (event) => event.waitUntil(keepShells()));
self.addEventListener("activate", (event) => event.waitUntil(clearOut()));

let spoken = "";
self.addEventListener("message", (event) => {
  const told = event.data as { kind?: string; locale?: string };
  if (told.kind === "take over") event.waitUntil(self.skipWaiting());
  // The shell speaks the language of the page that was last shown.
  if (told.kind === "speak" && told.locale && told.locale !== spoken) event.waitUntil(speak(told.locale));
});

async function speak(locale: string): Promise<void> {
  const cache = await caches.open(shellCache);
  const html = await (await cache.match(shells.day, { ignoreVary: true }))?.text();
  const isSpoken = html?.includes(`lang="${locale}"`);
  if (!isSpoken) await keepShells().catch(() => undefined);
  spoken = locale;
}

interface Words {
  id: string;
  title: string;
  body: string;
  to: string;
  silent: boolean;
  taps: { later: string; notToday: string } | null;
}

const tell = (method: "PUT" | "POST", path: `/api/v1/${string}`, body?: object) =>
  ask(method, path, { body }).catch(() => undefined);

self.addEventListener("push", (event) => {
  const words = event.data?.json() as Words | undefined;
  if (words) event.waitUntil(showWords(words));
});

async function showWords({ id, title, body, to, silent, taps }: Words): Promise<void> {
  const actions = taps
    ? [
        { action: "later", title: taps.later },
        { action: "not_today", title: taps.notToday },
      ]
    : [];
  // One at a time: a second reminder takes the place of the first, and is heard all the same.
  const options = {
    body,
    silent,
    renotify: !silent,
    tag: "verzacht",
    icon: "/icons/icon-192.png",
    data: { id, to },
    actions,
  };
  await self.registration.showNotification(title, options);
  // For whoever wants to know whether it arrives. Signed out, nobody is told, and nothing is lost.
  await tell("PUT", `/api/v1/reminders/deliveries/${id}/shown`);
}

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const { id, to } = event.notification.data as { id: string; to: string };
  event.waitUntil(event.action ? tell("POST", "/api/v1/reminders/tap", { id, wish: event.action }) : open(to));
});

/** A page of this house that is open already comes to the front; an inner address only, whatever a message said. */
async function open(to: string): Promise<void> {
  const address = new URL(to, self.location.origin);
  if (address.origin !== self.location.origin) return;
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const there = pages.find((page) => new URL(page.url).pathname === address.pathname);
  await (there ? there.focus() : self.clients.openWindow(address.pathname));
}

serwist.addEventListeners();
