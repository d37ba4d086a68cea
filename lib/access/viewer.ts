import type { NextRequest } from "next/server";
import { allowedOrigins } from "@/lib/environment";
import { chooseLocale } from "@/lib/i18n/locale";
import { cookieName, signInOf } from "./auth";
import type { Locale } from "./schema";

/** The hash of the sign-in that a request shows, or null. Whether that sign-in still lives is asked of the database. */
export const shownSignIn = (request: NextRequest): Promise<Buffer | null> =>
  signInOf(request.cookies.get(cookieName())?.value);

export const localeOf = (request: NextRequest): Locale =>
  chooseLocale({
    cookie: request.cookies.get("locale")?.value,
    acceptLanguage: request.headers.get("accept-language") ?? undefined,
  });

/**
 * Whether a request that changes something comes from this house's own pages (security.md RQ1). Browsers always name
 * their origin on such requests; one that is absent, `null` or another's is refused.
 */
export function fromOwnOrigin(headers: Headers): boolean {
  const origin = headers.get("origin");
  const site = headers.get("sec-fetch-site");
  return origin !== null && allowedOrigins().includes(origin) && (site === null || site === "same-origin");
}
