import { readFile } from "node:fs/promises";
import path from "node:path";

const file = path.join(process.cwd(), ".next", "offline-worker.js");

/** The service worker, as scripts/build-worker.mjs made it of app/offline-worker.ts. In development there is none. */
export async function GET() {
  const script = await readFile(file).catch(() => null);
  if (!script) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(script), {
    headers: {
      "content-type": "text/javascript; charset=utf-8",
      // Asked for anew on each visit: a phone must never hold on to an old one.
      "cache-control": "no-cache",
      "service-worker-allowed": "/",
      "content-security-policy": "default-src 'none'; connect-src 'self'; frame-ancestors 'none'",
    },
  });
}
