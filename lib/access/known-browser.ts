import { createHmac, timingSafeEqual } from "node:crypto";

// The cookie names no account: it is an id of the browser, and one mark for each address that signed in from it.
const shape = /^[\w-]{22}(\.[\w-]{22}){1,8}$/;
const mostMarks = 8;

const markOf = (secret: string, browser: string, address: string): string =>
  createHmac("sha256", secret)
    .update(`known browser\n${browser}\n${address}`)
    .digest()
    .subarray(0, 16)
    .toString("base64url");

function partsOf(cookie: string | undefined): { browser: string; marks: string[] } | null {
  if (!cookie || !shape.test(cookie)) return null;
  const [browser = "", ...marks] = cookie.split(".");
  return { browser, marks };
}

/** The id of a browser from which this address has signed in before; null for any other, and for a cookie made up. */
export function knownBrowser(cookie: string | undefined, address: string, secret: string): string | null {
  const parts = partsOf(cookie);
  if (!parts) return null;
  const mark = Buffer.from(markOf(secret, parts.browser, address));
  return parts.marks.some((one) => timingSafeEqual(Buffer.from(one), mark)) ? parts.browser : null;
}

/** The cookie for a browser from which this address has just signed in; `fresh` is its id where it has none yet. */
export function rememberBrowser(cookie: string | undefined, address: string, secret: string, fresh: string): string {
  const { browser, marks } = partsOf(cookie) ?? { browser: fresh, marks: [] };
  const mark = markOf(secret, browser, address);
  return [browser, ...[...marks.filter((one) => one !== mark), mark].slice(-mostMarks)].join(".");
}
