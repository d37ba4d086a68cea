import type { Role } from "./schema";

/** Who may do what. A door asks this before it opens; which *client* it is about is asked of PostgreSQL. */
export const permissions = {
  "me:read": ["owner", "therapist", "client", "assistant", "relative"],
  "me:change": ["owner", "therapist", "client", "assistant", "relative"],
  "member:list": ["owner"],
  "member:invite": ["owner"],
  "member:change": ["owner"],
  "member:let-go": ["owner"],
  "practice:rename": ["owner"],
  "mail:list": ["owner"],
  "audit:read": ["owner"],
  "look:list": ["owner", "client"],
  "look:ask": ["client"],
  "look:answer": ["owner"],
  "exercise:list": ["owner", "therapist", "client"],
  "exercise:read": ["owner", "therapist", "client"],
  "exercise:write": ["owner", "therapist"],
  "client:list": ["owner", "therapist"],
  "client:read": ["owner", "therapist"],
  "record:open-in-emergency": ["owner", "therapist"],
  "client:add": ["owner", "therapist"],
  "client:change": ["owner", "therapist"],
  "client:invite": ["owner", "therapist"],
  "care:read": ["owner", "therapist"],
  "care:give": ["owner", "therapist"],
  "care:see": ["owner", "therapist"],
  "program:list": ["owner", "therapist", "client"],
  "program:read": ["owner", "therapist", "client"],
  "program:write": ["owner", "therapist"],
  "template:list": ["owner", "therapist"],
  "release:read": ["owner", "therapist"],
  "release:decide": ["owner", "therapist"],
  "agreement:read": ["owner", "therapist", "client"],
  "agreement:fill-in": ["owner", "therapist", "client"],
  "contact:read": ["owner", "therapist", "client"],
  "contact:change": ["owner"],
  "health-list:read": ["owner", "therapist"],
  "health-list:approve": ["owner", "therapist"],
  "signal:list": ["owner", "therapist"],
  "signal:settle": ["owner", "therapist"],
  "inbox:read": ["owner", "therapist"],
  "matter:park": ["owner", "therapist"],
  "visit:read": ["owner", "therapist"],
  "today:read": ["client"],
  "session:log": ["client"],
  "session:type-in": ["owner", "therapist"],
  "diary:print": ["owner", "therapist", "client"],
  "session:echo": ["client"],
  "session:correct": ["client"],
  "check-in:tell": ["client"],
  "check-in:ask": ["owner", "therapist"],
  "check-in:list": ["owner", "therapist", "client"],
  "reminder:choose": ["client"],
  "reminder:suggest": ["owner", "therapist"],
  "session:list": ["owner", "therapist", "client"],
  "note:list": ["owner", "therapist", "client"],
  "note:write": ["owner", "therapist"],
  "report:list": ["owner", "therapist"],
  "report:write": ["owner", "therapist"],
  "record:export": ["owner", "therapist"],
  "goal:read": ["owner", "therapist", "client"],
  "goal:set": ["owner", "therapist", "client"],
  "goal:score": ["owner", "therapist", "client"],
  "licence:list": ["owner", "therapist"],
  "licence:keep": ["owner"],
  "measure:read": ["owner", "therapist", "client"],
  "measure:assign": ["owner", "therapist"],
  "measure:score": ["owner", "therapist", "client"],
  "progress:read": ["owner", "therapist", "client"],
  "verdict:read": ["owner", "therapist", "client"],
  "verdict:agree": ["owner", "therapist"],
  "verdict:accept": ["client"],
  "verdict:withdraw": ["owner", "therapist", "client"],
  "copy:ask": ["client"],
  "consent:say": ["client"],
  "relative:keep": ["client"],
  "share:look": ["relative"],
  "statement:make": ["client"],
  "statement:read": ["owner", "therapist"],
  "statement:answer": ["owner", "therapist"],
  "erasure:ask": ["client"],
  "erasure:see": ["owner"],
  "erasure:rule-on": ["owner"],
  "retention:keep": ["owner"],
  "caseload:read": ["owner", "therapist"],
  // All that an assistant has besides an account: no record opens to them, and the database says the same.
  "contact-data:read": ["assistant"],
  "contact-data:change": ["assistant"],
  "contact-data:invite": ["assistant"],
  "contact-data:register": ["assistant"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

export const may = (role: Role, permission: Permission): boolean =>
  (permissions[permission] as readonly Role[]).includes(role);

const homes = {
  owner: "/clients",
  therapist: "/clients",
  client: "/today",
  assistant: "/contacts",
  relative: "/shared",
} as const;
type Home = (typeof homes)[Role];

/** The address that belongs to a role after signing in. */
export const homeOf = (role: Role): Home => homes[role];

/** Whether an inner path leads to what somebody near a client sees. */
export const isOfRelatives = (path: string | null): boolean => /^\/(shared|my-account)([/?]|$)/.test(path ?? "");

/** How long a sign-in of staff lives without a request: the database says the same (`app.idle_time`). */
export const deskIdleMinutes = 30;

/** A path inside this house that a sign-in may lead back to; anything else is null (ASVS 5.0 3.7.2). */
export function innerPath(wanted: string | null | undefined): string | null {
  if (!wanted || !/^\/[A-Za-z0-9]/.test(wanted) || wanted.includes("\\")) return null;
  const url = new URL(wanted, "http://inside.invalid");
  return url.host === "inside.invalid" ? url.pathname + url.search : null;
}

/**
 * Under which name this house's passkeys are kept (the relying party), and from where they are shown; null where there can
 * be none: they belong to a name, never to a number, and browsers want https for them, or the machine itself.
 */
export function passkeyHouseOf(publicUrl: string): { id: string; origin: string } | null {
  const { hostname, origin, protocol } = new URL(publicUrl);
  const isNumber = hostname.startsWith("[") || /^[\d.]+$/.test(hostname);
  const isHere = hostname === "localhost" || hostname.endsWith(".localhost");
  return !isNumber && (protocol === "https:" || isHere) ? { id: hostname, origin } : null;
}

// The first that fits: browsers name the ones that they wish to be taken for as well.
const browsers: [RegExp, string][] = [
  [/\bEdg(?:e|A|iOS)?\//, "Edge"],
  [/\bOPR\/|\bOpera\b/, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\b(?:Firefox|FxiOS)\//, "Firefox"],
  [/\b(?:Chrome|CriOS)\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];
const systems: [RegExp, string][] = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bWindows\b/, "Windows"],
  [/\bMacintosh\b/, "Mac"],
  [/\bCrOS\b/, "Chromebook"],
  [/\bLinux\b/, "Linux"],
];

const firstIn = (known: [RegExp, string][], text: string) => known.find(([pattern]) => pattern.test(text))?.[1] ?? null;

/** What a browser says it is, in words that its owner knows it by; null for what it does not say. */
export const deviceOf = (userAgent: string): { browser: string | null; system: string | null } => ({
  browser: firstIn(browsers, userAgent),
  system: firstIn(systems, userAgent),
});
