import { randomBytes } from "node:crypto";
import { setting } from "@/lib/environment";
import { knownBrowser, rememberBrowser } from "./known-browser";
import { networkIn } from "./network";

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
function networkOf(headers: Pick<Headers, "get">): string {
  const trusted = setting("TRUSTED_ADDRESS_HEADER");
  return trusted ? networkIn(headers.get(trusted)?.split(",").at(-1) ?? "") : "";
}

/**
 * Where a try to sign in comes from, for slowing guesses: the browser, where this address has signed in from it before,
 * else the network. So whoever guesses from next door makes nobody wait who has been here before.
 */
export function placeOfTry(headers: Headers, address: string): string {
  const browser = knownBrowser(cookieIn(headers), address, setting("NEXTAUTH_SECRET"));
  return browser ? `browser ${browser}` : networkOf(headers);
}

/** Whether it is a browser that this address signed in from before. */
export const isKnownPlace = (place: string): boolean => place.startsWith("browser ");

const kinds = [
  ["tablet", /iPad|Tablet|Android(?!.*Mobile)/],
  ["phone", /Mobile|iPhone/],
  ["computer", /Mozilla/],
] as const;

// A browser says the same of itself on each request.
const known = new Map<string, string>();

function deviceOf(agent: string): string {
  const found = known.get(agent);
  if (found) return found;
  if (known.size >= 500) known.clear();
  const kind = kinds.find(([, shape]) => shape.test(agent.slice(0, 400)))?.[0] ?? "program";
  known.set(agent.slice(0, 400), kind);
  return kind;
}

/** From where somebody comes, for the audit log: the kind of device and, behind the operator's own proxy, the network. */
export const pointOf = (headers: Pick<Headers, "get">): string =>
  `${deviceOf(headers.get("user-agent") ?? "")} ${networkOf(headers)
    .replace(/[^0-9A-Fa-f.:]/g, "")
    .slice(0, 45)}`;

/** The cookie by which this browser is known from now on; it opens nothing, and goes to the sign-in only. */
export function knownBrowserCookie(headers: Headers, address: string): string {
  const fresh = randomBytes(16).toString("base64url");
  const value = rememberBrowser(cookieIn(headers), address, setting("NEXTAUTH_SECRET"), fresh);
  const only = `Path=/api/auth; Max-Age=${halfAYear}; HttpOnly; SameSite=Strict${secure() ? "; Secure" : ""}`;
  return `${cookieName()}=${value}; ${only}`;
}
