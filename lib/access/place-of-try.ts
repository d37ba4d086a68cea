import { randomBytes } from "node:crypto";
import { setting } from "@/lib/environment";
import { knownBrowser, rememberBrowser } from "./known-browser";

const halfAYear = 180 * 24 * 60 * 60;

const secure = () => setting("PUBLIC_URL").startsWith("https:");
const cookieName = () => `${secure() ? "__Secure-" : ""}verzacht.known-browser`;

function cookieIn(headers: Headers): string | undefined {
  const start = `${cookieName()}=`;
  const found = (headers.get("cookie") ?? "").split(/;\s*/).find((pair) => pair.startsWith(start));
  return found?.slice(start.length);
}

/**
 * The caller's network: a /64 of IPv6, a whole IPv4 address. Believed only from the header that the operator's own proxy
 * sets; without one all callers share a network.
 */
function networkOf(headers: Headers): string {
  const trusted = setting("TRUSTED_ADDRESS_HEADER");
  const address = trusted ? (headers.get(trusted)?.split(",").at(-1)?.trim() ?? "") : "";
  return address.includes(":") ? address.split(":").slice(0, 4).join(":") : address;
}

/**
 * Where a try to sign in comes from, for slowing guesses: the browser, where this address has signed in from it before,
 * else the network. So whoever guesses from next door makes nobody wait who has been here before.
 */
export function placeOfTry(headers: Headers, address: string): string {
  const browser = knownBrowser(cookieIn(headers), address, setting("NEXTAUTH_SECRET"));
  return browser ? `browser ${browser}` : networkOf(headers);
}

/** The cookie by which this browser is known from now on; it opens nothing, and goes to the sign-in only. */
export function knownBrowserCookie(headers: Headers, address: string): string {
  const fresh = randomBytes(16).toString("base64url");
  const value = rememberBrowser(cookieIn(headers), address, setting("NEXTAUTH_SECRET"), fresh);
  const only = `Path=/api/auth; Max-Age=${halfAYear}; HttpOnly; SameSite=Strict${secure() ? "; Secure" : ""}`;
  return `${cookieName()}=${value}; ${only}`;
}
