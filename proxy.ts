import { type NextRequest, NextResponse } from "next/server";

// The build replaces this word by a constant, so that the production bundle holds no way to the looser policy.
// oxlint-disable-next-line node/no-process-env
const inDevelopment = process.env.NODE_ENV === "development";

/** Where a browser tells what it held back; the older way of saying so is read by those that know no other. */
const reports = "/api/policy-reports";

function policy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${inDevelopment ? " 'unsafe-eval'" : ""}`,
    // A nonce would switch 'unsafe-inline' off again, and the development overlay brings styles without one.
    `style-src 'self' ${inDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    `connect-src 'self'${inDevelopment ? " ws:" : ""}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    `report-uri ${reports}`,
    "report-to policy",
  ].join("; ");
}

/** Gives every page its own nonce. It never decides who may see what: that is the doors' work. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(18))));
  const csp = policy(nonce);
  const headers = new Headers(request.headers);
  // Where a signed-out person wanted to go, for the door that sends them to the sign-in first.
  headers.set("x-path", request.nextUrl.pathname + request.nextUrl.search);
  // Next reads the nonce from the request's policy and puts it on the scripts that it writes.
  headers.set("content-security-policy", csp);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", csp);
  response.headers.set("reporting-endpoints", `policy="${reports}"`);
  // Beside scripts/own-address.mjs, which goes by PUBLIC_URL: a house behind https that was told none says so on its pages.
  if (request.headers.get("x-forwarded-proto") === "https" || request.nextUrl.protocol === "https:") {
    response.headers.set("strict-transport-security", "max-age=31536000; includeSubDomains");
  }
  return response;
}

export const config = {
  matcher: [
    "/((?!api/|_next/static/|illustrations/|icons/|sounds/|icon\\.|apple-icon|favicon\\.ico|robots\\.txt|manifest|sw\\.js).*)",
  ],
};
